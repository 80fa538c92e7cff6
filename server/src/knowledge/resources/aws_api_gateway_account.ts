/** The settings of API Gateway for a whole account and Region, in our own words. */
import type { ResourceFacts } from '../schema.js';
import { identity, region } from '../vocabularies/common.js';
import { gatewayGuide, providerPage } from '../vocabularies/links.js';

export const apiGatewayAccount: ResourceFacts = {
  kind: 'resource',
  type: 'aws_api_gateway_account',
  title: 'API Gateway settings of an account in a Region',
  doc: 'The one set of settings that all APIs of an account in a Region share, above all the role for writing logs. Declare it only once: two configurations overwrite each other. Make stages with logging depend on it (`depends_on = [aws_api_gateway_account.<name>]`).',
  link: providerPage('aws_api_gateway_account'),
  snippet: ['cloudwatch_role_arn'],
  localName: 'this',
  members: {
    cloudwatch_role_arn: {
      doc: 'The role that API Gateway uses to write to CloudWatch Logs. Required for access and execution logs of REST and WebSocket stages. It must trust `apigateway.amazonaws.com` and have the policy `AmazonAPIGatewayPushToCloudWatchLogs`. An empty string removes the role.',
      refersTo: [{ type: 'aws_iam_role', attribute: 'arn' }],
      awsMember: 'cloudwatchRoleArn',
      link: gatewayGuide('set-up-logging'),
    },
    reset_on_delete: {
      doc: 'Whether to remove the role when this resource is destroyed.',
      since: '5.76.0',
      deprecated: 'Removed in provider 6.0.0; remove it.',
      default: 'false',
    },
    region,
    id: identity('An internal ID of the provider.'),
    throttle_settings: {
      doc: "The account's own limits in this Region, as a list of one object.",
      awsMember: 'throttleSettings',
    },
    api_key_version: { doc: 'The version of the API keys of the account.', awsMember: 'apiKeyVersion' },
    features: { doc: 'What the account can do, e.g. `UsagePlans`.', awsMember: 'features' },
  },
};
