/** What in an expression can't be known before anything is evaluated. */
import type { Call, Expression, Reference } from '../../hcl/syntax.js';
import { visitExpression } from '../../hcl/walk.js';

/** The first reference or call in an expression that `for` binds no name of. */
export function evaluatedIn(value: Expression): Reference | Call | undefined {
  const bound = new Set<string>();
  const found: (Reference | Call)[] = [];
  const keys = new Set<Expression>();
  visitExpression(value, (each) => {
    const loops = each.kind === 'for' ? [each] : each.kind === 'template' ? each.parts : [];
    for (const loop of loops) if (loop.kind === 'for') for (const { text } of loop.names) bound.add(text);
    // A word is the key itself.
    if (each.kind === 'object') for (const { key } of each.entries) keys.add(key);
    if (each.kind === 'call' || (each.kind === 'reference' && !keys.has(each))) found.push(each);
  });
  return found.find((each) => each.kind === 'call' || !bound.has(each.root.text));
}
