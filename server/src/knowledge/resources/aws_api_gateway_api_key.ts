/** The API key that callers of a REST API send, in our own words. */
import type { ResourceFacts } from '../schema.js';
import { arn, identity, region, tags, tagsAll } from '../vocabularies/common.js';
import { gatewayGuide, providerPage } from '../vocabularies/links.js';

export const apiGatewayApiKey: ResourceFacts = {
  kind: 'resource',
  type: 'aws_api_gateway_api_key',
  title: 'API key for usage plans',
  doc: 'A key that callers send along, by default in the `X-API-Key` header. It counts for methods with `api_key_required`, on stages of a usage plan that an `aws_api_gateway_usage_plan_key` puts it into. It tells callers apart to limit them; it does not prove who they are.',
  link: providerPage('aws_api_gateway_api_key'),
  importId: { shape: 'API-KEY-ID', example: 'ab1cd2ef3g' },
  localName: 'client',
  members: {
    name: { doc: 'The name of the key as the console shows it.', awsMember: 'name', sample: '"client"' },
    description: {
      doc: 'A description of the key.',
      default: '"Managed by Terraform"',
      awsMember: 'description',
      sample: '""',
    },
    enabled: {
      doc: 'Whether callers may use the key.',
      default: 'true',
      awsMember: 'enabled',
      sample: 'false',
    },
    value: {
      doc: 'The key itself. If omitted, AWS makes one. It ends up in the state either way, so do not write it into the code.',
      length: { min: 20, max: 128 },
      forceNew: true,
      awsMember: 'value',
      link: gatewayGuide('api-gateway-setup-api-key-with-console'),
    },
    customer_id: {
      doc: 'The customer in AWS Marketplace that the key is for.',
      awsMember: 'customerId',
    },
    tags,
    tags_all: tagsAll,
    region,
    id: identity('The ID of the key, what `key_id` of a usage plan key wants. It is not the key itself.'),
    arn: arn('arn:aws:apigateway:{region}::/apikeys/{id}'),
    created_date: { doc: 'When the key was created.', awsMember: 'createdDate' },
    last_updated_date: { doc: 'When the key was last changed.', awsMember: 'lastUpdatedDate' },
  },
};
