/** Values of the command line that have to be one of some; what is wrong throws with a sentence for people. */
import { LANGUAGE_GROUP, type RuleSeverity } from '../../../protocol/messages.js';
import { didYouMean } from '../analysis/values/did-you-mean.js';
import { allRules } from '../rules/registry/all-rules.js';
import { severities as settable } from '../rules/registry/settings.js';

/** The value of an option that has to be one of some; throws with a sentence for people. */
export function allowedValue<T extends string>(option: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((each) => each === value);
  if (found === undefined)
    throw new Error(`\`${option}\` must be one of ${allowed.join(', ')}, not \`${value}\``);

  return found;
}

/** The code of a rule that there is, or of the group that is set as one; throws with a sentence for people. */
export function ruleCode(option: string, code: string, written = code): string {
  const codes = [LANGUAGE_GROUP, ...allRules.map((rule) => rule.code)];
  if (codes.includes(code)) return code;
  const near = didYouMean(code, codes);
  const remedy = near === undefined ? 'see `check --list-rules` for all rules' : `did you mean \`${near}\`?`;
  throw new Error(`\`${option}${written}\`: unknown rule \`${code}\`; ${remedy}`);
}

/** What `--rule code=severity` sets; throws with a sentence for people. */
export function ruleSetting(text: string): readonly [string, RuleSeverity] {
  const [, written = text, severity] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
  const code = ruleCode('--rule ', written, text);
  const found = settable.find((each) => each === severity);
  if (found !== undefined) return [code, found];
  const known = settable.join(', ');
  const remedy =
    severity === undefined
      ? `add a severity, one of ${known}`
      : `the severity must be one of ${known}, not \`${severity}\``;
  throw new Error(`\`--rule ${text}\`: ${remedy}`);
}
