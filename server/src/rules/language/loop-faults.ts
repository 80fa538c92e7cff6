/** `for` expressions that go through what has no elements, or make two entries with one key. */
import { boundWithin, type ScopedExpression } from '../../analysis/blocks/scoped-expressions.js';
import { certainValue } from '../../analysis/references/certain-value.js';
import { boolOf, textOf, UNKNOWN, type Value } from '../../analysis/values/values.js';
import { typeTitle } from '../../analysis/values/types.js';
import type { Expression, ForExpression } from '../../hcl/syntax.js';
import { certainAt, typeAt } from '../query/type-at.js';
import type { Finding, RuleContext } from '../rule.js';
import { conditionFaults } from './operand-faults.js';
import { unfitValue } from './unfit-value.js';

/** What is wrong with a `for` expression itself. */
export function loopFaults(
  scoped: ScopedExpression<ForExpression>,
  context: RuleContext,
): readonly Finding[] {
  const { collection, condition, key } = scoped.expression;
  const found = collectionFaults(collection, scoped, context);
  if (found.length > 0) return found;
  const inside = { ...scoped, bound: boundWithin(scoped.bound, scoped.expression) };
  return [
    ...(condition ? conditionFaults(condition, 'The condition of `for`', inside, context) : []),
    ...(key ? keyFaults(key, inside, context) : []),
    ...duplicateKeys(scoped, context),
  ];
}

/** A collection that has no elements to go through. */
export function collectionFaults(
  collection: Expression,
  scoped: ScopedExpression,
  context: RuleContext,
): readonly Finding[] {
  const isNull = collection.kind === 'literal' && collection.value === null;
  const type = typeAt(scoped, context, collection);
  if (!isNull && (typeof type !== 'string' || type === 'any')) return [];
  const given = isNull ? '`null`' : typeTitle(type);
  const message = `\`for\` goes through lists, sets, maps and objects, not ${given}: use one of these.`;
  return [{ start: collection.start, end: collection.end, message }];
}

/** A key that can't be the name of an entry. */
export function keyFaults(
  key: Expression,
  scoped: ScopedExpression,
  context: RuleContext,
): readonly Finding[] {
  const given = unfitValue(key, 'string', scoped, context)?.given;
  const message = `The key of an entry must be a string, not ${given ?? ''}: use a string.`;
  return given === undefined ? [] : [{ start: key.start, end: key.end, message }];
}

function duplicateKeys(scoped: ScopedExpression<ForExpression>, context: RuleContext): readonly Finding[] {
  const { expression, bound } = scoped;
  const { key, groups, condition } = expression;
  const elements = key && !groups ? elementsOf(certainAt(scoped, context, expression.collection)) : [];
  if (key === undefined || elements.length < 2) return [];
  const outer = [...bound.keys()].map((name) => [name, UNKNOWN] as const);
  const seen = new Set<string>();
  for (const [index, value] of elements) {
    const [first, second] = expression.names.map(({ text }) => text);
    const own: readonly (readonly [string, Value])[] = [
      [first ?? '', second === undefined ? value : index],
      ...(second === undefined ? [] : [[second, value] as const]),
    ];
    const names = new Map([...outer, ...own]);
    const comesTo = (each: Expression): Value => certainValue(each, context, context.module, names);
    if (condition && boolOf(comesTo(condition)) !== true) continue;
    const name = textOf(comesTo(key));
    if (name === undefined) continue;
    if (seen.has(name)) return [duplicate(key, name)];
    seen.add(name);
  }
  return [];
}

function duplicate(key: Expression, name: string): Finding {
  return {
    start: key.start,
    end: key.end,
    message: `Two elements have the key \`${name}\`: make the keys differ, or write \`...\` after the value to group what has one key.`,
  };
}

/** Keys and values of a list or an object; of more than some nothing is told. */
function elementsOf(value: Value): readonly (readonly [Value, Value])[] {
  const all: readonly (readonly [Value, Value])[] =
    value.kind === 'list'
      ? value.items.map((item, index) => [{ kind: 'number', value: index }, item])
      : value.kind === 'object'
        ? [...value.entries].map(([key, item]) => [{ kind: 'string', value: key }, item])
        : [];
  return all.length > MOST ? [] : all;
}

const MOST = 200;
