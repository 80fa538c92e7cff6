/** The shape of a body in a REST API, in our own words. */
import type { ResourceFacts } from '../schema.js';
import { identity, region } from '../vocabularies/common.js';
import { gatewayGuide, providerPage } from '../vocabularies/links.js';
import { modelName, modelSchemaSample } from '../vocabularies/models.js';

export const apiGatewayModel: ResourceFacts = {
  kind: 'resource',
  type: 'aws_api_gateway_model',
  title: 'Model of a body in a REST API',
  doc: 'Describes the shape of a request or response body. Methods name it in `request_models`, method responses in `response_models`; requests are checked against it only with an `aws_api_gateway_request_validator`.',
  link: providerPage('aws_api_gateway_model'),
  importId: { shape: 'REST-API-ID/NAME', example: '12345abcde/Order' },
  snippet: ['schema'],
  localName: 'order',
  members: {
    rest_api_id: {
      doc: 'The REST API that the model belongs to.',
      forceNew: true,
      refersTo: [{ type: 'aws_api_gateway_rest_api', attribute: 'id' }],
      awsMember: 'restApiId',
    },
    name: {
      doc: 'The name by which methods refer to the model.',
      pattern: modelName,
      forceNew: true,
      awsMember: 'name',
      sample: '"Order"',
    },
    content_type: {
      doc: 'The content type of the body.',
      forceNew: true,
      awsMember: 'contentType',
      sample: '"application/json"',
    },
    schema: {
      doc: 'The shape as JSON Schema, draft 4, in JSON: `jsonencode({ … })`. At most 400 KB.',
      awsMember: 'schema',
      sample: modelSchemaSample,
      link: gatewayGuide('models-mappings-models'),
    },
    description: { doc: 'A description of the model.', awsMember: 'description', sample: '""' },
    region,
    id: identity('The ID of the model. Methods take its name instead.'),
  },
};
