/** Follows an expression to the block it comes from, through local values, other blocks and, if asked, other modules. */
import { attributeOf, entryOf } from '../../hcl/lookup.js';
import type { Block, Expression, ObjectExpression, Reference, Step, Template } from '../../hcl/syntax.js';
import type { ReferenceTarget } from '../../knowledge/schema.js';
import type { Module } from '../../workspace/module.js';
import { overriddenIn, writtenIn } from '../blocks/overrides.js';
import { type BlockTarget, resolve } from './resolve.js';
import { isSameModule } from './same-module.js';

/**
 * The block of one of the targets' types whose attribute an expression is, followed through local values, arguments of
 * other blocks and interpolation-only strings; undefined where there is none in this module or that is unknown.
 */
export function pointsTo(
  expression: Expression | undefined,
  targets: readonly ReferenceTarget[],
  module: Module,
): BlockTarget | undefined {
  const found = follow({ expression, names: [], wanted: oneOf(targets), module, beyond: false, depth: 0 });
  return found && 'target' in found ? found.target : undefined;
}

/**
 * The same, also through outputs of called modules and through what the only caller sets. A block of another module has
 * that `module`, and the address by which Terraform names it from `from`.
 */
export function leadsTo(
  expression: Expression | undefined,
  targets: readonly ReferenceTarget[],
  module: Module,
  from = module,
): BlockTarget | undefined {
  return attributeAt(expression, oneOf(targets), module, from)?.target;
}

/** The same for any attribute that is wanted: the block, and which of its attributes it is. */
export function attributeAt(
  expression: Expression | undefined,
  wanted: WantedAttribute,
  module: Module,
  from = module,
): { readonly target: BlockTarget; readonly attribute: string } | undefined {
  const found = blockOrEnd(expression, wanted, module);
  return found === undefined || 'end' in found
    ? undefined
    : { target: seenFrom(from, found), attribute: found.attribute };
}

/** Where the search for a block ended outside of what is written: two expressions that end alike have one value. */
export interface Ended {
  /** A variable that nobody here sets, what a data source or an unknown module gives, or a text; with its module. */
  readonly end: string;
}

/** The same as `leadsTo`; where there is no such block, the end of the search. */
export function leadsToOrEnds(
  expression: Expression | undefined,
  targets: readonly ReferenceTarget[],
  module: Module,
): BlockTarget | Ended | undefined {
  const found = blockOrEnd(expression, oneOf(targets), module);
  return found === undefined || 'end' in found ? found : seenFrom(module, found);
}

function blockOrEnd(
  expression: Expression | undefined,
  wanted: WantedAttribute,
  module: Module,
): Found | Ended | undefined {
  return follow({ expression, names: [], wanted, module, beyond: true, depth: 0 });
}

function seenFrom(from: Module, { target, module }: Found): BlockTarget {
  return isSameModule(module, from)
    ? target
    : { ...target, address: `${wayTo(module, from)}${target.address}`, module };
}

/** Whether both are the same block, made by the same calls. `own` is the module of blocks that name none. */
export function isSameBlock(a: BlockTarget, b: BlockTarget, own: Module): boolean {
  return a.declaration?.block === b.declaration?.block && isSameModule(a.module ?? own, b.module ?? own);
}

/** Whether an override file of its module changes a block. */
export function isOverridden({ declaration, module: other, kind }: BlockTarget, own: Module): boolean {
  const labels = declaration?.block.labels.map(({ text }) => text) ?? [];
  return overriddenIn(other ?? own).has([...(kind === 'data' ? ['data'] : []), ...labels].join('.'));
}

/** `module.api.` for a module that is called so; a module around has no address from within. */
function wayTo(module: Module, from: Module): string {
  const names: string[] = [];
  for (let at = module; !isSameModule(at, from);) {
    const [caller, ...more] = at.callers() ?? [];
    if (caller === undefined || more.length > 0 || names.length > MAX_MODULES) return 'caller.';
    names.unshift(`module.${caller.call.block.labels[0]?.text ?? ''}.`);
    at = caller.module;
  }
  return names.join('');
}

/** Whether an attribute of a resource type is what a search is for. */
export type WantedAttribute = (read: ReferenceTarget) => boolean;

interface Found {
  readonly target: BlockTarget;
  readonly attribute: string;
  readonly module: Module;
}

/** Where a search is: an expression of a module, and the attributes that are read of its value, outermost first. */
interface Search {
  readonly expression: Expression | undefined;
  readonly names: readonly string[];
  readonly module: Module;
  readonly wanted: WantedAttribute;
  /** Whether calls of modules are followed. */
  readonly beyond: boolean;
  readonly depth: number;
}

function oneOf(targets: readonly ReferenceTarget[]): WantedAttribute {
  return ({ type, attribute }) => targets.some((each) => each.type === type && each.attribute === attribute);
}

