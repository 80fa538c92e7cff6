/** What the data sources that let API Gateway write something of an API fetch, in our own words. */
import type { Facts, ResourceFacts } from '../schema.js';
import { identity } from '../vocabularies/common.js';
import { dataSourcePage, gatewayGuide } from '../vocabularies/links.js';

const ofStage: Readonly<Record<string, Facts>> = {
  rest_api_id: {
    doc: 'The REST API.',
    refersTo: [{ type: 'aws_api_gateway_rest_api', attribute: 'id' }],
  },
  stage_name: {
    doc: 'The stage, as it is deployed.',
    refersTo: [{ type: 'aws_api_gateway_stage', attribute: 'stage_name' }],
  },
};
const headers: Readonly<Record<string, Facts>> = {
  content_type: { doc: 'The content type of the body.' },
  content_disposition: {
    doc: 'The `Content-Disposition` header of the answer, with a name for a file.',
  },
  id: identity('The ID of the API and the name of the stage with a colon between them.'),
};

/** One for each type. */
export const documentDataSources: readonly ResourceFacts[] = [
  {
    kind: 'data',
    type: 'aws_api_gateway_export',
    title: 'Data source for the OpenAPI document of a stage',
    doc: 'Exports a stage of a REST API as an OpenAPI document.',
    link: dataSourcePage('aws_api_gateway_export'),
    localName: 'openapi',
    members: {
      ...ofStage,
      export_type: {
        doc: 'The version of OpenAPI.',
        allowed: [
          { value: 'oas30', doc: 'OpenAPI 3.0.' },
          { value: 'swagger', doc: 'OpenAPI 2.0, alias Swagger.' },
        ],
        sample: '"oas30"',
        link: gatewayGuide('api-gateway-export-api'),
      },
      accepts: {
        doc: 'The form of the document.',
        default: '"application/json"',
        allowed: [
          { value: 'application/json', doc: 'JSON.' },
          { value: 'application/yaml', doc: 'YAML.' },
        ],
      },
      parameters: {
        doc: 'What to export beside the plain document: `{ extensions = "integrations" }`, `"authorizers"` or `"apigateway"`, or `"postman"`.',
      },
      body: { doc: 'The document.' },
      ...headers,
    },
  },
  {
    kind: 'data',
    type: 'aws_api_gateway_sdk',
    title: 'Data source for a client library of a stage',
    doc: 'Lets API Gateway generate a client library (SDK) for a stage of a REST API.',
    link: dataSourcePage('aws_api_gateway_sdk'),
    localName: 'client',
    members: {
      ...ofStage,
      sdk_type: {
        doc: 'The language.',
        allowed: [
          { value: 'javascript', doc: 'JavaScript for browsers.' },
          { value: 'java', doc: 'Java. Needs the parameters `serviceName` and `javaPackageName`.' },
          {
            value: 'android',
            doc: 'Android. Needs the parameters `groupId`, `artifactId`, `artifactVersion` and `invokerPackage`.',
          },
          { value: 'objectivec', doc: 'Objective-C for iOS. Needs the parameter `classPrefix`.' },
          { value: 'swift', doc: 'Swift for iOS. Needs the parameter `classPrefix`.' },
          { value: 'ruby', doc: 'Ruby.' },
        ],
        sample: '"javascript"',
        link: gatewayGuide('how-to-generate-sdk'),
      },
      parameters: { doc: 'What the language needs, e.g. `{ classPrefix = "Orders" }`.' },
      body: { doc: 'The library.' },
      ...headers,
    },
  },
  {
    kind: 'data',
    type: 'aws_apigatewayv2_export',
    title: 'Data source for the OpenAPI document of an HTTP API',
    doc: 'Exports an HTTP API, as a stage has it or as it is now, as an OpenAPI document.',
    link: dataSourcePage('aws_apigatewayv2_export'),
    localName: 'openapi',
    members: {
      api_id: {
        doc: 'The HTTP API.',
        refersTo: [{ type: 'aws_apigatewayv2_api', attribute: 'id' }],
      },
      stage_name: {
        doc: 'The stage to export. If omitted, the API as it is now, deployed or not.',
        refersTo: [{ type: 'aws_apigatewayv2_stage', attribute: 'name' }],
      },
      specification: {
        doc: 'The version of OpenAPI. There is only one.',
        allowed: [{ value: 'OAS30', doc: 'OpenAPI 3.0.' }],
        sample: '"OAS30"',
        link: gatewayGuide('http-api-export'),
      },
      output_type: {
        doc: 'The form of the document.',
        allowed: [
          { value: 'JSON', doc: 'JSON.' },
          { value: 'YAML', doc: 'YAML.' },
        ],
        sample: '"JSON"',
      },
      include_extensions: {
        doc: "Whether API Gateway's own members (`x-amazon-apigateway-…`) are in it.",
        default: 'true',
        sample: 'false',
      },
      export_version: {
        doc: "The version of AWS's export. If omitted, the newest.",
        suggested: [{ value: '1.0', doc: 'The first one.' }],
      },
      body: { doc: 'The document.' },
      id: identity('The ID of the API.'),
    },
  },
];
