/** What each test file asks of the rules: what they find in its texts, and which code actions it applies. */
import { expect } from 'vitest';
import type { Settings } from '../../protocol/messages.js';

/** A text whose diagnostics a test looks at. */
export interface CheckedText {
  readonly text: string;
  /** Codes of the rules that find something in it. */
  readonly found: ReadonlySet<string>;
  /** Codes of the rules that the test switches off. */
  readonly off: ReadonlySet<string>;
}

/** A code action that a test applies. */
export interface AppliedAction {
  readonly text: string;
  readonly title: string;
}

const checkedTexts = new Map<string, CheckedText[]>();
const appliedActions = new Map<string, AppliedAction[]>();

/** Remembers, for the test file that runs, which rules find something in a text. */
export function noteChecked(text: string, { rules }: Settings, found: readonly string[]): void {
  const off = Object.keys(rules).filter((code) => rules[code] === 'off');
  ofThisFile(checkedTexts).push({ text, found: new Set(found), off: new Set(off) });
}

/** Remembers, for the test file that runs, that it applies an action. */
export function noteApplied(text: string, title: string): void {
  ofThisFile(appliedActions).push({ text, title });
}

/** What a test file has asked so far, by its absolute path. */
export function evidenceOf(testPath: string): {
  readonly checked: readonly CheckedText[];
  readonly applied: readonly AppliedAction[];
} {
  return { checked: checkedTexts.get(testPath) ?? [], applied: appliedActions.get(testPath) ?? [] };
}

function ofThisFile<T>(all: Map<string, T[]>): T[] {
  const path = expect.getState().testPath ?? '';
  const own = all.get(path) ?? [];
  all.set(path, own);
  return own;
}
