/** The resource policy of a REST API, in our own words. */
import type { ResourceFacts } from '../schema.js';
import { identity, region } from '../vocabularies/common.js';
import { gatewayGuide, providerPage } from '../vocabularies/links.js';

export const apiGatewayRestApiPolicy: ResourceFacts = {
  kind: 'resource',
  type: 'aws_api_gateway_rest_api_policy',
  title: 'Resource policy of a REST API',
  doc: 'Says who may call a REST API, from where. It stands apart so that the policy can name the API; do not set `policy` on the API as well. Takes effect with the next deployment.',
  link: providerPage('aws_api_gateway_rest_api_policy'),
  importId: { shape: 'REST-API-ID', example: '12345abcde' },
  localName: 'callers',
  members: {
    rest_api_id: {
      doc: 'The REST API that the policy is for.',
      forceNew: true,
      refersTo: [{ type: 'aws_api_gateway_rest_api', attribute: 'id' }],
      awsMember: 'restApiId',
    },
    policy: {
      doc: 'The policy as JSON: `data.aws_iam_policy_document.<name>.json`, or `jsonencode({ … })`.',
      awsMember: 'policy',
      link: gatewayGuide('apigateway-resource-policies'),
    },
    region,
    id: identity('The ID of the API.'),
  },
};
