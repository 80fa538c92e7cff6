/** Follows an expression to the block it comes from, through local values and other blocks. Knows one module. */
import { attributeOf } from '../hcl/lookup.js';
import type { Block, Expression, Reference } from '../hcl/syntax.js';
import type { ReferenceTarget } from '../knowledge/schema.js';
import type { Module } from '../workspace/module.js';
import { type BlockTarget, resolve } from './resolve.js';

/**
 * The block of one of the targets' types whose attribute an expression is, followed through local values, arguments of
 * other blocks and interpolation-only strings; undefined where there is none or it can't be told.
 */
export function pointsTo(
  expression: Expression | undefined,
  targets: readonly ReferenceTarget[],
  module: Module,
  depth = 0,
): BlockTarget | undefined {
  const reference = expression && referenceIn(expression);
  const resolved = reference && depth < MAX_HOPS ? resolve(reference, module) : undefined;
  if (reference === undefined || resolved === undefined) return undefined;
  const { target, address } = resolved;
  const rest = reference.steps.slice(address.length);
  if (target.kind === 'local') {
    const { value } = target.declaration.attribute;
    return rest.length === 0 ? pointsTo(value, targets, module, depth + 1) : undefined;
  }
  if (target.kind !== 'resource' && target.kind !== 'data') return undefined;
  const [step, ...deeper] = rest.filter(({ kind }) => kind === 'attribute');
  if (step?.kind !== 'attribute' || deeper.length > 0) return undefined;
  const attribute = step.name.text;
  const type = target.schema?.type ?? target.type;
  if (targets.some((each) => each.type === type && each.attribute === attribute)) return target;
  const written = target.declaration && argument(target.declaration.block, attribute);
  return pointsTo(written, targets, module, depth + 1);
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
    ) {
      inner = inner.parts[0].expression;
    } else return undefined;
  }
}

/** What is written for an argument of a block. */
export function argument(block: Block, name: string): Expression | undefined {
  return attributeOf(block.body, name)?.value;
}

/** Arguments that refer to each other in a circle end here. */
const MAX_HOPS = 8;
