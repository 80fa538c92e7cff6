/** All facts about resources: nothing dead, nothing empty, nothing that contradicts itself. */
import { expect, test } from 'vitest';
import { parse } from '../../server/src/hcl/parse.js';
import type { Expression } from '../../server/src/hcl/syntax.js';
import { awsProviderBody } from '../../server/src/knowledge/aws-provider.js';
import { metaArguments } from '../../server/src/knowledge/meta-arguments.js';
import { dataSourceFacts, resourceFacts } from '../../server/src/knowledge/resource-facts.js';
import { resourceSchema, resourceTypes } from '../../server/src/knowledge/resource-schemas.js';
import type {
  AttributeSchema,
  BodySchema,
  Facts,
  NestedBlockSchema,
  ResourceFacts,
} from '../../server/src/knowledge/schema.js';
import { isGatewayType } from '../../server/src/knowledge/stage-families.js';
import { topLevel } from '../../server/src/knowledge/top-level.js';

type Member = AttributeSchema | NestedBlockSchema;

interface Told {
  readonly at: string;
  readonly facts: Facts;
  readonly member: Member | undefined;
}

/** Resource types and data sources. */
const documented: readonly ResourceFacts[] = [...resourceFacts, ...dataSourceFacts];

/** Types that values point to and whose schemas are none of ours, with the attributes they are known for. */
const foreign = new Set([
  'aws_acm_certificate.arn',
  'aws_acm_certificate_validation.certificate_arn',
  'aws_iam_role.arn',
  'aws_kms_key.arn',
  'aws_lambda_alias.invoke_arn',
  'aws_lambda_alias.name',
  'aws_lambda_function.function_name',
  'aws_lambda_function.invoke_arn',
  'aws_lb.arn',
  'aws_lb_listener.arn',
  'aws_security_group.id',
  'aws_subnet.id',
  'aws_vpc_endpoint.id',
  'aws_wafv2_web_acl.arn',
]);

const told: readonly Told[] = [
  ...documented.flatMap(toldOf),
  ...membersOf('', topLevel),
  ...membersOf('resource.', metaArguments.resource),
  ...membersOf('data.', metaArguments.data),
  ...membersOf('provider.', awsProviderBody),
];

test('every type is told about once, and exists', () => {
  const types = documented.map(({ kind, type }) => `${kind} ${type}`);
  expect(new Set(types).size).toBe(types.length);
  for (const { kind, type } of documented) expect(resourceSchema(kind, type)?.facts?.type).toBe(type);
});

test.each([
  ['resource', 39],
  ['data', 14],
] as const)('of the API Gateway family every %s is told about', (kind, count) => {
  const types = resourceTypes(kind).filter(isGatewayType);
  expect(types).toHaveLength(count);
  for (const type of types) expect(resourceSchema(kind, type)?.facts?.doc, type).toBeDefined();
});

test('what is told about exists in the schema: no dead prose', () => {
  for (const { at, member } of told) expect(member, at).toBeDefined();
});

test.each(documented.map((facts) => [facts.kind, facts.type, facts] as const))(
  'every member of the %s %s is told about',
  (_kind, _type, facts) => {
    const body = resourceSchema(facts.kind, facts.type)?.body;
    if (body === undefined) throw new Error('no schema');
    const silent = membersOf('', body, true)
      .filter(({ facts: its }) => its.doc === '')
      .map(({ at }) => at);
    expect(silent).toEqual([]);
  },
);

test('every sentence reads well', () => {
  const texts: readonly (readonly [string, string])[] = [
    ...told.flatMap(sentencesOf),
    ...documented.map(({ type, doc }) => [type, doc] as const),
  ];
  expect(texts.length).toBeGreaterThan(500);
  for (const [at, text] of texts) {
    expect(text, at).toMatch(/^\S[^]*[.:]$|^\S[^]*\.\*\*$/);
    expect(text, at).not.toMatch(/ {2}|\n|undefined|\bTODO\b|\s[.,;:]( |$)/);
    expect(text, at).toMatch(/^[A-Z0-9`*"]/);
    expect((text.match(/`/g) ?? []).length % 2, `${at}: backticks in pairs`).toBe(0);
    expect((text.match(/\*\*/g) ?? []).length % 2, `${at}: bold in pairs`).toBe(0);
    expect(text.length, at).toBeLessThan(800);
  }
});

