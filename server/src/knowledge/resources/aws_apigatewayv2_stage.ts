/** The stage of an HTTP or WebSocket API, in our own words. Types and flags come from the provider's schema. */
import type { Facts, ResourceFacts } from '../schema.js';
import { version2StageParts } from '../stage-parts.js';
import { identity, region, tagsAll, tagsV2 } from '../vocabularies/common.js';
import { gatewayGuide, providerPage } from '../vocabularies/links.js';
import {
  accessLogDestinationFacts,
  accessLogFormat,
  dataTraceMeaning,
  loggingLevels,
  needsLoggingRole,
  webSocketOnly,
} from '../vocabularies/logging.js';
import { stageVariableLimits, stageVariableUse } from '../vocabularies/stage-variables.js';
import { routeThrottle, zeroThrottleTrap } from '../vocabularies/throttling.js';

export const apiGatewayV2Stage: ResourceFacts = {
  kind: 'resource',
  type: 'aws_apigatewayv2_stage',
  title: 'Stage of an HTTP or WebSocket API',
  doc: 'A named, reachable version of an HTTP or WebSocket API, with its logs, throttles and variables. The name `$default` puts an HTTP API at the root of its address. Cache, canary, X-Ray and web ACL exist only for REST APIs (`aws_api_gateway_stage`).',
  link: providerPage('aws_apigatewayv2_stage'),
  importId: { shape: 'API-ID/STAGE-NAME', example: 'aabbccddee/example-stage' },
  snippet: ['auto_deploy'],
  localName: 'default',
  members: {
    api_id: {
      doc: 'The HTTP or WebSocket API that this is a stage of.',
      forceNew: true,
      refersTo: [{ type: 'aws_apigatewayv2_api', attribute: 'id' }],
      awsMember: 'ApiId',
    },
    name: {
      doc: 'The name of the stage and the first part of the path callers use. An API made by quick create (`target` on the API) already has a `$default` stage, which API Gateway manages: it cannot be created or imported here.',
      length: { min: 1, max: 128 },
      pattern: {
        regex: '^(\\$default|[A-Za-z0-9_-]+)$',
        means: 'letters, digits, hyphens and underscores, or `$default`',
      },
      suggested: [{ value: '$default', doc: 'The stage that answers at the root of an HTTP API.' }],
      forceNew: true,
      awsMember: 'StageName',
      sample: '"$default"',
      link: gatewayGuide('http-api-stages'),
    },
    auto_deploy: {
      doc: 'Publishes every change of the API at once, through deployments that API Gateway creates. `deployment_id` must not be set then: AWS rejects it. Without it, changes wait for an `aws_apigatewayv2_deployment`.',
      default: 'false',
      awsMember: 'AutoDeploy',
      sample: 'true',
    },
    deployment_id: {
      doc: 'The deployment that the stage publishes. Conflicts with `auto_deploy = true`. With auto-deploy it is read-only and changes with every change of the API.',
      refersTo: [{ type: 'aws_apigatewayv2_deployment', attribute: 'id' }],
      awsMember: 'DeploymentId',
    },
    description: {
      doc: 'A description of the stage.',
      length: { min: 0, max: 1024 },
      awsMember: 'Description',
      sample: '""',
    },
    stage_variables: {
      doc: `Stage variables: settings that integrations read as \`stageVariables.<name>\`, so that one API can call another backend in each stage. ${stageVariableUse}`,
      entries: stageVariableLimits,
      awsMember: 'StageVariables',
      link: gatewayGuide('http-api-stages.stage-variables'),
    },
    access_log_settings: {
      doc: 'Enables access logging: one line in a custom format for every request. On a WebSocket API it needs the account-wide role of `aws_api_gateway_account.cloudwatch_role_arn`, in the same Region.',
      awsMember: 'AccessLogSettings',
      link: gatewayGuide('http-api-logging'),
    },
    'access_log_settings.destination_arn': accessLogDestinationFacts(
      'AccessLogSettings.DestinationArn',
      false,
    ),
    'access_log_settings.format': accessLogFormat(
      'AccessLogSettings.Format',
      '',
      'http-api-logging-variables',
      `jsonencode({
  requestId   = "$context.requestId"
  ip          = "$context.identity.sourceIp"
  requestTime = "$context.requestTime"
  routeKey    = "$context.routeKey"
  status      = "$context.status"
})`,
    ),
    default_route_settings: {
      doc: `Throttles, metrics and logs for every route without its own \`route_settings\`. ${zeroThrottleTrap} Without the block, a plan takes it for an empty one: limits and metrics that AWS has are reset, and only the log level stays.`,
      awsMember: 'DefaultRouteSettings',
      snippet: version2StageParts.throttles,
      link: gatewayGuide('http-api-throttling'),
    },
    ...routeSettings('default_route_settings', 'DefaultRouteSettings'),
    route_settings: {
      doc: `Throttles, metrics and logs for one route, in place of the default ones. One block for each route. ${zeroThrottleTrap}`,
      awsMember: 'RouteSettings',
      snippet: version2StageParts.throttles,
      link: gatewayGuide('http-api-throttling'),
    },
    'route_settings.route_key': {
      doc: 'The route, spelled exactly as in its own `route_key`: `GET /orders` for an HTTP API, `$connect`, `$default` or a key of your own for a WebSocket API. The route must exist before the stage, or AWS fails because it cannot find it; a reference to `aws_apigatewayv2_route.<name>.route_key` ensures that.',
      refersTo: [{ type: 'aws_apigatewayv2_route', attribute: 'route_key' }],
      awsMember: 'RouteSettings',
    },
    ...routeSettings('route_settings', 'RouteSettings.{route key}'),
    client_certificate_id: {
      doc: 'The client certificate that API Gateway shows to backends. WebSocket APIs only: the provider sends it for an HTTP API as well, but AWS does not support it there.',
      refersTo: [{ type: 'aws_api_gateway_client_certificate', attribute: 'id' }],
      awsMember: 'ClientCertificateId',
    },
    tags: tagsV2,
    tags_all: tagsAll,
    region,
    id: identity('The name of the stage. The ID to import with is `API-ID/STAGE-NAME`.'),
    arn: {
      doc: "The stage's ARN, `arn:aws:apigateway:{region}::/apis/{api_id}/stages/{name}`. A web ACL cannot be attached to it: AWS WAF protects the stages of REST APIs only.",
    },
    execution_arn: {
      doc: 'The ARN for permissions to call the stage, `arn:aws:execute-api:{region}:{account}:{api_id}/{name}`. For `aws_lambda_permission.source_arn` add `/*`: it covers methods with their paths, `$default` and the routes of a WebSocket API.',
    },
    invoke_url: {
      doc: 'The URL of the stage: `https://{api_id}.execute-api.{region}.amazonaws.com/{name}`, for `$default` with nothing but a slash at the end; for a WebSocket API it begins with `wss://`.',
    },
  },
};

