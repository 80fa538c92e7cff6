/** A piece of a REST API's documentation, in our own words. */
import type { ResourceFacts } from '../schema.js';
import { identity, region } from '../vocabularies/common.js';
import { gatewayGuide, providerPage } from '../vocabularies/links.js';

const inResponses = 'For `RESPONSE`, `RESPONSE_HEADER` and `RESPONSE_BODY`.';
const onMethods = `For \`METHOD\` and what belongs to one: parameters, headers, bodies and responses.`;

export const apiGatewayDocumentationPart: ResourceFacts = {
  kind: 'resource',
  type: 'aws_api_gateway_documentation_part',
  title: 'Piece of the documentation of a REST API',
  doc: 'Documents one thing of a REST API: a path, a method, a parameter and so on. Callers see it once an `aws_api_gateway_documentation_version` is made and a stage names that.',
  link: providerPage('aws_api_gateway_documentation_part'),
  importId: { shape: 'REST-API-ID/DOCUMENTATION-PART-ID', example: '12345abcde/1a2b3c' },
  localName: 'orders',
  members: {
    rest_api_id: {
      doc: 'The REST API that is documented.',
      forceNew: true,
      refersTo: [{ type: 'aws_api_gateway_rest_api', attribute: 'id' }],
      awsMember: 'restApiId',
    },
    location: {
      doc: 'What the piece is about.',
      awsMember: 'location',
      link: gatewayGuide('api-gateway-documenting-api-content-representation'),
    },
    'location.type': {
      doc: 'What kind of thing is documented.',
      allowed: [
        { value: 'API', doc: 'The API as a whole.' },
        { value: 'AUTHORIZER', doc: 'An authorizer; needs `name`.' },
        { value: 'METHOD', doc: 'A method.' },
        { value: 'MODEL', doc: 'A model; needs `name`.' },
        { value: 'PATH_PARAMETER', doc: 'A part of the path; needs `name`.' },
        { value: 'QUERY_PARAMETER', doc: 'A query parameter; needs `name`.' },
        { value: 'REQUEST_BODY', doc: 'The body of requests.' },
        { value: 'REQUEST_HEADER', doc: 'A header of requests; needs `name`.' },
        { value: 'RESOURCE', doc: 'A path.' },
        { value: 'RESPONSE', doc: 'A response.' },
        { value: 'RESPONSE_BODY', doc: 'The body of a response.' },
        { value: 'RESPONSE_HEADER', doc: 'A header of a response; needs `name`.' },
      ],
      forceNew: true,
      awsMember: 'type',
      sample: '"METHOD"',
    },
    'location.path': {
      doc: 'The path, e.g. `/orders/{id}`. For all but `API`, `AUTHORIZER` and `MODEL`.',
      default: '"/"',
      forceNew: true,
      awsMember: 'path',
    },
    'location.method': {
      doc: `The HTTP method, \`*\` for any. ${onMethods}`,
      default: '"*"',
      forceNew: true,
      awsMember: 'method',
    },
    'location.status_code': {
      doc: `The status code, \`*\` for any. ${inResponses}`,
      default: '"*"',
      forceNew: true,
      awsMember: 'statusCode',
    },
    'location.name': {
      doc: 'The name of the parameter, header, model or authorizer.',
      forceNew: true,
      awsMember: 'name',
    },
    properties: {
      doc: 'The text, as a JSON object: `jsonencode({ description = "Lists orders." })`. Only members that OpenAPI knows can be exported.',
      awsMember: 'properties',
      sample: 'jsonencode({ description = "" })',
    },
    region,
    id: identity('The ID of the API and that of the piece with a slash between them.'),
    documentation_part_id: { doc: 'The ID of the piece alone.', awsMember: 'id' },
  },
};
