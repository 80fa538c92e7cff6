/** What a plan shows after an import, and nothing else, is told; each value here is one that Terraform showed. */
import { describe, expect, test } from 'vitest';
import type { Difference } from '../../protocol/stage-requests.js';
import { compared } from './compared.js';
import { httpStage, restStage } from './rendered.js';

const REST = (more: string): string => `resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = "a1b2c3"
  stage_name    = "prod"
  deployment_id = "d1"
${more}}
`;
const HTTP = (more: string): string => `resource "aws_apigatewayv2_stage" "live" {
  api_id = "h1"
  name   = "$default"
${more}}
`;

function only(differences: readonly Difference[]): Difference {
  const [first, ...more] = differences;
  if (first === undefined || more.length > 0) throw new Error(`${differences.length} differences`);
  return first;
}

describe('the cache', () => {
  test('that is off has no size, whatever the code says', () => {
    const answer = compared(restStage(), REST('  cache_cluster_size = "0.5"\n'));
    expect(only(answer.differences)).toMatchObject({
      kind: 'onlyInCode',
      message:
        '`cache_cluster_size` is set here but not in AWS. AWS has no size while `cache_cluster_enabled` is off. Remove it, or apply it once.',
    });
    expect(answer.liveText).toBe(REST(''));
  });

  test('that is being deleted is none', () => {
    const live = restStage({
      cacheClusterEnabled: true,
      cacheClusterSize: '1.6',
      cacheClusterStatus: 'DELETE_IN_PROGRESS',
    });
    const answer = compared(live, REST('  cache_cluster_enabled = true\n  cache_cluster_size    = "1.6"\n'));
    expect(answer.told).toEqual(['onlyInCode cache_cluster_enabled', 'onlyInCode cache_cluster_size']);
    expect(answer.liveText).toBe(REST(''));
  });
});

describe('logs of an HTTP API, which AWS never answers', () => {
  const level = (block: string): string => `
  ${block} {${block === 'route_settings' ? '\n    route_key     = "GET /pets"' : ''}
    logging_level = "OFF"
  }
`;
  const live = httpStage({ RouteSettings: { 'GET /pets': { DetailedMetricsEnabled: false } } });

  test.each([
    ['default_route_settings', 'default_route_settings.logging_level'],
    ['route_settings', 'route_settings["GET /pets"].logging_level'],
  ])('differ in `%s` even where they are off', (block, name) => {
    const rest = block === 'route_settings' ? '' : '\n  route_settings {\n    route_key = "GET /pets"\n  }\n';
    const answer = compared(live, HTTP(level(block) + rest));
    expect(answer.told).toEqual([`onlyInCode ${name}`]);
    expect(compared(live, answer.liveText).told).toEqual([]);
  });
});

test('a deployment that the code names while AWS deploys by itself is told, and taken by leaving it out', () => {
  const live = httpStage({ AutoDeploy: true, DeploymentId: 'd9' });
  const answer = compared(live, HTTP('  auto_deploy   = true\n  deployment_id = "d1"\n'));
  expect(only(answer.differences)).toMatchObject({
    kind: 'changed',
    message:
      '`deployment_id` is `"d9"` in AWS. While `auto_deploy` is on, AWS sets it and rejects another. Remove it.',
  });
  expect(answer.liveText).toBe(HTTP('  auto_deploy   = true\n'));
  expect(compared(live, HTTP('  auto_deploy   = true\n  deployment_id = "d9"\n')).told).toEqual([]);
});

describe('settings of methods', () => {
  const settings = (body: string): string => `${REST('')}
resource "aws_api_gateway_method_settings" "all" {
  rest_api_id = "a1b2c3"
  stage_name  = aws_api_gateway_stage.prod.stage_name
  method_path = "*/*"

  settings {
${body}  }
}
`;
  const live = (more: object) =>
    restStage({ methodSettings: { '*/*': { throttlingBurstLimit: -1, throttlingRateLimit: -1, ...more } } });

  test('differ where the code turns off what AWS does not tell', () => {
    const answer = compared(live({}), settings('    logging_level = "OFF"\n'));
    expect(answer.told).toEqual(['onlyInCode settings.logging_level']);
    expect(answer.liveText).toBe(settings(''));
  });

  test('that are not written are kept, so that no plan shows them; a throttle is not', () => {
    const answer = compared(
      live({ loggingLevel: 'INFO', metricsEnabled: true, throttlingBurstLimit: 10 }),
      settings(''),
    );
    expect(answer.told).toEqual(['onlyLive settings.throttling_burst_limit']);
  });
});

