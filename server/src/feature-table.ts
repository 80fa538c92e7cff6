/**
 * The table method → feature: what the server can do, and who answers it. A new feature is its import and one entry.
 */
import { CodeActionRequest } from 'vscode-languageserver';
import type { Feature } from './feature.js';
import { feature } from './feature.js';
import { CODE_ACTION_KINDS, codeActions } from './features/code-actions.js';

/** Everything that can be asked. */
export const features: readonly Feature[] = [
  feature(
    CodeActionRequest.type,
    { codeActionProvider: { codeActionKinds: [...CODE_ACTION_KINDS] } },
    [],
    async ({ textDocument, range, context }, { view, settings }) => {
      const chosen = await settings(textDocument.uri);
      const seen = await view(textDocument.uri);
      return seen ? codeActions(seen.file, range, context, seen.module, chosen) : [];
    },
  ),
];
