/** The VPC endpoint that may use a private custom domain name, in our own words. */
import type { ResourceFacts } from '../schema.js';
import { arn, identity, region, tags, tagsAll } from '../vocabularies/common.js';
import { gatewayGuide, providerPage } from '../vocabularies/links.js';

export const apiGatewayDomainNameAccessAssociation: ResourceFacts = {
  kind: 'resource',
  type: 'aws_api_gateway_domain_name_access_association',
  title: 'VPC endpoint for a private custom domain name',
  doc: 'Lets an interface endpoint of a VPC call a private custom domain name. The policies of the domain name and of the APIs behind it must allow the endpoint as well.',
  link: providerPage('aws_api_gateway_domain_name_access_association'),
  importId: {
    shape: 'ASSOCIATION-ARN',
    example:
      'arn:aws:apigateway:us-east-1:123456789012:/domainnameaccessassociations/domainname/api.example.com+1a2b3c4d5e/vpcesource/vpce-0a1b2c3d4e5f67890',
  },
  localName: 'vpc',
  members: {
    domain_name_arn: {
      doc: 'The private domain name.',
      forceNew: true,
      refersTo: [{ type: 'aws_api_gateway_domain_name', attribute: 'arn' }],
      awsMember: 'domainNameArn',
      link: gatewayGuide('apigateway-private-custom-domains'),
    },
    access_association_source_type: {
      doc: 'What may call.',
      allowed: [{ value: 'VPCE', doc: 'An interface endpoint of a VPC.' }],
      forceNew: true,
      awsMember: 'accessAssociationSourceType',
      sample: '"VPCE"',
    },
    access_association_source: {
      doc: 'The ID of the interface endpoint, for the `execute-api` service.',
      forceNew: true,
      refersTo: [{ type: 'aws_vpc_endpoint', attribute: 'id' }],
      awsMember: 'accessAssociationSource',
    },
    tags,
    tags_all: tagsAll,
    region,
    id: identity('The ARN, once more.'),
    arn: arn(
      'arn:aws:apigateway:{region}:{account}:/domainnameaccessassociations/domainname/{domain_name}+{domain_name_id}/vpcesource/{endpoint}',
    ),
  },
};
