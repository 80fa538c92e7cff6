/**
 * Stands for HashiCorp's extension in the tests: offers what a Terraform language server offers for the few names of
 * `coexistence.test.ts`, and nothing while its server is switched off.
 */
import * as vscode from 'vscode';

const SELECTOR = { language: 'terraform' };

export function activate({ subscriptions }: vscode.ExtensionContext): void {
  const diagnostics = vscode.languages.createDiagnosticCollection('terraform');
  const look = (): void => {
    for (const document of vscode.workspace.textDocuments)
      if (document.languageId === SELECTOR.language) diagnostics.set(document.uri, faultsIn(document));
  };
  subscriptions.push(
    diagnostics,
    vscode.workspace.onDidOpenTextDocument(look),
    vscode.workspace.onDidChangeTextDocument(look),
    vscode.workspace.onDidChangeConfiguration(look),
    vscode.languages.registerCompletionItemProvider(SELECTOR, { provideCompletionItems }, '"', '.'),
    vscode.languages.registerDocumentSymbolProvider(SELECTOR, { provideDocumentSymbols }),
    vscode.languages.registerDefinitionProvider(SELECTOR, { provideDefinition }),
  );
  look();
}

function isOn(): boolean {
  return vscode.workspace.getConfiguration('terraform').get('languageServer.enable') !== false;
}

function provideCompletionItems(
  document: vscode.TextDocument,
  position: vscode.Position,
): vscode.CompletionItem[] | undefined {
  const before = document.lineAt(position).text.slice(0, position.character);
  const [, labels] = NAMES.find(([place]) => isOn() && place.test(before)) ?? [];
  return labels?.map((label) => new vscode.CompletionItem(label, vscode.CompletionItemKind.Property));
}

/** What may be written after what stands on the line. */
const NAMES: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^resource "\w*$/, ['aws_api_gateway_stage', 'aws_api_gateway_rest_api']],
  [/^\w*$/, ['resource', 'variable', 'locals', 'data', 'module']],
  [/^ +\w*$/, ['stage_name', 'description', 'canary_settings', 'access_log_settings', 'count', 'lifecycle']],
  [/= aws_api_gateway_rest_api\.orders\.\w*$/, ['id', 'arn', 'name']],
  [/_enabled += \w*$/, ['true', 'false', 'var.traced']],
  [/= \w*$/, ['aws_api_gateway_rest_api.orders.id', 'var.traced']],
];

function faultsIn(document: vscode.TextDocument): readonly vscode.Diagnostic[] {
  const start = document.getText().indexOf('stagename');
  if (start < 0 || !isOn()) return [];
  const range = new vscode.Range(document.positionAt(start), document.positionAt(start + 'stagename'.length));
  const message = 'Unexpected attribute: An attribute named "stagename" is not expected here';
  return [new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Error)];
}

function provideDocumentSymbols(document: vscode.TextDocument): vscode.DocumentSymbol[] {
  const headers = isOn() ? [...document.getText().matchAll(/^(\w+) (".*") \{/gm)] : [];
  return headers.map(({ index, 1: keyword = '', 2: labels = '' }) => {
    const { range } = document.lineAt(document.positionAt(index));
    return new vscode.DocumentSymbol(`${keyword} ${labels}`, '', vscode.SymbolKind.Class, range, range);
  });
}

function provideDefinition(
  document: vscode.TextDocument,
  position: vscode.Position,
): vscode.Location | undefined {
  const word = document.getText(document.getWordRangeAtPosition(position, /[\w.]+/));
  const [, type, name] = /^(aws_\w+)\.(\w+)/.exec(word) ?? [];
  const start = document.getText().indexOf(`resource "${type ?? ''}" "${name ?? ''}"`);
  return isOn() && start >= 0
    ? new vscode.Location(document.uri, document.lineAt(document.positionAt(start)).range)
    : undefined;
}
