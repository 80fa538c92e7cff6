/**
 * The table method → feature: what the server can do, and who answers it. A new feature is its import and one entry.
 */
import type {
  CodeAction,
  CodeActionParams,
  CompletionItem,
  CompletionParams,
  DocumentHighlight,
  DocumentSymbol,
  DocumentSymbolParams,
  Hover,
  Location,
  ReferenceParams,
  RenameParams,
  SemanticTokens,
  SemanticTokensParams,
  WorkspaceEdit,
  WorkspaceSymbol,
  WorkspaceSymbolParams,
} from 'vscode-languageserver';
import { ResponseError } from 'vscode-jsonrpc/node';
import type { Feature } from './feature.js';
import { opensList, TRIGGER_CHARACTERS } from './completion-triggers.js';
import { at, feature } from './feature.js';
import { CODE_ACTION_KINDS, codeActions } from './features/code-actions.js';
import { completion, resolveCompletion, withoutSnippet } from './features/completion.js';
import { definition } from './features/definition.js';
import { documentSymbols } from './features/document-symbols.js';
import { hover } from './features/hover.js';
import { documentHighlight, references } from './features/references.js';
import { prepareRename, rename } from './features/rename.js';
import { SEMANTIC_LEGEND, semanticTokens } from './features/semantic-tokens.js';
import { workspaceSymbols } from './features/workspace-symbols.js';
import { stageFeatures } from './stage-features.js';
import { offsetAt } from './workspace/line-index.js';

/** LSP's code for a request that was right but can't be met; editors show its message. */
const REQUEST_FAILED = -32803;

/** Everything that can be asked. */
export const features: readonly Feature[] = [
  feature(
    'textDocument/completion',
    { completionProvider: { resolveProvider: true, triggerCharacters: [...TRIGGER_CHARACTERS] } },
    [],
    async ({ textDocument, position, context }: CompletionParams, { view, snippets }) => {
      const seen = await view(textDocument.uri);
      if (!seen) return [];
      const offset = offsetAt(seen.file, position);
      if (!opensList(seen.file.text, offset, context?.triggerCharacter)) return [];
      const items = completion(seen.file, offset, seen.module);
      return snippets ? items : items.map(withoutSnippet);
    },
  ),
  feature<CompletionItem | null>('completionItem/resolve', {}, null, resolveCompletion),
  feature<Hover | null>('textDocument/hover', { hoverProvider: true }, null, at(null, hover)),
  feature<Location | null>(
    'textDocument/definition',
    { definitionProvider: true },
    null,
    at(null, definition),
  ),
  feature<Location[]>(
    'textDocument/references',
    { referencesProvider: true },
    [],
    async ({ textDocument, position, context }: ReferenceParams, { view }) => {
      const seen = await view(textDocument.uri);
      return seen
        ? references(seen.file, offsetAt(seen.file, position), seen.module, context.includeDeclaration)
        : [];
    },
  ),
  feature<DocumentHighlight[]>(
    'textDocument/documentHighlight',
    { documentHighlightProvider: true },
    [],
    at([], documentHighlight),
  ),
  feature(
    'textDocument/prepareRename',
    { renameProvider: { prepareProvider: true } },
    null,
    at(null, prepareRename),
  ),
  feature<WorkspaceEdit | ResponseError | null>(
    'textDocument/rename',
    {},
    null,
    async ({ textDocument, position, newName }: RenameParams, { view }) => {
      const seen = await view(textDocument.uri);
      if (!seen) return null;
      const answer = rename(seen.file, offsetAt(seen.file, position), newName, seen.module);
      return 'refusal' in answer ? new ResponseError(REQUEST_FAILED, answer.refusal) : answer;
    },
  ),
  feature<DocumentSymbol[]>(
    'textDocument/documentSymbol',
    { documentSymbolProvider: true },
    [],
    async ({ textDocument }: DocumentSymbolParams, { view }) => {
      const seen = await view(textDocument.uri);
      return seen ? documentSymbols(seen.file) : [];
    },
  ),
  feature<WorkspaceSymbol[]>(
    'workspace/symbol',
    { workspaceSymbolProvider: true },
    [],
    ({ query }: WorkspaceSymbolParams, { summaries }) => workspaceSymbols(query, summaries()),
  ),
  feature<SemanticTokens>(
    'textDocument/semanticTokens/full',
    { semanticTokensProvider: { legend: SEMANTIC_LEGEND, full: true } },
    { data: [] },
    async ({ textDocument }: SemanticTokensParams, { view }) => {
      const seen = await view(textDocument.uri);
      return seen ? semanticTokens(seen.file) : { data: [] };
    },
  ),
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
  ...stageFeatures,
];
