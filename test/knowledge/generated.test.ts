/**
 * The generated schema against the two provider schemas it comes from, read here once more and in another way, so that
 * a mistake of the generator or of the reader shows.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { resourceSchema, resourceTypes } from '../../server/src/knowledge/resource-schemas.js';
import type { BodySchema, Presence, ValueType, VersionRange } from '../../server/src/knowledge/schema.js';

interface FiveAttribute extends Flags {
  readonly type: FiveType;
}
type FiveType =
  string | readonly [string, FiveType] | readonly ['object', Readonly<Record<string, FiveType>>];
interface FiveBody {
  readonly attributes?: Readonly<Record<string, FiveAttribute>>;
  readonly block_types?: Readonly<Record<string, FiveBlock>>;
}
interface FiveBlock {
  readonly nesting_mode: string;
  readonly min_items?: number;
  readonly max_items?: number;
  readonly block?: FiveBody;
}
interface SixAttribute extends Flags {
  readonly type: string;
  readonly object?: SixBody;
  readonly not_in_6_25_0?: boolean;
}
interface SixBody {
  readonly attributes: Readonly<Record<string, SixAttribute>>;
  readonly blocks?: Readonly<Record<string, SixBlock>>;
}
interface SixBlock extends SixBody, Flags {
  readonly nesting: string;
  readonly max_items?: number;
  readonly not_in_6_25_0?: boolean;
}
interface Flags {
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly computed?: boolean;
}

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const five = JSON.parse(read('schemas/aws-5.100.0.json')) as {
  resource_schemas: Record<string, FiveBody>;
  data_source_schemas: Record<string, FiveBody>;
};
const six = JSON.parse(read('schemas/aws-6.66.0.json')) as {
  resources: Record<string, SixBody>;
  dataSources: Record<string, SixBody>;
};

const kinds = [
  { kind: 'resource', five: five.resource_schemas, six: six.resources },
  { kind: 'data', five: five.data_source_schemas, six: six.dataSources },
] as const;

const neighbours = [
  'aws_cloudwatch_log_group',
  'aws_kinesis_firehose_delivery_stream',
  'aws_lambda_permission',
  'aws_wafv2_web_acl_association',
];

test('the committed file is what the generator writes', () => {
  const written = execFileSync(process.execPath, ['scripts/generate-schema.mjs', '--stdout'], { cwd: root });
  expect(written.toString()).toBe(read('server/src/knowledge/generated/provider.ts'));
});

test('the generated file stays small', () => {
  expect(read('server/src/knowledge/generated/provider.ts').length).toBeLessThan(45_000);
});

test('all resources and data sources are there: 39 and 14 of the family, and four neighbours', () => {
  expect(resourceTypes('resource')).toEqual([...Object.keys(six.resources), ...neighbours].sort());
  expect(resourceTypes('resource')).toHaveLength(43);
  expect(resourceTypes('data')).toEqual(Object.keys(six.dataSources).sort());
  expect(resourceTypes('data')).toHaveLength(14);
});

for (const { kind, five: fives, six: sixes } of kinds) {
  for (const type of resourceTypes(kind)) {
    test(`${kind} ${type} has the members of both schemas, with their types and flags`, () => {
      const body = resourceSchema(kind, type)?.body;
      if (body === undefined) throw new Error('no schema');
      if (fives[type]) compareWithFive(body, fives[type], sixes[type], type);
      if (sixes[type]) compareWithSix(body, sixes[type], fives[type], type);
      expect(namesOf(body)).toEqual(
        [
          ...new Set([
            ...Object.keys(fives[type]?.attributes ?? {}),
            ...Object.keys(fives[type]?.block_types ?? {}),
            ...Object.keys(sixes[type]?.attributes ?? { region: true }),
            ...Object.keys(sixes[type]?.blocks ?? {}),
          ]),
        ].sort(),
      );
    });
  }
}

function compareWithFive(
  body: BodySchema,
  expected: FiveBody,
  other: SixBody | undefined,
  path: string,
): void {
  for (const [name, attribute] of Object.entries(expected.attributes ?? {})) {
    const at = `${path}.${name}`;
    const found = body.attributes.get(name);
    expect(found?.type, at).toEqual(typeOfFive(attribute.type));
    expect(found?.presence, at).toBe(presenceOf(attribute, at));
    if (other && !(name in other.attributes)) {
      // Removed with 6.0.0, save for one that the bindings merely do not show.
      const until = at === 'aws_api_gateway_domain_name_access_association.tags_all' ? undefined : '6.0.0';
      expect(found?.until, at).toBe(until);
    } else expect(found?.until, at).toBeUndefined();
  }
  for (const [name, block] of Object.entries(expected.block_types ?? {})) {
    const at = `${path}.${name}`;
    const found = body.blocks.get(name);
    if (found === undefined) throw new Error(`${at} is missing`);
    expect(found.nesting, at).toBe(block.nesting_mode);
    expect(found.minItems, at).toBe(block.min_items ?? 0);
    expect(found.maxItems, at).toBe(block.nesting_mode === 'single' ? 1 : block.max_items);
    expect(found.until, at).toBe(other && !(name in (other.blocks ?? {})) ? '6.0.0' : undefined);
    if (block.block) compareWithFive(found.body, block.block, other?.blocks?.[name], at);
    else expect(found.body.open, at).toBe(true);
  }
}

function compareWithSix(
  body: BodySchema,
  expected: SixBody,
  other: FiveBody | undefined,
  path: string,
): void {
  for (const [name, attribute] of Object.entries(expected.attributes)) {
    const at = `${path}.${name}`;
    const found = body.attributes.get(name);
    expect(found?.presence, at).toBe(presenceOf(attribute, at));
    if (other && !(name in (other.attributes ?? {}))) {
      expect(found?.type, at).toEqual(typeOfSix(attribute));
      expectLater(found, attribute.not_in_6_25_0 === true, at);
    }
  }
  for (const [name, block] of Object.entries(expected.blocks ?? {})) {
    const at = `${path}.${name}`;
    const found = body.blocks.get(name);
    if (found === undefined) throw new Error(`${at} is missing`);
    expect(found.nesting, at).toBe(block.nesting);
    expect(found.minItems, at).toBe(block.required ? 1 : 0);
    expect(found.maxItems, at).toBe(block.nesting === 'single' ? 1 : block.max_items);
    if (other && !(name in (other.block_types ?? {}))) expectLater(found, true, at);
    compareWithSix(found.body, block, other?.block_types?.[name]?.block, at);
  }
}

/** What 6.25.0 lacks began in a later version, known or not. */
function expectLater(range: VersionRange | undefined, isLate: boolean, at: string): void {
  if (isLate) expect(range?.after ?? range?.since, at).toMatch(/^6\.(25\.0|2[6-9]\.|[3-9]\d\.)/);
  else expect(range?.since, at).toMatch(/^6\./);
}

