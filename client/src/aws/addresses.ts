/** Where a live stage is found: its URLs, ARNs and import commands. Pure; asks nobody. */
import type { LiveStage } from '../../../protocol/live.js';
import type { LiveApi } from './ports.js';
import { partitionOf } from './regions.js';

/** A stage, as far as addresses go. */
export interface StageAddress {
  readonly api: LiveApi;
  readonly stageName: string;
}

/** The stage's name in its own JSON. */
export function liveStageName(live: LiveStage): string {
  return live.kind === 'rest' ? live.stage.stageName : live.stage.StageName;
}

/**
 * Where clients call the stage, without a custom domain. A private API answers inside its VPC only: through the name of
 * its VPC endpoint where it has one.
 */
export function invokeUrl({ api, stageName }: StageAddress): string {
  const scheme = api.kind === 'WEBSOCKET' ? 'wss' : 'https';
  const [vpcEndpoint] = api.vpcEndpointIds ?? [];
  const id = vpcEndpoint === undefined ? api.id : `${api.id}-${vpcEndpoint}`;
  const host = `${id}.execute-api.${api.region}.${partitionOf(api.region).dnsSuffix}`;
  // The default stage of an HTTP API is served from the root.
  return stageName === '$default' ? `${scheme}://${host}` : `${scheme}://${host}/${stageName}`;
}

/** What a person must know to use the invoke URL; undefined where it simply works. */
export function invokeUrlNote(api: LiveApi): string | undefined {
  if (api.disableExecuteApiEndpoint === true)
    return 'The `execute-api` endpoint of this API is disabled. Call the API through its custom domain name.';
  if (api.endpointTypes?.includes('PRIVATE') === true)
    return 'The API is private. The URL works only from a VPC that has an `execute-api` endpoint.';
  return undefined;
}

/** What Terraform calls `arn`, and WAF associations and tags name. */
export function stageArn({ api, stageName }: StageAddress): string {
  const collection = api.kind === 'REST' ? 'restapis' : 'apis';
  return `arn:${partitionOf(api.region).id}:apigateway:${api.region}::/${collection}/${api.id}/stages/${stageName}`;
}

/** What Terraform calls `execution_arn`, and Lambda permissions begin with. */
export function executionArn({ api, stageName }: StageAddress, accountId: string): string {
  return `arn:${partitionOf(api.region).id}:execute-api:${api.region}:${accountId}:${api.id}/${stageName}`;
}

/** The stages of the API in AWS's console; undefined in a partition whose console is not public. */
export function consoleUrl(api: LiveApi): string | undefined {
  const { consoleHost } = partitionOf(api.region);
  if (consoleHost === undefined) return undefined;
  const query = new URLSearchParams({ api: api.id, region: api.region }).toString();
  const page = api.kind === 'HTTP' ? 'api-detail' : `apis/${api.id}/stages`;
  return `https://${api.region}.${consoleHost}/apigateway/main/${page}?${query}`;
}

/** What `terraform import` and import blocks call the stage. */
export function stageImportId({ api, stageName }: StageAddress): string {
  return `${api.id}/${stageName}`;
}

/** For a terminal: `$default` must reach Terraform as it is. */
export function stageImportCommand(stage: StageAddress, address: string): string {
  return `terraform import ${quoted(address)} ${quoted(stageImportId(stage))}`;
}

/** Plain words stay bare; anything else is put in single quotes, as POSIX shells read them. */
function quoted(word: string): string {
  return /^[\w./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
