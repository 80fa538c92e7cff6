/** HTTP and WebSocket APIs: API Gateway's second version. */
import {
  type Api,
  GetApisCommand,
  GetDeploymentCommand,
  GetStageCommand,
  GetStagesCommand,
} from '@aws-sdk/client-apigatewayv2';
import type { LiveVersion2Stage, Version2Stage } from '../../../protocol/live.js';
import { type Family, plain, present } from './family.js';
import type { LiveApi } from './ports.js';
import type { CallRequest, CallAws } from './session.js';

/** HTTP and WebSocket APIs, by the service `apigatewayv2`. */
export function version2Apis(call: CallAws): Family {
  return {
    pages: (region, signal) =>
      pages(async (NextToken) => {
        const page = { MaxResults: LARGEST_PAGE, NextToken };
        const answer = await call(asked('GetApis', region), signal, ({ version2 }, options) =>
          version2.send(new GetApisCommand(page), options),
        );
        return { ...answer, Items: answer.Items?.map((api) => liveApi(api, region)) };
      }),
    stages: async (api, signal) => {
      const stages: LiveVersion2Stage[] = [];
      const all = pages((NextToken) => {
        const page = { ApiId: api.id, MaxResults: LARGEST_PAGE, NextToken };
        return call(asked('GetStages', api.region), signal, ({ version2 }, options) =>
          version2.send(new GetStagesCommand(page), options),
        );
      });
      for await (const page of all) stages.push(...page.map((stage) => liveStage(stage, api)));
      return stages;
    },
    stage: async (api, StageName, signal) => {
      const stage = await call(asked('GetStage', api.region), signal, ({ version2 }, options) =>
        version2.send(new GetStageCommand({ ApiId: api.id, StageName }), options),
      );
      return liveStage(stage, api);
    },
    deployment: async (api, DeploymentId, signal) => {
      const { Description, CreatedDate } = await call(
        asked('GetDeployment', api.region),
        signal,
        ({ version2 }, options) =>
          version2.send(new GetDeploymentCommand({ ApiId: api.id, DeploymentId }), options),
      );
      return present({
        id: DeploymentId,
        description: Description,
        createdDate: CreatedDate?.toISOString(),
      });
    },
  };
}

/** AWS documents no maximum for this version; 500 is that of the first, and what other tools ask for. */
const LARGEST_PAGE = '500';

/** The SDK has no paginators for this version. */
async function* pages<Item>(
  ask: (token: string | undefined) => Promise<{
    readonly Items?: readonly Item[] | undefined;
    readonly NextToken?: string | undefined;
  }>,
): AsyncGenerator<readonly Item[]> {
  let token: string | undefined;
  do {
    const { Items = [], NextToken } = await ask(token);
    yield Items;
    token = NextToken;
  } while (token !== undefined);
}

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
