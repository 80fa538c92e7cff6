/** How long a live stage on which all is set takes to become Terraform, in a module of some size. */
import { sourceOf } from './sources.mjs';
import { summary, times } from './measure.mjs';

/** `renderStages`, `moduleFrom` and `sourceFile` are those of the server. */
export async function rendering({ renderStages, moduleFrom, sourceFile }) {
  const file = sourceFile('file:///bench/main.tf', sourceOf(500));
  const target = { module: moduleFrom('file:///bench', [file], true), state: [], file };
  const write = () => renderStages([STAGE], target);
  if (write().stages[0]?.outcome !== 'written') throw new Error('The stage was not written.');
  await times(100, write);
  return summary(await times(300, write));
}

const setting = {
  metricsEnabled: true,
  loggingLevel: 'INFO',
  throttlingBurstLimit: 5,
  throttlingRateLimit: 5,
};

const STAGE = {
  kind: 'rest',
  apiId: 'a1b2c3d4e5',
  apiName: 'orders',
  stage: {
    stageName: 'prod',
    deploymentId: 'd1',
    description: 'What "customers" use',
    cacheClusterEnabled: true,
    cacheClusterSize: '0.5',
    tracingEnabled: true,
    variables: Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`name_${index}`, 'example.com'])),
    tags: { team: 'shop', 'cost-center': '4711' },
    accessLogSettings: {
      destinationArn: 'arn:aws:logs:eu-west-1:123456789012:log-group:/apigateway/orders/prod',
      format: '{"requestId":"$context.requestId","status":"$context.status"}',
    },
    canarySettings: { deploymentId: 'd2', percentTraffic: 10.5, stageVariableOverrides: { name_1: 'x' } },
    methodSettings: Object.fromEntries(
      Array.from({ length: 10 }, (_, index) => [`~1orders~1{id}~1${index}/GET`, setting]),
    ),
  },
};
