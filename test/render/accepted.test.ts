/** What is written of live stages earns no finding of our own, whatever AWS holds, and stays formatted. */
import { expect, test } from 'vitest';
import { randomFrom } from '../fuzz/random.js';
import { diagnosticsOf } from '../support/check-diagnostics.js';
import { hostileText, restStageOf, version2StageOf } from '../terraform/generate.js';
import { rendered, restStage } from './rendered.js';

test.each(Array.from({ length: 40 }, (_, seed) => seed))('any stage of seed %s', (seed) => {
  const random = randomFrom(seed);
  const limits = { text: hostileText };
  const protocol = random.pick(['HTTP', 'WEBSOCKET'] as const);
  const { document } =
    seed % 2 === 0
      ? rendered({ ...restStage(), stage: restStageOf(random, 'prod', limits) })
      : rendered({
          kind: 'version2',
          apiId: 'h1',
          apiName: 'Shop',
          region: 'us-east-1',
          stage: version2StageOf(random, 'prod', protocol, limits),
        });
  expect(document).toContain('resource "');
  expect(diagnosticsOf(document)).toEqual([]);
});

test('what the rules would warn of has a comment, at its place and with the reason', () => {
  const { document } = rendered(
    restStage({
      methodSettings: { '/pets/GET': { metricsEnabled: true, cachingEnabled: true, cacheTtlInSeconds: 60 } },
    }),
  );
  expect(document).toContain(
    [
      '  # apigateway-stages:ignore method-path Set this way in AWS.',
      '  method_path = "/pets/GET"',
      '',
      '  settings {',
      '    metrics_enabled = true',
      '    # apigateway-stages:ignore zero-throttle Set this way in AWS.',
      '    throttling_rate_limit = 0',
      '    # apigateway-stages:ignore zero-throttle Set this way in AWS.',
      '    throttling_burst_limit = 0',
      '    # apigateway-stages:ignore method-cache-without-cluster Set this way in AWS.',
      '    caching_enabled      = true',
      '    cache_ttl_in_seconds = 60',
      '  }',
    ].join('\n'),
  );
});

test('several comments among the arguments and the variables leave each part aligned', () => {
  const { document } = rendered({
    ...restStage(),
    stage: {
      stageName: 'prod',
      deploymentId: 'd1',
      variables: { 'a-long-name': 'x', ok: 'x', 'b-c': 'x', 'd-e-f': 'x', fine: 'x' },
      methodSettings: {
        'pets/GET': { cachingEnabled: true, cacheTtlInSeconds: 99_999, metricsEnabled: true },
      },
    },
  });
  const ignore = (code: string): string => `    # apigateway-stages:ignore ${code} Set this way in AWS.`;
  expect(document).toContain(
    [
      '  variables = {',
      ignore('invalid-stage-variable'),
      '    a-long-name = "x"',
      ignore('invalid-stage-variable'),
      '    b-c = "x"',
      ignore('invalid-stage-variable'),
      '    d-e-f = "x"',
      '    fine  = "x"',
      '    ok    = "x"',
      '  }',
    ].join('\n'),
  );
  expect(document).toContain(
    [
      ignore('method-cache-without-cluster'),
      '    caching_enabled = true',
      ignore('out-of-range'),
      '    cache_ttl_in_seconds = 99999',
    ].join('\n'),
  );
});

test('keys of characters that count as one stay aligned below a comment', () => {
  const { document } = rendered(
    restStage({
      tags: { '🇩🇪': 'a', team: 'shop' },
      canarySettings: { deploymentId: 'd1', percentTraffic: 10 },
    }),
  );
  expect(document).toContain('ignore canary-same-deployment');
  expect(document).toContain('    team = "shop"\n    "🇩🇪"  = "a"\n');
});
