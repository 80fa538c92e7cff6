/** The differences of one live stage in its files: information in the text, and quick fixes that take live values. */
import {
  CodeAction,
  CodeActionKind,
  Diagnostic,
  DiagnosticSeverity,
  languages,
  Range,
  Uri,
  WorkspaceEdit,
} from 'vscode';
import type { ComparedFile, Difference, TextChange, TextRange } from '../../../protocol/stage-requests.js';
import type { Disposable } from '../disposable.js';
import { DOCUMENT_SELECTOR } from '../documents.js';

/** What is marked of one stage. */
export interface DifferenceMarks extends Disposable {
  /** Marks the differences of the stage with this address, in place of what was marked before. */
  readonly show: (address: string, files: readonly ComparedFile[]) => void;
  /** Offers no fix until differences are shown again: the text is not the one that they were found in. */
  readonly suspend: () => void;
}

/** Marks of one stage; those of others in the same file stand beside them. */
export function createDifferenceMarks(): DifferenceMarks {
  const diagnostics = languages.createDiagnosticCollection('apigatewayStages.comparison');
  let fixes = new Map<Diagnostic, CodeAction>();
  let takeAll: CodeAction | undefined;
  const provider = languages.registerCodeActionsProvider(
    [...DOCUMENT_SELECTOR],
    {
      provideCodeActions({ uri }, range) {
        const here = diagnostics.get(uri)?.filter((each) => each.range.intersection(range)) ?? [];
        const found = here.flatMap((each) => fixes.get(each) ?? []);
        return found.length > 0 && takeAll ? [...found, takeAll] : found;
      },
    },
    { providedCodeActionKinds: [CodeActionKind.QuickFix] },
  );
  return {
    show(address, files) {
      fixes = new Map();
      const all = files.map(({ uri: text, differences }) => {
        const uri = Uri.parse(text);
        const found = differences.map((difference) => {
          const diagnostic = diagnosticOf(difference);
          if (difference.takeLive.length > 0) fixes.set(diagnostic, takeOne(uri, difference, diagnostic));
          return diagnostic;
        });
        return [uri, found] as const;
      });
      takeAll = fixes.size > 1 ? takeAllOf(address, files, [...fixes.keys()]) : undefined;
      diagnostics.clear();
      for (const [uri, found] of all) diagnostics.set(uri, found);
    },
    suspend() {
      fixes = new Map();
    },
    dispose() {
      provider.dispose();
      diagnostics.dispose();
    },
  };
}

function diagnosticOf({ range, message }: Difference): Diagnostic {
  const diagnostic = new Diagnostic(rangeOf(range), message, DiagnosticSeverity.Information);
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
  const action = new CodeAction(title, CodeActionKind.QuickFix);
  action.diagnostics = [...diagnostics];
  action.edit = new WorkspaceEdit();
  for (const [uri, edits] of changes)
    for (const { range, newText } of edits) action.edit.replace(uri, rangeOf(range), newText);
  return action;
}

function rangeOf({ start, end }: TextRange): Range {
  return new Range(start.line, start.character, end.line, end.character);
}
