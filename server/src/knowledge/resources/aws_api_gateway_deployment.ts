/** The deployment of a REST API, in our own words, with what provider 6 took away. */
import type { ResourceFacts } from '../schema.js';
import { identity, region } from '../vocabularies/common.js';
import { gatewayGuide, providerPage } from '../vocabularies/links.js';

const stageInstead = 'Removed in provider 6.0.0; declare an `aws_api_gateway_stage` instead.';

export const apiGatewayDeployment: ResourceFacts = {
  kind: 'resource',
  type: 'aws_api_gateway_deployment',
  title: 'Deployment of a REST API',
  doc: 'A snapshot of a REST API that stages publish. Later changes of the API are not part of it: without `triggers`, they never reach callers. Add `lifecycle { create_before_destroy = true }`, because AWS does not delete a deployment that a stage uses. An imported deployment must not set `triggers` or `variables`, or it is replaced.',
  link: providerPage('aws_api_gateway_deployment'),
  importId: { shape: 'REST-API-ID/DEPLOYMENT-ID', example: '12345abcde/abc123' },
  snippet: ['triggers'],
  createBeforeDestroy: true,
  localName: 'current',
  members: {
    rest_api_id: {
      doc: 'The REST API to take the snapshot of.',
      forceNew: true,
      refersTo: [{ type: 'aws_api_gateway_rest_api', attribute: 'id' }],
      awsMember: 'restApiId',
    },
    triggers: {
      doc: 'Arbitrary values; when one changes, the deployment is replaced. Usually a hash of the whole API: `{ redeployment = sha1(jsonencode([ … ])) }`. They exist only in Terraform, so they cannot be imported.',
      forceNew: true,
      sample: `{
  redeployment = sha1(jsonencode([]))
}`,
    },
    description: {
      doc: 'A description of the deployment. It can change without a new deployment.',
      awsMember: 'description',
      sample: '""',
    },
    variables: {
      doc: 'Variables for the stage that the deployment created in earlier provider versions. Set `variables` on the `aws_api_gateway_stage` instead.',
      forceNew: true,
      awsMember: 'variables',
    },
    stage_name: {
      doc: `Created a stage with this name together with the deployment, and deleted it with the deployment. ${stageInstead} If both exist, AWS fails because the stage already exists.`,
      forceNew: true,
      deprecated: stageInstead,
      awsMember: 'stageName',
    },
    stage_description: {
      doc: `Described the stage that the deployment created. ${stageInstead}`,
      forceNew: true,
      deprecated: stageInstead,
      awsMember: 'stageDescription',
    },
    canary_settings: {
      doc: 'Made the deployment a canary of its stage.',
      deprecated: 'Removed in provider 6.0.0; write `canary_settings` on the `aws_api_gateway_stage`.',
      awsMember: 'canarySettings',
      link: gatewayGuide('canary-release'),
    },
    'canary_settings.percent_traffic': {
      doc: 'The percentage of traffic that goes to the canary.',
      range: { min: 0, max: 100 },
      awsMember: 'percentTraffic',
      sample: '10',
    },
    'canary_settings.stage_variable_overrides': {
      doc: 'Stage variables with another value for the canary.',
      awsMember: 'stageVariableOverrides',
    },
    'canary_settings.use_stage_cache': {
      doc: 'Whether the canary uses the cache of the stage.',
      default: 'false',
      awsMember: 'useStageCache',
      sample: 'true',
    },
    region,
    id: identity('The ID of the deployment, for `deployment_id` of a stage.'),
    created_date: { doc: 'When the deployment was created.', awsMember: 'createdDate' },
    invoke_url: {
      doc: 'The URL of the stage of the deployment.',
      deprecated: 'Removed in provider 6.0.0; read `aws_api_gateway_stage.<name>.invoke_url`.',
    },
    execution_arn: {
      doc: 'The ARN for permissions to call the stage of the deployment.',
      deprecated: 'Removed in provider 6.0.0; read `aws_api_gateway_stage.<name>.execution_arn`.',
    },
  },
};
