/** The membership of an API key in a usage plan, in our own words. */
import type { ResourceFacts } from '../schema.js';
import { identity, region } from '../vocabularies/common.js';
import { gatewayGuide, providerPage } from '../vocabularies/links.js';

export const apiGatewayUsagePlanKey: ResourceFacts = {
  kind: 'resource',
  type: 'aws_api_gateway_usage_plan_key',
  title: 'API key in a usage plan',
  doc: 'Puts an API key into a usage plan, so that it is accepted on the stages of the plan and limited there. Every change makes a new one.',
  link: providerPage('aws_api_gateway_usage_plan_key'),
  importId: { shape: 'USAGE-PLAN-ID/API-KEY-ID', example: '1ab2cd/ab1cd2ef3g' },
  localName: 'client',
  members: {
    usage_plan_id: {
      doc: 'The plan that the key joins.',
      forceNew: true,
      refersTo: [{ type: 'aws_api_gateway_usage_plan', attribute: 'id' }],
      awsMember: 'usagePlanId',
      link: gatewayGuide('api-gateway-api-usage-plans'),
    },
    key_id: {
      doc: 'The key, by its ID and not by its value.',
      forceNew: true,
      refersTo: [{ type: 'aws_api_gateway_api_key', attribute: 'id' }],
      awsMember: 'keyId',
    },
    key_type: {
      doc: 'What kind of key it is. There is only one kind.',
      suggested: [{ value: 'API_KEY', doc: 'An API key.' }],
      forceNew: true,
      awsMember: 'keyType',
      sample: '"API_KEY"',
    },
    region,
    id: identity('The ID of the API key.'),
    name: { doc: 'The name of the API key.', awsMember: 'name' },
    value: { doc: 'The key itself. It ends up in the state.', awsMember: 'value' },
  },
};
