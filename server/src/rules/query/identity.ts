/** Whether two expressions have the same value. */
import { overriddenIn } from '../../analysis/blocks/overrides.js';
import { argumentValue, referenceIn } from '../../analysis/references/points-to.js';
import { resolve, type Target } from '../../analysis/references/resolve.js';
import { textOf } from '../../analysis/values/values.js';
import { sourceOf } from '../../edits/layout.js';
import type { Expression, Step } from '../../hcl/syntax.js';
import { visitExpression } from '../../hcl/walk.js';
import type { SourceFile } from '../../workspace/module.js';
import type { RuleContext } from '../rule.js';
import { oncePerRun } from './once-per-run.js';
import { lastName } from './references.js';

/**
 * A key for what an expression of a file comes to; equal keys mean equal values. Undefined where nothing can be said.
 * Found out once for all rules of a run.
 */
export function identityOf(
  expression: Expression | undefined,
  file: SourceFile,
  context: RuleContext,
): string | undefined {
  if (expression === undefined) return undefined;
  const known = identities(context);
  if (!known.has(expression)) known.set(expression, findIdentity(expression, file, context, 0));
  return known.get(expression);
}

const identities = oncePerRun(() => new Map<Expression, string | undefined>());

function findIdentity(
  expression: Expression,
  file: SourceFile,
  context: RuleContext,
  depth: number,
): string | undefined {
  if (depth > MAX_HOPS) return undefined;
  const reference = referenceIn(expression);
  if (reference === undefined) {
    const roots = rootsIn(expression);
    if (roots.length === 0) {
      const text = textOf(context.evaluate(expression));
      return text === undefined ? undefined : JSON.stringify(text);
    }
    return roots.every((root) => !LOOSE.has(root)) ? sourceOf(file, expression) : undefined;
  }
  const isLoose = rootsIn(reference).some((root) => LOOSE.has(root));
  if (isLoose || reference.steps.some((step) => step.kind === 'splat')) return undefined;
  const resolved = resolve(reference, context.module);
  if (resolved === undefined) return sourceOf(file, reference);
  if (overriddenIn(context.module).has(resolved.target.address)) return undefined;
  const { target, address } = resolved;
  const steps = reference.steps.slice(address.length);
  const written = writtenFor(target, steps);
  if (written) return findIdentity(written.expression, written.file, context, depth + 1);
  return target.address + steps.map((step) => sourceOf(file, step)).join('');
}

/** Names whose value differs from instance to instance, or is bound by the block around. */
const LOOSE = new Set(['each', 'count', 'self', 'uuid', 'timestamp']);

const MAX_HOPS = 8;

function rootsIn(expression: Expression): readonly string[] {
  const roots: string[] = [];
  visitExpression(expression, (each) => {
    if (each.kind === 'reference') roots.push(each.root.text);
    if (each.kind === 'call') roots.push(...(LOOSE.has(each.name.text) ? [each.name.text] : []));
  });
  return roots;
}

/** The expression that a target's value is written as: a local value, or the argument of a resource. */
function writtenFor(
  target: Target,
  steps: readonly Step[],
): { readonly expression: Expression; readonly file: SourceFile } | undefined {
  if (target.kind === 'local') {
    const { file, attribute } = target.declaration;
    return steps.length === 0 ? { file, expression: attribute.value } : undefined;
  }
  const name = target.kind === 'resource' && steps.length === 1 ? lastName(steps) : undefined;
  const expression =
    name === undefined || !target.declaration || !('block' in target.declaration)
      ? undefined
      : argumentValue(target.declaration.block, name);
  return expression && target.declaration && { file: target.declaration.file, expression };
}
