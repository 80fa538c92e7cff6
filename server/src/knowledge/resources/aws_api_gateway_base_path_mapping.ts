/** The mapping of a path of a custom domain name to a stage of a REST API, in our own words. */
import type { ResourceFacts } from '../schema.js';
import { identity, region } from '../vocabularies/common.js';
import { gatewayGuide, providerPage } from '../vocabularies/links.js';

export const apiGatewayBasePathMapping: ResourceFacts = {
  kind: 'resource',
  type: 'aws_api_gateway_base_path_mapping',
  title: 'Path of a custom domain name for a REST API stage',
  doc: 'Puts a stage of a REST API under a path of a custom domain name. AWS does not delete a stage that is still mapped.',
  link: providerPage('aws_api_gateway_base_path_mapping'),
  importId: {
    shape: 'DOMAIN/, DOMAIN/BASE-PATH or DOMAIN/BASE-PATH/DOMAIN-NAME-ID',
    example: 'api.example.com/orders',
  },
  snippet: ['stage_name'],
  localName: 'api',
  members: {
    api_id: {
      doc: 'The REST API to reach.',
      refersTo: [{ type: 'aws_api_gateway_rest_api', attribute: 'id' }],
      awsMember: 'restApiId',
    },
    stage_name: {
      doc: 'The stage to reach. Refer to the stage, so that Terraform knows the dependency. If omitted, callers must include the stage in the path.',
      refersTo: [{ type: 'aws_api_gateway_stage', attribute: 'stage_name' }],
      awsMember: 'stage',
    },
    domain_name: {
      doc: 'The custom domain name.',
      forceNew: true,
      refersTo: [{ type: 'aws_api_gateway_domain_name', attribute: 'domain_name' }],
      awsMember: 'domainName',
      link: gatewayGuide('how-to-custom-domains'),
    },
    base_path: {
      doc: 'The path below the domain name, one level without any slash: `orders`. If omitted, the root. Several levels take an `aws_apigatewayv2_api_mapping`.',
      awsMember: 'basePath',
      sample: '"v1"',
    },
    domain_name_id: {
      doc: 'The ID of a private domain name; public ones have none.',
      refersTo: [{ type: 'aws_api_gateway_domain_name', attribute: 'domain_name_id' }],
      awsMember: 'domainNameId',
    },
    region,
    id: identity("The provider's ID for the mapping, domain and base path with a slash between them."),
  },
};
