/**
 * The table method → feature: what the server can do, and who answers it. A new feature is its import and one entry.
 */
import {
  CodeActionRequest,
  CompletionRequest,
  CompletionResolveRequest,
  DefinitionRequest,
  DocumentHighlightRequest,
  DocumentSymbolRequest,
  HoverRequest,
  type Position,
  PrepareRenameRequest,
  ReferencesRequest,
  RenameRequest,
  SemanticTokensRequest,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver';
import type { Answer, Feature } from './feature.js';
import { opensList, TRIGGER_CHARACTERS } from '../features/completion/triggers.js';
import { at, feature } from './feature.js';
import { complements, isPlainReference } from '../features/plain-references.js';
import { CODE_ACTION_KINDS, codeActions } from '../features/code-actions.js';
import { completion, resolveCompletion } from '../features/completion/completion.js';
import { inserted } from '../features/completion/insertion.js';
import { definition } from '../features/definition.js';
import { documentSymbols } from '../features/document-symbols.js';
import { hover } from '../features/hover/hover.js';
import { documentHighlight, references } from '../features/references.js';
import { prepareRename, rename } from '../features/rename/rename.js';
import { SEMANTIC_LEGEND, semanticTokens } from '../features/semantic-tokens.js';
import { workspaceSymbols } from '../features/workspace-symbols.js';
import { requestFailed } from './lifecycle.js';
import { stageFeatures } from './stage-features.js';
import { offsetAt } from '../workspace/line-index.js';

/** Everything that can be asked. */
export const features: readonly Feature[] = [
  feature(
    CompletionRequest.type,
    { completionProvider: { resolveProvider: true, triggerCharacters: [...TRIGGER_CHARACTERS] } },
    [],
    async ({ textDocument, position, context }, { view, settings, insertion }) => {
      const seen = await view(textDocument.uri);
      if (!seen) return [];
      const offset = offsetAt(seen.file, position);
      if (!opensList(seen.file.text, offset, context?.triggerCharacter)) return [];
      const items = completion(seen.file, offset, seen.module, complements(await settings(textDocument.uri)));
      return items.map((item) => inserted(item, seen.file, insertion));
    },
  ),
  feature(CompletionResolveRequest.type, {}, null, resolveCompletion),
  feature(HoverRequest.type, { hoverProvider: true }, null, at(null, hover)),
  feature(
    DefinitionRequest.type,
    { definitionProvider: true },
    null,
    unlessTheirs(null, at(null, definition)),
  ),
  feature(
    ReferencesRequest.type,
    { referencesProvider: true },
    [],
    unlessTheirs([], async ({ textDocument, position, context }, { view }) => {
      const seen = await view(textDocument.uri);
      return seen
        ? references(seen.file, offsetAt(seen.file, position), seen.module, context.includeDeclaration)
        : [];
    }),
  ),
  feature(DocumentHighlightRequest.type, { documentHighlightProvider: true }, [], at([], documentHighlight)),
  feature(
    PrepareRenameRequest.type,
    { renameProvider: { prepareProvider: true } },
    null,
    at(null, prepareRename),
  ),
  feature(
    RenameRequest.type,
    {},
    null,
    async ({ textDocument, position, newName }, { view, annotatesChanges, indexed }) => {
      await indexed();
      const seen = await view(textDocument.uri);
      if (!seen) return null;
      const offset = offsetAt(seen.file, position);
      const answer = rename(seen.file, offset, newName, seen.module, annotatesChanges);
      return 'refusal' in answer ? requestFailed(answer.refusal) : answer;
    },
  ),
  feature(
    DocumentSymbolRequest.type,
    { documentSymbolProvider: true },
    [],
    async ({ textDocument }, { view, settings }) => {
      const seen = await view(textDocument.uri);
      // Beside another outline there would be everything twice.
      return seen && !complements(await settings(textDocument.uri)) ? documentSymbols(seen.file) : [];
    },
  ),
  feature(
    WorkspaceSymbolRequest.type,
    { workspaceSymbolProvider: true },
    [],
    async ({ query }, { summaries, isBeside }) =>
      (await isBeside()) ? [] : workspaceSymbols(query, summaries()),
  ),
  feature(
    SemanticTokensRequest.type,
    { semanticTokensProvider: { legend: SEMANTIC_LEGEND, full: true } },
    { data: [] },
    async ({ textDocument }, { view, settings }) => {
      const seen = await view(textDocument.uri);
      // An editor takes the colours of one extension only, and the other has more of them.
      return seen && !complements(await settings(textDocument.uri))
        ? semanticTokens(seen.file)
        : { data: [] };
    },
  ),
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
  ...stageFeatures,
];

/** Leaves names to another Terraform extension that answers the same for them. */
function unlessTheirs<P extends { textDocument: { uri: string }; position: Position }, R>(
  empty: R,
  answer: Answer<P, R>,
): Answer<P, R> {
  return async (params, context) => {
    const { textDocument, position } = params;
    const seen = complements(await context.settings(textDocument.uri))
      ? await context.view(textDocument.uri)
      : undefined;
    return seen && isPlainReference(seen.file, offsetAt(seen.file, position))
      ? empty
      : answer(params, context);
  };
}
