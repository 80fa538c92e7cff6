/** What is wrong in a file, as the editor shows it: what the rules find and what the parsers refuse. */
import type { Diagnostic } from 'vscode-languageserver-types';
import { DiagnosticSeverity, DiagnosticTag } from './protocol-constants.js';
import { SOURCE, type Settings } from '../../../protocol/messages.js';
import type { Problem } from '../hcl/syntax.js';
import { overlaps } from '../hcl/walk.js';
import { duplicateArgument } from '../rules/schema/duplicate-argument.js';
import { gathered } from '../rules/registry/once-per-file.js';
import { type RuleFinding, runRules, severityOf } from '../rules/registry/run-rules.js';
import type { Severity } from '../rules/rule.js';
import { syntax } from '../rules/schema/syntax.js';
import { isReportedByOthers } from '../rules/registry/coexistence.js';
import type { Module, SourceFile } from '../workspace/module.js';
import { isVariablesName } from '../workspace/directory.js';
import { rangeOf } from '../workspace/line-index.js';

/** A diagnostic, and the finding that it tells of; undefined for what a parser refuses. */
export interface Diagnosed {
  readonly diagnostic: Diagnostic;
  readonly found?: RuleFinding;
}

/**
 * All diagnostics of a file, in the order of the text, but for those that are left to another extension. `syntaxProblems`
 * are those of the strict parser where it has answered; without them the file's own count.
 */
export function diagnostics(
  file: SourceFile,
  module: Module,
  settings: Settings,
  syntaxProblems: readonly Problem[] = file.problems,
): Diagnostic[] {
  return diagnosed(file, module, settings, syntaxProblems).map(({ diagnostic }) => diagnostic);
}

/** The same, each with its finding. */
export function diagnosed(
  file: SourceFile,
  module: Module,
  settings: Settings,
  syntaxProblems: readonly Problem[],
): readonly Diagnosed[] {
  // The rules are about modules; of a variable file only the syntax can be wrong.
  if (isVariablesName(file.name)) return refusedIn(file, settings, syntaxProblems);
  if (file.unread !== undefined) return [{ diagnostic: unreadNote(file.unread) }];
  const all = runRules(file, module, settings);
  const duplicates = all.filter(({ rule }) => rule === duplicateArgument);
  const shown = gathered(
    file,
    all.filter(({ rule }) => !isReportedByOthers(rule, settings)),
  );
  // The strict parser tells of arguments written twice as well.
  const problems = syntaxProblems.filter(
    (problem) => !duplicates.some(({ finding }) => overlaps(finding, problem)),
  );
  return [
    ...refusedIn(file, settings, problems),
    ...shown.map((found) => ({ diagnostic: ruleDiagnostic(file, found), found })),
  ].sort(({ diagnostic: { range: a } }, { diagnostic: { range: b } }) => {
    return a.start.line - b.start.line || a.start.character - b.start.character;
  });
}

function refusedIn(file: SourceFile, settings: Settings, problems: readonly Problem[]): readonly Diagnosed[] {
  const severity = isReportedByOthers(syntax, settings) ? undefined : severityOf(syntax, settings);
  return severity === undefined
    ? []
    : problems.map((problem) => ({ diagnostic: syntaxDiagnostic(file, problem, severity) }));
}

/** One finding as a diagnostic, e.g. for the code action that mends it. */
export function ruleDiagnostic(file: SourceFile, { rule, severity, finding }: RuleFinding): Diagnostic {
  const related = finding.related?.map((each) => ({
    location: { uri: each.file.uri, range: rangeOf(each.file, each.span) },
    message: each.message,
  }));
  return {
    range: rangeOf(file, finding),
    severity: SEVERITIES[severity],
    code: rule.code,
    source: SOURCE,
    message: finding.message,
    ...(finding.tag ? { tags: [TAGS[finding.tag]] } : {}),
    ...(related && related.length > 0 ? { relatedInformation: related } : {}),
  };
}

function syntaxDiagnostic(file: SourceFile, problem: Problem, severity: Severity): Diagnostic {
  return {
    range: rangeOf(file, problem),
    severity: SEVERITIES[severity],
    code: syntax.code,
    source: SOURCE,
    message: problem.message,
  };
}

/** Not the person's mistake, but the reason why nothing helps them in this file. */
function unreadNote(message: string): Diagnostic {
  const start = { line: 0, character: 0 };
  return { range: { start, end: start }, severity: DiagnosticSeverity.Information, source: SOURCE, message };
}

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const TAGS = { unnecessary: DiagnosticTag.Unnecessary, deprecated: DiagnosticTag.Deprecated } as const;
