/** A finding as the formats show it: plain values, a path instead of a URI, lines and columns from 1. */
import { relative, sep } from 'node:path';
import type { Diagnostic, Range } from 'vscode-languageserver-types';
import { groupBy } from '../hcl/group-by.js';
import type { Edit } from '../edits/edit.js';
import type { RuleFinding } from '../rules/registry/run-rules.js';
import { safeFix } from '../rules/registry/safe-fixes.js';
import type { Severity } from '../rules/rule.js';
import { lineText, rangeOf, spanOf } from '../workspace/line-index.js';
import type { SourceFile } from '../workspace/module.js';
import { isOnCommandLine } from './given-variables.js';
import { pathOf } from '../workspace/uris.js';
import { SEVERITIES } from './severities.js';

/** Columns count UTF-16 units; `end` is the column after the last one. */
export interface CheckPlace {
  /** From the working directory, with slashes. */
  readonly path: string;
  readonly uri: string;
  readonly start: Point;
  readonly end: Point;
}

/** Line and column, both from 1; a column counts UTF-16 units. */
export interface Point {
  readonly line: number;
  readonly column: number;
}

/** A finding as the formats print it. */
export interface CheckFinding extends CheckPlace {
  readonly severity: Severity;
  readonly code: string;
  readonly message: string;
  /** Other places that have to do with it, such as the one a value comes from. */
  readonly related: readonly (CheckPlace & { readonly message: string })[];
  /** The line on which it starts. */
  readonly sourceLine: string;
  /** What stands at its place; where nothing does, its line. */
  readonly placeText: string;
  /** What may be done about it unseen; undefined where a person has to decide. */
  readonly fix: () => CheckFix | undefined;
}

/** A remedy as plain values. */
export interface CheckFix {
  /** Imperative. */
  readonly title: string;
  readonly replacements: readonly (CheckPlace & { readonly newText: string })[];
}

/** The findings of a file that was checked; none where it is sound. */
export interface FileFindings {
  /** From the working directory, with slashes. */
  readonly path: string;
  readonly uri: string;
  readonly findings: readonly CheckFinding[];
  /** How many findings the files before it have. */
  readonly before: number;
}

/** Something that was not checked, or not in full. */
export interface CheckFailure {
  /** From the working directory, with slashes; as it was written where the command line names it. */
  readonly path: string;
  readonly uri: string;
  /** A sentence for people, which names the path. */
  readonly message: string;
}

/** What was looked at and what came of it. */
export interface Summary {
  readonly files: number;
  readonly filesWithFindings: number;
  readonly counts: Readonly<Record<Severity, number>>;
  /** Findings that are not told because the baseline has them. */
  readonly inBaseline: number;
  /** Files that were asked for and somebody has excluded. */
  readonly excluded: number;
  /** Codes of the findings, each once. */
  readonly codes: readonly string[];
  /** None where all was checked. */
  readonly failures: readonly CheckFailure[];
}

/** A file's diagnostic as a finding; `found` is what a rule has found there. */
export function findingFrom(
  file: SourceFile,
  diagnostic: Diagnostic,
  cwd: string,
  found?: RuleFinding,
): CheckFinding {
  const { message, range, relatedInformation = [] } = diagnostic;
  const { start, end } = spanOf(file, range);
  const sourceLine = lineText(file, range.start.line);
  return {
    ...placeOf(file.uri, range, cwd),
    severity: SEVERITIES[(diagnostic.severity ?? 1) - 1] ?? 'error',
    code: String(diagnostic.code),
    message: typeof message === 'string' ? message : message.value,
    related: relatedInformation
      .filter(({ location }) => !isOnCommandLine(location.uri))
      .map(({ location, message: why }) => ({
        ...placeOf(location.uri, location.range, cwd),
        message: why,
      })),
    sourceLine,
    placeText: start === end ? sourceLine : file.text.slice(start, end),
    fix: () => {
      const fix = found && safeFix(found);
      return fix && { title: fix.title, replacements: fix.edits.map((edit) => replacementOf(edit, cwd)) };
    },
  };
}

function replacementOf({ file, span, newText }: Edit, cwd: string): CheckFix['replacements'][number] {
  return { ...placeOf(file.uri, rangeOf(file, span), cwd), newText };
}

/** Findings one after the other, by the files that they are in. */
export function byFile(findings: readonly CheckFinding[]): readonly FileFindings[] {
  let before = 0;
  return [...groupBy(findings, ({ uri }) => uri).values()].flatMap((own) => {
    const [first] = own;
    if (!first) return [];
    const { path, uri } = first;
    before += own.length;
    return [{ path, uri, findings: own, before: before - own.length }];
  });
}

/** The path from the working directory, with slashes in every system. */
export function shownPath(uri: string, cwd: string): string {
  return relative(cwd, pathOf(uri)).split(sep).join('/') || '.';
}

function placeOf(uri: string, { start, end }: Range, cwd: string): CheckPlace {
  return {
    path: shownPath(uri, cwd),
    uri,
    start: { line: start.line + 1, column: start.character + 1 },
    end: { line: end.line + 1, column: end.character + 1 },
  };
}
