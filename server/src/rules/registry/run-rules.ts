/** Runs the rules over a file: severities by setting, ignore comments, order. */
import { evaluator } from '../../analysis/values/evaluate.js';
import { keptOf } from '../../analysis/blocks/overrides.js';
import { argumentsIn, schemaBlocks } from '../../analysis/blocks/schema-blocks.js';
import { concernsGateway } from '../../workspace/concerns.js';
import type { Module, SourceFile } from '../../workspace/module.js';
import { LANGUAGE_GROUP, type RuleSeverity, type Settings } from '../../../../protocol/messages.js';
import { allRules } from './all-rules.js';
import { ignoredIn } from '../comments/ignore-comments.js';
import type { Finding, Rule, RuleContext, Severity } from '../rule.js';

/** A finding that a person is to see, with the rule that made it. */
export interface RuleFinding {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly finding: Finding;
}

/** Everything the rules find in a file, in the order of the text; what is switched off or silenced is left out. */
export function runRules(
  file: SourceFile,
  module: Module,
  settings: Settings,
  rules: readonly Rule[] = allRules,
): readonly RuleFinding[] {
  const context = ruleContext(file, module);
  const isIgnored = ignoredIn(file);
  const found: RuleFinding[] = [];
  for (const rule of rules) {
    const severity = severityOf(rule, settings);
    if (severity === undefined || (rule.group === LANGUAGE_GROUP && !concernsGateway(module))) continue;
    for (const finding of rule.check(context)) {
      if (isIgnored(rule.code, finding)) continue;
      const isSet = setFor(rule, settings) !== undefined;
      found.push({ rule, severity: isSet ? severity : (finding.severity ?? severity), finding });
    }
  }
  return found.sort((a, b) => a.finding.start - b.finding.start);
}

/** What rules and refactorings look at in a file. */
export function ruleContext(file: SourceFile, module: Module): RuleContext {
  const blocks = schemaBlocks(file, (block) => keptOf(block, module));
  return { file, module, blocks, arguments: argumentsIn(blocks), codes: CODES, evaluate: evaluator(module) };
}

const CODES: ReadonlySet<string> = new Set(allRules.map(({ code }) => code));

/** The severity that a rule has by setting; undefined where it is off. */
export function severityOf(rule: Rule, settings: Settings): Severity | undefined {
  const set = setFor(rule, settings);
  return set === 'off' ? undefined : (set ?? rule.severity);
}

/** What a person has set for a rule, or for its group. */
export function setFor({ code, group }: Rule, { rules }: Settings): RuleSeverity | undefined {
  const key = [code, ...(group === LANGUAGE_GROUP ? [group] : [])].find((each) => Object.hasOwn(rules, each));
  return key === undefined ? undefined : rules[key];
}
