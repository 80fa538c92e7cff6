/** The permission to call a Lambda function, in our own words, as far as API Gateway needs it. */
import type { ResourceFacts } from '../schema.js';
import { identity, region } from '../vocabularies/common.js';
import { callSources } from '../vocabularies/invoke-permission.js';
import { gatewayGuide, providerPage } from '../vocabularies/links.js';
import { timeouts } from '../vocabularies/timeouts.js';

const statementId = { regex: '^[A-Za-z0-9_-]+$', means: 'letters, digits, hyphens and underscores' };

export const lambdaPermission: ResourceFacts = {
  kind: 'resource',
  type: 'aws_lambda_permission',
  title: 'Permission to call a Lambda function',
  doc: 'Lets API Gateway call a function. Without it, the API returns 500 and the log reports invalid permissions. A function selected by a stage variable needs one, too, for every alias.',
  link: providerPage('aws_lambda_permission'),
  importId: { shape: 'FUNCTION-NAME/STATEMENT-ID', example: 'orders/AllowApiGateway' },
  snippet: ['source_arn', 'statement_id'],
  localName: 'api_gateway',
  members: {
    statement_id: {
      doc: "A name for this permission within the function's policy. If omitted, Terraform generates one.",
      conflictsWith: ['statement_id_prefix'],
      length: { min: 1, max: 100 },
      pattern: statementId,
      forceNew: true,
      awsMember: 'StatementId',
      sample: '"AllowApiGateway"',
    },
    statement_id_prefix: {
      doc: 'A prefix; Terraform generates the rest. Conflicts with `statement_id`.',
      conflictsWith: ['statement_id'],
      length: { min: 1, max: 100 },
      pattern: statementId,
      forceNew: true,
    },
    action: {
      doc: 'What is allowed.',
      suggested: [{ value: 'lambda:InvokeFunction', doc: 'Call the function.' }],
      forceNew: true,
      awsMember: 'Action',
      sample: '"lambda:InvokeFunction"',
    },
    function_name: {
      doc: 'The function, by name or ARN.',
      forceNew: true,
      refersTo: [{ type: 'aws_lambda_function', attribute: 'function_name' }],
      awsMember: 'FunctionName',
    },
    principal: {
      doc: 'Who is allowed.',
      suggested: [{ value: 'apigateway.amazonaws.com', doc: 'API Gateway.' }],
      forceNew: true,
      awsMember: 'Principal',
      sample: '"apigateway.amazonaws.com"',
    },
    source_arn: {
      doc: 'From where: a pattern for the ARNs of calls, in which `*` is any text. `"${aws_api_gateway_stage.<name>.execution_arn}/*/*"` is every method and path of a stage, `/GET/orders` in place of `/*/*` a single one; after an API the stage comes first: `"${aws_api_gateway_rest_api.<name>.execution_arn}/*/*/*"`. A version 2 stage takes `/*`, as `$default` and the routes of a WebSocket API are one part. The `execution_arn` alone, `arn` and `invoke_url` match no request, and the API returns 500.',
      forceNew: true,
      refersTo: callSources,
      awsMember: 'SourceArn',
      link: gatewayGuide('api-gateway-control-access-using-iam-policies-to-invoke-api'),
    },
    source_account: {
      doc: 'From which account. An execution ARN already contains it.',
      pattern: { regex: '^[0-9]{12}$', means: 'twelve digits' },
      forceNew: true,
      awsMember: 'SourceAccount',
    },
    qualifier: {
      doc: 'The version or alias of the function that the permission is for. An integration that calls an alias needs it on that alias.',
      forceNew: true,
      refersTo: [{ type: 'aws_lambda_alias', attribute: 'name' }],
      awsMember: 'Qualifier',
    },
    principal_org_id: {
      doc: 'The organization of AWS Organizations that callers must belong to.',
      forceNew: true,
      awsMember: 'PrincipalOrgID',
    },
    event_source_token: {
      doc: 'A token of Alexa skills. Not useful for API Gateway.',
      forceNew: true,
      awsMember: 'EventSourceToken',
    },
    function_url_auth_type: {
      doc: 'For function URLs: how callers prove who they are. Not useful for API Gateway.',
      allowed: [
        { value: 'AWS_IAM', doc: 'With AWS credentials.' },
        { value: 'NONE', doc: 'Not at all.' },
      ],
      forceNew: true,
      awsMember: 'FunctionUrlAuthType',
    },
    invoked_via_function_url: {
      doc: 'Whether the permission is for calls by the function URL alone. Not useful for API Gateway.',
    },
    ...timeouts('create', 'read', 'delete'),
    region,
    id: identity('The `statement_id`.'),
  },
};
