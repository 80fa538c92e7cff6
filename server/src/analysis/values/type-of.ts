/**
 * The type of an expression, as far as the texts tell: literals, operators, functions, what variables are declared to be,
 * locals, attributes by their schemas, outputs of called modules. Beside `evaluate`, which gives values, this holds whatever
 * the values are. Pure and bounded; what is not certain is `any`.
 */
import { memoize } from '../../hcl/memoize.js';
import { keyText } from '../../hcl/lookup.js';
import type { Expression, ForExpression, ObjectExpression, Reference } from '../../hcl/syntax.js';
import type { Module } from '../../workspace/module.js';
import { resultType } from './function-types.js';
import { type Root, rootIn, type TypeScope } from './type-roots.js';
import { type Key, readSteps } from './type-steps.js';
import { commonType, elementType, keyType, SOME_OBJECT, type Type } from './types.js';
import { MAX_TYPE_WEIGHT, typeWeight } from './weight.js';

/**
 * The type of an expression of the module. Found out once for as long as the module lives, so what is bound around one
 * expression must always be told alike.
 */
export function typeOf(expression: Expression, module: Module, scope: TypeScope = NOTHING): Type {
  return typeIn(expression, scope, runIn(module));
}

/**
 * The type of the first part of a reference, which Terraform itself gives a meaning (`var.x`, `module.x.y`, `type.name.attribute`,
 * a bound name), and the steps that read on from there.
 */
export function rootType(reference: Reference, module: Module, scope: TypeScope = NOTHING): Root {
  return rootAt(reference, scope, runIn(module));
}

/** What is certain of the key of an index: its value where it is written out, else its type. */
export function keyOf(key: Expression, module: Module, scope: TypeScope = NOTHING): Key {
  return keyIn(key, scope, runIn(module));
}

/** The names that a `for` binds, beside those around it. */
function withLoopNames(
  scope: TypeScope,
  names: readonly { readonly text: string }[],
  collection: Type,
): TypeScope {
  const [first, second] = names.map(({ text }) => text);
  const element = elementType(collection);
  return new Map([
    ...scope,
    ...(first === undefined ? [] : [[first, second === undefined ? element : keyType(collection)] as const]),
    ...(second === undefined ? [] : [[second, element] as const]),
  ]);
}

interface Run {
  readonly module: Module;
  readonly depth: number;
  /** What was found out deep down, which counts in this run only. */
  readonly deep: Map<Expression, Type>;
}

function runIn(module: Module): Run {
  return { module, depth: 0, deep: new Map() };
}

interface Found {
  readonly types: Map<Expression, Type>;
  /** What is being found out right now: met again, it is a cycle. */
  readonly busy: Set<Expression>;
}

const foundIn = memoize((_: Module): Found => ({ types: new Map(), busy: new Set() }));
const NOTHING: TypeScope = new Map();
const MAX_DEPTH = 150;

function typeIn(expression: Expression, scope: TypeScope, run: Run): Type {
  if (expression.kind === 'literal') return literalType(expression.value);
  const { types, busy } = foundIn(run.module);
  const known = types.get(expression) ?? run.deep.get(expression);
  if (known !== undefined) return known;
  if (run.depth > MAX_DEPTH || busy.has(expression)) return 'any';

  busy.add(expression);
  const found = computed(expression, scope, { ...run, depth: run.depth + 1 });
  busy.delete(expression);
  const type = typeWeight(found) > MAX_TYPE_WEIGHT ? 'any' : found;
  // Nothing that was cut off is kept for others, and cycles end in the same way wherever they are entered.
  (run.depth < MAX_DEPTH / 2 ? types : run.deep).set(expression, type);
  return type;
}

function literalType(value: number | boolean | null): Type {
  return value === null ? 'any' : typeof value === 'number' ? 'number' : 'bool';
}

function computed(expression: Expression, scope: TypeScope, run: Run): Type {
  const inner = (each: Expression): Type => typeIn(each, scope, run);
  const key = (each: Expression): Key => keyIn(each, scope, run);
  switch (expression.kind) {
    case 'literal':
      return literalType(expression.value);
    case 'missing':
      return 'any';
    case 'template': {
      const [part, ...more] = expression.parts;
      const isWhole = part?.kind === 'interpolation' && more.length === 0 && expression.form === 'quoted';
      return isWhole ? inner(part.expression) : 'string';
    }
    case 'reference': {
      const { type, rest } = rootAt(expression, scope, run);
      return readSteps(type, rest, key);
    }
    case 'access':
      return readSteps(inner(expression.target), expression.steps, key);
    case 'call':
      return expression.closed ? resultType(expression, inner) : 'any';
    case 'tuple':
      return expression.closed ? { tuple: expression.items.map(inner) } : 'any';
    case 'object':
      return expression.closed ? objectType(expression, inner) : 'any';
    case 'for':
      return expression.closed ? loopType(expression, scope, run) : 'any';
    case 'conditional': {
      const [then, otherwise] = [inner(expression.then), inner(expression.otherwise)];
      return then === 'any' || otherwise === 'any' ? 'any' : commonType([then, otherwise]);
    }
    case 'binary':
      return ['+', '-', '*', '/', '%'].includes(expression.operator) ? 'number' : 'bool';
    case 'unary':
      return expression.operator === '-' ? 'number' : 'bool';
    case 'parenthesized':
      return inner(expression.inner);
  }
}

function objectType({ entries }: ObjectExpression, inner: (expression: Expression) => Type): Type {
  const members = entries.map((entry) => [keyText(entry), inner(entry.value)] as const);
  return members.some(([name]) => name === undefined)
    ? SOME_OBJECT
    : { object: Object.fromEntries(members.map(([name = '', type]) => [name, type])) };
}

/** Of what is left out by a condition nothing is known but the type of the elements. */
function loopType(loop: ForExpression, scope: TypeScope, run: Run): Type {
  const collection = typeIn(loop.collection, scope, run);
  // Nothing goes through a string or a number: an error, which has no type.
  if (typeof collection === 'string' && collection !== 'any') return 'any';
  const result = typeIn(loop.result, withLoopNames(scope, loop.names, collection), run);
  if (loop.shape === 'object') return { map: loop.groups ? { list: result } : result };
  const isWhole = typeof collection !== 'string' && 'tuple' in collection && loop.condition === undefined;
  return isWhole ? { tuple: collection.tuple.map(() => result) } : { list: result };
}

function keyIn(key: Expression, scope: TypeScope, run: Run): Key {
  if (key.kind === 'parenthesized') return keyIn(key.inner, scope, run);
  if (key.kind === 'literal' && typeof key.value === 'number') return { type: 'number', value: key.value };
  if (key.kind === 'unary' && key.operator === '-' && key.operand.kind === 'literal')
    return { type: 'number', value: typeof key.operand.value === 'number' ? -key.operand.value : undefined };
  const value = key.kind === 'template' ? keyText({ key }) : undefined;
  return { type: typeIn(key, scope, run), value };
}

function rootAt(reference: Reference, scope: TypeScope, run: Run): Root {
  return rootIn(reference, scope, run.module, (expression, module) =>
    typeIn(expression, NOTHING, { ...run, module }),
  );
}
