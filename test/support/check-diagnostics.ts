/** Checks what is wrong in a fixture, against the carets in it. The only place of the tests that asks for diagnostics. */
import type { Diagnostic } from 'vscode-languageserver-types';
import { expect } from 'vitest';
import { DEFAULT_SETTINGS, LANGUAGE_GROUP, SOURCE, type Settings } from '../../protocol/messages.js';
import { allRules } from '../../server/src/rules/registry/all-rules.js';
import type { SourceFile } from '../../server/src/workspace/module.js';
import { fixture, MODULE_URI, type ExpectedDiagnostic } from './fixture.js';
import { noteFixture } from './note-fixture.js';
import { program } from './program.js';
import { noteChecked } from './rule-evidence.js';

/** What most fixtures are: pieces of a module, in which much is not declared. Tests of whole modules say `DEFAULT_SETTINGS`. */
export const FRAGMENT: Settings = { ...DEFAULT_SETTINGS, rules: { [LANGUAGE_GROUP]: 'off' } };

/** Expects exactly the diagnostics that the fixture's carets mark, in all its files. */
export function checkDiagnostics(text: string, settings: Settings = FRAGMENT): void {
  const given = fixture(text);
  const { files, expected } = given;
  const found = files.flatMap((file) =>
    program.diagnostics(given, file, settings).map((each) => {
      expect(each.source).toBe(SOURCE);
      return inFixture(file, each);
    }),
  );
  expect(sorted(found.map((each) => shortened(each, expected)))).toEqual(sorted(expected));
  noteFixture(text, settings, codesOf(found));
  noteChecked(text, settings, codesOf(found));
}

/** All diagnostics of a fixture's files, as the editor gets them, for a test to look at. */
export function diagnosticsOf(text: string, settings: Settings = FRAGMENT): readonly Diagnostic[] {
  const found = diagnosticsBeside(text, settings);
  noteChecked(text, settings, codesOf(found));
  return found;
}

/** The same for another checker, where no test looks at each of them. */
export function diagnosticsBeside(text: string, settings: Settings): readonly Diagnostic[] {
  const given = fixture(text);
  const found = given.files.flatMap((file) => program.diagnostics(given, file, settings));
  noteFixture(text, settings, codesOf(found));
  return found;
}

/** Settings in which none but these rules finds anything: for tests whose texts are about them alone. */
export function only(...codes: readonly string[]): Settings {
  const others = allRules.map(({ code }) => code).filter((code) => !codes.includes(code));
  return { ...DEFAULT_SETTINGS, rules: Object.fromEntries(others.map((code) => [code, 'off'])) };
}

function codesOf(found: readonly Pick<Diagnostic, 'code'>[]): readonly string[] {
  return found.map(({ code }) => String(code));
}

const SEVERITIES = ['', 'error', 'warning', 'information', 'hint'];

/** A range of several lines counts to the end of its first, an empty one as one column. */
function inFixture(file: SourceFile, { range, severity, code, message }: Diagnostic): ExpectedDiagnostic {
  const line = file.text.split('\n')[range.start.line]?.replace(/\r$/, '') ?? '';
  const end = range.end.line > range.start.line ? line.length : range.end.character;
  const start = range.start.character;
  return {
    file: file.uri.slice(MODULE_URI.length + 1),
    line: range.start.line,
    start,
    end: Math.max(end, start + 1),
    severity: SEVERITIES[severity ?? 0] ?? '',
    code: String(code),
    message: typeof message === 'string' ? message : message.value,
  };
}

/** With the expected part of the message, where that is what stands there. */
function shortened(found: ExpectedDiagnostic, expected: readonly ExpectedDiagnostic[]): ExpectedDiagnostic {
  const match = expected.find(
    (each) =>
      each.file === found.file &&
      each.line === found.line &&
      each.start === found.start &&
      each.code === found.code &&
      found.message.includes(each.message),
  );
  return match ? { ...found, message: match.message } : found;
}

function sorted(list: readonly ExpectedDiagnostic[]): readonly ExpectedDiagnostic[] {
  return list.toSorted(
    (a, b) =>
      a.file.localeCompare(b.file) || a.line - b.line || a.start - b.start || a.code.localeCompare(b.code),
  );
}
