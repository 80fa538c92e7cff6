/** What is found out once for all rules of a run and forgotten with it. Knows no rule. */
import type { RuleContext } from '../rule.js';

/** A function that finds something out once for all rules of a run. */
export function oncePerRun<T>(compute: (context: RuleContext) => T): (context: RuleContext) => T {
  const known = new WeakMap<RuleContext, { readonly value: T }>();
  return (context) => {
    let found = known.get(context);
    if (found === undefined) {
      found = { value: compute(context) };
      known.set(context, found);
    }
    return found.value;
  };
}
