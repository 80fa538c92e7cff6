/** What is found out once for all rules of a run and forgotten with it. */
import { memoize } from '../../hcl/memoize.js';
import type { RuleContext } from '../rule.js';

/** A function that finds something out once for all rules of a run. */
export const oncePerRun: <T>(compute: (context: RuleContext) => T) => (context: RuleContext) => T = memoize;