/** What `default_route_settings` and `route_settings` both hold; `member` is their name in AWS's API. */
function routeSettings(path: string, member: string): Readonly<Record<string, Facts>> {
  return {
    [`${path}.throttling_rate_limit`]: routeThrottle('rate', `${member}.ThrottlingRateLimit`),
    [`${path}.throttling_burst_limit`]: routeThrottle('burst', `${member}.ThrottlingBurstLimit`),
    [`${path}.detailed_metrics_enabled`]: {
      doc: 'Writes CloudWatch metrics for each route, not only for the whole stage. They are paid for as custom metrics.',
      default: 'false',
      awsMember: `${member}.DetailedMetricsEnabled`,
      sample: 'true',
    },
    [`${path}.logging_level`]: {
      doc: `The level of detail of the execution log. ${webSocketOnly} ${needsLoggingRole}`,
      allowed: loggingLevels,
      awsMember: `${member}.LoggingLevel`,
      sample: '"ERROR"',
      link: gatewayGuide('websocket-api-logging'),
    },
    [`${path}.data_trace_enabled`]: {
      doc: `${dataTraceMeaning} ${webSocketOnly}`,
      default: 'false',
      awsMember: `${member}.DataTraceEnabled`,
      sample: 'false',
      link: gatewayGuide('websocket-api-logging'),
    },
  };
}
