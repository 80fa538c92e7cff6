/** The usage plan of REST API stages, in our own words. */
import type { Facts, ResourceFacts } from '../schema.js';
import { arn, identity, region, tags, tagsAll } from '../vocabularies/common.js';
import { gatewayGuide, providerPage } from '../vocabularies/links.js';

/** The two throttles of a plan or of one of its methods. */
function planThrottles(path: string, each: string): Readonly<Record<string, Facts>> {
  return {
    [`${path}.rate_limit`]: {
      doc: `How many requests a second, on average, each API key has for ${each}.`,
      awsMember: 'rateLimit',
      sample: '100',
    },
    [`${path}.burst_limit`]: {
      doc: `How many requests each API key may send at once for ${each}.`,
      whole: true,
      awsMember: 'burstLimit',
      sample: '50',
    },
  };
}

export const apiGatewayUsagePlan: ResourceFacts = {
  kind: 'resource',
  type: 'aws_api_gateway_usage_plan',
  title: 'Usage plan for REST API stages',
  doc: 'Limits the use of stages per API key. Limits apply on a best-effort basis; a usage plan does not authorize requests. Keys join it by `aws_api_gateway_usage_plan_key`. AWS does not delete a plan that still contains stages.',
  link: providerPage('aws_api_gateway_usage_plan'),
  importId: { shape: 'USAGE-PLAN-ID', example: '1ab2cd' },
  snippet: ['api_stages'],
  localName: 'basic',
  members: {
    name: { doc: 'The name of the plan.', awsMember: 'name', sample: '"basic"' },
    description: { doc: 'A description of the plan.', awsMember: 'description', sample: '""' },
    api_stages: {
      doc: 'A stage that the plan covers. One block for each.',
      awsMember: 'apiStages',
      link: gatewayGuide('api-gateway-api-usage-plans'),
    },
    'api_stages.api_id': {
      doc: 'The REST API of the stage.',
      refersTo: [{ type: 'aws_api_gateway_rest_api', attribute: 'id' }],
      awsMember: 'apiId',
    },
    'api_stages.stage': {
      doc: 'The name of the stage. Refer to the stage, not to a deployment, or the plan is lost with the next one.',
      refersTo: [{ type: 'aws_api_gateway_stage', attribute: 'stage_name' }],
      awsMember: 'stage',
    },
    'api_stages.throttle': { doc: 'A limit for one method of the stage.', awsMember: 'throttle' },
    'api_stages.throttle.path': {
      doc: 'The method, path first and with a slash in front: `/orders/GET`. Another spelling than `method_path` of the method settings.',
      awsMember: 'throttle',
      sample: '"/orders/GET"',
    },
    ...planThrottles('api_stages.throttle', 'the method'),
    quota_settings: {
      doc: 'How many requests each API key has in a period.',
      awsMember: 'quota',
    },
    'quota_settings.limit': {
      doc: 'How many requests there are in a period.',
      whole: true,
      awsMember: 'limit',
      sample: '10000',
    },
    'quota_settings.period': {
      doc: 'How long the period is.',
      allowed: [
        { value: 'DAY', doc: 'A day.' },
        { value: 'WEEK', doc: 'A week.' },
        { value: 'MONTH', doc: 'A month.' },
      ],
      awsMember: 'period',
      sample: '"MONTH"',
    },
    'quota_settings.offset': {
      doc: 'How many requests the first period has less.',
      default: '0',
      whole: true,
      awsMember: 'offset',
    },
    throttle_settings: {
      doc: 'How fast each API key may send requests, over all methods.',
      awsMember: 'throttle',
      link: gatewayGuide('api-gateway-request-throttling'),
    },
    ...planThrottles('throttle_settings', 'the whole plan'),
    product_code: {
      doc: 'The product in AWS Marketplace that the plan is sold as.',
      awsMember: 'productCode',
    },
    tags,
    tags_all: tagsAll,
    region,
    id: identity('The ID of the plan, what `usage_plan_id` of a key wants.'),
    arn: arn('arn:aws:apigateway:{region}::/usageplans/{id}'),
  },
};
