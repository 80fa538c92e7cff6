/** The layers hold: for each room of the server, what it may not import or use is reported by the linter. */
import { Linter } from 'eslint';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import tseslint from 'typescript-eslint';
import { expect, test } from 'vitest';
import { layers, rooms } from '../eslint.layers.mjs';

const linter = new Linter();
const config = [
  { files: ['**/*.ts'], languageOptions: { parser: tseslint.parser } },
  ...layers,
] as Linter.Config[];

/** The rules that report a line of code in a file. */
function reported(file: string, code: string): readonly (string | null)[] {
  return linter.verify(code, config, file).map(({ ruleId }) => ruleId);
}

const PURE = [
  'hcl',
  'knowledge',
  'analysis/values',
  'edits',
  'rules/cache',
  'rules/query',
  'render',
  'mcp',
  'features/hover',
];

test.each(PURE)('%s may use neither time, network, process, console nor Node', (room) => {
  const file = `server/src/${room}/probe.ts`;
  for (const use of [
    'process.exit()',
    'fetch("")',
    'setTimeout(f)',
    'setImmediate(f)',
    'new Date()',
    'console.log()',
    'performance.now()',
    'globalThis.x()',
  ])
    expect(reported(file, use), use).toEqual(['no-restricted-globals']);

  expect(reported(file, "import('../x.js')")).toEqual(['no-restricted-syntax']);
  for (const name of ['node:fs', 'fs', 'vscode-languageserver/node', 'vscode', '@aws-sdk/client-sts'])
    expect(reported(file, `import { x } from '${name}';`), name).toEqual(['no-restricted-imports']);
});

test.each([
  ['hcl', '../workspace/module.js'],
  ['knowledge', '../hcl/syntax.js'],
  ['strict', '../workspace/module.js'],
  ['workspace', '../analysis/values/values.js'],
  ['workspace', './adapters/disk.js'],
  ['analysis/blocks', '../values/values.js'],
  ['analysis/values', '../references/resolve.js'],
  ['analysis/references', '../log-format/trace.js'],
  ['edits', '../rules/rule.js'],
  ['rules/query', '../cache/cache-without-size.js'],
  ['rules/cache', '../registry/all-rules.js'],
  ['render', '../features/diagnostics.js'],
  ['render', '../lsp/session.js'],
  ['refactorings', '../features/diagnostics.js'],
  ['features/hover', '../../lsp/session.js'],
  ['check', '../lsp/session.js'],
  ['lsp', '../check/run-check.js'],
  ['check', '../mcp/tool.js'],
  ['mcp', '../lsp/session.js'],
  ['features', '../../../client/src/extension.js'],
])('%s may not import %s', (room, specifier) => {
  expect(reported(`server/src/${room}/probe.ts`, `import { x } from '${specifier}';`)).toEqual([
    'no-restricted-imports',
  ]);
});

test.each([
  ['rules/cache', '../../hcl/syntax.js'],
  ['rules/cache', '../rule.js'],
  ['rules/cache', '../query/resources.js'],
  ['analysis/values', '../blocks/overrides.js'],
  ['features/hover', '../text/markdown.js'],
  ['features', './hover/hover.js'],
  ['knowledge', './generated/provider.js'],
])('%s may import %s', (room, specifier) => {
  expect(reported(`server/src/${room}/probe.ts`, `import { x } from '${specifier}';`)).toEqual([]);
});

test('every folder of the server is a room', () => {
  const root = join(import.meta.dirname, '../server/src');
  const folders = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map(({ parentPath }) => parentPath.slice(root.length + 1))
    .filter((each) => each !== '');
  const known = (folder: string): boolean => folder in rooms || `${folder.split('/')[0] ?? ''}/*` in rooms;
  expect([...new Set(folders)].filter((each) => !known(each))).toEqual([]);
});
