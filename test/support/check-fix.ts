/** Checks what a fix makes of a fixture. The only place of the tests that asks for code actions. */
import type { CodeAction, CodeActionContext } from 'vscode-languageserver-types';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { expect } from 'vitest';
import type { Settings } from '../../protocol/messages.js';
import { cursorOf, dedent, fixture, joined, MODULE_URI, type Fixture } from './fixture.js';
import { diagnosticsBeside, FRAGMENT } from './check-diagnostics.js';
import { program } from './program.js';
import { noteApplied } from './rule-evidence.js';

/**
 * Applies the action of this title at the cursor and expects the fixture's whole text afterwards, in which no rule finds
 * more than before: but for `told`, of which a person must be told because of what they asked for.
 */
export function checkFix(
  before: string,
  title: string,
  after: string,
  context: Partial<CodeActionContext> = {},
  settings: Settings = FRAGMENT,
  told: readonly string[] = [],
): void {
  const given = fixture(before);
  const actions = actionsIn(given, context, settings);
  const action = actions.find((each) => each.title === title);
  expect(action?.title ?? actions.map((each) => each.title)).toBe(title);
  expect(applied(given, action)).toBe(dedent(after));
  expectNothingNew(before, after, settings, told);
  noteApplied(before, title);
}

function expectNothingNew(before: string, after: string, settings: Settings, told: readonly string[]): void {
  const known = countsOf(before, settings);
  const surplus = [...countsOf(after, settings)].filter(([code, count]) => count > (known.get(code) ?? 0));
  expect(surplus.map(([code]) => code)).toEqual(told);
}

function countsOf(text: string, settings: Settings): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { code } of diagnosticsBeside(text, settings))
    counts.set(String(code), (counts.get(String(code)) ?? 0) + 1);
  return counts;
}

/** The fixture's whole text after the action of this title at the cursor. */
export function afterAction(text: string, title: string, context: Partial<CodeActionContext> = {}): string {
  const given = fixture(text);
  noteApplied(text, title);
  return applied(
    given,
    actionsIn(given, context, FRAGMENT).find((each) => each.title === title),
  );
}

/** The actions at the cursor of a fixture. */
export function actionsAt(
  text: string,
  context: Partial<CodeActionContext> = {},
  settings: Settings = FRAGMENT,
): readonly CodeAction[] {
  return actionsIn(fixture(text), context, settings);
}

function actionsIn(
  given: Fixture,
  context: Partial<CodeActionContext>,
  settings: Settings,
): readonly CodeAction[] {
  const { file, offset } = cursorOf(given);
  return program.codeActions(given, file, offset, context, settings);
}

function applied({ files, beside }: Fixture, action: CodeAction | undefined): string {
  const changes = action?.edit?.changes ?? {};
  return joined(
    [...files, ...beside].map(({ uri, text }) => ({
      name: uri.slice(MODULE_URI.length + 1),
      text: TextDocument.applyEdits(TextDocument.create(uri, 'terraform', 0, text), changes[uri] ?? []),
    })),
  );
}
