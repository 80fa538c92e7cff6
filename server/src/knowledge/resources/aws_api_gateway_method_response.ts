/** An answer that a method of a REST API may give, in our own words. */
import type { ResourceFacts } from '../schema.js';
import { identity, region } from '../vocabularies/common.js';
import { namesMethod } from '../vocabularies/integrations.js';
import { gatewayGuide, providerPage } from '../vocabularies/links.js';

export const apiGatewayMethodResponse: ResourceFacts = {
  kind: 'resource',
  type: 'aws_api_gateway_method_response',
  title: 'Response that a REST API method may give',
  doc: 'Declares a status of a method with its headers and the model of its body. Integrations without proxy need one for each status; an `aws_api_gateway_integration_response` fills it.',
  link: providerPage('aws_api_gateway_method_response'),
  importId: {
    shape: 'REST-API-ID/RESOURCE-ID/HTTP-METHOD/STATUS-CODE',
    example: '12345abcde/67890fghij/GET/200',
  },
  localName: 'ok',
  members: {
    ...namesMethod,
    status_code: {
      doc: 'The status code, as a string.',
      awsMember: 'statusCode',
      sample: '"200"',
      link: gatewayGuide('api-gateway-method-settings-method-response'),
    },
    response_parameters: {
      doc: 'Headers that the answer may have: `{ "method.response.header.Access-Control-Allow-Origin" = true }`. The value says whether the header is required.',
      awsMember: 'responseParameters',
    },
    response_models: {
      doc: 'Models of the body by content type, e.g. `{ "application/json" = "Order" }`. `Empty` and `Error` are models that every new API has.',
      awsMember: 'responseModels',
    },
    region,
    id: identity('An internal ID of the provider.'),
  },
};