test('what is told of a removal is told once', () => {
  for (const { at, facts } of told) {
    const all = facts.doc.replace(facts.deprecated ?? '', '') + (facts.deprecated ?? '');
    expect((all.match(/Removed in/g) ?? []).length, at).toBeLessThan(2);
  }
});

test('titles are short and have no full stop', () => {
  for (const { title } of documented) expect(title).toMatch(/^[A-Z][^.]{5,60}[^.]$/);
});

test('links lead to the documentation of the provider, of AWS or of Terraform', () => {
  const links = [...told.map(({ facts }) => facts.link), ...documented.map(({ link }) => link)];
  for (const link of links.filter((one) => one !== undefined)) {
    expect(link).toMatch(
      /^https:\/\/(registry\.terraform\.io\/providers\/hashicorp\/aws\/latest\/docs[/#]|docs\.aws\.amazon\.com\/|developer\.hashicorp\.com\/terraform\/language\/)[\w./#-]+$/,
    );
  }
  for (const { kind, type, link } of documented) {
    const folder = kind === 'data' ? 'data-sources' : 'resources';
    expect(link).toContain(`/${folder}/${type.replace('aws_', '')}`);
  }
});

test('references point to attributes that exist', () => {
  for (const { at, facts } of told) {
    for (const { type, attribute } of facts.refersTo ?? []) {
      const known = resourceSchema('resource', type)?.body.attributes.has(attribute);
      expect(known ?? foreign.has(`${type}.${attribute}`), `${at} → ${type}.${attribute}`).toBe(true);
    }
  }
});

test('limits are sound: patterns compile, ranges and lengths are the right way round', () => {
  for (const { at, facts } of told) {
    const patterns = [facts.pattern, facts.entries?.key?.pattern, facts.entries?.value?.pattern];
    for (const pattern of patterns.filter((one) => one !== undefined)) {
      expect(() => new RegExp(pattern.regex), at).not.toThrow();
      expect(pattern.regex, at).toMatch(/^\^.*\$$/);
      expect(pattern.means.length, at).toBeGreaterThan(5);
    }
    if (facts.range) expect(facts.range.min, at).toBeLessThan(facts.range.max ?? Infinity);
    for (const outside of facts.range?.except ?? []) expect(outside, at).toBeLessThan(facts.range?.min ?? 0);
    if (facts.length) expect(facts.length.min, at).toBeLessThan(facts.length.max);
    const values = facts.allowed?.map(({ value }) => value) ?? [];
    expect(new Set(values).size, at).toBe(values.length);
  }
});

test('facts fit the type of their argument', () => {
  for (const { at, facts, member } of told) {
    const type = member && 'type' in member ? member.type : undefined;
    if (facts.entries) expect(type, at).toEqual({ map: 'string' });
    if (facts.length ?? facts.pattern) expect(type, at).toBe('string');
    if (facts.range ?? facts.whole) expect(['number', 'string'], at).toContain(type);
    if (facts.allowed) {
      expect(['string', 'number', JSON.stringify({ list: 'string' })], at).toContain(
        typeof type === 'string' ? type : JSON.stringify(type),
      );
    }
    if (facts.forceNew)
      expect(member && 'presence' in member && member.presence !== 'computed', at).toBe(true);
    if (member && !('type' in member)) expect(facts.sample, at).toBeUndefined();
  }
});

test('samples and defaults are HCL and obey the limits of their argument', () => {
  for (const { at, facts, member } of told) {
    const samples = [
      facts.sample,
      ...(/^("[^"]*"|-?[\d.]+|true|false)$/.test(facts.default ?? '') ? [facts.default] : []),
    ];
    for (const sample of samples.filter((one) => one !== undefined && one !== '')) {
      const { body, problems } = parse(`x = ${sample}\n`);
      expect(problems, `${at} = ${sample}`).toEqual([]);
      const item = body.items[0];
      if (item?.kind !== 'attribute') throw new Error(`${at}: not a value: ${sample}`);
      const values = item.value.kind === 'tuple' ? item.value.items.map(plain) : [plain(item.value)];
      for (const value of values) {
        if (value === undefined) continue;
        if (facts.allowed) {
          expect(
            facts.allowed.map((one) => one.value),
            `${at} = ${sample}`,
          ).toContain(String(value));
        }
        if (facts.pattern && value !== '') expect(String(value), at).toMatch(new RegExp(facts.pattern.regex));
        if (facts.length) expect(String(value).length, at).toBeGreaterThanOrEqual(facts.length.min);
        if (facts.range && !facts.range.except?.includes(Number(value))) {
          expect(Number(value), at).toBeGreaterThanOrEqual(facts.range.min);
          expect(Number(value), at).toBeLessThanOrEqual(facts.range.max ?? Infinity);
        }
        const type = member && 'type' in member ? member.type : undefined;
        if (type === 'bool') expect(typeof value, at).toBe('boolean');
        if (type === 'string') expect(typeof value, at).toBe('string');
        if (type === 'number') expect(typeof value, at).toBe('number');
      }
    }
  }
});

test('what a new block offers exists and is optional', () => {
  for (const { kind, type, snippet, localName } of documented) {
    expect(localName, type).toMatch(/^[a-z][a-z_]*$/);
    for (const path of snippet ?? []) {
      const member = find(resourceSchema(kind, type)?.body, path.split('.'));
      expect(member, `${type}.${path}`).toBeDefined();
      const needed = member && ('presence' in member ? member.presence === 'required' : member.minItems > 0);
      expect(needed, `${type}.${path}`).toBe(false);
    }
  }
});

test('import IDs have an example of the same shape', () => {
  for (const { type, importId } of documented) {
    if (importId === undefined) continue;
    expect(importId.shape, type).toMatch(/^[A-Z/,-]+( or |, |[A-Z/,-])*[A-Z/-]*$/);
    if (/ or |,/.test(importId.shape) || type.includes('method_settings')) continue;
    expect(importId.example.split('/').length >= importId.shape.split('/').length, type).toBe(true);
  }
});

function sentencesOf({ at, facts }: Told): readonly (readonly [string, string])[] {
  // A size may say it all.
  const values = [...(facts.allowed ?? []), ...(facts.suggested ?? [])].filter(
    ({ value, doc }) => doc !== '' || !/^[\d.]+$/.test(value),
  );
  return [
    [at, facts.doc],
    ...(facts.deprecated === undefined ? [] : [[at, facts.deprecated] as const]),
    ...values.map(({ value, doc }) => [`${at} ${value}`, doc] as const),
  ];
}

function toldOf({ kind, type, members }: ResourceFacts): readonly Told[] {
  const body = resourceSchema(kind, type)?.body;
  return Object.entries(members).map(([path, facts]) => ({
    at: `${type}.${path}`,
    facts,
    member: find(body, path.split('.')),
  }));
}

/** All members of a hand-written body; with `silent` also those of which nothing is told. */
function membersOf(path: string, body: BodySchema, silent = false): readonly Told[] {
  const all: readonly Member[] = [...body.attributes.values(), ...body.blocks.values()];
  return all.flatMap((member) => [
    ...(member.facts || silent
      ? [{ at: path + member.name, facts: member.facts ?? { doc: '' }, member }]
      : []),
    ...('body' in member ? membersOf(`${path}${member.name}.`, member.body, silent) : []),
  ]);
}

function find(body: BodySchema | undefined, path: readonly string[]): Member | undefined {
  const [name = '', ...rest] = path;
  const block = body?.blocks.get(name);
  return rest.length === 0 ? (body?.attributes.get(name) ?? block) : find(block?.body, rest);
}

/** The value of a literal, a negative number or a string without interpolation. */
function plain(expression: Expression): string | number | boolean | undefined {
  if (expression.kind === 'literal') return expression.value ?? undefined;
  if (expression.kind === 'unary' && expression.operator === '-') return -Number(plain(expression.operand));
  if (expression.kind !== 'template') return undefined;
  const texts = expression.parts.map((part) => (part.kind === 'text' ? part.value : undefined));
  return texts.includes(undefined) ? undefined : texts.join('');
}
