/** The mapping of a path of a custom domain name to a stage of an HTTP or WebSocket API, in our own words. */
import type { ResourceFacts } from '../schema.js';
import { identity, region } from '../vocabularies/common.js';
import { gatewayGuide, providerPage } from '../vocabularies/links.js';

export const apiGatewayV2ApiMapping: ResourceFacts = {
  kind: 'resource',
  type: 'aws_apigatewayv2_api_mapping',
  title: 'Path of a custom domain name for a stage',
  doc: 'Puts a stage of any API under a path of a custom domain name, which has to be a regional one. Its path may have several levels.',
  link: providerPage('aws_apigatewayv2_api_mapping'),
  importId: { shape: 'MAPPING-ID/DOMAIN-NAME', example: '1122334/api.example.com' },
  localName: 'api',
  members: {
    api_id: {
      doc: 'The API to reach.',
      forceNew: true,
      refersTo: [
        { type: 'aws_apigatewayv2_api', attribute: 'id' },
        { type: 'aws_api_gateway_rest_api', attribute: 'id' },
      ],
      awsMember: 'ApiId',
    },
    stage: {
      doc: 'The stage to reach, by name. The `id` of an `aws_apigatewayv2_stage` is its name.',
      refersTo: [
        { type: 'aws_apigatewayv2_stage', attribute: 'name' },
        { type: 'aws_apigatewayv2_stage', attribute: 'id' },
        { type: 'aws_api_gateway_stage', attribute: 'stage_name' },
      ],
      awsMember: 'Stage',
    },
    domain_name: {
      doc: 'The custom domain name.',
      forceNew: true,
      refersTo: [
        { type: 'aws_apigatewayv2_domain_name', attribute: 'domain_name' },
        { type: 'aws_apigatewayv2_domain_name', attribute: 'id' },
        { type: 'aws_api_gateway_domain_name', attribute: 'domain_name' },
      ],
      awsMember: 'DomainName',
      link: gatewayGuide('http-api-custom-domain-names'),
    },
    api_mapping_key: {
      doc: 'The path below the domain name, without a slash in front: `orders` or `orders/v1`. If omitted, the root.',
      awsMember: 'ApiMappingKey',
      sample: '"v1"',
    },
    region,
    id: identity('The ID of the mapping.'),
  },
};
