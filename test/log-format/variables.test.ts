/** What is known of `$context` names: their standing with each API type, what they were meant to be, what they swallow. */
import { describe, expect, it } from 'vitest';
import { isOpen, HOLE, variablesIn } from '../../server/src/analysis/log-format/tokens.js';
import {
  contextVariables,
  meantBy,
  membersOf,
  standing,
  swallowedIn,
  variableNamed,
} from '../../server/src/analysis/log-format/variables.js';
import { counterparts, misnamed } from '../../server/src/knowledge/vocabularies/context-variables.js';

describe('the vocabulary', () => {
  it('has 96 variables, each once, in whole sentences', () => {
    expect(new Set(contextVariables.map(({ name }) => name)).size).toBe(96);
    for (const { name, doc, example, types, takenIn } of contextVariables) {
      expect(doc, name).toMatch(/^[A-Z`].*[.…]$/s);
      expect(example, name).not.toBe('');
      expect(types.length + takenIn.length, name).toBeGreaterThan(0);
    }
  });

  it('proposes real variables only', () => {
    for (const name of [...Object.values(counterparts), ...Object.values(misnamed)].flat())
      expect(variableNamed(name)?.name, name).toBe(name);

    for (const name of Object.keys(counterparts)) expect(variableNamed(name)?.name).toBe(name);
    for (const name of Object.keys(misnamed)) {
      expect(name).toBe(name.toLowerCase());
      expect(contextVariables.some((each) => each.name === name)).toBe(false);
    }
  });
});

describe('standing', () => {
  it.each([
    ['requestId', 'listed', 'listed', 'listed'],
    ['resourcePath', 'listed', 'blank', 'blank'],
    ['routeKey', 'blank', 'listed', 'listed'],
    ['resourceId', 'listed', 'foreign', 'foreign'],
    ['connectionId', 'foreign', 'foreign', 'listed'],
    ['integrationErrorMessage', 'taken', 'listed', 'taken'],
    ['authorizer.tenant', 'listed', 'listed', 'listed'],
    ['authorizer.latency', 'listed', 'taken', 'listed'],
    ['authorizer.claims.sub', 'listed', 'listed', 'taken'],
    ['authorizer.claims', 'blank', 'blank', 'listed'],
    ['authorizer.jwt.claims.sub', 'listed', 'blank', 'listed'],
    ['identity.accessKey', 'taken', 'taken', 'taken'],
    ['messageDirection', 'taken', 'taken', 'taken'],
    ['requestOverride.header.X-Trace', 'listed', 'foreign', 'foreign'],
    ['identity.apiKey', 'listed', 'foreign', 'listed'],
    ['identity', 'group', 'group', 'group'],
    ['identity.clientCert', 'group', 'group', 'group'],
    ['authorizer', 'group', 'group', 'group'],
    ['requestid', 'unknown', 'unknown', 'unknown'],
    ['requestIdSuffix', 'unknown', 'unknown', 'unknown'],
    ['constructor', 'unknown', 'unknown', 'unknown'],
  ])('%s', (name, rest, http, websocket) => {
    expect([standing(name, 'REST'), standing(name, 'HTTP'), standing(name, 'WEBSOCKET')]).toEqual([
      rest,
      http,
      websocket,
    ]);
  });
});

it.each([
  ['requestid', 'REST', 'requestId'],
  ['identity.sourceIP', 'HTTP', 'identity.sourceIp'],
  ['sourceIp', 'HTTP', 'identity.sourceIp'],
  ['statsu', 'HTTP', 'status'],
  ['resourceId', 'HTTP', 'routeKey'],
  ['routeKey', 'REST', 'resourcePath'],
  ['integration.errorMessage', 'HTTP', 'integration.error'],
  ['webAclArn', 'REST', 'webaclArn'],
  ['authorizer.jwt.claims.sub', 'HTTP', 'authorizer.claims.sub'],
  ['responseLatency', 'WEBSOCKET', 'integrationLatency'],
  ['connectionId', 'HTTP', undefined],
  ['flurb', 'REST', undefined],
  ['constructor', 'REST', undefined],
] as const)('%s for %s is meant to be %s', (name, type, meant) => {
  expect(meantBy(name, [type])).toBe(meant);
});

it('lists the members of a group for the API type', () => {
  expect(membersOf('authorize', ['REST'])).toEqual([
    'authorize.status',
    'authorize.latency',
    'authorize.error',
  ]);
  expect(membersOf('authorize', ['HTTP'])).toEqual([]);
});

it.each([
  ['stage-', '-'],
  ['stage', ''],
  ['status.', '.'],
  ['stage-v2', '-v2'],
  ['identity.sourceIp-', '-'],
  ['identity.sourceIp-x.y', '-x.y'],
  ['authorizer.tenant-id', ''],
  ['authorizer.tenant.', '.'],
  ['requestOverride.header.X-Id', ''],
  ['status.code', ''],
  ['identity.', ''],
  ['flurb-', ''],
])('%s swallows "%s"', (name, swallowed) => {
  expect(swallowedIn(name)).toBe(swallowed);
});

it('reads variables as far as API Gateway does', () => {
  const found = variablesIn(
    '$context.stage-$context.path/${context.status} $$context.x $context, $contextual $context.',
  );
  expect(found.map(({ name, form, doubled }) => [name, form, doubled])).toEqual([
    ['stage-', 'plain', false],
    ['path', 'plain', false],
    ['status', 'braced', false],
    ['x', 'plain', true],
    ['', 'bare', false],
    ['', 'plain', false],
  ]);
  const open = `$context.a${HOLE}`;
  expect(variablesIn(open).map((token) => isOpen(open, token))).toEqual([true]);
});
