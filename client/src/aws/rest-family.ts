/** REST APIs: API Gateway's first version. */
import {
  GetDeploymentCommand,
  GetRestApisCommand,
  GetStageCommand,
  GetStagesCommand,
  type RestApi,
} from '@aws-sdk/client-api-gateway';
import type { LiveRestStage, RestStage } from '../../../protocol/live.js';
import { type Family, plain, present } from './family.js';
import type { LiveApi } from './ports.js';
import type { CallRequest, CallAws } from './session.js';

/** REST APIs, by the service `apigateway`. */
export function restApis(call: CallAws): Family {
  return {
    pages: async function* (region, signal) {
      let position: string | undefined;
      do {
        const page = { limit: LARGEST_PAGE, position };
        const answer = await call(asked('GetRestApis', region), signal, ({ version1 }, options) =>
          version1.send(new GetRestApisCommand(page), options),
        );
        yield (answer.items ?? []).map((api) => liveApi(api, region));
        position = answer.position;
      } while (position !== undefined);
    },
    stages: async (api, signal) => {
      const { item = [] } = await call(asked('GetStages', api.region), signal, ({ version1 }, options) =>
        version1.send(new GetStagesCommand({ restApiId: api.id }), options),
      );
      return item.map((stage) => liveStage(stage, api));
    },
    stage: async (api, stageName, signal) => {
      const stage = await call(asked('GetStage', api.region), signal, ({ version1 }, options) =>
        version1.send(new GetStageCommand({ restApiId: api.id, stageName }), options),
      );
      return liveStage(stage, api);
    },
    deployment: async (api, deploymentId, signal) => {
      const { description, createdDate } = await call(
        asked('GetDeployment', api.region),
        signal,
        ({ version1 }, options) =>
          version1.send(new GetDeploymentCommand({ restApiId: api.id, deploymentId }), options),
      );
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
