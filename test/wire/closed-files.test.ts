/** Findings of files that are not open, as far as the setting asks for them. */
import { expect, test } from 'vitest';
import type { WorkspaceDiagnosticReport } from 'vscode-languageserver/node';
import { PULL_CAPABILITIES } from '../support/stdio-client.js';
import { fixtures } from './fixtures.js';

const { editor, folder } = fixtures();

const STAGE = 'resource "aws_apigatewayv2_stage" "live" {\n  api_id = "a1b2c3d4"\n  name   = "live"\n}\n';
const FAULT = STAGE.replace('"live"\n', '"li ve"\n');
const other = (text: string): string => text.replace('" "live"', '" "other"');
const FILES = { 'main.tf': STAGE, 'other.tf': other(FAULT), 'far/main.tf': FAULT };

const names = (found: readonly { readonly code?: unknown }[]) => found.map(({ code }) => code);

test('none are published by default', async () => {
  const root = await folder(FILES);
  const server = await editor({ settings: { strictCheck: false }, folders: [root.uri] });
  await server.open(root.of('main.tf'), FAULT);
  await server.until(root.of('main.tf'), (found) => found.length > 0);
  await server.configure({ strictCheck: false, problems: 'module' });
  await server.until(root.of('other.tf'), (found) => found.length > 0);
  const firstOther = server.published.findIndex(({ uri }) => uri === root.of('other.tf'));
  expect(firstOther).toBeGreaterThan(0);
  expect(server.diagnostics(root.of('far/main.tf'))).toBeUndefined();
});

test('those of the module go with its last document', async () => {
  const root = await folder(FILES);
  const server = await editor({
    settings: { strictCheck: false, problems: 'module' },
    folders: [root.uri],
  });
  await server.open(root.of('main.tf'), STAGE);
  const found = await server.until(root.of('other.tf'), (all) => all.length > 0);
  expect(names(found)).toEqual(['invalid-stage-name']);
  expect(found[0]?.codeDescription?.href).toContain('rules.md');
  await server.close(root.of('main.tf'));
  await server.until(root.of('other.tf'), (all) => all.length === 0);
});

test('those of the workspace follow the disk, and are left to a document that is opened', async () => {
  const root = await folder(FILES);
  const server = await editor({
    settings: { strictCheck: false, problems: 'workspace' },
    folders: [root.uri],
  });
  await server.until(root.of('far/main.tf'), (found) => found.length > 0);
  await server.until(root.of('other.tf'), (found) => found.length > 0);
  await root.write('far/main.tf', STAGE);
  await server.watched([root.of('far/main.tf')]);
  await server.until(root.of('far/main.tf'), (found) => found.length === 0);

  // A stage of another name, as the module has one of this already.
  await server.open(root.of('other.tf'), other(STAGE).replace('"live"\n', '"other"\n'));
  await server.until(root.of('other.tf'), (found) => found.length === 0);
  await server.close(root.of('other.tf'));
  await server.until(root.of('other.tf'), (found) => found.length > 0);

  await server.configure({ strictCheck: false });
  await server.until(root.of('other.tf'), (found) => found.length === 0);
});

test('what is edited in one module changes what is said in another that is not open', async () => {
  const called = 'output "name" {\n  value = "live"\n}\n';
  const caller = `module "m" {\n  source = "../called"\n}\n\n${STAGE.replace('"live"\n', 'module.m.name\n')}`;
  const root = await folder({ 'caller/main.tf': caller, 'called/main.tf': called });
  const server = await editor({
    settings: { strictCheck: false, problems: 'workspace' },
    folders: [root.uri],
  });
  await server.open(root.of('called/main.tf'), called);
  await server.replace(root.of('called/main.tf'), called.replace('"live"', '"li ve"'));
  const found = await server.until(root.of('caller/main.tf'), (all) => all.length > 0);
  expect(names(found)).toEqual(['invalid-stage-name']);
  await server.replace(root.of('called/main.tf'), called);
  await server.until(root.of('caller/main.tf'), (all) => all.length === 0);
});

test('an editor that pulls gets them when there are some, and again when they have changed', async () => {
  const root = await folder(FILES);
  const server = await editor({
    capabilities: PULL_CAPABILITIES,
    settings: { strictCheck: false, problems: 'workspace' },
    folders: [root.uri],
  });
  expect(server.initialized.capabilities.diagnosticProvider).toMatchObject({ workspaceDiagnostics: true });
  const known = new Map<string, string>();
  const shown = new Map<string, number>();
  const pullUntil = async (isMet: () => boolean): Promise<void> => {
    while (!isMet()) {
      const previousResultIds = [...known].map(([uri, value]) => ({ uri, value }));
      const { items } = await server.request<WorkspaceDiagnosticReport>('workspace/diagnostic', {
        previousResultIds,
      });
      for (const item of items) {
        if (item.kind === 'unchanged') continue;
        shown.set(item.uri, item.items.length);
        if (item.resultId === undefined) known.delete(item.uri);
        else known.set(item.uri, item.resultId);
      }
    }
  };
  await pullUntil(() => shown.get(root.of('other.tf')) === 1 && shown.get(root.of('far/main.tf')) === 1);
  await root.write('far/main.tf', STAGE);
  await server.watched([root.of('far/main.tf')]);
  await pullUntil(() => shown.get(root.of('far/main.tf')) === 0);
  expect(server.published).toEqual([]);
  expect(await server.stop()).toBe(0);
});
