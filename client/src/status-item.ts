/** Shows the server's state in the editor's language status. */
import { languages, LanguageStatusSeverity, type Command } from 'vscode';
import { DOCUMENT_SELECTOR, VARIABLES_LANGUAGE } from './documents.js';
import { statusText, type ServerState, type StatusText } from './status.js';

/** The line in the language status of Terraform files; `show` replaces what it says. */
export interface StatusItem {
  show(state: ServerState, restarts: number): void;
  dispose(): void;
}

/** Creates the line; `restart` and `log` are what a person can do from there. */
export function createStatusItem(restart: Command, log: Command): StatusItem {
  const item = languages.createLanguageStatusItem('apigatewayStages.status', [
    ...DOCUMENT_SELECTOR,
    { language: VARIABLES_LANGUAGE, scheme: 'file' },
  ]);
  item.name = 'API Gateway Stages';
  return {
    show(state, restarts) {
      const { text, detail, busy, level } = statusText(state, restarts);
      item.text = text;
      item.detail = detail;
      item.busy = busy;
      item.severity = SEVERITIES[level];
      item.command = level === 'error' ? restart : log;
    },
    dispose: () => {
      item.dispose();
    },
  };
}

const SEVERITIES: Readonly<Record<StatusText['level'], LanguageStatusSeverity>> = {
  information: LanguageStatusSeverity.Information,
  warning: LanguageStatusSeverity.Warning,
  error: LanguageStatusSeverity.Error,
};
