/** How the answer of a WebSocket API's backend is turned, in our own words. */
import type { ResourceFacts } from '../schema.js';
import { identity, region } from '../vocabularies/common.js';
import { contentHandling } from '../vocabularies/integrations.js';
import { gatewayGuide, providerPage } from '../vocabularies/links.js';

export const apiGatewayV2IntegrationResponse: ResourceFacts = {
  kind: 'resource',
  type: 'aws_apigatewayv2_integration_response',
  title: 'Mapping of a backend response, WebSocket API',
  doc: 'Turns an answer of the backend before it goes to the caller. For integrations of WebSocket APIs without proxy, on routes that answer (`route_response_selection_expression`).',
  link: providerPage('aws_apigatewayv2_integration_response'),
  importId: {
    shape: 'API-ID/INTEGRATION-ID/INTEGRATION-RESPONSE-ID',
    example: 'aabbccddee/1122334/998877',
  },
  localName: 'default',
  members: {
    api_id: {
      doc: 'The WebSocket API.',
      forceNew: true,
      refersTo: [{ type: 'aws_apigatewayv2_api', attribute: 'id' }],
      awsMember: 'ApiId',
    },
    integration_id: {
      doc: 'The integration whose answers are meant.',
      forceNew: true,
      refersTo: [{ type: 'aws_apigatewayv2_integration', attribute: 'id' }],
      awsMember: 'IntegrationId',
    },
    integration_response_key: {
      doc: 'Which answers are meant: a status code between slashes, `"/200/"`, or a regular expression, `"/4\\\\d{2}/"`.',
      suggested: [{ value: '$default', doc: 'Every answer that no other one takes.' }],
      awsMember: 'IntegrationResponseKey',
      sample: '"$default"',
      link: gatewayGuide('apigateway-websocket-api-integration-responses'),
    },
    response_templates: {
      doc: 'Mapping templates for the answer by key, chosen by `template_selection_expression`.',
      awsMember: 'ResponseTemplates',
    },
    template_selection_expression: {
      doc: 'Chooses the template of an answer.',
      awsMember: 'TemplateSelectionExpression',
      link: gatewayGuide('apigateway-websocket-api-selection-expressions'),
    },
    content_handling_strategy: {
      doc: 'Converts the answer. If omitted, it is passed on as it is.',
      allowed: contentHandling,
      awsMember: 'ContentHandlingStrategy',
    },
    region,
    id: identity('The ID of the integration response.'),
  },
};
