/** What tests need of moto, the independent AWS, beyond one call. */
import {
  type APIGatewayClient,
  CreateDeploymentCommand,
  GetResourcesCommand,
  PutIntegrationCommand,
  PutMethodCommand,
} from '@aws-sdk/client-api-gateway';

/** Deploys a REST API, which takes a method with an integration; answers the deployment's id. */
export async function deploy(
  client: APIGatewayClient,
  restApiId: string,
  description?: string,
): Promise<string> {
  const { items = [] } = await client.send(new GetResourcesCommand({ restApiId }));
  const root = items.find(({ path }) => path === '/')?.id;
  const method = { restApiId, resourceId: root, httpMethod: 'GET' };
  await client.send(new PutMethodCommand({ ...method, authorizationType: 'NONE' }));
  await client.send(new PutIntegrationCommand({ ...method, type: 'MOCK' }));
  const { id = '' } = await client.send(new CreateDeploymentCommand({ restApiId, description }));
  return id;
}
