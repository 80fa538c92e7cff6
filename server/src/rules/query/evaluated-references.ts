/** The references of a file that Terraform resolves, so that what they name must be there. */
import {
  expressionsOfKind,
  type ExpressionPlace,
  type ScopedExpression,
} from '../../analysis/blocks/scoped-expressions.js';
import type { Problem, Reference } from '../../hcl/syntax.js';
import { overlaps } from '../../hcl/walk.js';
import { mayCallFunctions } from '../../knowledge/static-arguments.js';
import { oncePerRun } from './once-per-run.js';

/**
 * All references but those whose name a `for` or `dynamic` binds, those that are only words (`ignore_changes`, types, the
 * addresses of `moved` …), and those in a block that is still being typed.
 */
export const evaluatedReferences = oncePerRun(({ file }): readonly ScopedExpression<Reference>[] =>
  expressionsOfKind(file, 'reference').filter(
    ({ expression, place, bound }) =>
      !bound.has(expression.root.text) && isEvaluated(place) && !isHalfTyped(place, file.problems),
  ),
);

/** The blocks at top level in which references are read as all Terraform versions do. */
const BLOCKS = new Set([
  'resource',
  'data',
  'ephemeral',
  'module',
  'output',
  'locals',
  'provider',
  'check',
  'variable',
  'import',
]);

/** What stands in `lifecycle`; newer versions put words into others. */
const CONDITIONS = new Set(['precondition', 'postcondition']);

/** Arguments that hold addresses of what has to be declared. */
const ADDRESSES = new Set(['depends_on', 'replace_triggered_by']);

function isEvaluated({ around, attribute }: ExpressionPlace): boolean {
  const types = around.map(({ type }) => type.text);
  const [outermost = ''] = types;
  if (!BLOCKS.has(outermost)) return false;
  const lifecycle = types.indexOf('lifecycle');
  const isAddress = ADDRESSES.has(attribute.name.text);
  if (lifecycle !== -1 && !CONDITIONS.has(types[lifecycle + 1] ?? '')) return isAddress;
  return isAddress || mayCallFunctions(types, attribute.name.text);
}

/** What stands in a block that can't be read is often text that was no code before something broke. */
function isHalfTyped({ around, attribute }: ExpressionPlace, problems: readonly Problem[]): boolean {
  const whole = around.at(-1) ?? attribute;
  return problems.some((problem) => overlaps(problem, whole));
}
