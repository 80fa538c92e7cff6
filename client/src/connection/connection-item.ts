/** The item of the status bar that says whose stages are shown. */
import { MarkdownString, StatusBarAlignment, window } from 'vscode';
import { inert, visible } from '../../../protocol/plain-text.js';
import { COMMANDS } from '../command-names.js';
import type { Disposable } from '../disposable.js';
import { profileName } from './choice.js';
import type { Connection } from './connection.js';

/** Hidden until `show`, which asks AWS once who the profile is; then it follows the connection. */
export interface ConnectionItem extends Disposable {
  readonly show: () => Promise<void>;
  /** Asks again where AWS did not say it. */
  readonly retry: () => Promise<void>;
}

/** The item of the status bar that shows the connection. */
export function createConnectionItem(connection: Connection): ConnectionItem {
  const item = window.createStatusBarItem('apigatewayStages.connection', StatusBarAlignment.Left, -10);
  item.name = 'API Gateway Stages: AWS profile';
  item.command = COMMANDS.chooseProfile;
  let isShown = false;
  let isKnown = false;
  const changes = connection.onDidChange(() => {
    if (isShown) void draw();
  });

  async function draw(): Promise<void> {
    isKnown = false;
    const choice = await connection.choice();
    if (choice === undefined) {
      item.hide();
      return;
    }
    const regions = choice.regions.join(', ') || 'no Regions selected';
    item.text = `$(cloud) ${inert(profileName(choice))}`;
    item.tooltip = tooltip([`AWS profile ${profileName(choice)}`, regions]);
    item.show();
    const identity = await connection.identity().catch(() => undefined);
    // Meanwhile a person may have chosen another one, which is drawn by its own event.
    if (identity === undefined || choice !== (await connection.choice())) return;
    isKnown = true;
    item.text = `$(cloud) ${inert(`${profileName(choice)} · ${identity.accountId}`)}`;
    item.tooltip = tooltip([
      `AWS profile ${profileName(choice)}, account ${identity.accountId}`,
      identity.arn,
      regions,
    ]);
  }

  return {
    async show() {
      if (isShown) return;
      isShown = true;
      await draw();
    },
    async retry() {
      if (isShown && !isKnown) await draw();
    },
    dispose() {
      changes.dispose();
      item.dispose();
    },
  };
}

/** Paragraphs of plain text. */
function tooltip(lines: readonly string[]): MarkdownString {
  return [...lines, 'Click to select another profile'].reduce(
    (text, line) => text.appendText(visible(line)).appendMarkdown('\n\n'),
    new MarkdownString(),
  );
}
