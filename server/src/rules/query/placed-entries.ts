/** The known entries of maps such as variables and tags, each with the narrowest place to point at. */
import type { SchemaBlock } from '../../analysis/blocks/schema-blocks.js';
import { type Origin, originOf, type Value, textOf, UNKNOWN } from '../../analysis/values/values.js';
import type { Attribute, Expression, ObjectEntry, Span } from '../../hcl/syntax.js';
import type { AttributeSchema, EntryLimits } from '../../knowledge/schema.js';
import { isTold } from './placed-values.js';
import type { Related, RuleContext } from '../rule.js';
import { oncePerRun } from './once-per-run.js';
import { relatedOrigin } from './origins.js';
import { argumentsOf, type KnownArgument } from './arguments.js';

/** One entry of a map that has limits. */
export interface PlacedEntry {
  readonly block: SchemaBlock;
  readonly attribute: Attribute;
  readonly limits: EntryLimits;
  readonly key: string;
  /** Unknown where the text leaves it open, or where another entry may replace it. */
  readonly value: Value;
  readonly keySpan: Span;
  readonly valueSpan: Span;
  /** The entry itself, where it is written in the argument. */
  readonly entry: ObjectEntry | undefined;
  readonly origin: Origin | undefined;
}

/** The limits of a map's entries, those of the map included whose keys it repeats. */
export function limitsOf({ schema }: SchemaBlock, argument: AttributeSchema): EntryLimits | undefined {
  const { entries, keysOf } = argument.facts ?? {};
  return entries ?? (keysOf === undefined ? undefined : schema.body.attributes.get(keysOf)?.facts?.entries);
}

/** The arguments of the file whose entries may have limits. */
export function limitedMaps(context: RuleContext): readonly KnownArgument[] {
  return argumentsOf(
    context,
    ({ facts }) => facts?.entries !== undefined || facts?.keysOf !== undefined,
  ).filter(({ block }) => block.schema.kind === 'resource');
}

/** Every known entry of the file's maps whose limits are wanted. Gathered once for all rules of a run. */
export function placedEntries(
  context: RuleContext,
  wanted: (limits: EntryLimits) => boolean,
): readonly PlacedEntry[] {
  return gathered(context).filter(({ limits }) => wanted(limits));
}

/** The other place that an entry comes from, for `Finding.related`. */
export function relatedEntry({ origin }: PlacedEntry): readonly Related[] {
  return relatedOrigin(origin);
}

const gathered = oncePerRun((context): readonly PlacedEntry[] =>
  limitedMaps(context).flatMap((argument) => placedIn(argument, context)),
);

function placedIn({ block, attribute, schema }: KnownArgument, context: RuleContext): readonly PlacedEntry[] {
  const limits = limitsOf(block, schema);
  if (!limits || !isTold({ kind: 'bool', value: true }, attribute.value, block, context)) return [];
  return [...entriesOf(attribute.value, context)]
    .filter(({ origin }) => origin?.kind !== 'resource')
    .map((entry) => ({
      ...entry,
      value: isUnset(entry.value) ? UNKNOWN : entry.value,
      block,
      attribute,
      limits,
    }));
}

/** An empty text from elsewhere is the usual way to say "to be set". */
function isUnset(value: Value): boolean {
  return (
    value.kind === 'null' || (value.kind === 'string' && value.origin !== undefined && value.value === '')
  );
}

type Entry = Omit<PlacedEntry, 'block' | 'attribute' | 'limits'>;

function* entriesOf(expression: Expression, context: RuleContext): Generator<Entry> {
  if (expression.kind === 'parenthesized') {
    yield* entriesOf(expression.inner, context);
  } else if (expression.kind === 'object') {
    for (const entry of expression.entries) {
      const bare = entry.key.kind === 'reference' && entry.key.steps.length === 0;
      const key = bare ? sourceName(entry.key) : textOf(context.evaluate(entry.key));
      // An empty key is a variable's empty default.
      if (key !== undefined && key !== '') {
        const value = context.evaluate(entry.value);
        const origin = originOf(value);
        yield { key, value, keySpan: entry.key, valueSpan: entry.value, entry, origin };
      }
    }
  } else if (expression.kind === 'call' && expression.name.text === 'merge') {
    const last = expression.arguments.at(-1);
    for (const argument of expression.arguments) {
      for (const entry of entriesOf(argument, context))
        yield argument === last ? entry : { ...entry, value: UNKNOWN };
    }
  } else {
    const map = context.evaluate(expression);
    for (const [key, value] of map.kind === 'object' ? map.entries : []) {
      const own = originOf(value);
      const origin = own ?? (map.kind === 'object' ? map.origin : undefined);
      const known = value.kind === 'unknown' ? value : { ...value, origin };
      yield { key, value: known, keySpan: expression, valueSpan: expression, entry: undefined, origin };
    }
  }
}

function sourceName(key: Expression): string | undefined {
  return key.kind === 'reference' ? key.root.text : undefined;
}
