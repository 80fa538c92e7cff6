/** The facts of the three stage resources, written down here once more from what the provider and AWS enforce. */
import { describe, expect, test } from 'vitest';
import { resourceSchema } from '../../server/src/knowledge/resource-schemas.js';
import type { AttributeSchema, BodySchema } from '../../server/src/knowledge/schema.js';
import { accessLogFormatMaxBytes } from '../../server/src/knowledge/vocabularies/logging.js';

const stage = body('aws_api_gateway_stage');
const stageV2 = body('aws_apigatewayv2_stage');
const settings = nested(body('aws_api_gateway_method_settings'), 'settings');
const levels = ['OFF', 'ERROR', 'INFO'];

describe('aws_api_gateway_stage', () => {
  test('has these arguments', () => {
    expect(written(stage)).toMatchObject({
      rest_api_id: 'required',
      deployment_id: 'required',
      stage_name: 'required',
      description: 'optional',
      variables: 'optional',
      cache_cluster_enabled: 'optional',
      cache_cluster_size: 'optional',
      client_certificate_id: 'optional',
      documentation_version: 'optional',
      xray_tracing_enabled: 'optional',
      tags: 'optional',
      tags_all: 'optional-computed',
      region: 'optional-computed',
    });
    expect([...stage.blocks.keys()]).toEqual(
      expect.arrayContaining(['access_log_settings', 'canary_settings']),
    );
  });

  test('a change of these replaces it, of nothing else', () => {
    expect(replacing(stage)).toEqual(['region', 'rest_api_id', 'stage_name']);
  });

  test('eight cache sizes, as strings', () => {
    const sizes = ['0.5', '1.6', '6.1', '13.5', '28.4', '58.2', '118', '237'];
    expect(allowed(stage, 'cache_cluster_size')).toEqual(sizes);
    expect(stage.attributes.get('cache_cluster_size')?.type).toBe('string');
  });

  test.each([
    ['prod', true],
    ['prod-1_A', true],
    ['a'.repeat(128), true],
    ['$default', false],
    ['pre prod', false],
    ['', false],
    ['a'.repeat(129), false],
    ['prod/1', false],
  ])('the name %j is %j', (name, legal) => {
    expect(fits(stage.attributes.get('stage_name'), name)).toBe(legal);
  });

  test.each([
    ['alias', 'live', true],
    ['host_1', 'https://example.com:8080/a?b=c&d=~#x,', true],
    ['a-b', 'x', false],
    ['a', '$LATEST', false],
    ['a', 'two words', false],
    ['a', '', false],
    ['k'.repeat(64), 'v'.repeat(512), true],
    ['k'.repeat(65), 'v', false],
    ['k', 'v'.repeat(513), false],
  ])('the variable %j = %j is %j', (key, value, legal) => {
    for (const attribute of [stage.attributes.get('variables'), stageV2.attributes.get('stage_variables')]) {
      const limits = attribute?.facts?.entries;
      expect(limits?.max).toBe(100);
      expect(textFits(limits?.key, key) && textFits(limits?.value, value)).toBe(legal);
    }
  });

  test.each([
    ['Name', true],
    ['aws:created', false],
    ['AWS:x', false],
    ['awsome', true],
    ['k'.repeat(129), false],
  ])('the tag key %j is %j', (key, legal) => {
    const limits = stage.attributes.get('tags')?.facts?.entries;
    expect(limits?.max).toBe(50);
    expect(limits?.value?.length).toEqual({ min: 0, max: 256 });
    expect(textFits(limits?.key, key)).toBe(legal);
  });

  test('references lead to the API, the deployment, the certificate and the documentation', () => {
    expect(target(stage, 'rest_api_id')).toBe('aws_api_gateway_rest_api.id');
    expect(target(stage, 'deployment_id')).toBe('aws_api_gateway_deployment.id');
    expect(target(stage, 'client_certificate_id')).toBe('aws_api_gateway_client_certificate.id');
    expect(target(stage, 'documentation_version')).toBe('aws_api_gateway_documentation_version.version');
    expect(target(nested(stage, 'access_log_settings'), 'destination_arn')).toBe(
      'aws_cloudwatch_log_group.arn',
    );
    expect(target(nested(stage, 'canary_settings'), 'deployment_id')).toBe('aws_api_gateway_deployment.id');
  });

  test('a canary takes from 0 to 100 percent', () => {
    const share = nested(stage, 'canary_settings').attributes.get('percent_traffic');
    expect(share?.facts?.range).toEqual({ min: 0, max: 100 });
    expect(share?.facts?.default).toBe('0.0');
  });

  test('is imported by API and stage', () => {
    expect(resourceSchema('resource', 'aws_api_gateway_stage')?.facts?.importId?.shape).toBe(
      'REST-API-ID/STAGE-NAME',
    );
  });
});

