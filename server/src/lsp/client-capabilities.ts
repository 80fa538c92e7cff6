/** What the editor on the other side is able to do and wants. */
import type { CompletionClientCapabilities, InitializeParams } from 'vscode-languageserver';
import { companionLanguages } from './coexistence.js';
import type { Insertion } from '../features/completion/insertion.js';
import { isRecord } from '../workspace/json.js';

/** What the editor can do and wants. */
export interface Editor {
  /** URIs of the folders it has open. */
  readonly folders: readonly string[];
  /** It asks for diagnostics; else they are published. */
  readonly pulls: boolean;
  /** It can be told to ask again. */
  readonly refreshes: boolean;
  /** It can be told to ask for inlay hints again. */
  readonly refreshesHints: boolean;
  /** It can be asked for settings, and told that changes are wanted. */
  readonly answersConfiguration: boolean;
  readonly registersConfiguration: boolean;
  /** It can be asked to send documents of further kinds. */
  readonly registersDocuments: boolean;
  /** It watches files for us. */
  readonly watches: boolean;
  readonly changesFolders: boolean;
  /** It takes changes that a person is asked about. */
  readonly annotatesChanges: boolean;
  /** How it puts in what is completed. */
  readonly insertion: Insertion;
  readonly options: unknown;
  /** Languages that another Terraform extension serves there. */
  readonly companions: readonly string[];
  /** The environment whose values were shown last time. */
  readonly environment: string | undefined;
  /** It holds project files against their schema. */
  readonly validatesProjects: boolean;
  /** From the last keystroke to diagnostics, and to the strict check. */
  readonly debounceMs: number;
  readonly strictDebounceMs: number;
}

/** Reads `initialize`; whatever is missing or malformed counts as not there. */
export function editorFrom(params: InitializeParams): Editor {
  const { textDocument, workspace } = orEmpty(params.capabilities);
  const options: unknown = params.initializationOptions;
  return {
    folders: foldersOf(params),
    pulls: textDocument?.diagnostic !== undefined,
    refreshes: workspace?.diagnostics?.refreshSupport === true,
    refreshesHints: workspace?.inlayHint?.refreshSupport === true,
    answersConfiguration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    registersDocuments: textDocument?.synchronization?.dynamicRegistration === true,
    watches: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    changesFolders: workspace?.workspaceFolders === true,
    annotatesChanges:
      workspace?.workspaceEdit?.documentChanges === true &&
      workspace.workspaceEdit.changeAnnotationSupport !== undefined,
    insertion: insertionFrom(textDocument?.completion),
    options,
    companions: companionLanguages(isRecord(options) ? options.companions : undefined),
    environment:
      isRecord(options) && typeof options.environment === 'string' ? options.environment : undefined,
    validatesProjects: isRecord(options) && options.validatesProjects === true,
    debounceMs: milliseconds(options, 'debounceMs', DEBOUNCE_MS),
    strictDebounceMs: milliseconds(options, 'strictDebounceMs', STRICT_DEBOUNCE_MS),
  };
}

/** Reads what an editor says about completion. */
export function insertionFrom(completion: CompletionClientCapabilities | undefined): Insertion {
  const item = completion?.completionItem;
  const modes: unknown = item?.insertTextModeSupport?.valueSet;
  return {
    snippets: item?.snippetSupport === true,
    modes: Array.isArray(modes) ? modes : [],
    usual: completion?.insertTextMode,
  };
}

/** The typings promise capabilities; an editor's mistake must not end the server. */
function orEmpty(
  capabilities: InitializeParams['capabilities'] | undefined,
): InitializeParams['capabilities'] {
  return capabilities ?? {};
}

function foldersOf(params: InitializeParams): readonly string[] {
  const { workspaceFolders } = params;
  if (Array.isArray(workspaceFolders)) return workspaceFolders.map((folder) => folder.uri);

  // Editors that know no workspace folders say it the old way.
  const { rootUri } = params as { readonly rootUri?: string | null };
  return typeof rootUri === 'string' ? [rootUri] : [];
}

function milliseconds(options: unknown, name: string, otherwise: number): number {
  const value = isRecord(options) ? options[name] : undefined;
  return typeof value === 'number' && value >= 0 ? value : otherwise;
}

const DEBOUNCE_MS = 150;
const STRICT_DEBOUNCE_MS = 200;
