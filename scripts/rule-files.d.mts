import type { Rule } from '../server/src/rules/rule.js';

/** A file that declares a rule; `path` is relative to `server/src/rules/`, without its ending. */
export interface DeclaredRule {
  readonly name: string;
  readonly code: string;
  readonly path: string;
}

export function declaredRules(folder: string): readonly DeclaredRule[];
export function registryText(rules: readonly DeclaredRule[]): string;
export function ruleSettings(rules: readonly Rule[]): Readonly<Record<string, unknown>>;
