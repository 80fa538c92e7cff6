/** Finds known values that Terraform can't convert to the argument's type. */
import { functionType } from '../../analysis/values/functions.js';
import type { SchemaBlock } from '../../analysis/blocks/schema-blocks.js';
import { boolOf, numberOf, type Origin, textOf, type Value } from '../../analysis/values/values.js';
import type { Attribute, Expression } from '../../hcl/syntax.js';
import type { AttributeSchema, ValueType } from '../../knowledge/schema.js';
import { quoted } from '../../hcl/print.js';
import { isTold } from '../query/placed-values.js';
import type { Edit } from '../../edits/edit.js';
import type { Finding, Fix, Rule, RuleContext } from '../rule.js';
import { boolMeantBy, wordMeantAs } from '../query/bare-words.js';
import { fromOrigin, relatedOrigin } from '../query/origins.js';
import { sourceOf } from '../../edits/layout.js';
import { unfitTypes } from './unfit-types.js';

export const wrongType: Rule = {
  code: 'wrong-type',
  severity: 'error',
  group: 'schema',
  title: 'A value of the wrong type',
  setting: "A value that can't be converted to the type of the argument.",
  *check(context) {
    for (const { block, attribute, schema } of context.arguments) {
      if (!schema || schema.presence === 'computed') continue;
      const bare = wordMeantAs(attribute.value, schema);
      if (bare !== undefined) {
        yield bareFinding(attribute, bare, context);
        continue;
      }
      const found = surelyFits(attribute.value, schema.type)
        ? []
        : [...conflictsIn(attribute, schema, block, context)];
      yield* found.length > 0 ? found : unfitTypes(attribute, schema, context);
    }
  },
  documentation: `Terraform converts values where possible: \`"5"\` is a number, \`"true"\` a bool, and numbers and bools become
strings. Everything else is reported: a list for a string, text that is not a number, \`1\` for a bool, a value without
quotes (\`INFO\`), a whole resource instead of one of its attributes (\`aws_api_gateway_rest_api.orders\` without
\`.id\`).`,
  examples: {
    bad: `resource "aws_api_gateway_stage" "prod" {
  rest_api_id          = aws_api_gateway_rest_api.orders.id
  stage_name           = "prod"
  deployment_id        = aws_api_gateway_deployment.orders.id
  xray_tracing_enabled = "yes"
}`,
    good: `resource "aws_api_gateway_stage" "prod" {
  rest_api_id          = aws_api_gateway_rest_api.orders.id
  stage_name           = "prod"
  deployment_id        = aws_api_gateway_deployment.orders.id
  xray_tracing_enabled = true
}`,
  },
};

function bareFinding({ value }: Attribute, meant: string, { file }: RuleContext): Finding {
  return {
    start: value.start,
    end: value.end,
    message: `\`${sourceOf(file, value)}\` without quotes is a reference to nothing: use \`${meant}\`.`,
    fixes: () => [{ title: `Use \`${meant}\``, edits: [{ file, span: value, newText: meant }], safe: true }],
  };
}

/** What the expression's shape alone tells, before anything is evaluated: nearly all there is in a file. */
function surelyFits(expression: Expression, type: ValueType): boolean {
  if (type === 'any') return true;

  switch (expression.kind) {
    case 'template':
      return type === 'string' && (expression.parts.length !== 1 || expression.parts[0]?.kind === 'text');
    case 'literal':
      return (
        type === 'string' ||
        expression.value === null ||
        typeof expression.value === TYPE_OF[typeof type === 'string' ? type : '']
      );
    case 'call':
      return type === 'string' && functionType(expression.name.text) === 'string';
    case 'reference': {
      // Attributes of other resources are reported where they are written.
      const { root, steps } = expression;
      const names = steps.filter((step) => step.kind === 'attribute').length;
      return root.text !== 'var' && root.text !== 'local' && names > (root.text === 'data' ? 2 : 1);
    }
    default:
      return false;
  }
}

const TYPE_OF: Readonly<Record<string, string>> = { number: 'number', bool: 'boolean' };

/** A value that can't be converted, and the expression to point at. */
interface Conflict {
  readonly value: Value;
  readonly type: ValueType;
  readonly at: Expression;
  /** For an item of a list or an entry of a map: which one, in words. */
  readonly within: string;
}

function* conflictsIn(
  attribute: Attribute,
  schema: AttributeSchema,
  block: SchemaBlock,
  context: RuleContext,
): Generator<Finding> {
  const value = context.evaluate(attribute.value);
  for (const conflict of conflicts(value, schema.type, attribute.value, '')) {
    const isWhole = conflict.value.kind === 'unknown';
    if (!isWhole && !isTold(conflict.value, attribute.value, block, context)) continue;

    const origin = isWhole ? undefined : conflict.value.origin;
    yield {
      start: conflict.at.start,
      end: conflict.at.end,
      message: `${conflict.within}\`${schema.name}\` requires ${typeTitle(conflict.type)}, not ${valueTitle(conflict.value)}${fromOrigin(origin)}: ${remedy(conflict, schema)}.`,
      related: relatedOrigin(origin),
      fixes: () => (origin ? fixesAt(origin, conflict) : fixesFor(conflict, schema, context)),
    };
  }
}