describe('aws_apigatewayv2_stage', () => {
  test('has these arguments', () => {
    expect(written(stageV2)).toMatchObject({
      api_id: 'required',
      name: 'required',
      auto_deploy: 'optional',
      deployment_id: 'optional-computed',
      description: 'optional',
      stage_variables: 'optional',
      client_certificate_id: 'optional',
      tags: 'optional',
      tags_all: 'optional-computed',
      region: 'optional-computed',
    });
    expect([...stageV2.blocks.keys()]).toEqual(
      expect.arrayContaining(['access_log_settings', 'default_route_settings', 'route_settings']),
    );
  });

  test('a change of these replaces it, of nothing else', () => {
    expect(replacing(stageV2)).toEqual(['api_id', 'name', 'region']);
  });

  test.each([
    ['$default', true],
    ['prod-1', true],
    ['$other', false],
    ['', false],
    ['a'.repeat(129), false],
  ])('the name %j is %j', (name, legal) => {
    expect(fits(stageV2.attributes.get('name'), name)).toBe(legal);
  });

  test('a description is at most 1024 characters long; that of a REST stage has no limit', () => {
    expect(stageV2.attributes.get('description')?.facts?.length).toEqual({ min: 0, max: 1024 });
    expect(stage.attributes.get('description')?.facts?.length).toBeUndefined();
  });

  test.each(['default_route_settings', 'route_settings'])(
    '%s warns of the throttles that become zero',
    (name) => {
      const block = stageV2.blocks.get(name);
      expect(block?.facts?.doc).toContain('429');
      for (const throttle of ['throttling_burst_limit', 'throttling_rate_limit']) {
        const facts = block?.body.attributes.get(throttle)?.facts;
        expect(facts?.doc).toContain('429');
        expect(facts?.default).toMatch(/^0 /);
        expect(Number(facts?.sample)).toBeGreaterThan(0);
        expect(facts?.range).toBeUndefined();
      }
      expect(block && allowed(block.body, 'logging_level').toSorted()).toEqual(levels.toSorted());
    },
  );

  test('route settings name their route', () => {
    expect(target(nested(stageV2, 'route_settings'), 'route_key')).toBe('aws_apigatewayv2_route.route_key');
    expect(nested(stageV2, 'default_route_settings').attributes.has('route_key')).toBe(false);
  });

  test('is imported by API and stage', () => {
    expect(resourceSchema('resource', 'aws_apigatewayv2_stage')?.facts?.importId?.shape).toBe(
      'API-ID/STAGE-NAME',
    );
  });
});

