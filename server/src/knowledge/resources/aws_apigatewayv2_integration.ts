/** What a route of an HTTP or WebSocket API calls, in our own words. */
import type { ResourceFacts } from '../schema.js';
import { identity, region } from '../vocabularies/common.js';
import { httpMethods } from '../vocabularies/http-methods.js';
import { connectionTypes, contentHandling, passthroughBehaviors } from '../vocabularies/integrations.js';
import { gatewayGuide, providerPage } from '../vocabularies/links.js';

export const apiGatewayV2Integration: ResourceFacts = {
  kind: 'resource',
  type: 'aws_apigatewayv2_integration',
  title: 'Integration of an HTTP or WebSocket API',
  doc: 'Defines a backend: a Lambda function, an HTTP endpoint, an AWS service, or something in a VPC. Routes name it as `target = "integrations/${aws_apigatewayv2_integration.<name>.id}"`. An integration that quick create made cannot be imported.',
  link: providerPage('aws_apigatewayv2_integration'),
  importId: { shape: 'API-ID/INTEGRATION-ID', example: 'aabbccddee/1122334' },
  snippet: ['integration_uri', 'payload_format_version'],
  localName: 'default',
  members: {
    api_id: {
      doc: 'The API that the integration belongs to.',
      forceNew: true,
      refersTo: [{ type: 'aws_apigatewayv2_api', attribute: 'id' }],
      awsMember: 'ApiId',
    },
    integration_type: {
      doc: 'The type of the backend, and whether the request is passed through unchanged. HTTP APIs have the two with `PROXY` alone.',
      allowed: [
        {
          value: 'AWS_PROXY',
          doc: 'A Lambda function, with the whole request as its event; with `integration_subtype` another AWS service.',
        },
        { value: 'HTTP_PROXY', doc: 'An HTTP backend, public or behind a VPC link.' },
        { value: 'AWS', doc: 'An AWS service, with mapping templates. WebSocket APIs only.' },
        { value: 'HTTP', doc: 'An HTTP backend, with mapping templates. WebSocket APIs only.' },
        { value: 'MOCK', doc: 'No backend: API Gateway answers. WebSocket APIs only.' },
      ],
      forceNew: true,
      awsMember: 'IntegrationType',
      sample: '"AWS_PROXY"',
      link: gatewayGuide('http-api-develop-integrations'),
    },
    integration_uri: {
      doc: 'What is called: `aws_lambda_function.<name>.invoke_arn`, or the URL of the backend. Through a VPC link of an HTTP API the ARN of a load balancer listener or of a Cloud Map service. It can contain stage variables, written `$${stageVariables.<name>}` in HCL.',
      refersTo: [
        { type: 'aws_lambda_function', attribute: 'invoke_arn' },
        { type: 'aws_lambda_alias', attribute: 'invoke_arn' },
        { type: 'aws_lb_listener', attribute: 'arn' },
      ],
      awsMember: 'IntegrationUri',
    },
    integration_method: {
      doc: 'The HTTP method for calling the backend. Always `POST` for Lambda functions, which is what they get if it is omitted.',
      allowed: httpMethods,
      awsMember: 'IntegrationMethod',
      sample: '"POST"',
    },
    integration_subtype: {
      doc: 'The action of an AWS service that an HTTP API calls directly, e.g. `SQS-SendMessage`. Its parameters stand in `request_parameters`. For `AWS_PROXY`.',
      length: { min: 1, max: 128 },
      forceNew: true,
      awsMember: 'IntegrationSubtype',
      link: gatewayGuide('http-api-develop-integrations-aws-services-reference'),
    },
    payload_format_version: {
      doc: 'The form of the event that a Lambda function gets, and of its answer. Every other integration takes `1.0`.',
      default: '"1.0"',
      allowed: [
        { value: '1.0', doc: 'As for REST APIs.' },
        {
          value: '2.0',
          doc: 'Shorter, and the function may return just its result. HTTP APIs with Lambda functions only.',
        },
      ],
      awsMember: 'PayloadFormatVersion',
      sample: '"2.0"',
      link: gatewayGuide('http-api-develop-integrations-lambda'),
    },
    connection_type: {
      doc: 'How API Gateway connects to the backend.',
      default: '"INTERNET"',
      allowed: connectionTypes,
      awsMember: 'ConnectionType',
    },
    connection_id: {
      doc: 'The VPC link for `VPC_LINK`.',
      length: { min: 1, max: 1024 },
      refersTo: [{ type: 'aws_apigatewayv2_vpc_link', attribute: 'id' }],
      awsMember: 'ConnectionId',
    },
    credentials_arn: {
      doc: 'The role for calling an AWS service; `arn:aws:iam::*:user/*` passes the credentials of the caller on. Lambda functions need `aws_lambda_permission` instead.',
      refersTo: [{ type: 'aws_iam_role', attribute: 'arn' }],
      awsMember: 'CredentialsArn',
    },
    timeout_milliseconds: {
      doc: 'How long to wait for the backend, in milliseconds. WebSocket APIs wait 29,000 at most.',
      default: '30000 for HTTP APIs, 29000 for WebSocket APIs',
      range: { min: 50, max: 30_000 },
      whole: true,
      awsMember: 'TimeoutInMillis',
      sample: '29000',
    },
    request_parameters: {
      doc: 'Changes what the backend gets. HTTP API: `{ "overwrite:header.stage" = "$context.stage" }`, with `append`, `overwrite` or `remove` for a header, query string or path; with a subtype the parameters of the action. WebSocket API: `{ "integration.request.header.id" = "context.connectionId" }`.',
      awsMember: 'RequestParameters',
      link: gatewayGuide('http-api-parameter-mapping'),
    },
    response_parameters: {
      doc: 'Changes the answer of the backend for one status code. HTTP APIs only.',
      awsMember: 'ResponseParameters',
      link: gatewayGuide('http-api-parameter-mapping'),
    },
    'response_parameters.status_code': {
      doc: 'The status code that the backend answers with, from 200 to 599, as a string.',
      sample: '"200"',
    },
    'response_parameters.mappings': {
      doc: 'What changes: `{ "overwrite:statuscode" = "204" }`, or `append`, `overwrite` or `remove` for a header, e.g. `append:header.x-stage`.',
      sample: '{}',
    },
    tls_config: {
      doc: 'Calls the backend behind a VPC link over HTTPS. HTTP APIs only.',
      awsMember: 'TlsConfig',
    },
    'tls_config.server_name_to_verify': {
      doc: 'The host name that the certificate of the backend must have.',
      awsMember: 'ServerNameToVerify',
    },
    request_templates: {
      doc: 'Mapping templates for messages by key, chosen by `template_selection_expression`. WebSocket APIs only.',
      awsMember: 'RequestTemplates',
    },
    template_selection_expression: {
      doc: 'Chooses the template of a message. WebSocket APIs only.',
      awsMember: 'TemplateSelectionExpression',
      link: gatewayGuide('apigateway-websocket-api-selection-expressions'),
    },
    passthrough_behavior: {
      doc: 'What happens to a message that no template fits. WebSocket APIs only.',
      default: '"WHEN_NO_MATCH"',
      allowed: passthroughBehaviors,
      awsMember: 'PassthroughBehavior',
    },
    content_handling_strategy: {
      doc: 'Converts the answer of the backend. If omitted, it is passed on as it is. WebSocket APIs only.',
      allowed: contentHandling,
      awsMember: 'ContentHandlingStrategy',
    },
    description: { doc: 'A description of the integration.', awsMember: 'Description', sample: '""' },
    region,
    id: identity('The ID of the integration, for `target` of a route as `integrations/<id>`.'),
    integration_response_selection_expression: {
      doc: 'How the integration response of an answer is chosen. WebSocket APIs only.',
      awsMember: 'IntegrationResponseSelectionExpression',
    },
  },
};
