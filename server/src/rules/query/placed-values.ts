/**
 * The known values that an argument holds, each with the narrowest place to point at, and what can be said and done
 * about them.
 */
import { knownInstances, readsInstance } from '../../analysis/references/instances.js';
import { isCreated } from '../../analysis/references/made.js';
import type { SchemaBlock } from '../../analysis/blocks/schema-blocks.js';
import { originOf, textOf, type Value } from '../../analysis/values/values.js';
import { visitExpression } from '../../hcl/walk.js';
import type { Attribute, Expression, Span } from '../../hcl/syntax.js';
import { quoted } from '../../hcl/print.js';
import type { AttributeSchema } from '../../knowledge/schema.js';
import type { Edit } from '../../edits/edit.js';
import type { Related, RuleContext } from '../rule.js';
import type { SourceFile } from '../../workspace/module.js';
import { argumentsOf, type KnownArgument } from './arguments.js';
import { relatedOrigin } from './origins.js';

/** An argument that the schema knows, with what it holds. */
export interface PlacedValue {
  readonly block: SchemaBlock;
  readonly attribute: Attribute;
  readonly schema: AttributeSchema;
  /** The value, or one item of it where the argument is a list or set. Never null, never unknown. */
  readonly value: Value;
  /** Where it stands in the file: an item of its own, or the whole value. */
  readonly span: Span;
  /** The instances of the block that have it, as in an address, where others have another. */
  readonly instances: readonly string[];
  /** Where it is written, which may be in another file. */
  readonly written: { readonly file: SourceFile; readonly expression: Expression } | undefined;
}

/** The known values of all arguments in the context that `wanted` asks for. */
export function placedValues(
  context: RuleContext,
  wanted: (schema: AttributeSchema) => boolean,
): readonly PlacedValue[] {
  return argumentsOf(context, (schema) => schema.presence !== 'computed' && wanted(schema)).flatMap(
    (argument) => valuesOf(context, argument),
  );
}

/** `` `0.7` ``, or `` `0.7` (the default of `var.size`) ``, as messages name a value. */
export function named({ value, instances }: PlacedValue): string {
  const text = textOf(value) ?? '';
  const shown = text.length > 60 ? `${text.slice(0, 57)}…` : text;
  const more = instances.length > MOST_NAMED ? ` and ${instances.length - MOST_NAMED} more` : '';
  const names = instances.slice(0, MOST_NAMED).map((each) => `\`${each}\``);
  const about = [
    ...(names.length > 0 ? [`for ${names.join(', ')}${more}`] : []),
    ...(value.kind !== 'unknown' && value.origin ? [`from ${value.origin.what}`] : []),
  ];
  const from = about.length > 0 ? ` (${about.join(', ')})` : '';
  return `\`${shown === '' ? '""' : shown.replace(/\s+/g, ' ').replaceAll('`', "'")}\`${from}`;
}

const MOST_NAMED = 3;

/** The other place that a value comes from, for `Finding.related`. */
export function originOfValue({ value }: PlacedValue): readonly Related[] {
  return relatedOrigin(originOf(value));
}

/** An edit that puts a string or number in place of the value where it is written; none where it is computed. */
export function replacePlacedValue({ written, schema }: PlacedValue, text: string): readonly Edit[] {
  if (!written || !isPlain(written.expression)) return [];

  const newText = isNumeric(schema) ? text : quoted(text);
  return [{ file: written.file, span: written.expression, newText }];
}

/**
 * Whether a value is one to report. Not reported: values of other resources (they are reported there), empty
 * defaults of variables and what is made of them (the usual way to say "to be set"), and whatever a reference decides
 * where nothing is made of the block. `expression` is what the argument holds.
 */
export function isTold(
  value: Value,
  expression: Expression,
  block: SchemaBlock,
  { evaluate }: RuleContext,
): boolean {
  if (value.kind === 'unknown' || value.kind === 'null') return false;

  const { origin } = value;
  if (origin?.kind === 'resource' || (origin && textOf(value) === '')) return false;

  return isConstant(expression) || isCreated(block, evaluate);
}

function valuesOf(context: RuleContext, { block, attribute, schema }: KnownArgument): readonly PlacedValue[] {
  const value = context.evaluate(attribute.value);
  const isList = typeof schema.type === 'object' && ('list' in schema.type || 'set' in schema.type);
  const expression = unwrapped(attribute.value);
  const placed = (each: Value, span: Expression, instances: readonly string[] = []): PlacedValue => {
    const origin = each.kind === 'unknown' ? undefined : (each.origin ?? originOf(value));
    const known = each.kind === 'unknown' || origin === undefined ? each : { ...each, origin };
    const written = origin
      ? origin.derived
        ? undefined
        : { file: origin.file, expression: unwrapped(origin.expression) }
      : { file: context.file, expression: unwrapped(span) };
    return { block, attribute, schema, value: known, span, instances, written };
  };
  if (!isList && value.kind === 'unknown') {
    return instanceValues(context, block, attribute.value)
      .filter(([each]) => isTold(each, expression, block, context))
      .map(([each, instances]) => ({ ...placed(each, attribute.value, instances), written: undefined }));
  }
  if (!isList) return isTold(value, expression, block, context) ? [placed(value, attribute.value)] : [];

  const items = value.kind === 'list' ? value.items : [];
  return items.flatMap((item, index) => {
    const own = expression.kind === 'tuple' ? expression.items[index] : undefined;
    const one = placed(item, own ?? attribute.value);
    if (!isTold(one.value, expression, block, context)) return [];
    return [own ? one : { ...one, written: undefined }];
  });
}

/** The values that instances of a block have, each once, with the keys of those that have it where not all do. */
function instanceValues(
  { evaluate }: RuleContext,
  block: SchemaBlock,
  expression: Expression,
): readonly (readonly [Value, readonly string[]])[] {
  if (!readsInstance(expression, block)) return [];
  const instances = knownInstances(block, evaluate);
  const byText = new Map<string, { readonly value: Value; readonly keys: string[] }>();
  for (const { key, bound } of instances) {
    const value = evaluate(expression, undefined, bound);
    const text = textOf(value);
    const known = text === undefined ? undefined : byText.get(text);
    if (known) known.keys.push(key);
    else if (text !== undefined) byText.set(text, { value, keys: [key] });
  }
  return [...byText.values()].map(({ value, keys }) => [value, keys.length < instances.length ? keys : []]);
}

/** Whether nothing outside the expression affects its value. */
function isConstant(expression: Expression): boolean {
  let constant = true;
  visitExpression(expression, (each) => {
    constant &&= each.kind !== 'reference';
  });
  return constant;
}

function unwrapped(expression: Expression): Expression {
  return expression.kind === 'parenthesized' ? unwrapped(expression.inner) : expression;
}

/** A literal or a quoted string without interpolations. */
function isPlain(expression: Expression): boolean {
  if (expression.kind === 'template')
    return expression.form === 'quoted' && expression.parts.every((part) => part.kind === 'text');

  return expression.kind === 'literal' || (expression.kind === 'unary' && isPlain(expression.operand));
}

function isNumeric(schema: AttributeSchema): boolean {
  return schema.type === 'number' || schema.type === 'bool';
}
