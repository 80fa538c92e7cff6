/** The finding about a name that is read and not there. */
import type { AttributeStep } from '../../hcl/syntax.js';
import { useInstead } from '../query/use-instead.js';
import type { Finding, RuleContext } from '../rule.js';

/** Says of a step what is wrong, and offers the name that was meant, if it is known. */
export function missing(
  step: AttributeStep,
  what: string,
  meant: string | undefined,
  { file }: RuleContext,
): Finding {
  const span = { start: step.name.start, end: step.name.end };
  return {
    ...span,
    message: `${what}: ${meant === undefined ? 'use one that it has' : `use \`${meant}\``}.`,
    fixes: () => useInstead(meant, file, span),
  };
}