describe('aws_api_gateway_method_settings', () => {
  test('its address replaces it, its settings do not', () => {
    expect(replacing(body('aws_api_gateway_method_settings'))).toEqual([
      'method_path',
      'region',
      'rest_api_id',
      'stage_name',
    ]);
    expect(replacing(settings)).toEqual([]);
  });

  test('needs exactly one settings block', () => {
    const block = body('aws_api_gateway_method_settings').blocks.get('settings');
    expect([block?.minItems, block?.maxItems]).toEqual([1, 1]);
  });

  test('throttles are -1 by default; other negative numbers mean nothing', () => {
    for (const throttle of ['throttling_burst_limit', 'throttling_rate_limit']) {
      const facts = settings.attributes.get(throttle)?.facts;
      expect(facts?.default).toBe('-1');
      expect(facts?.range).toEqual({ min: 0, except: [-1] });
    }
    expect(settings.attributes.get('throttling_burst_limit')?.facts?.whole).toBe(true);
    expect(settings.attributes.get('throttling_rate_limit')?.facts?.whole).toBeUndefined();
  });

  test('answers stay cached from 0 to 3600 seconds, 300 by default', () => {
    expect(settings.attributes.get('cache_ttl_in_seconds')?.facts).toMatchObject({
      range: { min: 0, max: 3600 },
      default: '300',
      whole: true,
    });
  });

  test('closed lists in exact case', () => {
    expect(allowed(settings, 'logging_level')).toEqual(levels);
    expect(allowed(settings, 'unauthorized_cache_control_header_strategy')).toEqual([
      'FAIL_WITH_403',
      'SUCCEED_WITH_RESPONSE_HEADER',
      'SUCCEED_WITHOUT_RESPONSE_HEADER',
    ]);
  });

  test('the text on method_path tells how slashes are written', () => {
    const facts = body('aws_api_gateway_method_settings').attributes.get('method_path')?.facts;
    expect(facts?.doc).toContain('~1orders~1{id}/GET');
    expect(facts?.doc).toContain('replace(');
    expect(facts?.suggested?.[0]?.value).toBe('*/*');
  });
});

test('an access log format may hold 3 KB', () => {
  expect(accessLogFormatMaxBytes).toBe(3072);
});

test('the samples of log formats hold the request ID', () => {
  for (const one of [stage, stageV2]) {
    const sample = nested(one, 'access_log_settings').attributes.get('format')?.facts?.sample;
    expect(sample).toMatch(/^jsonencode\(\{\n[^]*"\$context\.requestId"[^]*\n\}\)$/);
  }
});

function body(type: string): BodySchema {
  const schema = resourceSchema('resource', type);
  if (schema === undefined) throw new Error(`${type} is missing`);
  return schema.body;
}

function nested(outer: BodySchema, name: string): BodySchema {
  const block = outer.blocks.get(name);
  if (block === undefined) throw new Error(`${name} is missing`);
  return block.body;
}

/** What a person may write, with its presence. */
function written(of: BodySchema): Readonly<Record<string, string>> {
  const attributes = [...of.attributes.values()].filter(({ presence }) => presence !== 'computed');
  return Object.fromEntries(attributes.map(({ name, presence }) => [name, presence]));
}

function replacing(of: BodySchema): readonly string[] {
  return [...of.attributes.values()]
    .filter(({ facts }) => facts?.forceNew)
    .map(({ name }) => name)
    .sort();
}

function allowed(of: BodySchema, name: string): readonly string[] {
  return of.attributes.get(name)?.facts?.allowed?.map(({ value }) => value) ?? [];
}

function target(of: BodySchema, name: string): string {
  const first = of.attributes.get(name)?.facts?.refersTo?.[0];
  return `${first?.type ?? ''}.${first?.attribute ?? ''}`;
}

interface Limits {
  readonly length?: { readonly min: number; readonly max: number };
  readonly pattern?: { readonly regex: string };
}

function fits(attribute: AttributeSchema | undefined, text: string): boolean {
  return textFits(attribute?.facts, text);
}

function textFits(limits: Limits | undefined, text: string): boolean {
  if (limits === undefined) throw new Error('no limits');
  const long =
    limits.length === undefined || (text.length >= limits.length.min && text.length <= limits.length.max);
  return long && (limits.pattern === undefined || new RegExp(limits.pattern.regex).test(text));
}
