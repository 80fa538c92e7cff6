/** REST APIs: API Gateway's first version. */
import {
  GetDeploymentCommand,
  GetRestApisCommand,
  GetStageCommand,
  GetStagesCommand,
  type RestApi,
} from '@aws-sdk/client-api-gateway';
import type { LiveRestStage, RestStage } from '../../../protocol/live.js';
import { type CallRequest, foreignAnswer } from './call-failure.js';
import { type Family, plain, present } from './family.js';
import { apiPages, type ListLimits, listOf } from './pages.js';
import type { LiveApi } from './ports.js';
import type { CallAws } from './session.js';

/** REST APIs, by the service `apigateway`. */
export function restApis(call: CallAws, limits: ListLimits): Family {
  return {
    pages: (region, signal) => {
      const request = asked('GetRestApis', region);
      return apiPages(request, limits, async (token) => {
        const page = { limit: LARGEST_PAGE, position: token };
        const { items, position } = await call(request, signal, ({ version1 }, options) =>
          version1.send(new GetRestApisCommand(page), options),
        );
        return { items: items?.map((api) => liveApi(api, region)), token: position };
      });
    },
    stages: async (api, signal) => {
      const request = asked('GetStages', api.region);
      const { item } = await call(request, signal, ({ version1 }, options) =>
        version1.send(new GetStagesCommand({ restApiId: api.id }), options),
      );
      return listOf(request, item)
        .filter(({ stageName }) => typeof stageName === 'string')
        .map((stage) => liveStage(stage, api));
    },
    stage: async (api, stageName, signal) => {
      const request = asked('GetStage', api.region);
      const stage = await call(request, signal, ({ version1 }, options) =>
        version1.send(new GetStageCommand({ restApiId: api.id, stageName }), options),
      );
      if (typeof stage.stageName !== 'string') throw foreignAnswer(request);
      return liveStage(stage, api);
    },
    deployment: async (api, deploymentId, signal) => {
      const request = asked('GetDeployment', api.region);
      const { id, description, createdDate } = await call(request, signal, ({ version1 }, options) =>
        version1.send(new GetDeploymentCommand({ restApiId: api.id, deploymentId }), options),
      );
      if (id === undefined) throw foreignAnswer(request);
      return present({ id: deploymentId, description, createdDate: createdDate?.toISOString() });
    },
  };
}

/** The maximum that AWS documents for `GetRestApis`. */
const LARGEST_PAGE = 500;

function asked(operation: string, region: string): CallRequest {
  return { service: 'apigateway', operation, region };
}

function liveApi(api: RestApi, region: string): LiveApi {
  const { id = '', name = id, description, tags, createdDate, endpointConfiguration } = api;
  return present({
    kind: 'REST',
    id,
    name,
    region,
    description,
    tags,
    createdDate: createdDate?.toISOString(),
    endpointTypes: endpointConfiguration?.types,
    vpcEndpointIds: endpointConfiguration?.vpcEndpointIds,
    disableExecuteApiEndpoint: api.disableExecuteApiEndpoint,
  } as const);
}

function liveStage(stage: object, { id, name, region }: LiveApi): LiveRestStage {
  return { kind: 'rest', apiId: id, apiName: name, region, stage: plain(stage) as RestStage };
}
