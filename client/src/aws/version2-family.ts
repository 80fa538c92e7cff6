/** HTTP and WebSocket APIs: API Gateway's second version. */
import {
  type Api,
  GetApisCommand,
  GetDeploymentCommand,
  GetStageCommand,
  GetStagesCommand,
  type Stage,
} from '@aws-sdk/client-apigatewayv2';
import type { LiveVersion2Stage, Version2Stage } from '../../../protocol/live.js';
import { type CallRequest, foreignAnswer } from './call-failure.js';
import { type Family, plain, present } from './family.js';
import { apiPages, type ListLimits, pagesOf } from './pages.js';
import type { LiveApi } from './ports.js';
import type { CallAws } from './session.js';

/** HTTP and WebSocket APIs, by the service `apigatewayv2`. */
export function version2Apis(call: CallAws, limits: ListLimits): Family {
  return {
    pages: (region, signal) => {
      const request = asked('GetApis', region);
      return apiPages(request, limits, async (token) => {
        const page = { MaxResults: LARGEST_PAGE, NextToken: token };
        const { Items, NextToken } = await call(request, signal, ({ version2 }, options) =>
          version2.send(new GetApisCommand(page), options),
        );
        return { items: Items?.map((api) => liveApi(api, region)), token: NextToken };
      });
    },
    stages: async (api, signal) => {
      const request = asked('GetStages', api.region);
      const stages: LiveVersion2Stage[] = [];
      const all = pagesOf(
        request,
        ({ StageName }: Stage) => StageName,
        limits,
        async (token) => {
          const page = { ApiId: api.id, MaxResults: LARGEST_PAGE, NextToken: token };
          const { Items, NextToken } = await call(request, signal, ({ version2 }, options) =>
            version2.send(new GetStagesCommand(page), options),
          );
          return { items: Items?.filter(({ StageName }) => typeof StageName === 'string'), token: NextToken };
        },
      );
      for await (const page of all) stages.push(...page.map((stage) => liveStage(stage, api)));
      return stages;
    },
    stage: async (api, StageName, signal) => {
      const request = asked('GetStage', api.region);
      const stage = await call(request, signal, ({ version2 }, options) =>
        version2.send(new GetStageCommand({ ApiId: api.id, StageName }), options),
      );
      if (typeof stage.StageName !== 'string') throw foreignAnswer(request);
      return liveStage(stage, api);
    },
    deployment: async (api, id, signal) => {
      const request = asked('GetDeployment', api.region);
      const { DeploymentId, Description, CreatedDate } = await call(
        request,
        signal,
        ({ version2 }, options) =>
          version2.send(new GetDeploymentCommand({ ApiId: api.id, DeploymentId: id }), options),
      );
      if (DeploymentId === undefined) throw foreignAnswer(request);
      return present({ id, description: Description, createdDate: CreatedDate?.toISOString() });
    },
  };
}

/** AWS documents no maximum for this version; 500 is that of the first, and what other tools ask for. */
const LARGEST_PAGE = '500';

function asked(operation: string, region: string): CallRequest {
  return { service: 'apigatewayv2', operation, region };
}

function liveApi(api: Api, region: string): LiveApi {
  const { ApiId: id = '', Name: name = id, ProtocolType } = api;
  return present({
    kind: ProtocolType === 'WEBSOCKET' ? 'WEBSOCKET' : 'HTTP',
    id,
    name,
    region,
    description: api.Description,
    tags: api.Tags,
    createdDate: api.CreatedDate?.toISOString(),
    disableExecuteApiEndpoint: api.DisableExecuteApiEndpoint,
  } as const);
}

function liveStage(stage: object, { id, name, region }: LiveApi): LiveVersion2Stage {
  return {
    kind: 'version2',
    apiId: id,
    apiName: name,
    region,
    stage: plain(stage) as Version2Stage,
  };
}
