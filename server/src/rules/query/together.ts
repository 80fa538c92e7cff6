/** Resources that are made for the same keys, so that an instance of one goes with an instance of the other. */
import { repetitionOf } from '../../analysis/blocks/repetition.js';
import { sourceOf } from '../../edits/layout.js';
import { attributeOf } from '../../hcl/lookup.js';
import type { Expression } from '../../hcl/syntax.js';
import type { SourceFile } from '../../workspace/module.js';
import type { RuleContext } from '../rule.js';
import { identityOf } from './identity.js';
import type { Resource } from './resources.js';

/** Whether both are made any number of times, and say so with the same words. */
export function isTogether(a: Resource, b: Resource): boolean {
  const [own, other] = [a, b].map(({ file, block }) => {
    const written = attributeOf(block.body, repetitionOf(block) ?? '');
    return written && `${written.name.text}=${sourceOf(file, written.value)}`;
  });
  return own !== undefined && own === other;
}

/** Equal for the same value, as `identityOf`; for two that are made together also for what both say of their key. */
export function keyBeside(
  expression: Expression | undefined,
  file: SourceFile,
  together: boolean,
  context: RuleContext,
): string | undefined {
  const known = identityOf(expression, file, context);
  return known ?? (together && expression ? sourceOf(file, expression) : undefined);
}
