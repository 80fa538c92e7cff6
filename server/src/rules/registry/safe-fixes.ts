/** The fixes that may be applied unseen. */
import { compatible } from '../../edits/compatible.js';
import type { Fix } from '../rule.js';
import type { RuleFinding } from './run-rules.js';

/** The preferred fix of a finding, where it may be applied unseen. */
export function safeFix({ finding }: RuleFinding): Fix | undefined {
  const first = finding.fixes?.()[0];
  return first?.safe ? first : undefined;
}

/** One safe fix for all of the findings for which there is one, as far as they can be made together. */
export function safeFixOfAll(title: string, found: readonly RuleFinding[]): readonly Fix[] {
  const edits = compatible(found.map((each) => safeFix(each)?.edits ?? []));
  return edits.length === 0 ? [] : [{ title, edits, safe: true }];
}
