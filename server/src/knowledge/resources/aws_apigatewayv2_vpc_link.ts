/** The way of integrations into the subnets of a VPC, in our own words. */
import type { ResourceFacts } from '../schema.js';
import { arn, identity, region, tagsAll, tagsV2 } from '../vocabularies/common.js';
import { gatewayGuide, providerPage } from '../vocabularies/links.js';

export const apiGatewayV2VpcLink: ResourceFacts = {
  kind: 'resource',
  type: 'aws_apigatewayv2_vpc_link',
  title: 'VPC link into the subnets of a VPC',
  doc: 'Lets integrations of HTTP APIs reach load balancers and Cloud Map services that are not public, and those of REST APIs with `integration_target` a load balancer. They name it by `connection_id` with `connection_type = "VPC_LINK"`. Subnets and security groups cannot be changed afterwards.',
  link: providerPage('aws_apigatewayv2_vpc_link'),
  importId: { shape: 'VPC-LINK-ID', example: 'aabbcc' },
  localName: 'backend',
  members: {
    name: {
      doc: 'The name of the link.',
      length: { min: 1, max: 128 },
      awsMember: 'Name',
      sample: '"backend"',
    },
    subnet_ids: {
      doc: 'The subnets that the link has network interfaces in.',
      forceNew: true,
      refersTo: [{ type: 'aws_subnet', attribute: 'id' }],
      awsMember: 'SubnetIds',
      link: gatewayGuide('http-api-vpc-links'),
    },
    security_group_ids: {
      doc: 'The security groups of those network interfaces.',
      forceNew: true,
      refersTo: [{ type: 'aws_security_group', attribute: 'id' }],
      awsMember: 'SecurityGroupIds',
    },
    tags: tagsV2,
    tags_all: tagsAll,
    region,
    id: identity('The ID of the link, for `connection_id` of an integration.'),
    arn: arn('arn:aws:apigateway:{region}::/vpclinks/{id}'),
  },
};
