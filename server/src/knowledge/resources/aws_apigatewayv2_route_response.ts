/** The answer of a WebSocket API's route, in our own words. */
import type { ResourceFacts } from '../schema.js';
import { identity, region } from '../vocabularies/common.js';
import { gatewayGuide, providerPage } from '../vocabularies/links.js';

export const apiGatewayV2RouteResponse: ResourceFacts = {
  kind: 'resource',
  type: 'aws_apigatewayv2_route_response',
  title: 'Answer of a WebSocket API route',
  doc: 'Lets a route answer the message over the same connection. The route needs `route_response_selection_expression = "$default"` as well. WebSocket APIs only.',
  link: providerPage('aws_apigatewayv2_route_response'),
  importId: { shape: 'API-ID/ROUTE-ID/ROUTE-RESPONSE-ID', example: 'aabbccddee/1122334/998877' },
  localName: 'default',
  members: {
    api_id: {
      doc: 'The WebSocket API.',
      forceNew: true,
      refersTo: [{ type: 'aws_apigatewayv2_api', attribute: 'id' }],
      awsMember: 'ApiId',
    },
    route_id: {
      doc: 'The route that answers.',
      forceNew: true,
      refersTo: [{ type: 'aws_apigatewayv2_route', attribute: 'id' }],
      awsMember: 'RouteId',
    },
    route_response_key: {
      doc: 'Which answer it is. There is only one.',
      suggested: [{ value: '$default', doc: 'The answer of the route.' }],
      awsMember: 'RouteResponseKey',
      sample: '"$default"',
      link: gatewayGuide('apigateway-websocket-api-route-response'),
    },
    response_models: {
      doc: 'Models of the answer by the value of the model selection expression.',
      awsMember: 'ResponseModels',
    },
    model_selection_expression: {
      doc: 'Chooses the model of the answer.',
      awsMember: 'ModelSelectionExpression',
      link: gatewayGuide('apigateway-websocket-api-selection-expressions'),
    },
    region,
    id: identity('The ID of the route response.'),
  },
};
