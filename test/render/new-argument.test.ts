/** An argument that only its schema and its facts know is read, written and compared. */
import { describe, expect, test } from 'vitest';
import type { RestStage, Version2Stage } from '../../protocol/live.js';
import { newBlockLines } from '../../server/src/edits/insert.js';
import { evaluator } from '../../server/src/analysis/values/evaluate.js';
import { argument, block, body } from '../../server/src/knowledge/build-schema.js';
import type { NestedBlockSchema, ValueType } from '../../server/src/knowledge/schema.js';
import { differencesIn } from '../../server/src/render/differences.js';
import { knownIds } from '../../server/src/render/known-ids.js';
import { liveBody } from '../../server/src/render/live-body.js';
import { liveMembers } from '../../server/src/render/live-shape.js';
import { checkedStage, withinShape } from '../../server/src/render/live-stage.js';
import { blockOf } from '../../server/src/render/write-stage.js';
import { fixture } from '../support/fixture.js';
import { httpStage, restStage } from './rendered.js';

const made = (name: string, type: ValueType, awsMember: string) =>
  argument(name, type, { doc: '', awsMember });
const part = (name: string, awsMember: string, key: boolean): NestedBlockSchema => ({
  ...block(
    name,
    { doc: '', awsMember },
    body([
      ...(key ? [argument('key', 'string', { doc: '', awsMember }, 'required')] : []),
      made('size', 'number', `${awsMember}.size`),
    ]),
  ),
  ...(key ? { nesting: 'set' } : {}),
});

const schema = body([
  made('mode', 'string', 'newMode'),
  made('count_of', 'number', 'newCount'),
  made('is_on', 'bool', 'newSwitch'),
  made('labels', { map: 'string' }, 'newLabels'),
  made('steps', { list: 'string' }, 'newSteps'),
  made('zones', { set: 'string' }, 'newZones'),
  part('part', 'newParts', false),
  part('place', 'newPlaces', true),
]);

const answer = {
  newMode: 'FAST',
  newCount: 3,
  newSwitch: true,
  newLabels: { b: '2', a: '1' },
  newSteps: ['second', 'first'],
  newZones: ['b', 'a'],
  newParts: [{ size: 1 }, { size: 2 }],
  newPlaces: { there: { size: 4 }, here: { size: 3 } },
};

const TEXT = `resource "new" "one" {
  mode     = "FAST"
  count_of = 3
  is_on    = true
  steps    = ["second", "first"]
  zones    = ["a", "b"]
  labels = {
    a = "1"
    b = "2"
  }

  part {
    size = 1
  }

  part {
    size = 2
  }

  place {
    key  = "here"
    size = 3
  }

  place {
    key  = "there"
    size = 4
  }
}`;

/** What comes through the door. */
function read(value: object): { readonly stage: object; readonly faults: readonly string[] } {
  const faults: string[] = [];
  return {
    stage: { ...(withinShape({ members: liveMembers(schema) }, value, 'stage', faults) as object) },
    faults,
  };
}

function around(text: string) {
  const { files, moduleOf } = fixture(text);
  const [file] = files;
  const resource = file?.body.items[0];
  if (file === undefined || resource?.kind !== 'block') throw new Error('There is no resource.');
  const module = moduleOf(file);
  const evaluate = evaluator(module);
  const known = knownIds({ module, state: [], evaluate, picked: {} });
  return {
    file,
    address: 'new.one',
    resource,
    module,
    evaluate,
    known,
    silent: new Set<string>(),
    circumstances: new Map(),
  };
}

test('all its members are read, and no others', () => {
  expect(read({ ...answer, unknown: 1 })).toEqual({ stage: answer, faults: [] });
});

test.each([
  ['newMode', 1, '`stage.newMode` must be a string, not a number.'],
  ['newSteps', 'first', '`stage.newSteps` must be a list, not a string.'],
  ['newSteps', ['first', 2], '`stage.newSteps.1` must be a string, not a number.'],
  ['newParts', { size: 1 }, '`stage.newParts` must be a list, not an object.'],
  ['newPlaces', { here: { size: '3' } }, '`stage.newPlaces.here.size` must be a number, not a string.'],
])('a fault names the member: %s of %j', (name, value, fault) => {
  expect(read({ ...answer, [name]: value }).faults).toEqual([fault]);
});

test('it is written as its type wants it', () => {
  const { known } = around(TEXT);
  const written = blockOf(
    'resource "new" "one"',
    liveBody(schema, answer, () => true),
    { known, choices: {} },
  );
  expect(newBlockLines(written, '').join('\n')).toBe(TEXT);
});