function namesOf(body: BodySchema): readonly string[] {
  return [...body.attributes.keys(), ...body.blocks.keys()].sort();
}

/** The provider refuses an `id` that is written, though its schema says optional and computed. */
function presenceOf(flags: Flags, path: string): Presence {
  if (flags.required) return 'required';
  if (/^[a-z0-9_]+\.id$/.test(path) && flags.computed) return 'computed';
  if (flags.optional) return flags.computed ? 'optional-computed' : 'optional';
  return 'computed';
}

function typeOfFive(type: FiveType): ValueType {
  if (typeof type === 'string') return type as ValueType;
  const [constructor, argument] = type;
  if (constructor === 'object' && typeof argument === 'object' && !Array.isArray(argument)) {
    const members = Object.entries(argument as Record<string, FiveType>);
    return { object: Object.fromEntries(members.map(([name, member]) => [name, typeOfFive(member)])) };
  }
  const element = typeOfFive(argument as FiveType);
  if (constructor === 'list') return { list: element };
  return constructor === 'set' ? { set: element } : { map: element };
}

function typeOfSix(attribute: SixAttribute): ValueType {
  const known: Readonly<Record<string, ValueType>> = {
    string: 'string',
    number: 'number',
    bool: 'bool',
    'map(string)': { map: 'string' },
    'list(string)': { list: 'string' },
    'set(string)': { set: 'string' },
  };
  const type = known[attribute.type];
  if (type === undefined) throw new Error(`a new type: ${attribute.type}`);
  return type;
}
