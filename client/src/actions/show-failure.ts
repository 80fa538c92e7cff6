/** Tells a person what went wrong with AWS, once, with the remedy at hand. */
import { commands, window } from 'vscode';
import type { AwsFailure } from '../aws/ports.js';
import { COMMANDS } from '../command-names.js';

/** Shows `failure` and does what the person chooses; `retry` is what to do again, where that makes sense. */
export async function showFailure(failure: AwsFailure, retry?: () => unknown): Promise<void> {
  const { message, command } = failure;
  const choices = [
    ...(command === undefined ? [] : [IN_TERMINAL]),
    ...(retry === undefined ? [] : [TRY_AGAIN]),
    SHOW_CALLS,
  ];
  const choice = await window.showErrorMessage(message, ...choices);
  if (choice === IN_TERMINAL && command !== undefined) typeInTerminal(command);
  if (choice === TRY_AGAIN) await retry?.();
  if (choice === SHOW_CALLS) await commands.executeCommand(COMMANDS.showCalls);
}

/** Types a command into a terminal and leaves it to the person to run it. */
function typeInTerminal(command: string): void {
  const terminal = window.createTerminal('AWS');
  terminal.show();
  terminal.sendText(command, false);
}

const IN_TERMINAL = 'Type the command in a terminal';
const TRY_AGAIN = 'Try again';
const SHOW_CALLS = 'Show the AWS calls';
