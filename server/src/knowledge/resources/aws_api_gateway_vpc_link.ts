/** The way from a REST API to a load balancer in a VPC, in our own words. */
import type { ResourceFacts } from '../schema.js';
import { arn, identity, region, tags, tagsAll } from '../vocabularies/common.js';
import { gatewayGuide, providerPage } from '../vocabularies/links.js';

export const apiGatewayVpcLink: ResourceFacts = {
  kind: 'resource',
  type: 'aws_api_gateway_vpc_link',
  title: 'VPC link to a Network Load Balancer',
  doc: 'Lets integrations of REST APIs reach a Network Load Balancer that is not public. They name it by `connection_id` with `connection_type = "VPC_LINK"`. HTTP APIs take an `aws_apigatewayv2_vpc_link`.',
  link: providerPage('aws_api_gateway_vpc_link'),
  importId: { shape: 'VPC-LINK-ID', example: '12345abcde' },
  localName: 'backend',
  members: {
    name: { doc: 'The name of the link.', awsMember: 'name', sample: '"backend"' },
    target_arns: {
      doc: 'The Network Load Balancer, a list of exactly one. It must belong to the same account.',
      forceNew: true,
      refersTo: [{ type: 'aws_lb', attribute: 'arn' }],
      awsMember: 'targetArns',
      link: gatewayGuide('set-up-private-integration'),
    },
    description: { doc: 'A description of the link.', awsMember: 'description', sample: '""' },
    tags,
    tags_all: tagsAll,
    region,
    id: identity('The ID of the link, for `connection_id` of an integration.'),
    arn: arn('arn:aws:apigateway:{region}::/vpclinks/{id}'),
  },
};
