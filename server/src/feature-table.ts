/**
 * The table method → feature: what the server can do, and who answers it. A new feature is its import and one entry.
 */
import type {
  CodeAction,
  CodeActionParams,
  CompletionItem,
  CompletionParams,
  Hover,
} from 'vscode-languageserver';
import type { Feature } from './feature.js';
import { opensList, TRIGGER_CHARACTERS } from './completion-triggers.js';
import { at, feature } from './feature.js';
import { CODE_ACTION_KINDS, codeActions } from './features/code-actions.js';
import { completion, resolveCompletion } from './features/completion.js';
import { hover } from './features/hover.js';
import { offsetAt } from './workspace/line-index.js';

/** Everything that can be asked. */
export const features: readonly Feature[] = [
  feature(
    'textDocument/completion',
    { completionProvider: { resolveProvider: true, triggerCharacters: [...TRIGGER_CHARACTERS] } },
    [],
    async ({ textDocument, position, context }: CompletionParams, { view }) => {
      const seen = await view(textDocument.uri);
      const offset = seen && offsetAt(seen.file, position);
      return seen && offset !== undefined && opensList(seen.file.text, offset, context?.triggerCharacter)
        ? completion(seen.file, offset, seen.module)
        : [];
    },
  ),
  feature<CompletionItem | null>('completionItem/resolve', {}, null, resolveCompletion),
  feature<Hover | null>('textDocument/hover', { hoverProvider: true }, null, at(null, hover)),
  feature<CodeAction[]>(
    'textDocument/codeAction',
    { codeActionProvider: { codeActionKinds: [...CODE_ACTION_KINDS] } },
    [],
    async ({ textDocument, range, context }: CodeActionParams, { view, settings }) => {
      const chosen = await settings(textDocument.uri);
      const seen = await view(textDocument.uri);
      return seen ? codeActions(seen.file, range, context, seen.module, chosen) : [];
    },
  ),
];
