/** The diagnostics and quick fixes that a real editor shows. */
import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { eventually, type OpenFile } from './files.js';

/** Waits until our diagnostics of a file meet `isRight`, and answers them; fails with the last ones. */
export async function diagnosticsOf(
  { document }: OpenFile,
  isRight: (codes: readonly string[], messages: readonly string[]) => boolean,
): Promise<readonly vscode.Diagnostic[]> {
  let last: readonly vscode.Diagnostic[] = [];
  return eventually('the right diagnostics', () => {
    last = vscode.languages
      .getDiagnostics(document.uri)
      .filter(({ source }) => source === 'apigateway-stages');
    return isRight(
      last.map(codeOf),
      last.map(({ message }) => message),
    )
      ? last
      : undefined;
  }).catch((error: unknown) => {
    const shown = last.map((each) => `${codeOf(each)}: ${each.message}`).join('\n');
    throw new Error(`${String(error)}\nThere are:\n${shown}`);
  });
}

/** Waits for the one diagnostic with this code. */
export async function diagnosticWith(file: OpenFile, code: string): Promise<vscode.Diagnostic> {
  const all = await diagnosticsOf(file, (codes) => codes.includes(code));
  const [found, ...more] = all.filter((each) => codeOf(each) === code);
  assert.ok(found);
  assert.equal(more.length, 0, `${code} is told once`);
  return found;
}

/** The code of a diagnostic, without the address of its page. */
export function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** The quick fixes where a diagnostic is, in the editor's order. The editor doesn't tell which diagnostic each is for. */
export async function quickFixes(
  file: OpenFile,
  diagnostic: vscode.Diagnostic,
): Promise<readonly vscode.CodeAction[]> {
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    file.document.uri,
    diagnostic.range,
    vscode.CodeActionKind.QuickFix.value,
    20,
  );
}

/** Applies a quick fix and answers the text of the file then. */
export async function textAfterFixing(file: OpenFile, fix: vscode.CodeAction): Promise<string> {
  assert.ok(fix.edit, 'the fix is an edit');
  assert.ok(await vscode.workspace.applyEdit(fix.edit), 'the edit is applied');
  return file.document.getText();
}
