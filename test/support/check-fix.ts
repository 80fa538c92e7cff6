/** Checks what a fix makes of a fixture. The only place of the tests that asks for code actions. */
import type { CodeAction, CodeActionContext } from 'vscode-languageserver-types';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { expect } from 'vitest';
import { DEFAULT_SETTINGS, type Settings } from '../../protocol/messages.js';
import { cursorOf, dedent, fixture, joined, type Fixture } from './fixture.js';
import { program } from './program.js';

/** Applies the action of this title at the cursor and expects the fixture's whole text afterwards. */
export function checkFix(
  before: string,
  title: string,
  after: string,
  context: Partial<CodeActionContext> = {},
  settings: Settings = DEFAULT_SETTINGS,
): void {
  const given = fixture(before);
  const actions = actionsIn(given, context, settings);
  const action = actions.find((each) => each.title === title);
  expect(action?.title ?? actions.map((each) => each.title)).toBe(title);
  expect(applied(given, action)).toBe(dedent(after));
}

/** The fixture's whole text after the action of this title at the cursor. */
export function afterAction(text: string, title: string, context: Partial<CodeActionContext> = {}): string {
  const given = fixture(text);
  return applied(
    given,
    actionsIn(given, context, DEFAULT_SETTINGS).find((each) => each.title === title),
  );
}

/** The actions at the cursor of a fixture. */
export function actionsAt(
  text: string,
  context: Partial<CodeActionContext> = {},
  settings: Settings = DEFAULT_SETTINGS,
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

function applied({ files }: Fixture, action: CodeAction | undefined): string {
  const changes = action?.edit?.changes ?? {};
  return joined(
    files.map(({ uri, name, text }) => ({
      name,
      text: TextDocument.applyEdits(TextDocument.create(uri, 'terraform', 0, text), changes[uri] ?? []),
    })),
  );
}
