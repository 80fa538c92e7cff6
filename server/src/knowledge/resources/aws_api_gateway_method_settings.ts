/** The settings of a REST API stage for all or single methods, in our own words. */
import type { ResourceFacts } from '../schema.js';
import { cacheTtl, unauthorizedCacheControlStrategies } from '../vocabularies/cache.js';
import { identity, region } from '../vocabularies/common.js';
import { gatewayGuide, providerPage } from '../vocabularies/links.js';
import { dataTraceMeaning, loggingLevels, needsLoggingRole } from '../vocabularies/logging.js';
import { methodThrottle } from '../vocabularies/throttling.js';

export const apiGatewayMethodSettings: ResourceFacts = {
  kind: 'resource',
  type: 'aws_api_gateway_method_settings',
  title: 'Settings for the methods of a REST API stage',
  doc: 'Execution logs, metrics, throttles and caching of a stage, for all its methods (`*/*`) or for one. Several may stand side by side, but two for the same stage and path silently overwrite each other. Deleting one removes all settings of its path.',
  link: providerPage('aws_api_gateway_method_settings'),
  importId: { shape: 'REST-API-ID/STAGE-NAME/METHOD-PATH', example: '12345abcde/example/*/*' },
  snippet: ['settings.metrics_enabled', 'settings.logging_level'],
  localName: 'all',
  members: {
    rest_api_id: {
      doc: 'The REST API that the stage belongs to.',
      forceNew: true,
      refersTo: [
        { type: 'aws_api_gateway_rest_api', attribute: 'id' },
        { type: 'aws_api_gateway_stage', attribute: 'rest_api_id' },
      ],
      awsMember: 'restApiId',
    },
    stage_name: {
      doc: "The stage's name. Refer to the stage (`aws_api_gateway_stage.<name>.stage_name`): then the settings are created after it and recreated when it is replaced.",
      forceNew: true,
      refersTo: [{ type: 'aws_api_gateway_stage', attribute: 'stage_name' }],
      awsMember: 'stageName',
    },
    method_path: {
      doc: 'What the settings are for: `*/*` for every method of the stage, otherwise the resource\'s path and the method as `{path}/{METHOD}`. In the path every slash, the first one too, is written `~1`: `/orders/{id}` with `GET` becomes `~1orders~1{id}/GET`, the root `~1/GET`. A path of several parts with plain slashes is stored by AWS, but has no effect. Always correct: `"${replace(aws_api_gateway_resource.<name>.path, "/", "~1")}/${aws_api_gateway_method.<name>.http_method}"`. A `*` inside a path is not a wildcard.',
      suggested: [{ value: '*/*', doc: 'Every method of the stage.' }],
      forceNew: true,
      awsMember: 'methodSettings',
      sample: '"*/*"',
    },
    settings: {
      doc: 'The settings themselves. What is left out keeps the value that AWS has, save for the throttles: left out, they become `-1`.',
      awsMember: 'methodSettings',
    },
    'settings.metrics_enabled': {
      doc: 'Writes detailed CloudWatch metrics (calls, latency, errors, cache hits) for each method. They are paid for as custom metrics.',
      default: 'false',
      awsMember: 'metricsEnabled',
      sample: 'true',
    },
    'settings.logging_level': {
      doc: `The level of detail of the execution log. The log group is always \`API-Gateway-Execution-Logs_{rest_api_id}/{stage_name}\`; to set its retention, declare that \`aws_cloudwatch_log_group\` and let the stage depend on it. ${needsLoggingRole}`,
      allowed: loggingLevels,
      default: '"OFF"',
      awsMember: 'loggingLevel',
      sample: '"INFO"',
      link: gatewayGuide('set-up-logging'),
    },
    'settings.data_trace_enabled': {
      doc: dataTraceMeaning,
      default: 'false',
      awsMember: 'dataTraceEnabled',
      sample: 'false',
      link: gatewayGuide('set-up-logging'),
    },
    'settings.throttling_rate_limit': methodThrottle('rate'),
    'settings.throttling_burst_limit': methodThrottle('burst'),
    'settings.caching_enabled': {
      doc: "Answers from the stage's cache. Works only where the stage has one (`cache_cluster_enabled = true`). With `*/*` only `GET` methods are cached; any other method has to be named.",
      default: 'false',
      awsMember: 'cachingEnabled',
      sample: 'true',
      link: gatewayGuide('api-gateway-caching'),
    },
    'settings.cache_ttl_in_seconds': {
      doc: 'How long an answer stays in the cache, in seconds. `0` keeps none. The provider does not check it, AWS does.',
      ...cacheTtl,
      awsMember: 'cacheTtlInSeconds',
      sample: '300',
      link: gatewayGuide('api-gateway-caching'),
    },
    'settings.cache_data_encrypted': {
      doc: 'Encrypts cached answers at rest.',
      default: 'false',
      awsMember: 'cacheDataEncrypted',
      sample: 'true',
      link: gatewayGuide('api-gateway-caching'),
    },
    'settings.require_authorization_for_cache_control': {
      doc: 'A caller that wants a fresh answer (`Cache-Control: max-age=0`) must have the permission to invalidate the cache. With `false` anyone may empty it, entry by entry.',
      default: 'true',
      awsMember: 'requireAuthorizationForCacheControl',
      sample: 'true',
      link: gatewayGuide('api-gateway-caching'),
    },
    'settings.unauthorized_cache_control_header_strategy': {
      doc: 'What happens when a caller asks for a fresh answer without the permission.',
      allowed: unauthorizedCacheControlStrategies,
      default: '"SUCCEED_WITH_RESPONSE_HEADER"',
      awsMember: 'unauthorizedCacheControlHeaderStrategy',
      sample: '"FAIL_WITH_403"',
      link: gatewayGuide('api-gateway-caching'),
    },
    region,
    id: identity(
      'The parts of the address in one, `{rest_api_id}-{stage_name}-{method_path}`. The ID to import with has slashes between them.',
    ),
  },
};
