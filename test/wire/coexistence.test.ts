/** The running server beside another Terraform extension: told at the start, and when one comes or goes. */
import type { CompletionItem, DocumentSymbol, Hover, Location, SignatureHelp } from 'vscode-languageserver';
import { expect, test } from 'vitest';
import type { Editor } from '../support/stdio-client.js';
import { UNTITLED, fixtures } from './fixtures.js';

const { editor } = fixtures();

const TEXT = `resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = local.api
  stage_name    = "my prod"
  deployment_id = "abc123"
  nam           = "x"
}

locals {
  api = "abc123"
}
`;

async function seen(server: Editor): Promise<{ names: number; outline: number; definition: boolean }> {
  const at = (line: number, character: number): object => ({
    textDocument: { uri: UNTITLED },
    position: { line, character },
  });
  const items = await server.request<CompletionItem[]>('textDocument/completion', at(4, 4));
  const outline = await server.request<DocumentSymbol[]>('textDocument/documentSymbol', at(0, 0));
  const definition = await server.request<Location | null>('textDocument/definition', at(1, 26));
  return { names: items.length, outline: outline.length, definition: definition !== null };
}

const codes = (found: readonly { readonly code?: unknown }[]): readonly unknown[] =>
  found.map(({ code }) => code);

test('told of a companion at the start, it leaves to that what both have', async () => {
  const server = await editor({ options: { debounceMs: 0, companions: { languages: ['terraform'] } } });
  await server.open(UNTITLED, TEXT);
  const found = await server.until(UNTITLED, (all) => all.length > 0);
  expect(codes(found)).toEqual(['invalid-stage-name']);
  expect(await seen(server)).toEqual({ names: 0, outline: 0, definition: false });
});

test('functions are left to a companion', async () => {
  const asked = async (server: Editor): Promise<readonly boolean[]> => {
    await server.open(UNTITLED, 'locals {\n  a = upper("x")\n}\n');
    const at = (character: number): object => ({
      textDocument: { uri: UNTITLED },
      position: { line: 1, character },
    });
    const items = await server.request<CompletionItem[]>('textDocument/completion', at(8));
    const hover = await server.request<Hover | null>('textDocument/hover', at(8));
    const help = await server.request<SignatureHelp | null>('textDocument/signatureHelp', at(12));
    return [items.length > 0, hover !== null, help !== null];
  };
  const options = { debounceMs: 0, companions: { languages: ['terraform'] } };
  expect(await asked(await editor({ options }))).toEqual([false, false, false]);
  expect(await asked(await editor())).toEqual([true, true, true]);
});

test('a companion that comes and goes takes and leaves its part', async () => {
  const server = await editor();
  await server.open(UNTITLED, TEXT);
  await server.until(UNTITLED, (found) => codes(found).includes('unknown-argument'));
  await server.connection.sendNotification('apigatewayStages/companionsChanged', {
    languages: ['terraform'],
  });
  await server.until(UNTITLED, (found) => !codes(found).includes('unknown-argument') && found.length === 1);
  await server.connection.sendNotification('apigatewayStages/companionsChanged', { languages: [] });
  await server.until(UNTITLED, (found) => codes(found).includes('unknown-argument'));
  expect(await seen(server)).toMatchObject({ outline: 2, definition: true });
});

test('beside a companion of another language, or standing alone by setting, it shows everything', async () => {
  const other = await editor({ options: { debounceMs: 0, companions: { languages: ['opentofu'] } } });
  await other.open(UNTITLED, TEXT);
  await other.until(UNTITLED, (found) => codes(found).includes('unknown-argument'));
  const alone = await editor({
    options: { debounceMs: 0, companions: { languages: ['terraform'] } },
    settings: { coexistence: 'standalone' },
  });
  await alone.open(UNTITLED, TEXT);
  await alone.until(UNTITLED, (found) => codes(found).includes('unknown-argument'));
});
