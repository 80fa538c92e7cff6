/** The types that references begin with, before anything is read on from there. */
import type { Expression, Reference, Step } from '../../hcl/syntax.js';
import type { Declaration, Module } from '../../workspace/module.js';
import { overriddenIn, writtenIn } from '../blocks/overrides.js';
import { attributeType, wholeType } from './resource-types.js';
import { constraintType } from './type-constraints.js';
import type { Type } from './types.js';

/** What names mean that are bound around an expression: `each`, iterators, those of `for`. */
export type TypeScope = ReadonlyMap<string, Type>;

/** The type of what a reference begins with, and the steps that read on from there. */
export interface Root {
  readonly type: Type;
  readonly rest: readonly Step[];
}

type TypeWithin = (expression: Expression, module: Module) => Type;

/**
 * The first part of a reference: what is bound, what the module declares, an attribute by its schema. `typeOf` is asked for what
 * locals and outputs say, in their module.
 */
export function rootIn(
  { root, steps }: Reference,
  scope: TypeScope,
  module: Module,
  typeOf: TypeWithin,
): Root {
  const bound = scope.get(root.text);
  // `each` alone is no value.
  if (bound !== undefined)
    return root.text === 'each' && steps.length === 0 ? NO_ROOT : { type: bound, rest: steps };
  const [first, ...rest] = steps;
  if (first?.kind !== 'attribute') return NO_ROOT;

  const name = first.name.text;
  switch (root.text) {
    case 'var':
      return { type: variableType(name, module), rest };
    case 'local':
      return { type: localType(name, module, typeOf), rest };
    case 'module':
      return outputRoot(name, rest, module, typeOf);
    case 'path':
      return PATHS.has(name) ? { type: 'string', rest } : NO_ROOT;
    case 'terraform':
      return name === 'workspace' ? { type: 'string', rest } : NO_ROOT;
    case 'count':
      return name === 'index' ? { type: 'number', rest } : NO_ROOT;
    case 'data': {
      const [second, ...others] = rest;
      const address = second?.kind === 'attribute' ? `data.${name}.${second.name.text}` : '';
      return declaredRoot('data', name, module.data.get(address), others);
    }
    default:
      return declaredRoot('resource', root.text, module.resources.get(`${root.text}.${name}`), rest);
  }
}

const PATHS: ReadonlySet<string> = new Set(['cwd', 'module', 'root']);
const NO_ROOT: Root = { type: 'any', rest: [] };

function variableType(name: string, module: Module): Type {
  const declaration = module.variables.get(name);
  return declaration ? constraintType(writtenIn(declaration, 'type', module)?.attribute.value) : 'any';
}

function localType(name: string, module: Module, typeOf: TypeWithin): Type {
  const declaration = module.locals.get(name);
  return declaration && !overriddenIn(module).has(`local.${name}`)
    ? typeOf(declaration.attribute.value, module)
    : 'any';
}

/** `module.name` alone is some object; `module.name.output` what the called module says. */
function outputRoot(name: string, steps: readonly Step[], module: Module, typeOf: TypeWithin): Root {
  const [first, ...rest] = steps[0]?.kind === 'index' ? steps.slice(1) : steps;
  const child = module.child(name);
  const call = module.calls.get(name);
  const source = call && writtenIn(call, 'source', module)?.file;
  if (first?.kind !== 'attribute' || !child || source !== call?.file) return NO_ROOT;

  const declaration = child.outputs.get(first.name.text);
  const value = declaration && writtenIn(declaration, 'value', child)?.attribute.value;
  return value ? { type: typeOf(value, child), rest } : NO_ROOT;
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
