/** The expressions of which a value may be any. */
import { attributeOf } from '../../hcl/lookup.js';
import type { Expression, ObjectExpression, Reference, Step } from '../../hcl/syntax.js';
import { plainText, iteratorsOf } from '../../analysis/references/mentions.js';
import { referenceIn } from '../../analysis/references/points-to.js';
import { resolve } from '../../analysis/references/resolve.js';
import type { SchemaBlock } from '../../analysis/blocks/schema-blocks.js';
import type { Module } from '../../workspace/module.js';

/**
 * Every expression whose value an expression may come to without a change: the branches of a condition, what `try`,
 * `coalesce`, `one` and the like choose from; the expression itself where it is nothing of that kind.
 */
export function alternativesOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'parenthesized':
      return alternativesOf(expression.inner);
    case 'conditional':
      return [expression.then, expression.otherwise].flatMap(alternativesOf);
    case 'tuple':
      return expression.items.flatMap(alternativesOf);
    case 'call': {
      const chosen = CHOOSING.get(expression.name.text)?.(expression.arguments) ?? [];
      return chosen.length > 0 ? chosen.flatMap(alternativesOf) : [expression];
    }
    case 'access': {
      const [first] = expression.steps;
      return first?.kind === 'index' && expression.steps.every(({ kind }) => kind === 'index')
        ? alternativesOf(itemAt(expression.target, first.key))
        : [expression];
    }
    default:
      return [expression];
  }
}

/**
 * What `each.value`, the value of a `dynamic` block's iterator, or a member of them, is written as in `for_each`: one
 * expression for each entry, or for the instances of a repeated resource a reference to them. The expression itself
 * where it reads nothing of that kind.
 */
export function instancesOf(
  expression: Expression,
  { resource, dynamic }: Pick<SchemaBlock, 'resource' | 'dynamic'>,
  module: Module,
): readonly Expression[] {
  const reference = referenceIn(expression);
  const [first, ...rest] = reference?.steps ?? [];
  const around = reference && loopOf(reference, resource, dynamic);
  if (around === undefined) return [expression];
  if (first?.kind !== 'attribute' || first.name.text !== 'value') return [];
  return entriesOf(around, module).flatMap((entry) => memberAt(entry, rest) ?? []);
}

type Choice = (all: readonly Expression[]) => readonly Expression[];

const everyOne: Choice = (all) => all;

const firstOne: Choice = (all) => all.slice(0, 1);

const CHOOSING: ReadonlyMap<string, Choice> = new Map(
  Object.entries<Choice>({
    try: everyOne,
    coalesce: everyOne,
    coalescelist: everyOne,
    concat: everyOne,
    compact: firstOne,
    distinct: firstOne,
    element: ([list, index]) => (list ? [itemAt(list, index)] : []),
    flatten: firstOne,
    nonsensitive: firstOne,
    one: firstOne,
    toset: firstOne,
    tostring: firstOne,
    // What people wrote before `one`.
    join: ([separator, ...all]) => (plainText(separator) === '' && all.every(mayHoldOne) ? all : []),
  }),
);

/** The item of a list that is written out, where its number is; else the list. */
function itemAt(list: Expression, index: Expression | undefined): Expression {
  const number = index?.kind === 'literal' ? index.value : undefined;
  const item = list.kind === 'tuple' && typeof number === 'number' ? list.items[number] : undefined;
  return item ?? list;
}

/** Whether a list is not certain to hold several items, which `join` would put together. */
function mayHoldOne(list: Expression): boolean {
  if (list.kind === 'tuple') return list.items.length <= 1;
  if (list.kind !== 'call' || list.name.text !== 'concat') return true;
  return list.arguments.every(
    (each) => mayHoldOne(each) && (each.kind !== 'tuple' || each.items.length === 0),
  );
}

function loopOf(
  { root }: Reference,
  resource: SchemaBlock['resource'],
  dynamic: SchemaBlock['dynamic'],
): Expression | undefined {
  const iterated = iteratorsOf(dynamic ? [dynamic] : []).get(root.text);
  const block = iterated ?? (root.text === 'each' ? resource : undefined);
  return block && attributeOf(block.body, 'for_each')?.value;
}

function entriesOf(collection: Expression, module: Module, depth = 0): readonly Expression[] {
  const within = (each: Expression | undefined): readonly Expression[] =>
    each && depth <= MAX_HOPS ? entriesOf(each, module, depth + 1) : [];
  switch (collection.kind) {
    case 'object':
      return collection.entries.map(({ value }) => value);
    case 'tuple':
      return collection.items;
    case 'parenthesized':
      return within(collection.inner);
    case 'conditional':
      return [collection.then, collection.otherwise].flatMap(within);
    case 'call':
      return KEEPING.has(collection.name.text) ? within(collection.arguments[0]) : [];
    case 'reference': {
      const { target, address } = resolve(collection, module) ?? {};
      if (address?.length !== collection.steps.length) return [];
      if (target?.kind === 'local') return within(target.declaration.attribute.value);
      return target?.kind === 'resource' ? [collection] : [];
    }
    default:
      return [];
  }
}

/** Functions that leave the entries of a collection as they are. */
const KEEPING = new Set(['toset', 'tomap', 'tolist', 'nonsensitive']);

function memberAt(entry: Expression, steps: readonly Step[]): Expression | undefined {
  const [step, ...rest] = steps;
  if (step === undefined) return entry;
  if (entry.kind === 'reference') return { ...entry, steps: [...entry.steps, ...steps] };
  const name = step.kind === 'attribute' ? step.name.text : undefined;
  const value = entry.kind === 'object' && name !== undefined ? valueOf(entry, name) : undefined;
  return value && memberAt(value, rest);
}

function valueOf({ entries }: ObjectExpression, name: string): Expression | undefined {
  return entries.find(({ key }) => (key.kind === 'reference' ? key.root.text : plainText(key)) === name)
    ?.value;
}

const MAX_HOPS = 8;
