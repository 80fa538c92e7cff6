/**
 * The differences between a live stage and its block, as a person asked for them: information in the text, a quick fix
 * that takes the live value, and the live side for the diff editor. They are gone as soon as the text changes.
 */
import {
  CodeAction,
  CodeActionKind,
  Diagnostic,
  DiagnosticSeverity,
  languages,
  Range,
  Uri,
  workspace,
  WorkspaceEdit,
} from 'vscode';
import type { ComparedFile, Difference, TextRange } from '../../../protocol/stage-requests.js';
import type { Disposable } from '../disposable.js';
import { DOCUMENT_SELECTOR } from '../documents.js';

/** The sides that VS Code's diff editor shows, as read-only documents. */
export interface Comparisons extends Disposable {
  /** Shows the differences in their files, in place of all that were shown before. */
  readonly show: (files: readonly ComparedFile[]) => void;
  /** The text with every live value taken: the other side of a diff editor. */
  readonly liveSide: (file: ComparedFile) => Uri;
  readonly clear: () => void;
}

/** Registers the documents of comparisons; dispose it with the extension. */
export function createComparisons(): Comparisons {
  const diagnostics = languages.createDiagnosticCollection('apigatewayStages.comparison');
  const takers = new Map<Diagnostic, CodeAction>();
  const texts = new Map<string, string>();
  let count = 0;

  const clear = (uri: Uri): void => {
    for (const diagnostic of diagnostics.get(uri) ?? []) takers.delete(diagnostic);
    diagnostics.delete(uri);
  };
  const clearAll = (): void => {
    diagnostics.clear();
    takers.clear();
  };
  const parts: Disposable[] = [
    diagnostics,
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) clear(document.uri);
    }),
    workspace.onDidCloseTextDocument(({ uri }) => {
      clear(uri);
      texts.delete(uri.toString());
    }),
    workspace.registerTextDocumentContentProvider(SCHEME, {
      provideTextDocumentContent: (uri) => texts.get(uri.toString()),
    }),
    languages.registerCodeActionsProvider(
      [...DOCUMENT_SELECTOR],
      {
        provideCodeActions: ({ uri }, range) =>
          [...takers].flatMap(([diagnostic, action]) =>
            diagnostics.get(uri)?.includes(diagnostic) && diagnostic.range.intersection(range)
              ? [action]
              : [],
          ),
      },
      { providedCodeActionKinds: [CodeActionKind.QuickFix] },
    ),
  ];

  return {
    show(files) {
      clearAll();
      for (const { uri: text, differences } of files) {
        const uri = Uri.parse(text);
        const found = differences.map((difference) => {
          const diagnostic = diagnosticOf(difference);
          if (difference.takeLive.length > 0) takers.set(diagnostic, takeLive(uri, difference, diagnostic));
          return diagnostic;
        });
        diagnostics.set(uri, found);
      }
    },
    liveSide({ uri: file, liveText }) {
      const { path } = Uri.parse(file);
      // A name of its own for each comparison: the editor keeps what it has read under a name.
      const uri = Uri.from({ scheme: SCHEME, path, query: String((count += 1)) });
      texts.set(uri.toString(), liveText);
      return uri;
    },
    clear: clearAll,
    dispose() {
      for (const part of parts) part.dispose();
    },
  };
}

const SCHEME = 'apigateway-stages-comparison';

function diagnosticOf({ range, message }: Difference): Diagnostic {
  const diagnostic = new Diagnostic(rangeOf(range), message, DiagnosticSeverity.Information);
  diagnostic.source = 'live stage';
  return diagnostic;
}

function takeLive(uri: Uri, { argument, takeLive: changes }: Difference, diagnostic: Diagnostic): CodeAction {
  const action = new CodeAction(`Take the live value of \`${argument}\``, CodeActionKind.QuickFix);
  action.diagnostics = [diagnostic];
  action.edit = new WorkspaceEdit();
  for (const { range, newText } of changes) action.edit.replace(uri, rangeOf(range), newText);
  return action;
}

function rangeOf({ start, end }: TextRange): Range {
  return new Range(start.line, start.character, end.line, end.character);
}
