/** What deployments of REST APIs once did for stages, and what they are a snapshot of. */

/** The stage that a deployment made by itself, which provider 6 took away. */
export const ownStage = {
  deployment: 'aws_api_gateway_deployment',
  stage: 'aws_api_gateway_stage',
  /** By argument or block of the deployment, its name on a stage. */
  members: { stage_name: 'stage_name', stage_description: 'description', canary_settings: 'canary_settings' },
  attributes: ['invoke_url', 'execution_arn'],
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

/** The types of which a REST API is made, so that a deployment has to come after them. */
export const apiPartTypes: readonly string[] = [
  'aws_api_gateway_resource',
  'aws_api_gateway_method',
  'aws_api_gateway_integration',
  'aws_api_gateway_method_response',
  'aws_api_gateway_integration_response',
];

/** The same for an HTTP or WebSocket API. */
export const version2PartTypes: readonly string[] = [
  'aws_apigatewayv2_authorizer',
  'aws_apigatewayv2_model',
  'aws_apigatewayv2_integration',
  'aws_apigatewayv2_integration_response',
  'aws_apigatewayv2_route',
  'aws_apigatewayv2_route_response',
];
