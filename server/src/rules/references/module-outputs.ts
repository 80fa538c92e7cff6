/** Outputs of called modules that give what another one does not. */
import { argumentValue, pointsTo, referenceIn } from '../../analysis/references/points-to.js';
import type { BlockTarget } from '../../analysis/references/resolve.js';
import { sourceOf } from '../../edits/layout.js';
import type { Expression } from '../../hcl/syntax.js';
import type { RuleContext } from '../rule.js';

/** The reference to the one output of the same call that is another attribute of the same block; undefined without one. */
export function outputInstead(
  expression: Expression,
  { declaration, type }: BlockTarget,
  attribute: string,
  { file, module }: RuleContext,
): string | undefined {
  const reference = referenceIn(expression);
  const [call, output] = reference?.root.text === 'module' ? reference.steps : [];
  const child = call?.kind === 'attribute' ? module.child(call.name.text) : undefined;
  const last = reference?.steps.at(-1);
  if (!reference || !child || output?.kind !== 'attribute' || last !== output) return undefined;
  const found = [...child.outputs].filter(([, { block }]) => {
    const target = pointsTo(argumentValue(block, 'value'), [{ type, attribute }], child);
    return target?.declaration !== undefined && target.declaration.block === declaration?.block;
  });
  const [only, ...more] = found;
  const before = sourceOf(file, { start: reference.start, end: output.name.start });
  return only && more.length === 0 ? before + only[0] : undefined;
}
