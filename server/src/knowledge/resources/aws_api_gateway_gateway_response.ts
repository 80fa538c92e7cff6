/** What a REST API answers by itself when something goes wrong, in our own words. */
import type { ResourceFacts } from '../schema.js';
import { identity, region } from '../vocabularies/common.js';
import { gatewayResponseTypes } from '../vocabularies/gateway-responses.js';
import { gatewayGuide, providerPage } from '../vocabularies/links.js';

export const apiGatewayGatewayResponse: ResourceFacts = {
  kind: 'resource',
  type: 'aws_api_gateway_gateway_response',
  title: 'Error response of a REST API',
  doc: 'Changes what API Gateway answers where a request never reaches the backend, or the backend fails: status, headers and body. Also the place for CORS headers on errors. Takes effect with the next deployment.',
  link: providerPage('aws_api_gateway_gateway_response'),
  importId: { shape: 'REST-API-ID/RESPONSE-TYPE', example: '12345abcde/UNAUTHORIZED' },
  snippet: ['response_templates'],
  localName: 'client_errors',
  members: {
    rest_api_id: {
      doc: 'The REST API that answers.',
      forceNew: true,
      refersTo: [{ type: 'aws_api_gateway_rest_api', attribute: 'id' }],
      awsMember: 'restApiId',
    },
    response_type: {
      doc: 'The failure that is answered.',
      allowed: gatewayResponseTypes,
      forceNew: true,
      awsMember: 'responseType',
      sample: '"DEFAULT_4XX"',
      link: gatewayGuide('supported-gateway-response-types'),
    },
    status_code: {
      doc: 'The status code, as a string. If omitted, that of the failure stays.',
      awsMember: 'statusCode',
      sample: '"400"',
    },
    response_templates: {
      doc: 'The body by content type. `$context.error.messageString` is the message in quotes; other `$context` variables and stage variables can be used as well.',
      awsMember: 'responseTemplates',
      sample: '{\n  "application/json" = "{\\"message\\":$context.error.messageString}"\n}',
    },
    response_parameters: {
      doc: 'Headers of the answer: `{ "gatewayresponse.header.Access-Control-Allow-Origin" = "\'*\'" }`. A fixed value stands in single quotes, others name a part of the request, e.g. `method.request.header.Origin`.',
      awsMember: 'responseParameters',
      link: gatewayGuide('api-gateway-gatewayResponse-definition'),
    },
    region,
    id: identity('An internal ID of the provider.'),
  },
};
