/** The shape of messages of a WebSocket API, in our own words. */
import type { ResourceFacts } from '../schema.js';
import { identity, region } from '../vocabularies/common.js';
import { gatewayGuide, providerPage } from '../vocabularies/links.js';
import { modelName, modelSchemaSample } from '../vocabularies/models.js';

export const apiGatewayV2Model: ResourceFacts = {
  kind: 'resource',
  type: 'aws_apigatewayv2_model',
  title: 'Model of messages of a WebSocket API',
  doc: 'Describes the shape of messages. Routes name it in `request_models`, route responses in `response_models`. WebSocket APIs only.',
  link: providerPage('aws_apigatewayv2_model'),
  importId: { shape: 'API-ID/MODEL-ID', example: 'aabbccddee/1122334' },
  localName: 'order',
  members: {
    api_id: {
      doc: 'The WebSocket API.',
      forceNew: true,
      refersTo: [{ type: 'aws_apigatewayv2_api', attribute: 'id' }],
      awsMember: 'ApiId',
    },
    name: {
      doc: 'The name by which routes refer to the model.',
      length: { min: 1, max: 128 },
      pattern: modelName,
      awsMember: 'Name',
      sample: '"Order"',
    },
    content_type: {
      doc: 'The content type of the message.',
      length: { min: 1, max: 256 },
      awsMember: 'ContentType',
      sample: '"application/json"',
    },
    schema: {
      doc: 'The shape as JSON Schema, draft 4, in JSON: `jsonencode({ … })`.',
      length: { min: 0, max: 32_768 },
      awsMember: 'Schema',
      sample: modelSchemaSample,
      link: gatewayGuide('websocket-api-request-validation'),
    },
    description: {
      doc: 'A description of the model.',
      length: { min: 1, max: 128 },
      awsMember: 'Description',
    },
    region,
    id: identity('The ID of the model. Routes take its name instead.'),
  },
};
