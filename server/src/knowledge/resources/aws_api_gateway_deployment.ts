/** The deployment of a REST API, in our own words, with what provider 6 took away. */
import type { ResourceFacts } from '../schema.js';
import { identity, region } from '../vocabularies/common.js';
import { gatewayGuide, providerPage } from '../vocabularies/links.js';

const stageInstead = 'Gone from provider 6.0.0; declare an `aws_api_gateway_stage` instead.';

export const apiGatewayDeployment: ResourceFacts = {
  kind: 'resource',
  type: 'aws_api_gateway_deployment',
  title: 'Deployment of a REST API',
  doc: 'A snapshot of a REST API that stages publish. It knows nothing of later changes: without `triggers` they never reach callers. Add `lifecycle { create_before_destroy = true }`, since AWS deletes no deployment that a stage still points to. An imported deployment must not have `triggers` or `variables`, or it is replaced.',
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
      doc: 'Any values; when one changes, a new deployment is made. Usually a hash of all that belongs to the API: `{ redeployment = sha1(jsonencode([ … ])) }`. Terraform alone knows them, so they cannot be imported.',
      forceNew: true,
      sample: `{
  redeployment = sha1(jsonencode([]))
}`,
    },
    description: {
      doc: 'What the deployment brings, in words. May change without a new deployment.',
      awsMember: 'description',
      sample: '""',
    },
    variables: {
      doc: 'Variables for the stage that the deployment made itself in earlier provider versions. Write `variables` on the `aws_api_gateway_stage` instead.',
      forceNew: true,
      awsMember: 'variables',
    },
    stage_name: {
      doc: `Made a stage of this name together with the deployment, and deleted it with it. ${stageInstead} Where both exist, AWS answers that the stage exists already.`,
      forceNew: true,
      deprecated: stageInstead,
      awsMember: 'stageName',
    },
    stage_description: {
      doc: `Described the stage that the deployment made. ${stageInstead}`,
      forceNew: true,
      deprecated: stageInstead,
      awsMember: 'stageDescription',
    },
    canary_settings: {
      doc: 'Made the deployment a canary of its stage. Gone from provider 6.0.0; `aws_api_gateway_stage` has `canary_settings`.',
      deprecated: 'Gone from provider 6.0.0; write `canary_settings` on the `aws_api_gateway_stage`.',
      awsMember: 'canarySettings',
      link: gatewayGuide('canary-release'),
    },
    'canary_settings.percent_traffic': {
      doc: 'How much of the traffic goes to the canary, in percent.',
      range: { min: 0, max: 100 },
      awsMember: 'percentTraffic',
      sample: '10',
    },
    'canary_settings.stage_variable_overrides': {
      doc: 'Stage variables with another value for the canary.',
      awsMember: 'stageVariableOverrides',
    },
    'canary_settings.use_stage_cache': {
      doc: "Lets the canary use the stage's cache.",
      default: 'false',
      awsMember: 'useStageCache',
      sample: 'true',
    },
    region,
    id: identity('The ID of the deployment, what `deployment_id` of a stage wants.'),
    created_date: { doc: 'When the deployment was made.', awsMember: 'createdDate' },
    invoke_url: {
      doc: 'Where the stage of the deployment was reached. Gone from provider 6.0.0; read `invoke_url` of the stage.',
      deprecated: 'Gone from provider 6.0.0; read `aws_api_gateway_stage.<name>.invoke_url`.',
    },
    execution_arn: {
      doc: 'The ARN for permissions to call the stage of the deployment. Gone from provider 6.0.0; read `execution_arn` of the stage.',
      deprecated: 'Gone from provider 6.0.0; read `aws_api_gateway_stage.<name>.execution_arn`.',
    },
  },
};
