/** Which argument or block a person meant by a name that is none: by spelling, or by habit from another resource. */
import { didYouMean } from '../../analysis/values/did-you-mean.js';
import { nestedName, type SchemaBlock } from '../../analysis/blocks/schema-blocks.js';
import { memoize } from '../../hcl/memoize.js';
import type { Body } from '../../hcl/syntax.js';
import type { BodySchema } from '../../knowledge/schema.js';

/**
 * The name of an argument or block that may still be written in the body and that `name` most likely stands for.
 * `kind` restricts the answer to one of the two.
 */
export function suggestion(
  name: string,
  block: SchemaBlock,
  kind: 'attributes' | 'blocks',
): string | undefined {
  const present = presentIn(block.body);
  const free = namesOf(block.bodySchema, kind).filter((each) => !present.has(each));
  const confused = CONFUSED.get(name)?.find((each) => free.includes(each));
  return confused ?? didYouMean(name, free);
}

const presentIn = memoize(
  ({ items }: Body): ReadonlySet<string> =>
    new Set(items.map((item) => (item.kind === 'block' ? nestedName(item) : item.name.text))),
);

/**
 * Where below or above a block the name would be right: the path of a nested block, or `[]` for the resource itself. Of
 * several that is the one which may stand only once, as nothing has to be said of what it is for.
 */
export function rightPlace(name: string, block: SchemaBlock): readonly string[] | undefined {
  const places = placesOf(name, block.schema.body, []);
  const single = places.length > 1 ? places.filter(({ once }) => once) : places;
  return single.length === 1 ? single[0]?.path : undefined;
}

/** What people write who know the other kind of stage, the AWS API or the console. */
const CONFUSED: ReadonlyMap<string, readonly string[]> = new Map([
  ['name', ['stage_name']],
  ['stage', ['stage_name', 'name']],
  ['stage_name', ['name', 'stage']],
  ['variables', ['stage_variables']],
  ['stage_variables', ['variables']],
  ['api_id', ['rest_api_id']],
  ['rest_api_id', ['api_id']],
  ['rest_api', ['rest_api_id']],
  ['http_api_id', ['api_id']],
  ['tracing_enabled', ['xray_tracing_enabled']],
  ['xray_enabled', ['xray_tracing_enabled']],
  ['access_logs', ['access_log_settings']],
  ['access_log_setting', ['access_log_settings']],
  ['canary_setting', ['canary_settings']],
  ['route_setting', ['route_settings']],
  ['route_settings', ['default_route_settings']],
  ['method_settings', ['settings']],
  ['log_format', ['format']],
  ['log_group_arn', ['destination_arn']],
  ['burst_limit', ['throttling_burst_limit']],
  ['rate_limit', ['throttling_rate_limit']],
  ['throttling_burst_limit', ['burst_limit']],
  ['throttling_rate_limit', ['rate_limit']],
  ['detailed_metrics_enabled', ['metrics_enabled']],
  ['metrics_enabled', ['detailed_metrics_enabled']],
  ['log_level', ['logging_level']],
  ['cache_size', ['cache_cluster_size']],
  ['cache_enabled', ['cache_cluster_enabled', 'caching_enabled']],
  ['ttl', ['cache_ttl_in_seconds']],
  ['quota', ['quota_settings']],
  ['throttle', ['throttle_settings']],
  ['web_acl_id', ['web_acl_arn']],
  ['web_acl', ['web_acl_arn']],
  ['stage_arn', ['resource_arn']],
  ['function', ['function_name']],
  ['function_arn', ['function_name']],
  ['lambda_arn', ['function_name']],
  ['retention', ['retention_in_days']],
  ['retention_days', ['retention_in_days']],
  ['uri', ['authorizer_uri']],
  ['lambda_uri', ['authorizer_uri']],
  ['domain', ['domain_name']],
  ['base_path', ['api_mapping_key']],
  ['mapping_key', ['api_mapping_key']],
  ['api_mapping_key', ['base_path']],
  ['path', ['path_part', 'base_path']],
]);

function namesOf(schema: BodySchema, kind: 'attributes' | 'blocks'): readonly string[] {
  if (kind === 'blocks') return [...schema.blocks.keys()];

  return [...schema.attributes.values()]
    .filter((each) => each.presence !== 'computed' && each.name !== 'id' && !each.facts?.notProposed)
    .map((each) => each.name);
}

interface Found {
  readonly path: readonly string[];
  readonly once: boolean;
}

function placesOf(name: string, schema: BodySchema, path: readonly string[], once = true): readonly Found[] {
  const own = schema.attributes.get(name);
  const nested = [...schema.blocks.values()].flatMap((each) =>
    placesOf(name, each.body, [...path, each.name], once && each.maxItems === 1),
  );
  return own && own.presence !== 'computed' ? [{ path, once }, ...nested] : nested;
}
