/** The settings of API Gateway for a whole account and Region, in our own words. */
import type { ResourceFacts } from '../schema.js';
import { identity, region } from '../vocabularies/common.js';
import { gatewayGuide, providerPage } from '../vocabularies/links.js';

export const apiGatewayAccount: ResourceFacts = {
  kind: 'resource',
  type: 'aws_api_gateway_account',
  title: 'API Gateway settings of an account in a Region',
  doc: 'The one set of settings that all APIs of an account in a Region share, above all the role for writing logs. Declare it once: two configurations that do overwrite each other. Let stages that log depend on it (`depends_on = [aws_api_gateway_account.<name>]`).',
  link: providerPage('aws_api_gateway_account'),
  snippet: ['cloudwatch_role_arn'],
  localName: 'this',
  members: {
    cloudwatch_role_arn: {
      doc: 'The role by which API Gateway writes to CloudWatch Logs. Access and execution logs of REST and WebSocket stages need it. It has to trust `apigateway.amazonaws.com` and carry the policy `AmazonAPIGatewayPushToCloudWatchLogs`. An empty string takes it away.',
      refersTo: [{ type: 'aws_iam_role', attribute: 'arn' }],
      awsMember: 'cloudwatchRoleArn',
      link: gatewayGuide('set-up-logging'),
    },
    reset_on_delete: {
      doc: 'Whether the role is taken away when this resource goes. Existed from provider 5.76.0 to the end of 5.x.',
      since: '5.76.0',
      deprecated: 'Gone from provider 6.0.0; leave it out.',
      default: 'false',
    },
    region,
    id: identity('An ID of the provider, without use elsewhere.'),
    throttle_settings: {
      doc: "The account's own limits in this Region, as a list of one object.",
      awsMember: 'throttleSettings',
    },
    api_key_version: { doc: 'The version of the API keys of the account.', awsMember: 'apiKeyVersion' },
    features: { doc: 'What the account can do, e.g. `UsagePlans`.', awsMember: 'features' },
  },
};