function* conflicts(value: Value, type: ValueType, at: Expression, within: string): Generator<Conflict> {
  if (!fits(value, type)) {
    yield { value, type, at, within };
    return;
  }
  if (typeof type === 'string') return;

  const expression = at.kind === 'parenthesized' ? at.inner : at;
  if (('list' in type || 'set' in type) && value.kind === 'list') {
    const inner = 'list' in type ? type.list : type.set;
    for (const [index, item] of value.items.entries()) {
      const own = expression.kind === 'tuple' ? expression.items[index] : undefined;
      yield* conflicts(item, inner, own ?? at, `${within}Each item of `);
    }
  } else if (value.kind === 'object') {
    for (const [key, entry] of value.entries) {
      const inner = 'map' in type ? type.map : 'object' in type ? type.object[key] : undefined;
      if (inner !== undefined)
        yield* conflicts(entry, inner, entryValue(expression, key) ?? at, `${within}\`${key}\` of `);
    }
  }
}

/** Whether the value itself, its items aside, can become the type. Null and what is not known can. */
function fits(value: Value, type: ValueType): boolean {
  if (type === 'any' || value.kind === 'null') return true;

  const kind = value.kind === 'unknown' ? value.type : value.kind;
  if (kind === undefined) return true;

  if (typeof type !== 'string') return kind === ('list' in type || 'set' in type ? 'list' : 'object');

  if (kind === 'list' || kind === 'object') return false;

  if (type === 'number') {
    return (
      kind !== 'bool' &&
      (value.kind !== 'string' || numberOf(value) !== undefined || isOddNumber(value.value))
    );
  }
  return type === 'string' || (kind !== 'number' && (value.kind !== 'string' || boolOf(value) !== undefined));
}

/** Not written as we read numbers, but perhaps as Terraform does. */
function isOddNumber(text: string): boolean {
  return /^[+-]?(?:inf|[\d_.]+[ep]?[+-]?\d*)/i.test(text);
}

function entryValue(expression: Expression, key: string): Expression | undefined {
  const entries = expression.kind === 'object' ? expression.entries : [];
  return entries.find((entry) => {
    const [part] = entry.key.kind === 'template' ? entry.key.parts : [];
    return entry.key.kind === 'reference'
      ? entry.key.root.text === key
      : part?.kind === 'text' && part.value === key;
  })?.value;
}

function typeTitle(type: ValueType): string {
  if (typeof type === 'string') return type === 'any' ? 'any value' : `a ${type}`;

  return 'list' in type ? 'a list' : 'set' in type ? 'a set' : 'map' in type ? 'a map' : 'an object';
}

function valueTitle(value: Value): string {
  switch (value.kind) {
    case 'string':
      return `the text \`${value.value.length > 40 ? `${value.value.slice(0, 37)}…` : quoted(value.value)}\``;
    case 'number':
    case 'bool':
      return `the ${value.kind} \`${textOf(value) ?? ''}\``;
    case 'unknown':
      return value.type === 'object' || value.type === undefined ? 'an object' : `a ${value.type}`;
    default:
      return value.kind === 'object' ? 'an object' : 'a list';
  }
}

function remedy({ value, type, at }: Conflict, schema: AttributeSchema): string {
  if (isWholeResource(value, at)) {
    const attribute = schema.facts?.refersTo?.[0]?.attribute ?? 'id';
    return `use one of its attributes, such as \`.${attribute}\``;
  }
  const single = type === 'bool' ? boolMeantBy(value) : undefined;
  return single === undefined ? `use ${typeTitle(type)}` : `use \`${single}\``;
}

/** What begins references to other objects than resources. */
const NO_RESOURCES: ReadonlySet<string> = new Set(['var', 'local', 'module', 'each']);

function isWholeResource(value: Value, at: Expression): boolean {
  return (
    value.kind === 'unknown' &&
    value.type === 'object' &&
    at.kind === 'reference' &&
    at.steps.length > 0 &&
    !NO_RESOURCES.has(at.root.text)
  );
}

/** The bool that is meant, where the value comes from; there it may have other uses. */
function fixesAt({ file, expression, derived, kind }: Origin, { value, type }: Conflict): readonly Fix[] {
  const meant = type === 'bool' && !derived && kind !== 'resource' ? boolMeantBy(value) : undefined;
  if (meant === undefined || (expression.kind !== 'template' && expression.kind !== 'literal')) return [];
  return [{ title: `Use \`${meant}\``, edits: [{ file, span: expression, newText: meant }], safe: false }];
}

function fixesFor(
  { value, type, at }: Conflict,
  schema: AttributeSchema,
  { file }: RuleContext,
): readonly Fix[] {
  const edit = (newText: string): readonly Edit[] => [
    { file, span: { start: at.start, end: at.end }, newText },
  ];
  if (isWholeResource(value, at)) {
    const attribute = schema.facts?.refersTo?.[0]?.attribute ?? 'id';
    return [
      { title: `Use \`.${attribute}\``, edits: edit(`${sourceOf(file, at)}.${attribute}`), safe: false },
    ];
  }
  const meant = type === 'bool' ? boolMeantBy(value) : undefined;
  if (meant !== undefined) return [{ title: `Use \`${meant}\``, edits: edit(meant), safe: true }];

  if (typeof type === 'string') {
    const only = at.kind === 'tuple' && at.items.length === 1 ? at.items[0] : undefined;
    return only
      ? [{ title: 'Remove the list brackets', edits: edit(sourceOf(file, only)), safe: false }]
      : [];
  }
  const item = 'list' in type ? type.list : 'set' in type ? type.set : undefined;
  return item !== undefined && fits(value, item)
    ? [{ title: 'Convert to a list', edits: edit(`[${sourceOf(file, at)}]`), safe: false }]
    : [];
}
