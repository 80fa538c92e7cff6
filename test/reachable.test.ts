/** No file lies unused: every source is imported, step by step, from one of the three programs. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const PROGRAMS = [
  'server/src/main.ts',
  'server/src/strict/worker.ts',
  'client/src/extension.ts',
  'client/src/aws/main.ts',
];

test('every source belongs to a program; a new feature needs its entry in server/src/lsp/feature-table.ts', () => {
  const reached = new Set(PROGRAMS);
  for (const file of reached) importsOf(file).forEach((each) => reached.add(each));
  const all = ['server/src', 'client/src', 'protocol'].flatMap(sourcesIn);
  expect(all.filter((file) => !reached.has(file))).toEqual([]);
});

test('every feature in the table is asked over the wire', async () => {
  const { features } = await import('../server/src/lsp/feature-table.js');
  const wire = join(root, 'test/wire');
  const asked = readdirSync(wire)
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => readFileSync(join(wire, name), 'utf8'))
    .join('\n');
  const unasked = features.map(({ method }) => method).filter((method) => !asked.includes(`'${method}'`));
  expect(unasked, 'Ask them in test/wire/features.test.ts.').toEqual([]);
});

function importsOf(file: string): readonly string[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)\.js'/g)].map(([, path = '']) =>
    normalize(join(dirname(file), `${path}.ts`)),
  );
}

function sourcesIn(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile() && /(?<!\.test|\.d)\.ts$/.test(each.name))
    .map(({ parentPath, name }) => relative(root, join(parentPath, name)));
}
