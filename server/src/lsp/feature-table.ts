/** The table method → feature: what the server can do, and what answers it. A new feature is its import and one entry. */
import {
  type CodeAction,
  CodeActionRequest,
  type CompletionItem,
  type CompletionParams,
  CompletionRequest,
  CompletionResolveRequest,
  DefinitionRequest,
  DocumentHighlightRequest,
  DocumentSymbolRequest,
  HoverRequest,
  InlayHintRequest,
  type Location,
  PrepareRenameRequest,
  ProtocolRequestType,
  type ReferenceParams,
  ReferencesRequest,
  RenameRequest,
  SemanticTokensRequest,
  SignatureHelpRequest,
  type TextDocumentPositionParams,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver';
import {
  ENVIRONMENTS_REQUEST,
  type EnvironmentsAnswer,
  type EnvironmentsParams,
} from '../../../protocol/messages.js';
import { inlayHints } from '../features/inlay-hints.js';
import { CODE_ACTION_KINDS, codeActions } from '../features/code-actions.js';
import { completion, resolveCompletion } from '../features/completion/completion.js';
import { inserted } from '../features/completion/insertion.js';
import { variableCompletion } from '../features/completion/variable-files.js';
import { opensList, TRIGGER_CHARACTERS } from '../features/completion/triggers.js';
import { definition } from '../features/definition.js';
import { documentSymbols } from '../features/document-symbols.js';
import { hover } from '../features/hover/hover.js';
import { isFunctionName, isPlainReference } from '../features/plain-references.js';
import { documentHighlight, references } from '../features/references.js';
import { prepareRename, rename } from '../features/rename/rename.js';
import { SEMANTIC_LEGEND, semanticTokens } from '../features/semantic-tokens.js';
import { SIGNATURE_TRIGGERS, signatureHelp } from '../features/signature-help.js';
import { variableDefinition, variableHover } from '../features/variable-names.js';
import { workspaceSymbols } from '../features/workspace-symbols.js';
import { offsetAt } from '../workspace/line-index.js';
import type { SourceFile } from '../workspace/module.js';
import { type Answer, at, feature, type Feature, type FeatureContext } from './feature.js';
import { requestFailed } from './respond.js';
import { stageFeatures } from './stage-features.js';

/** Everything that can be asked, and what is left to another Terraform extension that serves the same document. */
export const features: readonly Feature[] = [
  feature(CompletionRequest.type, {
    capability: { completionProvider: { resolveProvider: true, triggerCharacters: [...TRIGGER_CHARACTERS] } },
    empty: [],
    answer: (params, context) => completed(params, context, false),
    // The other one proposes names and plain references.
    beside: (params, context) => completed(params, context, true),
  }),
  feature(CompletionResolveRequest.type, {
    empty: null,
    answer: resolveCompletion,
    beside: 'answer',
  }),
  feature(HoverRequest.type, {
    capability: { hoverProvider: true },
    empty: null,
    answer: at(null, hover, variableHover),
    // The editor shows both, and ours are about AWS, except those of functions.
    beside: except(isFunctionName, null, at(null, hover)),
  }),
  feature(SignatureHelpRequest.type, {
    capability: { signatureHelpProvider: { triggerCharacters: [...SIGNATURE_TRIGGERS] } },
    empty: null,
    answer: at(null, signatureHelp),
    beside: 'leave',
  }),
  feature(DefinitionRequest.type, {
    capability: { definitionProvider: true },
    empty: null,
    answer: at(null, definition, variableDefinition),
    beside: except(isPlainReference, null, at(null, definition)),
  }),
  feature(ReferencesRequest.type, {
    capability: { referencesProvider: true },
    empty: [],
    answer: findReferences,
    beside: except(isPlainReference, [], findReferences),
  }),
  feature(DocumentHighlightRequest.type, {
    capability: { documentHighlightProvider: true },
    empty: [],
    answer: at([], documentHighlight),
    beside: 'answer',
  }),
  feature(PrepareRenameRequest.type, {
    capability: { renameProvider: { prepareProvider: true } },
    empty: null,
    answer: at(null, prepareRename),
    beside: 'answer',
  }),
  feature(RenameRequest.type, {
    empty: null,
    async answer({ textDocument, position, newName }, { view, annotatesChanges, indexed }) {
      await indexed();
      const seen = await view(textDocument.uri);
      if (!seen) return null;
      const offset = offsetAt(seen.file, position);
      const answer = rename(seen.file, offset, newName, seen.module, annotatesChanges);
      return 'refusal' in answer ? requestFailed(answer.refusal) : answer;
    },
    beside: 'answer',
  }),
  feature(DocumentSymbolRequest.type, {
    capability: { documentSymbolProvider: true },
    empty: [],
    async answer({ textDocument }, { view }) {
      const seen = await view(textDocument.uri);
      return seen ? documentSymbols(seen.file) : [];
    },
    // Two outlines would show everything twice.
    beside: 'leave',
  }),
  feature(WorkspaceSymbolRequest.type, {
    capability: { workspaceSymbolProvider: true },
    empty: [],
    answer: ({ query }, { summaries }) => workspaceSymbols(query, summaries()),
    beside: 'leave',
  }),
  feature(SemanticTokensRequest.type, {
    capability: { semanticTokensProvider: { legend: SEMANTIC_LEGEND, full: true } },
    empty: { data: [] },
    async answer({ textDocument }, { view }) {
      const seen = await view(textDocument.uri);
      return seen ? semanticTokens(seen.file) : { data: [] };
    },
    // An editor takes the colours of one extension only, and the other has more of them.
    beside: 'leave',
  }),
  feature(CodeActionRequest.type, {
    capability: { codeActionProvider: { codeActionKinds: [...CODE_ACTION_KINDS] } },
    empty: [],
    async answer({ textDocument, range, context }, { view, settled, settings, appliedAs }) {
      await settled();
      const chosen = await settings(textDocument.uri);
      const seen = await view(textDocument.uri);
      if (!seen) return [];
      const { file, module } = seen;
      return distinctActions(
        [module, ...appliedAs(module)].flatMap((each) => codeActions(file, range, context, each, chosen)),
      );
    },
    // Fixes are offered even where the other one reports the fault.
    beside: 'answer',
  }),
  feature(InlayHintRequest.type, {
    capability: { inlayHintProvider: true },
    empty: [],
    async answer({ textDocument, range }, { view }) {
      const seen = await view(textDocument.uri);
      return seen ? inlayHints(seen.file, range, seen.module) : [];
    },
    beside: 'answer',
  }),
  feature(
    new ProtocolRequestType<EnvironmentsParams, EnvironmentsAnswer, never, void, void>(ENVIRONMENTS_REQUEST),
    {
      empty: { names: [], files: {} },
      async answer({ textDocument: { uri } }, { view, variablesView, environments }) {
        return environments(((await view(uri)) ?? (await variablesView(uri)))?.module);
      },
      beside: 'answer',
    },
  ),
  ...stageFeatures,
];

/** What is wrong in several ways of applying a module has the same remedy in each. */
function distinctActions(actions: readonly CodeAction[]): CodeAction[] {
  const byEdit = new Map(actions.map((each) => [JSON.stringify([each.title, each.kind, each.edit]), each]));
  return [...byEdit.values()];
}

async function completed(
  { textDocument, position, context }: CompletionParams,
  { view, variablesView, insertion }: FeatureContext,
  isBeside: boolean,
): Promise<CompletionItem[]> {
  const seen = await view(textDocument.uri);
  const variables = seen ? undefined : await variablesView(textDocument.uri);
  const { file, module } = seen ?? variables ?? {};
  if (file === undefined || module === undefined) return [];
  const offset = offsetAt(file, position);
  if (!opensList(file.text, offset, context?.triggerCharacter)) return [];
  const items = (seen ? completion : variableCompletion)(file, offset, module, isBeside);
  return items.map((item) => inserted(item, file, insertion));
}

async function findReferences(
  { textDocument, position, context }: ReferenceParams,
  { view }: FeatureContext,
): Promise<Location[]> {
  const seen = await view(textDocument.uri);
  return seen
    ? references(seen.file, offsetAt(seen.file, position), seen.module, context.includeDeclaration)
    : [];
}

/** Leaves places to the other Terraform extension, which answers the same for them. */
function except<P extends TextDocumentPositionParams, R>(
  isLeft: (file: SourceFile, offset: number) => boolean,
  empty: R,
  answer: Answer<P, R>,
): Answer<P, R> {
  return async (params, context) => {
    const seen = await context.view(params.textDocument.uri);
    return seen && isLeft(seen.file, offsetAt(seen.file, params.position)) ? empty : answer(params, context);
  };
}
