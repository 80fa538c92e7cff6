/** Follows an expression to the block it comes from, through local values, other blocks and, if asked, other modules. */
import { attributeOf } from '../../hcl/lookup.js';
import type { Block, Expression, Reference } from '../../hcl/syntax.js';
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
  return follow(expression, targets, module, false, 0)?.target;
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
  const found = follow(expression, targets, module, true, 0);
  if (found === undefined || isSameModule(found.module, from)) return found?.target;
  const address = `${wayTo(found.module, from)}${found.target.address}`;
  return { ...found.target, address, module: found.module };
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

interface Found {
  readonly target: BlockTarget;
  readonly module: Module;
}

function follow(
  expression: Expression | undefined,
  targets: readonly ReferenceTarget[],
  module: Module,
  beyond: boolean,
  depth: number,
): Found | undefined {
  const reference = expression && referenceIn(expression);
  const resolved =
    reference && depth < (beyond ? MAX_MODULES : MAX_HOPS) ? resolve(reference, module) : undefined;
  if (reference === undefined || resolved === undefined) return undefined;
  const { target, address } = resolved;
  const rest = reference.steps.slice(address.length);
  if (target.kind === 'local') {
    if (overriddenIn(module).has(target.address)) return undefined;
    const { value } = target.declaration.attribute;
    return rest.length === 0 ? follow(value, targets, module, beyond, depth + 1) : undefined;
  }
  const [step, ...deeper] = rest.filter(({ kind }) => kind === 'attribute');
  if (beyond && (target.kind === 'module' || target.kind === 'variable')) {
    if (overriddenIn(module).has(target.address)) return undefined;
    if (target.kind === 'module') {
      const output = step?.kind === 'attribute' && deeper.length === 0 ? step.name.text : '';
      return followInto(address.name.text, output, targets, module, depth);
    }
    return rest.length === 0 ? followOut(address.name.text, targets, module, depth) : undefined;
  }
  if (target.kind !== 'resource' && target.kind !== 'data') return undefined;
  if (step?.kind !== 'attribute' || deeper.length > 0) return undefined;
  const attribute = step.name.text;
  const type = target.schema?.type ?? target.type;
  if (targets.some((each) => each.type === type && each.attribute === attribute)) return { target, module };
  const written = target.declaration && writtenIn(target.declaration, attribute, module)?.attribute.value;
  return follow(written, targets, module, beyond, depth + 1);
}

/** Into a called module, by one of its outputs. */
function followInto(
  call: string,
  output: string,
  targets: readonly ReferenceTarget[],
  module: Module,
  depth: number,
): Found | undefined {
  const child = module.child(call);
  const declaration = child?.outputs.get(output);
  if (child === undefined || declaration === undefined || overriddenIn(child).has(`output.${output}`))
    return undefined;

  return follow(argumentValue(declaration.block, 'value'), targets, child, true, depth + 1);
}

/** Out to the only caller, by what it sets. */
function followOut(
  variable: string,
  targets: readonly ReferenceTarget[],
  module: Module,
  depth: number,
): Found | undefined {
  const [caller, ...more] = module.callers() ?? [];
  if (caller === undefined || more.length > 0) return undefined;
  const { block } = caller.call;
  if (overriddenIn(caller.module).has(`module.${block.labels[0]?.text ?? ''}`)) return undefined;
  return follow(argumentValue(block, variable), targets, caller.module, true, depth + 1);
}

/** The reference that an expression consists of: bare, in parentheses or as `"${…}"`. */
export function referenceIn(expression: Expression): Reference | undefined {
  let inner = expression;
  for (;;) {
    if (inner.kind === 'reference') return inner;
    if (inner.kind === 'parenthesized') inner = inner.inner;
    else if (
      inner.kind === 'template' &&
      inner.parts.length === 1 &&
      inner.parts[0]?.kind === 'interpolation'
    )
      inner = inner.parts[0].expression;
    else return undefined;
  }
}

/** What is written for an argument of a block. */
export function argumentValue(block: Block, name: string): Expression | undefined {
  return attributeOf(block.body, name)?.value;
}

/** Arguments that refer to each other in a circle end here. */
const MAX_HOPS = 8;
const MAX_MODULES = 32;
