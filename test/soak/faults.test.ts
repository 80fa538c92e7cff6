/** What the soak looks for, it finds: one fault of each kind, made on purpose. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ResponseError } from 'vscode-languageserver/node';
import { type Hcl2json, loadHcl2json } from '../../server/src/strict/hcl2json.js';
import { refusalFault } from './asks.js';
import { type Desk, typed } from './desk.js';
import { editFault, editsIn } from './edits.js';
import { deskIn } from './soak.js';
import { twinFault } from './twin.js';

const root = join(import.meta.dirname, '../..');
let folder: string;
let desk: Desk;
let strict: Hcl2json;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'soak-'));
  desk = await deskIn(folder, root);
  strict = await loadHcl2json(join(root, 'dist/main.wasm.gz'));
});
afterAll(async () => {
  desk.editor.process.kill();
  await rm(folder, { recursive: true, force: true });
});

test('a text that the server does not have', async () => {
  const [uri, text] = [...desk.open][0] ?? ['', ''];
  await typed(desk, uri, `# one\r\n${text}# 👍`, false);
  expect(await twinFault(desk)).toBeUndefined();
  // One character, at the end of a value.
  desk.open.set(uri, (desk.open.get(uri) ?? '').replace(/"\n/, 'x"\n'));
  expect(await twinFault(desk, 2)).toMatch(/differs from what a server says that has just started/);
});

test('edits that overlap, break what was sound, or are of no document', () => {
  const at = (line: number, from: number, to: number): object => ({
    start: { line, character: from },
    end: { line, character: to },
  });
  const faultOf = (edits: readonly object[]): string | undefined => {
    const [made] = editsIn('textDocument/rename', { changes: { 'file:///a.tf': edits } }, '');
    return made && editFault(made[1], (uri) => (uri === 'file:///a.tf' ? 'a = 1\n' : undefined), strict);
  };
  expect(faultOf([{ range: at(0, 4, 5), newText: '2' }])).toBeUndefined();
  expect(faultOf([{ range: at(0, 4, 5), newText: '{' }])).toMatch(/^breaks file:\/\/\/a\.tf: /);
  const twice = { range: at(0, 0, 5), newText: 'b = 1' };
  expect(faultOf([twice, { range: at(0, 4, 5), newText: '2' }])).toMatch(/^can't be applied/);
  expect(editFault(new Map([['file:///b.tf', []]]), () => undefined, strict)).toMatch(/does not exist$/);
});

test('an error that is no refusal', () => {
  expect(refusalFault(new ResponseError(-32803, 'The name is taken.'))).toBeUndefined();
  expect(refusalFault(new ResponseError(-32603, 'Maximum call stack size exceeded'))).toMatch(/-32603/);
});
