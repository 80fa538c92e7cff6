/** How the answer of a backend becomes that of a REST API method, in our own words. */
import type { ResourceFacts } from '../schema.js';
import { identity, region } from '../vocabularies/common.js';
import { contentHandling, namesMethod } from '../vocabularies/integrations.js';
import { gatewayGuide, providerPage } from '../vocabularies/links.js';

export const apiGatewayIntegrationResponse: ResourceFacts = {
  kind: 'resource',
  type: 'aws_api_gateway_integration_response',
  title: 'Mapping of a backend response, REST API',
  doc: 'Turns an answer of the backend into one of the method: `selection_pattern` says which answers, `status_code` what they become. For integrations without proxy; those with `AWS_PROXY` or `HTTP_PROXY` pass answers through. It needs the integration (`depends_on`) and an `aws_api_gateway_method_response` with the same status.',
  link: providerPage('aws_api_gateway_integration_response'),
  importId: {
    shape: 'REST-API-ID/RESOURCE-ID/HTTP-METHOD/STATUS-CODE',
    example: '12345abcde/67890fghij/GET/200',
  },
  localName: 'ok',
  members: {
    ...namesMethod,
    status_code: {
      doc: 'The status that callers get. Refer to the method response that declares it, so that it comes first.',
      refersTo: [{ type: 'aws_api_gateway_method_response', attribute: 'status_code' }],
      awsMember: 'statusCode',
      sample: '"200"',
    },
    selection_pattern: {
      doc: 'A regular expression for the answers meant: over the status code of an HTTP or AWS backend (`"5\\\\d{2}"`), over the error message of a Lambda function (`".*not found.*"`). It must match the whole. The one response without a pattern takes all others.',
      awsMember: 'selectionPattern',
      link: gatewayGuide('api-gateway-integration-settings-integration-response'),
    },
    response_templates: {
      doc: 'Mapping templates for the body by content type. An empty one passes the body on unchanged.',
      awsMember: 'responseTemplates',
    },
    response_parameters: {
      doc: 'Headers of the answer, which the method response must declare: `{ "method.response.header.X-Id" = "integration.response.header.x-id" }`. A fixed value stands in single quotes, `"\'*\'"`; a part of the body is `integration.response.body.<path>`.',
      awsMember: 'responseParameters',
      link: gatewayGuide('request-response-data-mappings'),
    },
    content_handling: {
      doc: 'Converts the body of the answer. If omitted, it is passed on as it is.',
      allowed: contentHandling,
      awsMember: 'contentHandling',
    },
    region,
    id: identity('An internal ID of the provider.'),
  },
};
