/** What a REST API checks of requests, in our own words. */
import type { ResourceFacts } from '../schema.js';
import { identity, region } from '../vocabularies/common.js';
import { gatewayGuide, providerPage } from '../vocabularies/links.js';

export const apiGatewayRequestValidator: ResourceFacts = {
  kind: 'resource',
  type: 'aws_api_gateway_request_validator',
  title: 'Request validator of a REST API',
  doc: 'Refuses requests that a method does not expect with 400, before the backend is called. Methods name it by `request_validator_id`. With neither check on it does nothing.',
  link: providerPage('aws_api_gateway_request_validator'),
  importId: { shape: 'REST-API-ID/REQUEST-VALIDATOR-ID', example: '12345abcde/1a2b3c' },
  snippet: ['validate_request_body', 'validate_request_parameters'],
  localName: 'strict',
  members: {
    rest_api_id: {
      doc: 'The REST API that the validator belongs to.',
      forceNew: true,
      refersTo: [{ type: 'aws_api_gateway_rest_api', attribute: 'id' }],
      awsMember: 'restApiId',
    },
    name: { doc: 'The name of the validator.', awsMember: 'name', sample: '"strict"' },
    validate_request_body: {
      doc: 'Whether the body is checked against the model in `request_models` of the method.',
      default: 'false',
      awsMember: 'validateRequestBody',
      sample: 'true',
      link: gatewayGuide('api-gateway-method-request-validation'),
    },
    validate_request_parameters: {
      doc: 'Whether parameters that `request_parameters` of the method requires have to be there and not blank.',
      default: 'false',
      awsMember: 'validateRequestParameters',
      sample: 'true',
    },
    region,
    id: identity('The ID of the validator, for `request_validator_id` of a method.'),
  },
};
