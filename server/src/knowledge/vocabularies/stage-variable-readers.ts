/** What may read stage variables, and what is handed all of them. */

/** Resources whose texts API Gateway fills in with stage variables. */
export const readerTypes: ReadonlySet<string> = new Set([
  'aws_api_gateway_rest_api',
  'aws_api_gateway_integration',
  'aws_api_gateway_integration_response',
  'aws_api_gateway_gateway_response',
  'aws_api_gateway_authorizer',
  'aws_apigatewayv2_api',
  'aws_apigatewayv2_integration',
  'aws_apigatewayv2_integration_response',
  'aws_apigatewayv2_authorizer',
]);

/** How a placeholder is written: `$${stageVariables.x}` in HCL, `$stageVariables.x`, or the bare `stageVariables.x`. */
export type PlaceholderForm = 'braces' | 'dollar' | 'bare';

/** The arguments of readers in which stage variables are used, with the form that each takes. */
export const placeholderForms: Readonly<Record<string, PlaceholderForm>> = {
  uri: 'braces',
  integration_uri: 'braces',
  connection_id: 'braces',
  credentials: 'braces',
  credentials_arn: 'braces',
  authorizer_uri: 'braces',
  authorizer_credentials: 'braces',
  authorizer_credentials_arn: 'braces',
  body: 'braces',
  request_templates: 'dollar',
  response_templates: 'dollar',
  request_parameters: 'bare',
  response_parameters: 'bare',
};

/** Integrations by their argument for the type; all other types may hand on every stage variable. */
export const integrations = {
  types: { aws_api_gateway_integration: 'type', aws_apigatewayv2_integration: 'integration_type' },
  readNothingElse: ['HTTP', 'HTTP_PROXY', 'MOCK'],
} as const;

/** Authorizers that call no function. */
export const quietAuthorizers: Readonly<
  Record<string, readonly [argument: string, values: readonly string[]]>
> = {
  aws_api_gateway_authorizer: ['type', ['COGNITO_USER_POOLS']],
  aws_apigatewayv2_authorizer: ['authorizer_type', ['JWT']],
};
