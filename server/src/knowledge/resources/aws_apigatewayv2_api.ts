/** The HTTP or WebSocket API, in our own words. Types and flags come from the provider's schema. */
import type { ResourceFacts } from '../schema.js';
import { identity, region, tagsAll, tagsV2 } from '../vocabularies/common.js';
import { disableExecuteApi, ipAddressType } from '../vocabularies/endpoints.js';
import { gatewayGuide, providerPage } from '../vocabularies/links.js';

const quickCreate =
  'Part of quick create: an HTTP API that comes with a route, an integration and a `$default` stage, all managed by API Gateway. That stage cannot be changed or imported, so omit this if you declare stages.';

export const apiGatewayV2Api: ResourceFacts = {
  kind: 'resource',
  type: 'aws_apigatewayv2_api',
  title: 'HTTP or WebSocket API',
  doc: 'An HTTP or WebSocket API: the root of routes and integrations. A stage (`aws_apigatewayv2_stage`) publishes it.',
  link: providerPage('aws_apigatewayv2_api'),
  importId: { shape: 'API-ID', example: 'aabbccddee' },
  localName: 'api',
  members: {
    name: {
      doc: 'The name of the API as the console shows it.',
      length: { min: 1, max: 128 },
      awsMember: 'Name',
      sample: '"api"',
    },
    protocol_type: {
      doc: 'What kind of API it is. Decides what its stages can do.',
      allowed: [
        { value: 'HTTP', doc: 'HTTP API: simpler and cheaper, without execution logs, cache and canary.' },
        { value: 'WEBSOCKET', doc: 'WebSocket API: lasting connections, routes chosen by the message.' },
      ],
      forceNew: true,
      awsMember: 'ProtocolType',
      sample: '"HTTP"',
    },
    description: {
      doc: 'A description of the API.',
      length: { min: 0, max: 1024 },
      awsMember: 'Description',
      sample: '""',
    },
    route_selection_expression: {
      doc: 'Where the route key of a request comes from. A WebSocket API needs one; an HTTP API allows only its default.',
      default: '"$${request.method} $${request.path}" (HTTP)',
      suggested: [{ value: '$request.body.action', doc: 'The `action` member of a WebSocket message.' }],
      awsMember: 'RouteSelectionExpression',
      sample: '"$request.body.action"',
    },
    api_key_selection_expression: {
      doc: 'Where the API key comes from. WebSocket APIs only.',
      default: '"$request.header.x-api-key"',
      allowed: [
        { value: '$request.header.x-api-key', doc: 'From the `x-api-key` header.' },
        { value: '$context.authorizer.usageIdentifierKey', doc: 'From the answer of the Lambda authorizer.' },
      ],
      awsMember: 'ApiKeySelectionExpression',
    },
    cors_configuration: {
      doc: 'Lets browsers call the API from other origins. API Gateway then answers the `OPTIONS` requests itself and replaces CORS headers that the backend sends. HTTP APIs only.',
      awsMember: 'CorsConfiguration',
      link: gatewayGuide('http-api-cors'),
    },
    'cors_configuration.allow_origins': {
      doc: 'Origins that may call, e.g. `["https://example.com"]`; `["*"]` for all, though not together with credentials.',
      awsMember: 'AllowOrigins',
      sample: '["*"]',
    },
    'cors_configuration.allow_methods': {
      doc: 'Methods that may be used; `["*"]` for all.',
      awsMember: 'AllowMethods',
      sample: '["*"]',
    },
    'cors_configuration.allow_headers': {
      doc: 'Request headers that may be sent; `["*"]` for all.',
      awsMember: 'AllowHeaders',
      sample: '["*"]',
    },
    'cors_configuration.expose_headers': {
      doc: 'Response headers that the page may read.',
      awsMember: 'ExposeHeaders',
    },
    'cors_configuration.allow_credentials': {
      doc: 'Whether cookies and authorization may be sent along.',
      default: 'false',
      awsMember: 'AllowCredentials',
      sample: 'true',
    },
    'cors_configuration.max_age': {
      doc: 'For how many seconds the browser may remember the answer.',
      range: { min: -1, max: 86_400 },
      whole: true,
      awsMember: 'MaxAge',
      sample: '300',
    },
    disable_execute_api_endpoint: disableExecuteApi,
    ip_address_type: { ...ipAddressType, awsMember: 'IpAddressType' },
    body: {
      doc: 'An OpenAPI 3 document, as text, that makes routes and integrations. HTTP APIs only.',
      awsMember: 'Body',
      link: gatewayGuide('http-api-open-api'),
    },
    fail_on_warnings: {
      doc: 'Whether warnings during the import of `body` are errors. HTTP APIs only.',
      default: 'false',
      awsMember: 'FailOnWarnings',
      sample: 'true',
    },
    version: {
      doc: 'A version identifier for the API.',
      length: { min: 1, max: 64 },
      awsMember: 'Version',
      sample: '"1.0"',
    },
    target: {
      doc: `The URL or the function that every request goes to. ${quickCreate}`,
      forceNew: true,
      awsMember: 'Target',
    },
    route_key: {
      doc: `The route that is made along, \`$default\` where it is left out. ${quickCreate}`,
      forceNew: true,
      awsMember: 'RouteKey',
    },
    credentials_arn: {
      doc: `The role for calling the target. ${quickCreate}`,
      forceNew: true,
      refersTo: [{ type: 'aws_iam_role', attribute: 'arn' }],
      awsMember: 'CredentialsArn',
    },
    tags: tagsV2,
    tags_all: tagsAll,
    region,
    id: identity('The ID of the API, about ten letters and digits, for every `api_id`.'),
    arn: { doc: "The API's ARN, `arn:aws:apigateway:{region}::/apis/{id}`." },
    api_endpoint: {
      doc: 'The address without a stage: `https://{id}.execute-api.{region}.amazonaws.com`, or `wss://…` for a WebSocket API.',
      awsMember: 'ApiEndpoint',
    },
    execution_arn: {
      doc: 'The ARN for permissions to call the API, `arn:aws:execute-api:{region}:{account}:{id}`. For `aws_lambda_permission.source_arn` add stage and route: `/*/*` covers all.',
    },
  },
};
