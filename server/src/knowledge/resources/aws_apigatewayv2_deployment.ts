/** The deployment of an HTTP or WebSocket API, in our own words. */
import type { ResourceFacts } from '../schema.js';
import { identity, region } from '../vocabularies/common.js';
import { providerPage } from '../vocabularies/links.js';

export const apiGatewayV2Deployment: ResourceFacts = {
  kind: 'resource',
  type: 'aws_apigatewayv2_deployment',
  title: 'Deployment of an HTTP or WebSocket API',
  doc: 'A snapshot of an HTTP or WebSocket API for a stage without `auto_deploy`. The API needs at least one route first, so depend on the routes or name them in `triggers`. Add `lifecycle { create_before_destroy = true }`.',
  link: providerPage('aws_apigatewayv2_deployment'),
  importId: { shape: 'API-ID/DEPLOYMENT-ID', example: 'aabbccddee/1122334' },
  snippet: ['triggers'],
  createBeforeDestroy: true,
  localName: 'current',
  members: {
    api_id: {
      doc: 'The API to take the snapshot of.',
      forceNew: true,
      refersTo: [{ type: 'aws_apigatewayv2_api', attribute: 'id' }],
      awsMember: 'ApiId',
    },
    triggers: {
      doc: 'Arbitrary values; when one changes, the deployment is replaced. Usually a hash of routes and integrations.',
      forceNew: true,
      sample: `{
  redeployment = sha1(jsonencode([]))
}`,
    },
    description: {
      doc: 'A description of the deployment.',
      length: { min: 0, max: 1024 },
      awsMember: 'Description',
      sample: '""',
    },
    region,
    id: identity('The ID of the deployment, for `deployment_id` of a stage.'),
    auto_deployed: { doc: 'Whether API Gateway created it automatically.', awsMember: 'AutoDeployed' },
  },
};
