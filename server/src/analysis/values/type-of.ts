/**
 * The type of an expression, as far as the texts tell: literals, operators, functions, what variables are declared to be,
 * locals, attributes by their schemas, outputs of called modules. Beside `evaluate`, which gives values, this holds whatever
 * the values are. Pure and bounded; what is not certain is `any`.
 */
import { memoize } from '../../hcl/memoize.js';
import { keyText } from '../../hcl/lookup.js';
import type { Expression, ForExpression, ObjectExpression, Reference, Step } from '../../hcl/syntax.js';
import type { Declaration, Module } from '../../workspace/module.js';
import { overriddenIn, writtenIn } from '../blocks/overrides.js';
import { resultType } from './function-types.js';
import { attributeType, wholeType } from './resource-types.js';
import { constraintType } from './type-constraints.js';
import { type Key, readSteps } from './type-steps.js';
import { commonType, elementType, keyType, SOME_OBJECT, type Type } from './types.js';

/** What names mean that are bound around an expression: `each`, iterators, those of `for`. */
export type TypeScope = ReadonlyMap<string, Type>;

/**
 * The type of an expression of the module. Found out once for as long as the module lives, so what is bound around one
 * expression must always be told alike.
 */
export function typeOf(expression: Expression, module: Module, scope: TypeScope = NOTHING): Type {
  return typeIn(expression, scope, { module, depth: 0 });
}

/**
 * The type of the first part of a reference, which Terraform itself gives a meaning (`var.x`, `module.x.y`, `type.name.attribute`,
 * a bound name), and the steps that read on from there.
 */
export function rootType(reference: Reference, module: Module, scope: TypeScope = NOTHING): Root {
  return rootIn(reference, scope, { module, depth: 0 });
}

/** What is certain of the key of an index: its value where it is written out, else its type. */
export function keyOf(key: Expression, module: Module, scope: TypeScope = NOTHING): Key {
  return keyIn(key, scope, { module, depth: 0 });
}

/** The names that a `for` binds, beside those around it. */
export function withLoopNames(
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

interface Root {
  readonly type: Type;
  readonly rest: readonly Step[];
}

interface Run {
  readonly module: Module;
  readonly depth: number;
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
  const known = types.get(expression);
  if (known !== undefined) return known;
  if (run.depth > MAX_DEPTH || busy.has(expression)) return 'any';

  busy.add(expression);
  const type = computed(expression, scope, { ...run, depth: run.depth + 1 });
  busy.delete(expression);
  // Nothing that was cut off is kept, and cycles end in the same way wherever they are entered.
  if (run.depth < MAX_DEPTH / 2) types.set(expression, type);
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
      const { type, rest } = rootIn(expression, scope, run);
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

function rootIn({ root, steps }: Reference, scope: TypeScope, run: Run): Root {
  const bound = scope.get(root.text);
  if (bound !== undefined) return { type: bound, rest: steps };
  const [first, ...rest] = steps;
  if (first?.kind !== 'attribute') return NO_ROOT;

  const name = first.name.text;
  switch (root.text) {
    case 'var':
      return { type: variableType(name, run.module), rest };
    case 'local':
      return { type: localType(name, run), rest };
    case 'module':
      return outputRoot(name, rest, run);
    case 'path':
      return PATHS.has(name) ? { type: 'string', rest } : NO_ROOT;
    case 'terraform':
      return name === 'workspace' ? { type: 'string', rest } : NO_ROOT;
    case 'count':
      return name === 'index' ? { type: 'number', rest } : NO_ROOT;
    case 'data': {
      const [second, ...others] = rest;
      const address = second?.kind === 'attribute' ? `data.${name}.${second.name.text}` : '';
      return declaredRoot('data', name, run.module.data.get(address), others);
    }
    default:
      return declaredRoot('resource', root.text, run.module.resources.get(`${root.text}.${name}`), rest);
  }
}

const PATHS: ReadonlySet<string> = new Set(['cwd', 'module', 'root']);
const NO_ROOT: Root = { type: 'any', rest: [] };

function variableType(name: string, module: Module): Type {
  const declaration = module.variables.get(name);
  return declaration ? constraintType(writtenIn(declaration, 'type', module)?.attribute.value) : 'any';
}

function localType(name: string, run: Run): Type {
  const declaration = run.module.locals.get(name);
  return declaration && !overriddenIn(run.module).has(`local.${name}`)
    ? typeIn(declaration.attribute.value, NOTHING, run)
    : 'any';
}

/** `module.name` alone is some object; `module.name.output` what the called module says. */
function outputRoot(name: string, steps: readonly Step[], run: Run): Root {
  const [first, ...rest] = steps[0]?.kind === 'index' ? steps.slice(1) : steps;
  const child = run.module.child(name);
  const call = run.module.calls.get(name);
  const source = call && writtenIn(call, 'source', run.module)?.file;
  if (first?.kind !== 'attribute' || !child || source !== call?.file) return NO_ROOT;

  const declaration = child.outputs.get(first.name.text);
  const value = declaration && writtenIn(declaration, 'value', child)?.attribute.value;
  return value ? { type: typeIn(value, NOTHING, { ...run, module: child }), rest } : NO_ROOT;
}

/** A resource alone is an object, or a list of them; what its attributes are stands in the schema. */
function declaredRoot(
  kind: 'resource' | 'data',
  type: string,
  declaration: Declaration | undefined,
  steps: readonly Step[],
): Root {
  if (declaration === undefined) return NO_ROOT;
  const isIndexed = steps[0]?.kind === 'index';
  const [splat, member, ...more] = steps;
  if (splat?.kind === 'splat') {
    return member?.kind === 'attribute' && more.length === 0
      ? { type: { list: attributeType(kind, type, member.name.text) }, rest: more }
      : NO_ROOT;
  }
  const [first, ...rest] = isIndexed ? steps.slice(1) : steps;
  if (first === undefined) return { type: wholeType(declaration.block, isIndexed), rest };
  return first.kind === 'attribute' ? { type: attributeType(kind, type, first.name.text), rest } : NO_ROOT;
}