describe('it is compared', () => {
  const differences = (text: string): readonly string[] => {
    const comparison = around(text);
    const live = liveBody(schema, answer, () => true);
    return differencesIn(schema, comparison.resource, live, '', comparison).map(
      (each) => `${each.kind} ${each.argument}`,
    );
  };

  test.each([
    ['the same text', TEXT, []],
    ['a set in another order', TEXT.replace('["a", "b"]', '["b", "a", "b"]'), []],
    [
      'a list in another order',
      TEXT.replace('["second", "first"]', '["first", "second"]'),
      ['changed steps'],
    ],
    ['an element that is not known', TEXT.replace('["a", "b"]', '["a", var.zone]'), ['untold zones']],
    ['no list', TEXT.replace(/ {2}steps.*\n/, ''), ['onlyLive steps']],
    ['another size', TEXT.replace('size = 2', 'size = 9'), ['changed part[1].size']],
    ['a block less', TEXT.replace('  part {\n    size = 2\n  }\n', ''), ['onlyLive part[1]']],
    ['another size at a key', TEXT.replace('size = 4', 'size = 9'), ['changed place["there"].size']],
  ])('%s', (_what, text, expected) => {
    expect(differences(text)).toEqual(expected);
  });
});

/** Every member that the types of protocol/live.ts name: the code relies on them. */
const rest: Required<RestStage> = {
  stageName: 'prod',
  deploymentId: 'd1',
  description: 'a',
  documentationVersion: '1',
  clientCertificateId: 'c1',
  cacheClusterEnabled: true,
  cacheClusterSize: '0.5',
  cacheClusterStatus: 'AVAILABLE',
  tracingEnabled: true,
  webAclArn: 'arn',
  variables: { a: '1' },
  tags: { a: '1' },
  accessLogSettings: { destinationArn: 'arn', format: 'f' },
  canarySettings: {
    deploymentId: 'd2',
    percentTraffic: 1,
    stageVariableOverrides: { a: '2' },
    useStageCache: true,
  },
  methodSettings: {
    '*/*': {
      metricsEnabled: true,
      loggingLevel: 'INFO',
      dataTraceEnabled: true,
      throttlingBurstLimit: 1,
      throttlingRateLimit: 1,
      cachingEnabled: true,
      cacheTtlInSeconds: 1,
      cacheDataEncrypted: true,
      requireAuthorizationForCacheControl: true,
      unauthorizedCacheControlHeaderStrategy: 'FAIL_WITH_403',
    },
  },
  createdDate: '2025-05-30T10:00:00Z',
  lastUpdatedDate: '2025-05-30T10:00:00Z',
};

const routes = {
  DataTraceEnabled: true,
  DetailedMetricsEnabled: true,
  LoggingLevel: 'INFO',
  ThrottlingBurstLimit: 1,
  ThrottlingRateLimit: 1,
};
const version2: Required<Version2Stage> = {
  StageName: 'prod',
  ApiGatewayManaged: false,
  AutoDeploy: true,
  DeploymentId: 'd1',
  Description: 'a',
  ClientCertificateId: 'c1',
  AccessLogSettings: { DestinationArn: 'arn', Format: 'f' },
  DefaultRouteSettings: routes,
  RouteSettings: { 'GET /': routes },
  StageVariables: { a: '1' },
  Tags: { a: '1' },
  LastDeploymentStatusMessage: 'done',
  CreatedDate: '2025-05-30T10:00:00Z',
  LastUpdatedDate: '2025-05-30T10:00:00Z',
};

describe('what the server reads of a stage', () => {
  /** What only the editor's tree shows. */
  const SHOWN = /^(created|lastUpdated)Date$|LastDeploymentStatusMessage/i;

  test.each([
    ['rest', restStage(rest), rest],
    ['version2', httpStage(version2), version2],
  ])('has the type that protocol/live.ts gives it: %s', (_kind, live, stage) => {
    for (const path of leaves(stage)) {
      const wrong = checkedStage({ ...live, stage: replaced(stage, path, []) });
      if (SHOWN.test(path.at(-1) ?? '')) expect(wrong, path.join('.')).toHaveProperty('live');
      else expect(wrong, path.join('.')).toHaveProperty('fault', expect.stringContaining(path.join('.')));
    }
  });
});

function leaves(value: unknown): readonly (readonly string[])[] {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, each]) => leaves(each).map((path) => [name, ...path]))
    : [[]];
}

function replaced(value: unknown, [name, ...rest]: readonly string[], by: unknown): unknown {
  if (name === undefined) return by;
  return { ...(value as object), [name]: replaced((value as Record<string, unknown>)[name], rest, by) };
}
