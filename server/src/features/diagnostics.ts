/** What is wrong in a file, as the editor shows it: what the rules find and what the parsers refuse. */
import type { Diagnostic } from 'vscode-languageserver-types';
import { DiagnosticSeverity, DiagnosticTag } from './protocol-constants.js';
import { SOURCE, type Settings } from '../../../protocol/messages.js';
import { visible } from '../../../protocol/plain-text.js';
import type { Problem } from '../hcl/syntax.js';
import { overlaps } from '../hcl/walk.js';
import { duplicateArgument } from '../rules/schema/duplicate-argument.js';
import { gathered } from '../rules/registry/once-per-file.js';
import { type RuleFinding, runRules, setFor, severityOf } from '../rules/registry/run-rules.js';
import type { Severity } from '../rules/rule.js';
import { syntax } from '../rules/schema/syntax.js';
import { undeclaredVariable } from '../rules/language/undeclared-variable.js';
import { undeclaredValues } from '../rules/query/undeclared-values.js';
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
  // The rules are about modules.
  if (isVariablesName(file.name)) return variableFileDiagnostics(file, module, settings, syntaxProblems);
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
  ].sort(byPlace);
}

/** Which of two comes first in the text. */
export function byPlace(
  { diagnostic: { range: a } }: Diagnosed,
  { diagnostic: { range: b } }: Diagnosed,
): number {
  return a.start.line - b.start.line || a.start.character - b.start.character;
}

function variableFileDiagnostics(
  file: SourceFile,
  module: Module,
  settings: Settings,
  problems: readonly Problem[],
): readonly Diagnosed[] {
  const refused = refusedIn(file, settings, problems);
  const isGiven = module.appliedWith?.flat().some(({ uri }) => uri === file.uri);
  const isKnown = isGiven && module.complete && module.callers()?.length === 0;
  return isKnown
    ? [...refused, ...undeclaredDiagnostics(file, new Set(module.variables.keys()), settings)]
    : refused;
}

/** Of a variable file that is given to Terraform, the values for variables that no one declares. */
export function undeclaredDiagnostics(
  file: SourceFile,
  declared: ReadonlySet<string>,
  settings: Settings,
): readonly Diagnosed[] {
  const severity = setFor(undeclaredVariable, settings) ?? 'warning';
  if (severity === 'off') return [];
  return undeclaredValues(file, declared).map((finding) => {
    const found = { rule: undeclaredVariable, severity, finding };
    return { diagnostic: ruleDiagnostic(file, found), found };
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
    message: visible(each.message),
  }));
  return {
    range: rangeOf(file, finding),
    severity: SEVERITY_NUMBERS[severity],
    code: rule.code,
    source: SOURCE,
    message: visible(finding.message),
    ...(finding.tag ? { tags: [TAGS[finding.tag]] } : {}),
    ...(related && related.length > 0 ? { relatedInformation: related } : {}),
  };
}

function syntaxDiagnostic(file: SourceFile, problem: Problem, severity: Severity): Diagnostic {
  return {
    range: rangeOf(file, problem),
    severity: SEVERITY_NUMBERS[severity],
    code: syntax.code,
    source: SOURCE,
    message: visible(problem.message),
  };
}

/** Not the person's mistake, but the reason why nothing helps them in this file. */
function unreadNote(message: string): Diagnostic {
  const start = { line: 0, character: 0 };
  return { range: { start, end: start }, severity: DiagnosticSeverity.Information, source: SOURCE, message };
}

/** As the protocol numbers them: the gravest is the least. */
export const SEVERITY_NUMBERS: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const TAGS = { unnecessary: DiagnosticTag.Unnecessary, deprecated: DiagnosticTag.Deprecated } as const;
