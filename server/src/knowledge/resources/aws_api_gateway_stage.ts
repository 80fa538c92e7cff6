/** The stage of a REST API, in our own words. Types and flags come from the provider's schema, not from here. */
import type { ResourceFacts } from '../schema.js';
import { cacheClusterSizes } from '../vocabularies/cache.js';
import { identity, region, tags, tagsAll } from '../vocabularies/common.js';
import { gatewayGuide, providerPage } from '../vocabularies/links.js';
import { accessLogDestinationFacts, accessLogFormat, needsLoggingRole } from '../vocabularies/logging.js';
import { stageVariableLimits, stageVariableUse } from '../vocabularies/stage-variables.js';

export const apiGatewayStage: ResourceFacts = {
  kind: 'resource',
  type: 'aws_api_gateway_stage',
  title: 'Stage of a REST API',
  doc: 'A named, reachable version of a REST API: it publishes one deployment under `https://{api}.execute-api.{region}.amazonaws.com/{stage}` and carries the settings around it: logs, cache, variables, canary, tracing. Throttling, execution logs, metrics and the caching of single methods are set with `aws_api_gateway_method_settings`, a firewall with `aws_wafv2_web_acl_association`. For HTTP and WebSocket APIs there is `aws_apigatewayv2_stage`.',
  link: providerPage('aws_api_gateway_stage'),
  importId: { shape: 'REST-API-ID/STAGE-NAME', example: '12345abcde/prod' },
  localName: 'prod',
  members: {
    rest_api_id: {
      doc: 'The REST API that this is a stage of. Its deployment has to belong to the same API.',
      forceNew: true,
      refersTo: [{ type: 'aws_api_gateway_rest_api', attribute: 'id' }],
      awsMember: 'restApiId',
    },
    deployment_id: {
      doc: 'The deployment, a snapshot of the API, that the stage publishes. Pointing it at another one moves the traffic at once and in place. A change of the API reaches callers only through a new deployment, so give the deployment `triggers`, and `lifecycle { create_before_destroy = true }`, because AWS keeps a deployment that a stage still points to from being deleted.',
      refersTo: [{ type: 'aws_api_gateway_deployment', attribute: 'id' }],
      awsMember: 'deploymentId',
      link: gatewayGuide('how-to-deploy-api'),
    },
    stage_name: {
      doc: 'The name of the stage and the first part of the path callers use. The provider does not check it, so an invalid name fails during apply. Other resources should refer to `aws_api_gateway_stage.<name>.stage_name`, which also defines the order.',
      length: { min: 1, max: 128 },
      pattern: { regex: '^[A-Za-z0-9_-]+$', means: 'letters, digits, hyphens and underscores' },
      forceNew: true,
      awsMember: 'stageName',
      sample: '"prod"',
      link: gatewayGuide('set-up-stages'),
    },
    description: {
      doc: 'A description of the stage, shown in the console.',
      awsMember: 'description',
      sample: '""',
    },
    variables: {
      doc: `Stage variables: settings that integrations, authorizers and mapping templates read as \`stageVariables.<name>\`, so that one API can call another backend, function alias or host in each stage. ${stageVariableUse}`,
      entries: stageVariableLimits,
      awsMember: 'variables',
      link: gatewayGuide('stage-variables'),
    },
    access_log_settings: {
      doc: `Enables access logging: one line in a custom format for every request. AWS takes it only for a stage that exists, so the provider adds it right after creating the stage; if AWS rejects the format or destination, the stage still exists. ${needsLoggingRole}`,
      awsMember: 'accessLogSettings',
      link: gatewayGuide('set-up-logging'),
    },
    'access_log_settings.destination_arn': accessLogDestinationFacts(
      'accessLogSettings.destinationArn',
      true,
    ),
    'access_log_settings.format': accessLogFormat(
      'accessLogSettings.format',
      ' (a line break is only allowed at the very end)',
      'api-gateway-variables-for-access-logging',
      `jsonencode({
  requestId    = "$context.requestId"
  ip           = "$context.identity.sourceIp"
  requestTime  = "$context.requestTime"
  httpMethod   = "$context.httpMethod"
  resourcePath = "$context.resourcePath"
  status       = "$context.status"
})`,
    ),
    cache_cluster_enabled: {
      doc: 'Gives the stage a cache, billed by the hour whether it is used or not. Creating it takes several minutes, and the provider waits. By itself it caches nothing: enable `caching_enabled` for the methods with `aws_api_gateway_method_settings`.',
      default: 'false',
      awsMember: 'cacheClusterEnabled',
      sample: 'true',
      link: gatewayGuide('api-gateway-caching'),
    },
    cache_cluster_size: {
      doc: 'The size of the cache in gigabytes, a string. Requires `cache_cluster_enabled = true`: while the cache is off, it has no effect and can cause changes in plans. Another size means a new, empty cache.',
      allowed: cacheClusterSizes,
      awsMember: 'cacheClusterSize',
      sample: '"0.5"',
      link: gatewayGuide('api-gateway-caching'),
    },
    canary_settings: {
      doc: 'Sends a share of the traffic to another deployment, to try it on real callers. Promoting the canary in AWS copies its deployment and variables to the stage and sets the share to 0, but the canary exists until this block is removed, even at 0 percent.',
      since: '4.7.0',
      awsMember: 'canarySettings',
      link: gatewayGuide('canary-release'),
    },
    'canary_settings.deployment_id': {
      doc: 'The deployment that the canary publishes; it should differ from the `deployment_id` of the stage, or all traffic gets the same. Provider versions without it always use the deployment of the stage.',
      since: '5.75.0',
      requiredSince: '5.75.0',
      refersTo: [{ type: 'aws_api_gateway_deployment', attribute: 'id' }],
      awsMember: 'canarySettings.deploymentId',
    },
    'canary_settings.percent_traffic': {
      doc: 'The percentage of traffic that goes to the canary; fractions are allowed. Checked by AWS, not by the provider.',
      default: '0.0',
      range: { min: 0, max: 100 },
      awsMember: 'canarySettings.percentTraffic',
      sample: '10',
    },
    'canary_settings.stage_variable_overrides': {
      doc: 'Stage variables with another value for the canary. A name that the stage itself lacks is added for the canary only.',
      keysOf: 'variables',
      awsMember: 'canarySettings.stageVariableOverrides',
    },
    'canary_settings.use_stage_cache': {
      doc: 'Whether the canary uses the cache of the stage.',
      default: 'false',
      awsMember: 'canarySettings.useStageCache',
      sample: 'true',
    },
    client_certificate_id: {
      doc: 'The client certificate that API Gateway presents to HTTP backends, so that they can identify its requests. AWS takes it only for a stage that exists; the provider adds it right after creating the stage.',
      refersTo: [{ type: 'aws_api_gateway_client_certificate', attribute: 'id' }],
      awsMember: 'clientCertificateId',
      link: gatewayGuide('getting-started-client-side-ssl-authentication'),
    },
    documentation_version: {
      doc: 'The published version of the API documentation that belongs to this stage.',
      refersTo: [{ type: 'aws_api_gateway_documentation_version', attribute: 'version' }],
      awsMember: 'documentationVersion',
      link: gatewayGuide('api-gateway-documenting-api'),
    },
    xray_tracing_enabled: {
      doc: 'Traces requests through the stage with AWS X-Ray.',
      default: 'false',
      since: '1.36.0',
      awsMember: 'tracingEnabled',
      sample: 'true',
      link: gatewayGuide('apigateway-xray'),
    },
    tags,
    tags_all: tagsAll,
    region,
    id: identity(
      "Terraform's own name for the stage, `ags-{rest_api_id}-{stage_name}`. Not the import ID, and rarely what another resource needs: use `stage_name` or `arn`.",
    ),
    arn: {
      doc: "The stage's ARN, `arn:aws:apigateway:{region}::/restapis/{rest_api_id}/stages/{stage_name}`. Use it for `aws_wafv2_web_acl_association.resource_arn`.",
    },
    execution_arn: {
      doc: 'The ARN for permissions to call the stage, `arn:aws:execute-api:{region}:{account}:{rest_api_id}/{stage_name}`. For `aws_lambda_permission.source_arn` add method and path: `"${aws_api_gateway_stage.<name>.execution_arn}/*/*"`.',
    },
    invoke_url: {
      doc: 'The URL of the stage: `https://{rest_api_id}.execute-api.{region}.amazonaws.com/{stage_name}`, without a trailing slash.',
    },
    web_acl_arn: {
      doc: 'The web ACL in front of the stage, if any. Read-only: attach one with `aws_wafv2_web_acl_association`.',
      awsMember: 'webAclArn',
      link: gatewayGuide('apigateway-control-access-aws-waf'),
    },
  },
};