function follow(search: Search): Found | Ended | undefined {
  const { expression, names, module, beyond, depth } = search;
  const inner = expression && innerOf(expression);
  if (inner?.kind === 'object') return followEntry(inner, search);
  if (inner?.kind === 'template') return textEnd(inner);
  const reference = inner?.kind === 'reference' ? inner : undefined;
  const resolved =
    reference && depth < (beyond ? MAX_MODULES : MAX_HOPS) ? resolve(reference, module) : undefined;
  if (reference === undefined || resolved === undefined) return undefined;
  const { target, address } = resolved;
  const rest = reference.steps.slice(address.length);
  const read = [...stepNames(rest), ...names];
  if (target.kind === 'resource' || target.kind === 'data') return followBlock(target, read, search);
  // An element of a list or map may be any of them.
  const isElement = rest.some(({ kind }) => kind !== 'attribute');
  if (isElement && target.kind !== 'module') return undefined;
  if (target.kind === 'provider' || target.kind === 'output' || overriddenIn(module).has(target.address))
    return undefined;
  if (target.kind === 'local') {
    const { value } = target.declaration.attribute;
    return follow({ ...search, expression: value, names: read, depth: depth + 1 });
  }
  if (!beyond) return undefined;
  return target.kind === 'module'
    ? followInto(address.name.text, read, search)
    : followOut(address.name.text, read, search);
}

function followEntry(object: ObjectExpression, search: Search): Found | Ended | undefined {
  const [name, ...names] = search.names;
  const entry = name === undefined ? undefined : entryOf(object, name);
  return entry && follow({ ...search, expression: entry.value, names, depth: search.depth + 1 });
}

function followBlock(
  target: BlockTarget,
  [attribute, ...deeper]: readonly string[],
  search: Search,
): Found | Ended | undefined {
  const { module, wanted, depth } = search;
  const end =
    target.kind === 'data' ? endAt(target.address, [attribute ?? '', ...deeper], module) : undefined;
  if (attribute === undefined || deeper.length > 0) return end;
  const type = target.schema?.type ?? target.type;
  if (wanted({ type, attribute })) return { target, attribute, module };
  const written = target.declaration && writtenIn(target.declaration, attribute, module)?.attribute.value;
  return written ? follow({ ...search, expression: written, names: [], depth: depth + 1 }) : end;
}

/** Into a called module, by one of its outputs. */
function followInto(
  call: string,
  [output, ...names]: readonly string[],
  search: Search,
): Found | Ended | undefined {
  const child = search.module.child(call);
  if (child === undefined) return endAt(`module.${call}`, [output ?? '', ...names], search.module);
  const declaration = child.outputs.get(output ?? '');
  if (declaration === undefined || overriddenIn(child).has(`output.${output ?? ''}`)) return undefined;

  const expression = argumentValue(declaration.block, 'value');
  return follow({ ...search, expression, names, module: child, depth: search.depth + 1 });
}

/** Out to the only caller, by what it sets. */
function followOut(variable: string, names: readonly string[], search: Search): Found | Ended | undefined {
  const [caller, ...more] = search.module.callers() ?? [];
  if (caller === undefined || more.length > 0) return endAt(`var.${variable}`, names, search.module);
  const { block } = caller.call;
  if (overriddenIn(caller.module).has(`module.${block.labels[0]?.text ?? ''}`)) return undefined;
  const expression = argumentValue(block, variable);
  return follow({ ...search, expression, names, module: caller.module, depth: search.depth + 1 });
}

function endAt(address: string, names: readonly string[], { uri }: Module): Ended {
  return { end: [uri, address, ...names].join(' ') };
}

/** An ID that is written out. */
function textEnd({ parts }: Template): Ended | undefined {
  const [part, ...more] = parts;
  return part?.kind === 'text' && more.length === 0 ? { end: JSON.stringify(part.value) } : undefined;
}

/** The attributes that steps read, in order; indexes and splats are passed over. */
export function stepNames(steps: readonly Step[]): readonly string[] {
  return steps.flatMap((step) => (step.kind === 'attribute' ? [step.name.text] : []));
}

/** The reference that an expression consists of: bare, in parentheses or as `"${…}"`. */
export function referenceIn(expression: Expression): Reference | undefined {
  const inner = innerOf(expression);
  return inner.kind === 'reference' ? inner : undefined;
}

/** What stands in the parentheses or the `"${…}"` around an expression. */
export function innerOf(expression: Expression): Expression {
  let inner = expression;
  for (;;) {
    if (inner.kind === 'parenthesized') inner = inner.inner;
    else if (
      inner.kind === 'template' &&
      inner.parts.length === 1 &&
      inner.parts[0]?.kind === 'interpolation'
    )
      inner = inner.parts[0].expression;
    else return inner;
  }
}

/** What is written for an argument of a block. */
export function argumentValue(block: Block, name: string): Expression | undefined {
  return attributeOf(block.body, name)?.value;
}

/** Arguments that refer to each other in a circle end here. */
const MAX_HOPS = 8;
const MAX_MODULES = 32;
