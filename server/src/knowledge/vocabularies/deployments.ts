/** What deployments once did for stages, what they are a snapshot of, and what makes a new one. */

/** The stage that a deployment made by itself, which provider 6 took away. */
export const ownStage = {
  deployment: 'aws_api_gateway_deployment',
  stage: 'aws_api_gateway_stage',
  /** By argument or block of the deployment, its name on a stage. */
  members: { stage_name: 'stage_name', stage_description: 'description', canary_settings: 'canary_settings' },
  attributes: ['invoke_url', 'execution_arn'],
  /** By what others read of the deployment, what says the same of a stage. */
  read: {
    stage_name: 'stage_name',
    stage_description: 'description',
    variables: 'variables',
    invoke_url: 'invoke_url',
    execution_arn: 'execution_arn',
  },
  /** From here on the provider itself calls the arguments deprecated. */
  argumentsDeprecatedSince: '5.76.0',
  /** The same for the attributes; a release before it may do so too. */
  attributesDeprecatedSince: '5.99.0',
} as const;

/** What makes a new deployment when it changes. */
export const replacingArguments: readonly string[] = ['triggers', 'variables', 'stage_description'];

/** Functions whose results people write only to notice changes: hashes, times and random names. */
export const changeFunctions =
  /^(?:file)?(?:base64)?(?:md5|sha1|sha256|sha512)$|^(?:uuid|timestamp|plantimestamp)$/;

/** Functions whose result is another one in every plan. */
export const clockFunctions: ReadonlySet<string> = new Set(['timestamp', 'plantimestamp', 'uuid', 'bcrypt']);

/** Functions that tell only how many there are of something, or what they are called. */
export const countFunctions: ReadonlySet<string> = new Set(['length', 'keys']);

/** A resource type whose settings a deployment is a snapshot of, and the argument with the API it belongs to. */
export interface SnapshotType {
  readonly type: string;
  readonly api: string;
  /** True for what callers can reach only together with it: AWS rejects the deployment of an API that has none. */
  readonly called?: true;
  /** True for what is hashed along with the rest, but not asked for by itself. */
  readonly alongside?: true;
}

/**
 * What a deployment of a REST API is a snapshot of, beside the API's own `body` and `policy`, in the order in which it is
 * written. A path is seldom changed in place, and few hash it, though Terraform does not replace the methods below it then
 * (seen in plans of provider 5.100.0).
 */
export const restSnapshot: readonly SnapshotType[] = [
  { type: 'aws_api_gateway_resource', api: 'rest_api_id', alongside: true },
  { type: 'aws_api_gateway_method', api: 'rest_api_id', called: true },
  { type: 'aws_api_gateway_integration', api: 'rest_api_id', called: true },
  { type: 'aws_api_gateway_method_response', api: 'rest_api_id' },
  { type: 'aws_api_gateway_integration_response', api: 'rest_api_id' },
  { type: 'aws_api_gateway_gateway_response', api: 'rest_api_id' },
  { type: 'aws_api_gateway_authorizer', api: 'rest_api_id' },
  { type: 'aws_api_gateway_model', api: 'rest_api_id' },
  { type: 'aws_api_gateway_request_validator', api: 'rest_api_id' },
  { type: 'aws_api_gateway_rest_api_policy', api: 'rest_api_id' },
];

/** The same of an HTTP or WebSocket API. */
export const version2Snapshot: readonly SnapshotType[] = [
  { type: 'aws_apigatewayv2_integration', api: 'api_id' },
  { type: 'aws_apigatewayv2_route', api: 'api_id', called: true },
  { type: 'aws_apigatewayv2_route_response', api: 'api_id' },
  { type: 'aws_apigatewayv2_integration_response', api: 'api_id' },
  { type: 'aws_apigatewayv2_authorizer', api: 'api_id' },
  { type: 'aws_apigatewayv2_model', api: 'api_id' },
];

/** The arguments of an API itself that are part of the snapshot. */
export const apiSnapshot: readonly string[] = ['body', 'policy'];

/**
 * Attributes of these resources that change only when the whole resource is replaced: a hash of them notices that
 * something is there, not what it says. (`ForceNew` in the provider's schemas, and the IDs.)
 */
export const fixedAttributes: ReadonlySet<string> = new Set([
  'id',
  'arn',
  'rest_api_id',
  'api_id',
  'resource_id',
  'http_method',
  'status_code',
  'response_type',
  'route_id',
  'integration_id',
  'execution_arn',
  'root_resource_id',
  'created_date',
]);
