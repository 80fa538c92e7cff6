/** What a method of a REST API calls, in our own words. */
import type { ResourceFacts } from '../schema.js';
import { identity, region } from '../vocabularies/common.js';
import { httpMethods } from '../vocabularies/http-methods.js';
import {
  connectionTypes,
  contentHandling,
  namesMethod,
  passthroughBehaviors,
} from '../vocabularies/integrations.js';
import { gatewayGuide, providerPage } from '../vocabularies/links.js';

export const apiGatewayIntegration: ResourceFacts = {
  kind: 'resource',
  type: 'aws_api_gateway_integration',
  title: 'Integration of a REST API method',
  doc: 'Defines the backend of a method: a Lambda function, an HTTP endpoint, an AWS service, or a mock response. `uri`, `connection_id` and `credentials` can contain stage variables.',
  link: providerPage('aws_api_gateway_integration'),
  importId: { shape: 'REST-API-ID/RESOURCE-ID/HTTP-METHOD', example: '12345abcde/67890fghij/GET' },
  snippet: ['integration_http_method', 'uri'],
  localName: 'get',
  members: {
    ...namesMethod,
    type: {
      doc: 'The type of the backend, and whether the request is passed through unchanged.',
      allowed: [
        {
          value: 'AWS_PROXY',
          doc: 'A Lambda function, with the whole request as its event. The usual choice.',
        },
        { value: 'AWS', doc: 'A Lambda function or another AWS service, with mapping templates.' },
        { value: 'HTTP_PROXY', doc: 'An HTTP backend; requests and responses are passed through unchanged.' },
        { value: 'HTTP', doc: 'An HTTP backend, with mapping templates.' },
        { value: 'MOCK', doc: 'No backend: API Gateway returns the response. Useful for `OPTIONS`.' },
      ],
      forceNew: true,
      awsMember: 'type',
      sample: '"AWS_PROXY"',
      link: gatewayGuide('api-gateway-api-integration-types'),
    },
    integration_http_method: {
      doc: 'The method for calling the backend. Always `POST` for Lambda functions, whatever callers use. Needed for every type but `MOCK`.',
      allowed: httpMethods,
      forceNew: true,
      awsMember: 'integrationHttpMethod',
      sample: '"POST"',
    },
    uri: {
      doc: 'What is called: `aws_lambda_function.<name>.invoke_arn`, or the URL of the backend. A stage variable is written `$${stageVariables.<name>}` in HCL.',
      refersTo: [
        { type: 'aws_lambda_function', attribute: 'invoke_arn' },
        { type: 'aws_lambda_alias', attribute: 'invoke_arn' },
      ],
      awsMember: 'uri',
    },
    credentials: {
      doc: 'The role for calling an AWS service; `arn:aws:iam::*:user/*` passes the credentials of the caller on. Lambda functions need `aws_lambda_permission` instead.',
      forceNew: true,
      refersTo: [{ type: 'aws_iam_role', attribute: 'arn' }],
      awsMember: 'credentials',
    },
    connection_type: {
      doc: 'How API Gateway connects to the backend.',
      default: '"INTERNET"',
      allowed: connectionTypes,
      awsMember: 'connectionType',
    },
    connection_id: {
      doc: 'The VPC link for `VPC_LINK`.',
      refersTo: [
        { type: 'aws_api_gateway_vpc_link', attribute: 'id' },
        { type: 'aws_apigatewayv2_vpc_link', attribute: 'id' },
      ],
      awsMember: 'connectionId',
    },
    integration_target: {
      doc: 'The listener of the load balancer that an `aws_apigatewayv2_vpc_link` leads to, by its ARN.',
      awsMember: 'integrationTarget',
    },
    request_templates: {
      doc: 'Mapping templates for the request by content type, for the types without proxy.',
      awsMember: 'requestTemplates',
    },
    request_parameters: {
      doc: 'What the backend gets in path, query and headers: `{ "integration.request.path.id" = "method.request.path.id" }`.',
      awsMember: 'requestParameters',
      link: gatewayGuide('request-response-data-mappings'),
    },
    passthrough_behavior: {
      doc: 'What happens to a body that no template fits.',
      allowed: passthroughBehaviors,
      forceNew: true,
      awsMember: 'passthroughBehavior',
    },
    content_handling: {
      doc: 'Converts the body of the request. Left out, it is passed on as it is.',
      allowed: contentHandling,
      awsMember: 'contentHandling',
    },
    timeout_milliseconds: {
      doc: 'How long to wait for the backend, in milliseconds. AWS takes more than 29,000 for regional and private APIs alone, and only after a raised quota.',
      default: '29000',
      range: { min: 50, max: 300_000 },
      whole: true,
      awsMember: 'timeoutInMillis',
      sample: '29000',
    },
    response_transfer_mode: {
      doc: 'Whether the answer is collected first or passed on as it comes.',
      allowed: [
        { value: 'BUFFERED', doc: 'Collected first.' },
        { value: 'STREAM', doc: 'Passed on as it comes.' },
      ],
      awsMember: 'responseTransferMode',
    },
    cache_key_parameters: {
      doc: "Request parameters that are part of the cache key, for stages with a cache. They must stand in the method's `request_parameters`.",
      awsMember: 'cacheKeyParameters',
      link: gatewayGuide('api-gateway-caching'),
    },
    cache_namespace: {
      doc: 'Which answers share the cache. By default each path has its own.',
      awsMember: 'cacheNamespace',
    },
    tls_config: { doc: 'How the certificate of the backend is checked.', awsMember: 'tlsConfig' },
    'tls_config.insecure_skip_verification': {
      doc: 'Does not ask who signed the certificate of the backend. For private authorities and tests.',
      default: 'false',
      awsMember: 'insecureSkipVerification',
      sample: 'true',
    },
    region,
    id: identity('An internal ID of the provider.'),
  },
};
