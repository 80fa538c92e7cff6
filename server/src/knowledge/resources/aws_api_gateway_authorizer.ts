/** The authorizer of a REST API, in our own words. */
import type { ResourceFacts } from '../schema.js';
import { sampleInvokeArn } from '../vocabularies/authorizers.js';
import { arn, identity, region } from '../vocabularies/common.js';
import { gatewayGuide, providerPage } from '../vocabularies/links.js';

export const apiGatewayAuthorizer: ResourceFacts = {
  kind: 'resource',
  type: 'aws_api_gateway_authorizer',
  title: 'Authorizer of a REST API',
  doc: 'Decides who may call the methods that refer to it. A Lambda function needs a permission to be called by API Gateway, or `authorizer_credentials`.',
  link: providerPage('aws_api_gateway_authorizer'),
  importId: { shape: 'REST-API-ID/AUTHORIZER-ID', example: '12345abcde/example' },
  snippet: ['authorizer_uri'],
  localName: 'callers',
  members: {
    rest_api_id: {
      doc: 'The REST API that the authorizer belongs to.',
      forceNew: true,
      refersTo: [{ type: 'aws_api_gateway_rest_api', attribute: 'id' }],
      awsMember: 'restApiId',
    },
    name: { doc: 'The name of the authorizer.', awsMember: 'name', sample: '"callers"' },
    type: {
      doc: 'Who decides.',
      default: '"TOKEN"',
      allowed: [
        { value: 'TOKEN', doc: 'A Lambda function gets one header, a token. Needs `authorizer_uri`.' },
        {
          value: 'REQUEST',
          doc: 'A Lambda function gets headers, query strings and more. Needs `authorizer_uri`.',
        },
        {
          value: 'COGNITO_USER_POOLS',
          doc: 'API Gateway checks tokens of Cognito user pools. Needs `provider_arns`.',
        },
      ],
      awsMember: 'type',
    },
    authorizer_uri: {
      doc: 'The function to ask, by its `invoke_arn`. Required for `TOKEN` and `REQUEST`.',
      refersTo: [
        { type: 'aws_lambda_function', attribute: 'invoke_arn' },
        { type: 'aws_lambda_alias', attribute: 'invoke_arn' },
      ],
      awsMember: 'authorizerUri',
      sample: sampleInvokeArn,
      link: gatewayGuide('apigateway-use-lambda-authorizer'),
    },
    provider_arns: {
      doc: 'The ARNs of the Cognito user pools. Required for `COGNITO_USER_POOLS`.',
      awsMember: 'providerARNs',
      link: gatewayGuide('apigateway-integrate-with-cognito'),
    },
    identity_source: {
      doc: 'Where the token is, or what a response is cached by. For `REQUEST` several with commas between them.',
      default: '"method.request.header.Authorization"',
      awsMember: 'identitySource',
    },
    identity_validation_expression: {
      doc: 'A regular expression that a token must match; others are refused without asking the function. For `TOKEN`.',
      awsMember: 'identityValidationExpression',
    },
    authorizer_credentials: {
      doc: 'The role by which API Gateway calls the function. If omitted, the function needs a permission.',
      refersTo: [{ type: 'aws_iam_role', attribute: 'arn' }],
      awsMember: 'authorizerCredentials',
    },
    authorizer_result_ttl_in_seconds: {
      doc: 'How long an answer is kept for the same caller. `0` asks each time.',
      default: '300',
      range: { min: 0, max: 3600 },
      whole: true,
      awsMember: 'authorizerResultTtlInSeconds',
    },
    region,
    id: identity('The ID of the authorizer, what `authorizer_id` of a method wants.'),
    arn: arn('arn:aws:apigateway:{region}::/restapis/{api}/authorizers/{id}'),
  },
};
