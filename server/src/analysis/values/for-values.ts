/** What `for` expressions come to. */
import type { Expression, ForExpression } from '../../hcl/syntax.js';
import { boolOf, textOf, type Value } from './values.js';

/** The names that `for` expressions around a place bind. */
export type Scope = ReadonlyMap<string, Value> | undefined;

/** The value of a `for` expression, given how to evaluate in a scope; with groups it stays unknown. */
export function forValue(
  expression: ForExpression,
  scope: Scope,
  evaluateIn: (expression: Expression, scope: Scope) => Value,
): Value {
  const unknown: Value = { kind: 'unknown', type: expression.shape === 'tuple' ? 'list' : 'object' };
  const collection = evaluateIn(expression.collection, scope);
  const pairs = pairsOf(collection);
  if (!pairs || expression.groups || !expression.closed) return unknown;

  const [first, second] = expression.names.map((name) => name.text);
  const items: Value[] = [];
  const entries = new Map<string, Value>();
  for (const [key, value] of pairs) {
    const bound = new Map(scope);
    if (first !== undefined) bound.set(first, second === undefined ? value : key);

    if (second !== undefined) bound.set(second, value);

    const inner = (each: Expression): Value => evaluateIn(each, bound);
    const included = expression.condition ? boolOf(inner(expression.condition)) : true;
    if (included === undefined) return unknown;

    if (included && expression.key) {
      const name = textOf(inner(expression.key));
      if (name === undefined) return unknown;

      entries.set(name, inner(expression.result));
    } else if (included) {
      items.push(inner(expression.result));
    }
  }
  return expression.shape === 'tuple' ? { kind: 'list', items } : { kind: 'object', entries };
}

/** Keys and values as `for` goes through them; undefined where the collection is not known. */
function pairsOf(collection: Value): readonly (readonly [Value, Value])[] | undefined {
  if (collection.kind === 'list')
    return collection.items.map((item, index) => [{ kind: 'number', value: index }, item]);

  if (collection.kind === 'object') {
    const sorted = [...collection.entries].sort(([a], [b]) => (a < b ? -1 : 1));
    return sorted.map(([key, value]) => [{ kind: 'string', value: key }, value]);
  }
  return undefined;
}
