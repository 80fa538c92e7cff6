/** The differences of live stages in the code: information in the text, and quick fixes that take live values. */
import {
  CodeAction,
  CodeActionKind,
  Diagnostic,
  DiagnosticSeverity,
  languages,
  Uri,
  WorkspaceEdit,
} from 'vscode';
import { inert, visible } from '../../../protocol/plain-text.js';
import type { ComparedFile, Difference, TextChange } from '../../../protocol/stage-requests.js';
import { editorRange } from './editor-range.js';
import type { Disposable } from '../disposable.js';
import { DOCUMENT_SELECTOR } from '../documents.js';

/** What is marked of live stages. */
export interface DifferenceMarks extends Disposable {
  /** Marks the differences of these stages, each in place of what was marked of it before. */
  readonly show: (stages: readonly MarkedStage[]) => void;
  /** Offers no fix of the stages with these keys until they are shown again: the text is another one by now. */
  readonly suspend: (keys: readonly string[]) => void;
}

/** A stage by its key, with its address and the files in which it differs; without any, nothing is marked. */
export interface MarkedStage {
  readonly key: string;
  readonly address: string;
  readonly files: readonly ComparedFile[];
}

/** One collection and one provider for all stages: of each the editor would ask at every move of the cursor. */
export function createDifferenceMarks(): DifferenceMarks {
  const diagnostics = languages.createDiagnosticCollection('apigatewayStages.comparison');
  const marked = new Map<string, Marks>();
  const provider = languages.registerCodeActionsProvider(
    [...DOCUMENT_SELECTOR],
    {
      provideCodeActions: (document, range) => {
        const uri = document.uri.toString();
        return [...marked.values()].flatMap(({ found, fixes, takeAll }) => {
          const here = found.get(uri)?.filter((each) => each.range.intersection(range)) ?? [];
          const own = here.flatMap((each) => fixes.get(each) ?? []);
          return own.length > 0 && takeAll ? [...own, takeAll] : own;
        });
      },
    },
    { providedCodeActionKinds: [CodeActionKind.QuickFix] },
  );
  return {
    show(stages) {
      const uris = new Set<string>();
      for (const { key, address, files } of stages) {
        for (const uri of marked.get(key)?.found.keys() ?? []) uris.add(uri);
        marked.delete(key);
        if (files.length === 0) continue;
        const marks = marksOf(address, files);
        for (const uri of marks.found.keys()) uris.add(uri);
        marked.set(key, marks);
      }
      const all = [...marked.values()];
      for (const uri of uris) {
        const found = all.flatMap((marks) => marks.found.get(uri) ?? []);
        diagnostics.set(Uri.parse(uri), found);
      }
    },
    suspend(keys) {
      for (const key of keys) marked.get(key)?.fixes.clear();
    },
    dispose() {
      provider.dispose();
      diagnostics.dispose();
    },
  };
}

interface Marks {
  /** By the URI of the file. */
  readonly found: ReadonlyMap<string, readonly Diagnostic[]>;
  readonly fixes: Map<Diagnostic, CodeAction>;
  readonly takeAll: CodeAction | undefined;
}

function marksOf(address: string, files: readonly ComparedFile[]): Marks {
  const fixes = new Map<Diagnostic, CodeAction>();
  const found = new Map(
    files.map(({ uri: text, differences }) => {
      const uri = Uri.parse(text);
      const own = differences.map((difference) => {
        const diagnostic = diagnosticOf(difference);
        if (difference.takeLive.length > 0) fixes.set(diagnostic, takeOne(uri, difference, diagnostic));
        return diagnostic;
      });
      return [uri.toString(), own] as const;
    }),
  );
  const takeAll = fixes.size > 1 ? takeAllOf(address, files, [...fixes.keys()]) : undefined;
  return { found, fixes, takeAll };
}

/** What no plan shows is no problem, so it is in the text and not in the list of them. */
function diagnosticOf({ range, message, planned }: Difference): Diagnostic {
  const severity = planned ? DiagnosticSeverity.Information : DiagnosticSeverity.Hint;
  const diagnostic = new Diagnostic(editorRange(range), visible(message), severity);
  diagnostic.source = 'live stage';
  return diagnostic;
}

function takeOne(uri: Uri, { argument, takeLive }: Difference, diagnostic: Diagnostic): CodeAction {
  return fix(`Take the live value of \`${argument}\``, [diagnostic], [[uri, takeLive]]);
}

function takeAllOf(
  address: string,
  files: readonly ComparedFile[],
  diagnostics: readonly Diagnostic[],
): CodeAction {
  const changes = files.map(({ uri, takeAll }) => [Uri.parse(uri), takeAll ? [takeAll] : []] as const);
  return fix(`Take all live values of \`${address}\``, diagnostics, changes);
}

function fix(
  title: string,
  diagnostics: readonly Diagnostic[],
  changes: readonly (readonly [Uri, readonly TextChange[]])[],
): CodeAction {
  const action = new CodeAction(inert(title), CodeActionKind.QuickFix);
  action.diagnostics = [...diagnostics];
  action.edit = new WorkspaceEdit();
  for (const [uri, edits] of changes)
    for (const { range, newText } of edits) action.edit.replace(uri, editorRange(range), newText);
  return action;
}
