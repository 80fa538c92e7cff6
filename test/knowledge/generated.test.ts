/** The generated schema against the provider schemas that it comes from, read here once more and in another way. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { resourceSchema, resourceTypes } from '../../server/src/knowledge/resource-schemas.js';
import type { BodySchema, Presence, ValueType, VersionRange } from '../../server/src/knowledge/schema.js';
import { allows, isKnown, parseConstraints } from '../../server/src/workspace/provider-versions.js';

type Type = string | readonly [string, Type] | readonly ['object', Readonly<Record<string, Type>>];
interface Attribute {
  readonly type: Type;
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly computed?: boolean;
  readonly deprecated?: boolean;
}
interface Block {
  readonly nesting_mode: string;
  readonly min_items?: number;
  readonly max_items?: number;
  readonly block?: Body;
}
interface Body {
  readonly attributes?: Readonly<Record<string, Attribute>>;
  readonly block_types?: Readonly<Record<string, Block>>;
}
interface Schema {
  readonly _meta: {
    readonly version: string;
    readonly source: string;
    readonly licence: string;
    readonly complete: readonly string[];
  };
  readonly resource_schemas: Readonly<Record<string, Body>>;
  readonly data_source_schemas: Readonly<Record<string, Body>>;
}

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const files = readdirSync(new URL('schemas', root)).filter((name) => name.startsWith('aws-'));
const schemas = files
  .map((name) => JSON.parse(read(`schemas/${name}`)) as Schema)
  .sort((a, b) => a._meta.version.localeCompare(b._meta.version, 'en', { numeric: true }));

const kinds = [
  { kind: 'resource', section: 'resource_schemas' },
  { kind: 'data', section: 'data_source_schemas' },
] as const;

const neighbours = [
  'aws_cloudwatch_log_group',
  'aws_kinesis_firehose_delivery_stream',
  'aws_lambda_permission',
  'aws_wafv2_web_acl_association',
];

test('the committed file is what the generator writes; else run `npm run generate`', () => {
  const written = execFileSync(process.execPath, ['scripts/generate-schema.mjs', '--stdout'], { cwd: root });
  expect(written.toString()).toBe(read('server/src/knowledge/generated/provider.ts'));
});

test('the generated file stays small', () => {
  expect(read('server/src/knowledge/generated/provider.ts').length).toBeLessThan(45_000);
});

test('every schema says where it comes from and which types it lists wholly', () => {
  expect(files).toHaveLength(schemas.length);
  for (const { _meta } of schemas) {
    expect(files).toContain(`aws-${_meta.version}.json`);
    expect(_meta.source).not.toBe('');
    expect(_meta.licence).toContain('MPL-2.0');
    expect(_meta.complete).toEqual(expect.arrayContaining(['aws_api_gateway_*', 'aws_apigatewayv2_*']));
  }
});

test('every type of every schema is there: at least 39 resources and 14 data sources, and four neighbours', () => {
  for (const { kind, section } of kinds) {
    const all = new Set(schemas.flatMap((schema) => Object.keys(schema[section])));
    expect(resourceTypes(kind)).toEqual([...all].sort());
  }
  const family = resourceTypes('resource').filter((type) => !neighbours.includes(type));
  expect(family.length).toBeGreaterThanOrEqual(39);
  expect(resourceTypes('resource')).toHaveLength(family.length + neighbours.length);
  expect(resourceTypes('data').length).toBeGreaterThanOrEqual(14);
});

for (const { kind, section } of kinds) {
  for (const type of resourceTypes(kind)) {
    test(`${kind} ${type} has the members of all schemas, with their types, flags and versions`, () => {
      const body = resourceSchema(kind, type)?.body;
      if (body === undefined) throw new Error('no schema');
      const isWhole = ({ _meta }: Schema) =>
        _meta.complete.some((each) => type.startsWith(each.replace('*', '')));
      compare(
        body,
        schemas.flatMap((schema) => {
          const found = schema[section][type];
          return found ? [{ version: schema._meta.version, isWhole: isWhole(schema), body: found }] : [];
        }),
        type,
      );
    });
  }
}

/** A body in one schema; `isWhole` says whether that lists all of its members. */
interface Seen {
  readonly version: string;
  readonly isWhole: boolean;
  readonly body: Body;
}

