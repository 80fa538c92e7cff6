/** What the data sources of REST APIs look up, in our own words. */
import { apiGatewayApiKey } from '../resources/aws_api_gateway_api_key.js';
import { apiGatewayAuthorizer } from '../resources/aws_api_gateway_authorizer.js';
import { apiGatewayDomainName } from '../resources/aws_api_gateway_domain_name.js';
import { apiGatewayResource } from '../resources/aws_api_gateway_resource.js';
import { apiGatewayRestApi } from '../resources/aws_api_gateway_rest_api.js';
import { apiGatewayVpcLink } from '../resources/aws_api_gateway_vpc_link.js';
import type { Facts, ResourceFacts } from '../schema.js';
import { identity } from '../vocabularies/common.js';
import { dataSourcePage } from '../vocabularies/links.js';
import { asRead } from './as-read.js';

const restApi: Facts = {
  doc: 'The REST API.',
  refersTo: [{ type: 'aws_api_gateway_rest_api', attribute: 'id' }],
};

/** One for each type. */
export const restDataSources: readonly ResourceFacts[] = [
  {
    kind: 'data',
    type: 'aws_api_gateway_api_key',
    title: 'Data source for an API key, by its ID',
    doc: 'Looks up an API key. The key itself ends up in the state.',
    link: dataSourcePage('aws_api_gateway_api_key'),
    localName: 'client',
    members: {
      id: identity('The ID of the key. It is not the key itself.'),
      ...asRead(apiGatewayApiKey, 'name', 'description', 'enabled'),
      value: { doc: 'The key itself. It ends up in the state.', awsMember: 'value' },
      ...asRead(apiGatewayApiKey, 'customer_id', 'arn', 'created_date', 'last_updated_date'),
    },
  },
  {
    kind: 'data',
    type: 'aws_api_gateway_api_keys',
    title: 'Data source for the API keys of an account',
    doc: 'Looks up all API keys of the account and Region.',
    link: dataSourcePage('aws_api_gateway_api_keys'),
    localName: 'all',
    members: {
      customer_id: { doc: 'The customer in AWS Marketplace whose keys are meant. If omitted, all.' },
      include_values: {
        doc: 'Whether the keys themselves are read too. They end up in the state.',
        default: 'false',
        sample: 'true',
      },
      items: { doc: 'The keys, each with its `id`, `name`, `enabled`, `stage_keys` and so on.' },
      id: identity('An internal ID of the provider.'),
    },
  },
  {
    kind: 'data',
    type: 'aws_api_gateway_authorizer',
    title: 'Data source for an authorizer, by its ID',
    doc: 'Looks up an authorizer of a REST API.',
    link: dataSourcePage('aws_api_gateway_authorizer'),
    localName: 'callers',
    members: {
      rest_api_id: restApi,
      authorizer_id: {
        doc: 'The ID of the authorizer.',
        refersTo: [{ type: 'aws_api_gateway_authorizer', attribute: 'id' }],
      },
      ...asRead(apiGatewayAuthorizer, 'name', 'type'),
      authorizer_uri: { doc: 'The function to ask, by its `invoke_arn`.', awsMember: 'authorizerUri' },
      provider_arns: { doc: 'The ARNs of the Cognito user pools.', awsMember: 'providerARNs' },
      ...asRead(apiGatewayAuthorizer, 'identity_source', 'identity_validation_expression'),
      authorizer_credentials: {
        doc: 'The role by which API Gateway calls the function.',
        awsMember: 'authorizerCredentials',
      },
      ...asRead(apiGatewayAuthorizer, 'authorizer_result_ttl_in_seconds', 'id', 'arn'),
    },
  },
  {
    kind: 'data',
    type: 'aws_api_gateway_authorizers',
    title: 'Data source for the authorizers of a REST API',
    doc: 'Looks up which authorizers a REST API has.',
    link: dataSourcePage('aws_api_gateway_authorizers'),
    localName: 'all',
    members: {
      rest_api_id: restApi,
      ids: { doc: 'The IDs of the authorizers.' },
      id: identity('The ID of the API.'),
    },
  },
  {
    kind: 'data',
    type: 'aws_api_gateway_domain_name',
    title: 'Data source for a custom domain name of REST APIs',
    doc: 'Looks up a custom domain name, for base path mappings and DNS records.',
    link: dataSourcePage('aws_api_gateway_domain_name'),
    localName: 'api',
    members: {
      domain_name: { doc: 'The host name, e.g. `api.example.com`.', sample: '"api.example.com"' },
      domain_name_id: { doc: 'The ID of a private domain name. Needed to find one.' },
      ...asRead(
        apiGatewayDomainName,
        'regional_domain_name',
        'regional_zone_id',
        'cloudfront_domain_name',
        'cloudfront_zone_id',
        'endpoint_configuration',
        'security_policy',
        'endpoint_access_mode',
        'policy',
      ),
      certificate_arn: {
        doc: 'The certificate of an edge-optimized or private domain name.',
        awsMember: 'certificateArn',
      },
      regional_certificate_arn: {
        doc: 'The certificate of a regional domain name.',
        awsMember: 'regionalCertificateArn',
      },
      certificate_name: { doc: 'The name of an uploaded certificate.', awsMember: 'certificateName' },
      ...asRead(apiGatewayDomainName, 'regional_certificate_name', 'certificate_upload_date', 'id', 'arn'),
    },
  },
  {
    kind: 'data',
    type: 'aws_api_gateway_resource',
    title: 'Data source for a path of a REST API',
    doc: 'Looks up the resource (path) of a REST API, for methods below an API that is managed elsewhere.',
    link: dataSourcePage('aws_api_gateway_resource'),
    localName: 'orders',
    members: {
      rest_api_id: restApi,
      path: { doc: 'The whole path, with a slash in front: `/orders/{id}`.', sample: '"/"' },
      ...asRead(apiGatewayResource, 'id', 'path_part', 'parent_id'),
    },
  },
  {
    kind: 'data',
    type: 'aws_api_gateway_rest_api',
    title: 'Data source for a REST API, by its name',
    doc: 'Looks up a REST API that is managed elsewhere. It fails where none, or more than one, has the name.',
    link: dataSourcePage('aws_api_gateway_rest_api'),
    localName: 'api',
    members: {
      name: { doc: 'The name of the API, exactly.', sample: '"api"' },
      ...asRead(
        apiGatewayRestApi,
        'id',
        'root_resource_id',
        'execution_arn',
        'arn',
        'description',
        'api_key_source',
      ),
      endpoint_configuration: { doc: 'How the API is reached.', awsMember: 'endpointConfiguration' },
      policy: { doc: 'The resource policy as JSON.', awsMember: 'policy' },
      binary_media_types: {
        doc: 'Media types that are passed on as bytes.',
        awsMember: 'binaryMediaTypes',
      },
      minimum_compression_size: {
        doc: 'From how many bytes on answers are compressed, as a string.',
        awsMember: 'minimumCompressionSize',
      },
      ...asRead(apiGatewayRestApi, 'security_policy', 'endpoint_access_mode'),
    },
  },
  {
    kind: 'data',
    type: 'aws_api_gateway_vpc_link',
    title: 'Data source for a VPC link to a Network Load Balancer',
    doc: 'Looks up a VPC link for integrations of REST APIs. It fails where none, or more than one, has the name.',
    link: dataSourcePage('aws_api_gateway_vpc_link'),
    localName: 'backend',
    members: {
      name: { doc: 'The name of the link, exactly.', sample: '"backend"' },
      ...asRead(apiGatewayVpcLink, 'id', 'arn', 'description'),
      target_arns: { doc: 'The Network Load Balancer, by its ARN.', awsMember: 'targetArns' },
      status: {
        doc: 'How the link is: `AVAILABLE`, `PENDING`, `DELETING` or `FAILED`.',
        awsMember: 'status',
      },
      status_message: { doc: 'Why it is so.', awsMember: 'statusMessage' },
    },
  },
];