describe('default settings of routes that the code lacks', () => {
  test('are taken for an empty block: throttles and metrics would go', () => {
    const live = httpStage({
      DefaultRouteSettings: {
        DetailedMetricsEnabled: true,
        ThrottlingBurstLimit: 50,
        ThrottlingRateLimit: 20,
      },
    });
    const answer = compared(live, HTTP(''));
    expect(answer.told).toEqual(['onlyLive default_route_settings']);
    expect(compared(live, answer.liveText).told).toEqual([]);
  });

  test.each([
    { LoggingLevel: 'INFO', DetailedMetricsEnabled: false },
    { ThrottlingBurstLimit: 1, ThrottlingRateLimit: 0 },
  ])('stay as they are where a plan keeps or overlooks them: %j', (DefaultRouteSettings) => {
    expect(compared(httpStage({ DefaultRouteSettings }), HTTP('')).told).toEqual([]);
  });
});

describe('settings of one route', () => {
  const route = (more: string): string => `
  route_settings {
    route_key              = "GET /pets"
    throttling_burst_limit = 5
${more}  }
`;
  const live = httpStage({
    RouteSettings: { 'GET /pets': { ThrottlingBurstLimit: 5, LoggingLevel: 'ERROR' } },
  });

  test('lose a level that the code lacks, unless all else is written', () => {
    expect(compared(live, HTTP(route(''))).told).toEqual([
      'onlyLive route_settings["GET /pets"].logging_level',
    ]);
    const all =
      '    throttling_rate_limit  = 0\n    data_trace_enabled = false\n    detailed_metrics_enabled = false\n';
    expect(compared(live, HTTP(route(all))).told).toEqual([]);
  });

  test('that stand twice are one, and another block for the route is one more', () => {
    const same = route('    logging_level = "ERROR"\n');
    expect(compared(live, HTTP(same + same)).told).toEqual([]);
    const answer = compared(live, HTTP(same + same.replace('= 5', '= 6')));
    expect(answer.told).toEqual(['onlyInCode route_settings["GET /pets"]']);
    expect(compared(live, answer.liveText).told).toEqual([]);
  });

  test('of a route that the text does not tell are not compared, and that is said', () => {
    const unknown = HTTP(`${route('').replace('"GET /pets"', 'var.route')}}\nvariable "route" {\n`);
    expect(compared(live, unknown).notes.join()).toContain('`route_settings`');
  });
});

test('one edit takes all values of a file, and leaves the lines around them alone', () => {
  const code = REST('  description   = "old"\n');
  const live = restStage({ deploymentId: 'd2', description: 'new' });
  const [file] = compared(live, code).files;
  expect(file?.takeAll).toEqual({
    range: { start: { line: 3, character: 0 }, end: { line: 5, character: 0 } },
    newText: '  deployment_id = "d2"\n  description   = "new"\n',
  });
});

test('keys are the same in every form of Unicode, as they are to Terraform', () => {
  const [composed, apart] = ['caf\u00e9', 'cafe\u0301'];
  const tags = REST(`  tags = {\n    ${composed} = "1"\n  }\n`);
  expect(compared(restStage({ tags: { [apart]: '1' } }), tags).told).toEqual([]);
  const merged = REST(`  tags = merge({ ${composed} = "1" }, {})\n`);
  expect(compared(restStage({ tags: { [apart]: '1' } }), merged).told).toEqual([]);
});

test('tags that the provider adds are not told where the stage ignores all changes', () => {
  const provider = 'provider "aws" {\n  default_tags {\n    tags = { team = "shop" }\n  }\n}\n';
  const ignoring = REST('  lifecycle {\n    ignore_changes = all\n  }\n');
  expect(compared(restStage(), provider + REST('')).told).toEqual(['onlyInCode tags_all']);
  expect(compared(restStage(), provider + ignoring)).toMatchObject({ told: [], notes: [] });
});