function compare(body: BodySchema, seen: readonly Seen[], path: string): void {
  const attributes = seen.flatMap((each) => Object.keys(each.body.attributes ?? {}));
  const blocks = seen.flatMap((each) => Object.keys(each.body.block_types ?? {}));
  expect([...body.attributes.keys()].sort(), path).toEqual([...new Set(attributes)].sort());
  expect([...body.blocks.keys()].sort(), path).toEqual([...new Set(blocks)].sort());
  for (const [name, found] of body.attributes) {
    const at = `${path}.${name}`;
    const all = seen.flatMap((each) => each.body.attributes?.[name] ?? []);
    expectAgreed(
      found.type,
      all.map(({ type }) => typeOf(type)),
      at,
    );
    expectAgreed(
      found.presence,
      all.map((each) => presenceOf(each, at)),
      at,
    );
    expect(found.deprecated ?? false, at).toBe(all.at(-1)?.deprecated ?? false);
    compareVersions(found, seen, (each) => each.attributes?.[name] !== undefined, at);
  }
  for (const [name, found] of body.blocks) {
    const at = `${path}.${name}`;
    const all = seen.flatMap(({ body: { block_types: types }, ...each }) => {
      const block = types?.[name];
      return block ? [{ ...each, block }] : [];
    });
    expect(found.nesting, at).toBe(all.at(-1)?.block.nesting_mode);
    expectAgreed(
      found.minItems,
      all.map(({ block }) => block.min_items ?? 0),
      at,
    );
    expectAgreed(
      found.maxItems,
      all.map(({ block }) => (block.nesting_mode === 'single' ? 1 : block.max_items)),
      at,
    );
    compareVersions(found, seen, (each) => each.block_types?.[name] !== undefined, at);
    if (all.at(-1)?.block.block === undefined) expect(found.body.open, at).toBe(true);
    compare(
      found.body,
      all.flatMap(({ block, ...each }) => (block.block ? [{ ...each, body: block.block }] : [])),
      at,
    );
  }
}

/** Where schemas differ, generator.test.ts says what counts. */
function expectAgreed<T>(found: T, all: readonly T[], at: string): void {
  if (new Set(all.map((each) => JSON.stringify(each))).size === 1) expect(found, at).toEqual(all[0]);
}

/** Of the version of each schema it is known whether it has the member. */
function compareVersions(
  range: VersionRange,
  seen: readonly Seen[],
  has: (body: Body) => boolean,
  at: string,
): void {
  for (const { version, body } of seen.filter((each) => each.isWhole || has(each.body))) {
    const versions = { known: true, constraints: parseConstraints(version) ?? [], locked: version };
    expect(allows(versions, range), `${at} in ${version}`).toBe(has(body) ? 'all' : 'none');
    expect(isKnown(versions, range), `${at} in ${version}`).toBe(true);
  }
}

/** The provider refuses an `id` that is written, though its schema says optional and computed. */
function presenceOf(flags: Attribute, path: string): Presence {
  if (flags.required) return 'required';
  if (/^[a-z0-9_]+\.id$/.test(path) && flags.computed) return 'computed';
  if (flags.optional) return flags.computed ? 'optional-computed' : 'optional';
  return 'computed';
}

function typeOf(type: Type): ValueType {
  if (typeof type === 'string') return type as ValueType;
  const [constructor, argument] = type;
  if (constructor === 'object' && typeof argument === 'object' && !Array.isArray(argument)) {
    const members = Object.entries(argument as Record<string, Type>);
    return { object: Object.fromEntries(members.map(([name, member]) => [name, typeOf(member)])) };
  }
  const element = typeOf(argument as Type);
  if (constructor === 'list') return { list: element };
  return constructor === 'set' ? { set: element } : { map: element };
}
