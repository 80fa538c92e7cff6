/** Tells a person what went wrong with AWS, once, with the remedy at hand. */
import { commands, window } from 'vscode';
import { visibleLine } from '../../../protocol/plain-text.js';
import { tellError } from '../tell.js';
import type { AwsFailure } from '../aws/ports.js';
import { COMMANDS } from '../command-names.js';

/** Shows `failure` and does what the person chooses; `retry` is what to do again, where that makes sense. */
export async function showFailure(failure: AwsFailure, retry?: () => unknown): Promise<void> {
  const { message, command } = failure;
  const choices = [
    ...(command === undefined ? [] : [OPEN_TERMINAL]),
    ...(retry === undefined ? [] : [RETRY]),
    SHOW_CALLS,
  ];
  const choice = await tellError(message, ...choices);
  if (choice === OPEN_TERMINAL && command !== undefined) typeInTerminal(command);
  if (choice === RETRY) await retry?.();
  if (choice === SHOW_CALLS) await commands.executeCommand(COMMANDS.showCalls);
}

/** Types a command into a terminal and leaves it to the person to run it. */
function typeInTerminal(command: string): void {
  const terminal = window.createTerminal('AWS');
  terminal.show();
  // A line end would run it.
  terminal.sendText(visibleLine(command), false);
}

const OPEN_TERMINAL = 'Open Terminal';
const RETRY = 'Retry';
const SHOW_CALLS = 'Show AWS Calls';
