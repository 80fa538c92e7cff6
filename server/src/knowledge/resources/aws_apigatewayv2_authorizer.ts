/** The authorizer of an HTTP or WebSocket API, in our own words. */
import type { ResourceFacts } from '../schema.js';
import { sampleInvokeArn } from '../vocabularies/authorizers.js';
import { identity, region } from '../vocabularies/common.js';
import { gatewayGuide, providerPage } from '../vocabularies/links.js';
import { timeouts } from '../vocabularies/timeouts.js';

export const apiGatewayV2Authorizer: ResourceFacts = {
  kind: 'resource',
  type: 'aws_apigatewayv2_authorizer',
  title: 'Authorizer of an HTTP or WebSocket API',
  doc: 'Decides who may call the routes that refer to it. A Lambda function needs a permission to be called by API Gateway, or `authorizer_credentials_arn`.',
  link: providerPage('aws_apigatewayv2_authorizer'),
  importId: { shape: 'API-ID/AUTHORIZER-ID', example: 'aabbccddee/1122334' },
  snippet: [
    'identity_sources',
    'jwt_configuration',
    'jwt_configuration.issuer',
    'jwt_configuration.audience',
  ],
  localName: 'callers',
  members: {
    api_id: {
      doc: 'The API that the authorizer belongs to.',
      forceNew: true,
      refersTo: [{ type: 'aws_apigatewayv2_api', attribute: 'id' }],
      awsMember: 'ApiId',
    },
    name: {
      doc: 'The name of the authorizer.',
      length: { min: 1, max: 128 },
      awsMember: 'Name',
      sample: '"callers"',
    },
    authorizer_type: {
      doc: 'Who decides.',
      allowed: [
        {
          value: 'JWT',
          doc: 'API Gateway checks a JSON Web Token. Needs `jwt_configuration`. HTTP APIs only.',
        },
        { value: 'REQUEST', doc: 'A Lambda function decides. Needs `authorizer_uri`.' },
      ],
      awsMember: 'AuthorizerType',
      sample: '"JWT"',
    },
    authorizer_uri: {
      doc: 'The function to ask, by its `invoke_arn`. Required for `REQUEST`.',
      refersTo: [
        { type: 'aws_lambda_function', attribute: 'invoke_arn' },
        { type: 'aws_lambda_alias', attribute: 'invoke_arn' },
      ],
      awsMember: 'AuthorizerUri',
      sample: sampleInvokeArn,
      link: gatewayGuide('http-api-lambda-authorizer'),
    },
    identity_sources: {
      doc: 'Where the token is, or what a response is cached by: `$request.header.Authorization`, for WebSocket APIs `route.request.header.Auth`.',
      awsMember: 'IdentitySource',
      sample: '["$request.header.Authorization"]',
    },
    jwt_configuration: {
      doc: 'Whose tokens are taken. Required for `JWT`.',
      awsMember: 'JwtConfiguration',
      snippet: ['issuer', 'audience'],
      link: gatewayGuide('http-api-jwt-authorizer'),
    },
    'jwt_configuration.issuer': {
      doc: 'The `iss` of the tokens, spelled exactly so. Of a user pool `"https://${aws_cognito_user_pool.<name>.endpoint}"`.',
      awsMember: 'Issuer',
      sample: '"https://issuer.example.com"',
    },
    'jwt_configuration.audience': {
      doc: 'The `aud` or `client_id` of the tokens, of which one must match.',
      awsMember: 'Audience',
      sample: '["orders"]',
    },
    authorizer_payload_format_version: {
      doc: 'What the function gets. Required for Lambda authorizers of HTTP APIs.',
      allowed: [
        { value: '2.0', doc: 'The newer, shorter event; the function may answer with a bool.' },
        { value: '1.0', doc: 'The event of REST APIs.' },
      ],
      awsMember: 'AuthorizerPayloadFormatVersion',
      sample: '"2.0"',
    },
    enable_simple_responses: {
      doc: 'Whether the function answers with a bool in place of a policy. For payload format `2.0`.',
      default: 'false',
      awsMember: 'EnableSimpleResponses',
      sample: 'true',
    },
    authorizer_credentials_arn: {
      doc: 'The role by which API Gateway calls the function. If omitted, the function needs a permission.',
      refersTo: [{ type: 'aws_iam_role', attribute: 'arn' }],
      awsMember: 'AuthorizerCredentialsArn',
    },
    authorizer_result_ttl_in_seconds: {
      doc: 'How long an answer is kept for the same caller. `0` asks each time. HTTP APIs only.',
      range: { min: 0, max: 3600 },
      whole: true,
      awsMember: 'AuthorizerResultTtlInSeconds',
    },
    ...timeouts('delete'),
    region,
    id: identity('The ID of the authorizer, what `authorizer_id` of a route wants.'),
  },
};
