/** What is read of a module call that its module does not give. */
import { isNamedStep } from '../../hcl/lookup.js';
import type { ScopedExpression } from '../../analysis/blocks/scoped-expressions.js';
import { plainText } from '../../analysis/references/mentions.js';
import { didYouMean } from '../../analysis/values/did-you-mean.js';
import { sourceOf } from '../../edits/layout.js';
import { isBareKey } from '../../hcl/print.js';
import type { IndexStep, Reference, Step } from '../../hcl/syntax.js';
import { declaredAddresses, isUndeclared } from '../query/declared-addresses.js';
import type { Finding, RuleContext } from '../rule.js';
import { missing } from './missing-name.js';

/** The finding about the steps behind a call's address; undefined where an output of that name may be there. */
export function outputFault(
  call: string,
  steps: readonly Step[],
  { expression }: ScopedExpression<Reference>,
  context: RuleContext,
): Finding | undefined {
  const isIndexed = steps.length > 0 && !isNamedStep(steps[0]);
  const step = steps[isIndexed ? 1 : 0];
  if (steps[0]?.kind === 'index' && step?.kind === 'index') return indexedOutput(step, expression, context);
  const child = context.module.child(call);
  if (child === undefined || step?.kind !== 'attribute' || step.name.text === '') return undefined;
  // The address of another kind of thing is no output of it, but an older index.
  if (expression.root.text !== 'module' || !isUndeclared(`output.${step.name.text}`, child)) return undefined;
  const outputs = [...(declaredAddresses(child) ?? [])].flatMap((each) =>
    each.startsWith('output.') ? [each.slice('output.'.length)] : [],
  );
  return missing(
    step,
    `The module \`${call}\` has no output \`${step.name.text}\``,
    didYouMean(step.name.text, outputs),
    context,
  );
}

/** Terraform reads `["name"]` right after an instance as nothing that there is. */
function indexedOutput(
  { start, end, key }: IndexStep,
  expression: Reference,
  { file }: RuleContext,
): Finding | undefined {
  const name = plainText(key);
  if (name === undefined || !isBareKey(name)) return undefined;
  const instance = sourceOf(file, { start: expression.start, end: start });
  return {
    start,
    end,
    message: `An output of \`${instance}\` has no index: use \`.${name}\`.`,
    fixes: () => [
      { title: `Use \`.${name}\``, edits: [{ file, span: { start, end }, newText: `.${name}` }], safe: true },
    ],
  };
}
