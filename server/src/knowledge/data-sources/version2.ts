/** What the data sources of HTTP and WebSocket APIs look up, in our own words. */
import { apiGatewayV2Api } from '../resources/aws_apigatewayv2_api.js';
import { apiGatewayV2VpcLink } from '../resources/aws_apigatewayv2_vpc_link.js';
import type { ResourceFacts } from '../schema.js';
import { identity } from '../vocabularies/common.js';
import { dataSourcePage } from '../vocabularies/links.js';
import { asRead } from './as-read.js';

/** One for each type. */
export const version2DataSources: readonly ResourceFacts[] = [
  {
    kind: 'data',
    type: 'aws_apigatewayv2_api',
    title: 'Data source for an HTTP or WebSocket API, by its ID',
    doc: 'Looks up an API that is managed elsewhere. `aws_apigatewayv2_apis` finds IDs by names and tags.',
    link: dataSourcePage('aws_apigatewayv2_api'),
    localName: 'api',
    members: {
      api_id: {
        doc: 'The ID of the API.',
        refersTo: [{ type: 'aws_apigatewayv2_api', attribute: 'id' }],
      },
      ...asRead(
        apiGatewayV2Api,
        'id',
        'name',
        'protocol_type',
        'api_endpoint',
        'execution_arn',
        'arn',
        'description',
      ),
      route_selection_expression: {
        doc: 'Where the route key of a request comes from.',
        awsMember: 'RouteSelectionExpression',
      },
      api_key_selection_expression: {
        doc: 'Where the API key comes from. WebSocket APIs only.',
        awsMember: 'ApiKeySelectionExpression',
      },
      ...asRead(
        apiGatewayV2Api,
        'cors_configuration',
        'disable_execute_api_endpoint',
        'ip_address_type',
        'version',
      ),
    },
  },
  {
    kind: 'data',
    type: 'aws_apigatewayv2_apis',
    title: 'Data source for the IDs of HTTP and WebSocket APIs',
    doc: 'Looks up the IDs of APIs by name, protocol and tags.',
    link: dataSourcePage('aws_apigatewayv2_apis'),
    localName: 'found',
    members: {
      name: { doc: 'The name that they have. If omitted, any.' },
      protocol_type: {
        doc: 'What kind they are. If omitted, both.',
        suggested: [
          { value: 'HTTP', doc: 'HTTP APIs.' },
          { value: 'WEBSOCKET', doc: 'WebSocket APIs.' },
        ],
      },
      tags: { doc: 'Tags that each of them has.' },
      ids: { doc: 'The IDs that were found.' },
      id: identity('An internal ID of the provider.'),
    },
  },
  {
    kind: 'data',
    type: 'aws_apigatewayv2_vpc_link',
    title: 'Data source for a VPC link into subnets, by its ID',
    doc: 'Looks up a VPC link for integrations.',
    link: dataSourcePage('aws_apigatewayv2_vpc_link'),
    localName: 'backend',
    members: {
      vpc_link_id: {
        doc: 'The ID of the link.',
        refersTo: [{ type: 'aws_apigatewayv2_vpc_link', attribute: 'id' }],
      },
      ...asRead(apiGatewayV2VpcLink, 'name', 'subnet_ids', 'security_group_ids', 'id', 'arn'),
    },
  },
];
