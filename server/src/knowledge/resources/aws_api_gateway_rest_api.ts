/** The REST API, in our own words. Types and flags come from the provider's schema. */
import type { ResourceFacts } from '../schema.js';
import { identity, region, tags, tagsAll } from '../vocabularies/common.js';
import {
  disableExecuteApi,
  endpointAccessMode,
  endpointTypes,
  ipAddressType,
  restSecurityPolicy,
} from '../vocabularies/endpoints.js';
import { gatewayGuide, providerPage } from '../vocabularies/links.js';
import { timeouts } from '../vocabularies/timeouts.js';

export const apiGatewayRestApi: ResourceFacts = {
  kind: 'resource',
  type: 'aws_api_gateway_rest_api',
  title: 'REST API',
  doc: 'A REST API: the root of resources, methods and integrations, or the whole of it from an OpenAPI `body`. It cannot be called until a deployment and a stage publish it.',
  link: providerPage('aws_api_gateway_rest_api'),
  importId: { shape: 'REST-API-ID', example: '12345abcde' },
  localName: 'api',
  members: {
    name: {
      doc: 'The name of the API as the console shows it. It does not have to be unique. It overrides the title in `body`.',
      neverEmpty: true,
      awsMember: 'name',
      sample: '"api"',
    },
    description: { doc: 'A description of the API.', awsMember: 'description', sample: '""' },
    body: {
      doc: 'An OpenAPI document, as JSON or YAML text, that makes the whole API: `jsonencode({ … })` or `file("openapi.yaml")`. Arguments set here override the document. Do not describe the same methods with resources as well. Give the deployment `triggers = { redeployment = sha1(aws_api_gateway_rest_api.<name>.body) }`.',
      awsMember: 'body',
      link: gatewayGuide('api-gateway-import-api'),
    },
    put_rest_api_mode: {
      doc: 'What importing `body` does with what the API has already.',
      default: '"overwrite"',
      allowed: [
        { value: 'overwrite', doc: 'The document replaces the API.' },
        {
          value: 'merge',
          doc: 'The document is added to what is there.',
        },
      ],
      awsMember: 'mode',
      sample: '"merge"',
    },
    fail_on_warnings: {
      doc: 'Whether warnings during the import of `body` are errors.',
      default: 'false',
      awsMember: 'failOnWarnings',
      sample: 'true',
    },
    parameters: {
      doc: 'Options for the import of `body`, such as `{ basepath = "split" }`.',
      awsMember: 'parameters',
    },
    endpoint_configuration: {
      doc: 'How the API is reached. Left out, it becomes edge-optimized.',
      awsMember: 'endpointConfiguration',
      link: gatewayGuide('api-gateway-api-endpoint-types'),
    },
    'endpoint_configuration.types': {
      doc: 'The endpoint type, a list of exactly one.',
      allowed: endpointTypes,
      awsMember: 'types',
      sample: '["REGIONAL"]',
    },
    'endpoint_configuration.ip_address_type': ipAddressType,
    'endpoint_configuration.vpc_endpoint_ids': {
      doc: 'Interface endpoints that a private API gets its own DNS names for. For `PRIVATE` only.',
      refersTo: [{ type: 'aws_vpc_endpoint', attribute: 'id' }],
      awsMember: 'vpcEndpointIds',
    },
    policy: {
      doc: 'The resource policy as JSON: who may call the API, from where. A private API needs one. Takes effect with the next deployment. `aws_api_gateway_rest_api_policy` sets it apart, which avoids a circle where the policy names the API.',
      awsMember: 'policy',
      link: gatewayGuide('apigateway-resource-policies'),
    },
    api_key_source: {
      doc: 'Where the API key for usage plans comes from.',
      default: '"HEADER"',
      allowed: [
        { value: 'HEADER', doc: 'From the `X-API-Key` header of the request.' },
        { value: 'AUTHORIZER', doc: 'From `usageIdentifierKey` in the answer of the Lambda authorizer.' },
      ],
      awsMember: 'apiKeySource',
    },
    binary_media_types: {
      doc: 'Media types that are passed on as bytes, e.g. `["image/png"]`, or `["*/*"]` for all. Everything else is taken for UTF-8 text.',
      awsMember: 'binaryMediaTypes',
      sample: '["*/*"]',
      link: gatewayGuide('api-gateway-payload-encodings'),
    },
    minimum_compression_size: {
      doc: 'Compresses answers from this many bytes on, given as a string. `"0"` compresses everything, `"-1"` nothing.',
      range: { min: -1, max: 10_485_760 },
      whole: true,
      awsMember: 'minimumCompressionSize',
      sample: '"1024"',
      link: gatewayGuide('api-gateway-gzip-compression-decompression'),
    },
    disable_execute_api_endpoint: disableExecuteApi,
    security_policy: restSecurityPolicy,
    endpoint_access_mode: endpointAccessMode,
    tags,
    ...timeouts('create', 'update', 'delete'),
    tags_all: tagsAll,
    region,
    id: identity('The ID of the API, about ten letters and digits, for every `rest_api_id`.'),
    arn: { doc: "The API's ARN, `arn:aws:apigateway:{region}::/restapis/{id}`." },
    root_resource_id: {
      doc: 'The ID of the resource `/`, for `parent_id` of the first level and for methods at the root.',
      awsMember: 'rootResourceId',
    },
    execution_arn: {
      doc: 'The ARN for permissions to call the API, `arn:aws:execute-api:{region}:{account}:{id}`. For `aws_lambda_permission.source_arn` add stage, method and path: `/*/*/*`.',
    },
    created_date: { doc: 'When the API was created.', awsMember: 'createdDate' },
  },
};
