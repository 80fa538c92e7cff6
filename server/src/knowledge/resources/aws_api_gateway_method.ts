/** A method of a REST API, in our own words. */
import type { ResourceFacts } from '../schema.js';
import { identity, region } from '../vocabularies/common.js';
import { httpMethods } from '../vocabularies/http-methods.js';
import { gatewayGuide, providerPage } from '../vocabularies/links.js';

export const apiGatewayMethod: ResourceFacts = {
  kind: 'resource',
  type: 'aws_api_gateway_method',
  title: 'Method of a REST API',
  doc: 'Allows a method on a path of a REST API and says who may call it. An integration says what happens then.',
  link: providerPage('aws_api_gateway_method'),
  importId: { shape: 'REST-API-ID/RESOURCE-ID/HTTP-METHOD', example: '12345abcde/67890fghij/GET' },
  localName: 'get',
  members: {
    rest_api_id: {
      doc: 'The REST API that the method belongs to.',
      forceNew: true,
      refersTo: [{ type: 'aws_api_gateway_rest_api', attribute: 'id' }],
      awsMember: 'restApiId',
    },
    resource_id: {
      doc: 'The resource (path) of the method; `root_resource_id` of the API for `/`.',
      forceNew: true,
      refersTo: [
        { type: 'aws_api_gateway_resource', attribute: 'id' },
        { type: 'aws_api_gateway_rest_api', attribute: 'root_resource_id' },
      ],
      awsMember: 'resourceId',
    },
    http_method: {
      doc: 'The method, in upper case.',
      allowed: httpMethods,
      forceNew: true,
      awsMember: 'httpMethod',
      sample: '"GET"',
    },
    authorization: {
      doc: 'Who may call it.',
      suggested: [
        { value: 'NONE', doc: 'Anybody.' },
        { value: 'AWS_IAM', doc: 'Callers that sign with AWS credentials.' },
        { value: 'CUSTOM', doc: 'A Lambda authorizer decides.' },
        { value: 'COGNITO_USER_POOLS', doc: 'A token of a Cognito user pool is checked.' },
      ],
      awsMember: 'authorizationType',
      sample: '"NONE"',
    },
    authorizer_id: {
      doc: 'The authorizer for `CUSTOM` and `COGNITO_USER_POOLS`.',
      refersTo: [{ type: 'aws_api_gateway_authorizer', attribute: 'id' }],
      awsMember: 'authorizerId',
    },
    authorization_scopes: {
      doc: 'Scopes of which the access token must hold one. For `COGNITO_USER_POOLS`.',
      awsMember: 'authorizationScopes',
    },
    api_key_required: {
      doc: 'Whether an API key of a usage plan is asked for.',
      default: 'false',
      awsMember: 'apiKeyRequired',
      sample: 'true',
    },
    request_parameters: {
      doc: 'Parameters that the method knows, each with whether it is required: `{ "method.request.path.id" = true }`. Only what stands here can be mapped or be part of a cache key.',
      awsMember: 'requestParameters',
      link: gatewayGuide('request-response-data-mappings'),
    },
    request_models: {
      doc: 'Models for the body by content type, e.g. `{ "application/json" = "Order" }`.',
      awsMember: 'requestModels',
    },
    request_validator_id: {
      doc: 'The validator that checks parameters and body before the integration is called.',
      refersTo: [{ type: 'aws_api_gateway_request_validator', attribute: 'id' }],
      awsMember: 'requestValidatorId',
    },
    operation_name: {
      doc: 'A name for what the method does, used by generated SDKs.',
      awsMember: 'operationName',
    },
    region,
    id: identity('An internal ID of the provider.'),
  },
};
