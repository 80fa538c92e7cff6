/** The documents that the editor has open, kept in step change by change. */
import type {
  DidChangeTextDocumentParams,
  DidOpenTextDocumentParams,
  TextDocumentIdentifier,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { nameOf, normalUri } from '../workspace/uris.js';

/** The documents by URI, in any spelling. */
export interface Documents {
  /** The document as it is now; undefined where it is none of ours. */
  readonly opened: (params: DidOpenTextDocumentParams) => TextDocument | undefined;
  readonly changed: (params: DidChangeTextDocumentParams) => TextDocument | undefined;
  /** The document as it was last. */
  readonly closed: (document: TextDocumentIdentifier) => TextDocument | undefined;
  readonly get: (uri: string) => TextDocument | undefined;
  readonly all: () => readonly TextDocument[];
}

/** No document yet; `isOurs` tells by the name and the editor's language which ones count. */
export function openDocuments(isOurs: (name: string, languageId: string) => boolean): Documents {
  const documents = new Map<string, TextDocument>();

  return {
    opened({ textDocument: { uri, languageId, version, text } }) {
      // The typings promise a text; an editor's mistake must not spoil what is related to this document.
      if (typeof (text as unknown) !== 'string') return undefined;

      if (!isOurs(nameOf(uri), languageId)) return undefined;

      const document = TextDocument.create(uri, languageId, version, text);
      documents.set(normalUri(uri), document);
      return document;
    },
    changed({ textDocument: { uri, version }, contentChanges }) {
      const document = documents.get(normalUri(uri));
      return document && TextDocument.update(document, contentChanges, version);
    },
    closed({ uri }) {
      const document = documents.get(normalUri(uri));
      documents.delete(normalUri(uri));
      return document;
    },
    get: (uri) => documents.get(normalUri(uri)),
    all: () => [...documents.values()],
  };
}
