/** The import of an OpenAPI document into a REST API, in our own words. */
import type { ResourceFacts } from '../schema.js';
import { region } from '../vocabularies/common.js';
import { gatewayGuide, providerPage } from '../vocabularies/links.js';
import { timeouts } from '../vocabularies/timeouts.js';

export const apiGatewayRestApiPut: ResourceFacts = {
  kind: 'resource',
  type: 'aws_api_gateway_rest_api_put',
  title: 'OpenAPI import into a REST API',
  doc: 'Overwrites a REST API with an OpenAPI document, once the API exists, so that the document may name it and what belongs to it. Every change imports anew; destroying it changes nothing in AWS. What it imports counts from the next deployment on.',
  link: providerPage('aws_api_gateway_rest_api_put'),
  importId: { shape: 'REST-API-ID', example: '12345abcde' },
  localName: 'definition',
  members: {
    rest_api_id: {
      doc: 'The REST API that is overwritten.',
      forceNew: true,
      refersTo: [{ type: 'aws_api_gateway_rest_api', attribute: 'id' }],
      awsMember: 'restApiId',
    },
    body: {
      doc: 'The OpenAPI document, as JSON or YAML text.',
      forceNew: true,
      awsMember: 'body',
      link: gatewayGuide('api-gateway-import-api'),
    },
    triggers: {
      doc: 'Any values; when one of them changes, the document is imported again.',
      forceNew: true,
    },
    fail_on_warnings: {
      doc: 'Whether warnings during the import are errors, which undo it.',
      default: 'false',
      forceNew: true,
      awsMember: 'failOnWarnings',
      sample: 'true',
    },
    parameters: {
      doc: 'Options of the import, such as `{ basepath = "split" }`.',
      forceNew: true,
      awsMember: 'parameters',
    },
    ...timeouts('create'),
    region,
  },
};
