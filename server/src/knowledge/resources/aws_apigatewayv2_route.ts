/** The route of an HTTP or WebSocket API, in our own words. */
import type { ResourceFacts } from '../schema.js';
import { identity, region } from '../vocabularies/common.js';
import { gatewayGuide, providerPage } from '../vocabularies/links.js';

export const apiGatewayV2Route: ResourceFacts = {
  kind: 'resource',
  type: 'aws_apigatewayv2_route',
  title: 'Route of an HTTP or WebSocket API',
  doc: 'Says which requests or messages go to which integration. `route_settings` of a stage name it by its `route_key`.',
  link: providerPage('aws_apigatewayv2_route'),
  importId: { shape: 'API-ID/ROUTE-ID', example: 'aabbccddee/1122334' },
  snippet: ['target'],
  localName: 'default',
  members: {
    api_id: {
      doc: 'The API that the route belongs to.',
      forceNew: true,
      refersTo: [{ type: 'aws_apigatewayv2_api', attribute: 'id' }],
      awsMember: 'ApiId',
    },
    route_key: {
      doc: 'What the route is for. HTTP API: method and path, `GET /orders/{id}` or `ANY /{proxy+}`. WebSocket API: a value of the route selection expression. API Gateway defines the keys with `$`.',
      suggested: [
        { value: '$default', doc: 'Everything that no other route takes.' },
        { value: '$connect', doc: 'A WebSocket connection opens.' },
        { value: '$disconnect', doc: 'A WebSocket connection has closed.' },
      ],
      awsMember: 'RouteKey',
      sample: '"$default"',
      link: gatewayGuide('http-api-develop-routes'),
    },
    target: {
      doc: 'Where matching requests go: `"integrations/${aws_apigatewayv2_integration.<name>.id}"`.',
      length: { min: 1, max: 128 },
      awsMember: 'Target',
    },
    authorization_type: {
      doc: 'Who may call the route.',
      default: '"NONE"',
      allowed: [
        { value: 'NONE', doc: 'Anybody.' },
        { value: 'AWS_IAM', doc: 'Callers that sign with AWS credentials.' },
        { value: 'CUSTOM', doc: 'A Lambda authorizer decides.' },
        { value: 'JWT', doc: 'A JSON Web Token is checked. HTTP APIs only.' },
      ],
      awsMember: 'AuthorizationType',
    },
    authorizer_id: {
      doc: 'The authorizer for `CUSTOM` and `JWT`.',
      refersTo: [{ type: 'aws_apigatewayv2_authorizer', attribute: 'id' }],
      awsMember: 'AuthorizerId',
    },
    authorization_scopes: {
      doc: 'Scopes of which the token must hold one. For `JWT`.',
      awsMember: 'AuthorizationScopes',
    },
    api_key_required: {
      doc: 'Whether a valid API key is asked for. WebSocket APIs only.',
      default: 'false',
      awsMember: 'ApiKeyRequired',
      sample: 'true',
    },
    operation_name: {
      doc: 'A name for what the route does.',
      length: { min: 1, max: 64 },
      awsMember: 'OperationName',
    },
    model_selection_expression: {
      doc: 'Chooses the model that a message is checked against. WebSocket APIs only.',
      awsMember: 'ModelSelectionExpression',
    },
    request_models: {
      doc: 'Models by the value of the model selection expression. WebSocket APIs only.',
      awsMember: 'RequestModels',
    },
    request_parameter: {
      doc: 'A request parameter that the route asks for. WebSocket APIs only.',
      awsMember: 'RequestParameters',
    },
    'request_parameter.request_parameter_key': {
      doc: 'Where the parameter stands, e.g. `route.request.querystring.token`.',
      sample: '"route.request.querystring.name"',
    },
    'request_parameter.required': {
      doc: 'Whether requests without the parameter are refused.',
      sample: 'true',
    },
    route_response_selection_expression: {
      doc: 'Lets the integration answer the caller directly. WebSocket APIs only.',
      suggested: [{ value: '$default', doc: 'Answer every message of the route.' }],
      awsMember: 'RouteResponseSelectionExpression',
    },
    region,
    id: identity('The ID of the route.'),
  },
};
