/** The web ACL in front of a stage, in our own words. */
import type { ResourceFacts } from '../schema.js';
import { identity, region } from '../vocabularies/common.js';
import { gatewayGuide, providerPage } from '../vocabularies/links.js';
import { timeouts } from '../vocabularies/timeouts.js';

export const wafv2WebAclAssociation: ResourceFacts = {
  kind: 'resource',
  type: 'aws_wafv2_web_acl_association',
  title: 'Web ACL in front of a resource',
  doc: 'Puts a web ACL of AWS WAF in front of a stage of a REST API. HTTP and WebSocket APIs cannot have one.',
  link: providerPage('aws_wafv2_web_acl_association'),
  importId: {
    shape: 'WEB-ACL-ARN,RESOURCE-ARN',
    example:
      'arn:aws:wafv2:us-east-1:123456789012:regional/webacl/main/1234abcd,arn:aws:apigateway:us-east-1::/restapis/12345abcde/stages/prod',
  },
  localName: 'stage',
  members: {
    resource_arn: {
      doc: 'What to protect: `aws_api_gateway_stage.<name>.arn`. Not its `execution_arn` or `id`, and not a stage of an HTTP or WebSocket API.',
      forceNew: true,
      refersTo: [{ type: 'aws_api_gateway_stage', attribute: 'arn' }],
      awsMember: 'ResourceArn',
      link: gatewayGuide('apigateway-control-access-aws-waf'),
    },
    web_acl_arn: {
      doc: 'The web ACL, one of scope `REGIONAL` in the same Region.',
      forceNew: true,
      refersTo: [{ type: 'aws_wafv2_web_acl', attribute: 'arn' }],
      awsMember: 'WebACLArn',
    },
    ...timeouts('create'),
    region,
    id: identity('Both ARNs with a comma between them.'),
  },
};
