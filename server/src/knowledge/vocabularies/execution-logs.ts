/** Execution logs of REST and WebSocket stages, and the role without which API Gateway writes no log. */

/** Before `API-ID/STAGE-NAME`, the name of the group that execution logs of a stage go to; AWS chooses it. */
export const executionLogPrefixes = {
  REST: 'API-Gateway-Execution-Logs_',
  WEBSOCKET: '/aws/apigateway/',
} as const;

/** Where the role for writing logs is set, once for an account and Region. */
export const loggingAccount = {
  type: 'aws_api_gateway_account',
  argument: 'cloudwatch_role_arn',
  policy: 'arn:aws:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs',
  trusts: 'apigateway.amazonaws.com',
} as const;
