/**
 * The one door for messages: VS Code shows `[text](command:…)` in them as a link that runs a command, and names of others are
 * in many of them.
 */
import { ProgressLocation, window, type CancellationToken, type Progress } from 'vscode';
import { inert } from '../../protocol/plain-text.js';

/** Says something; answers the button that was chosen. */
export function tellInformation(
  message: string,
  ...buttons: readonly string[]
): Thenable<string | undefined> {
  return window.showInformationMessage(inert(message), ...buttons);
}

/** Says what was not done. */
export function tellWarning(message: string, ...buttons: readonly string[]): Thenable<string | undefined> {
  return window.showWarningMessage(inert(message), ...buttons);
}

/** Says what has failed. */
export function tellError(message: string, ...buttons: readonly string[]): Thenable<string | undefined> {
  return window.showErrorMessage(inert(message), ...buttons);
}

/** Shows that something goes on, which can be cancelled; `task` is given what tells how far it is. */
export function tellProgress(
  title: string,
  task: (tell: (state: string) => void, token: CancellationToken) => Promise<void>,
): void {
  const options = { location: ProgressLocation.Notification, title: inert(title), cancellable: true };
  void window.withProgress(options, (progress: Progress<{ readonly message?: string }>, token) =>
    task((state) => {
      progress.report({ message: inert(state) });
    }, token),
  );
}

/** The same failure, with a message that VS Code may show. */
export function tellable(error: unknown): unknown {
  return error instanceof Error ? new Error(inert(error.message), { cause: error }) : error;
}
