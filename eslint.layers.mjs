/** Which folder may import from which, and what pure folders may not use. `test/layers.test.ts` shows that each ban bites. */

/** The rooms of the server, each with the rooms that it may import from; its own files come by themselves. */
const blocks = ['hcl', 'knowledge', 'knowledge/*', 'workspace', 'analysis/blocks'];
const references = [...blocks, 'analysis/values', 'analysis/references'];
const analysis = [
  ...references,
  'analysis/place',
  'analysis/log-format',
  'analysis/stage-variables',
  'analysis/definitions',
  'analysis/versions',
  'analysis/deployment',
];
const rules = [...analysis, 'edits', 'rules', 'rules/query'];
const allRules = [...rules, 'rules/registry', 'rules/*', 'protocol'];

/** @type {Readonly<Record<string, readonly string[]>>} */
export const rooms = {
  hcl: [],
  knowledge: ['knowledge/*'],
  'knowledge/*': ['knowledge', 'knowledge/*', 'protocol'],
  strict: ['hcl'],
  workspace: ['hcl', 'knowledge'],
  'workspace/adapters': ['workspace'],
  'analysis/blocks': blocks,
  'analysis/values': [...blocks, 'analysis/values'],
  'analysis/references': references,
  'analysis/place': [...references, 'analysis/place'],
  'analysis/stage-variables': references,
  'analysis/log-format': [...references, 'analysis/place'],
  'analysis/definitions': [...references, 'analysis/log-format'],
  'analysis/versions': blocks,
  'analysis/deployment': references,
  edits: analysis,
  rules: [...analysis, 'edits'],
  'rules/query': rules,
  'rules/*': [...rules, 'rules/*'],
  'rules/registry': allRules,
  project: allRules,
  refactorings: allRules,
  render: allRules,
  features: [...allRules, 'project', 'refactorings', 'features/*'],
  'features/*': [...allRules, 'refactorings', 'features', 'features/*', 'snippets'],
  check: [...allRules, 'project', 'features', 'strict'],
  compare: [...allRules, 'check', 'render'],
  mcp: [...allRules, 'check', 'compare', 'render', 'workspace/adapters'],
  lsp: [...allRules, 'features', 'features/*', 'project', 'render', 'strict'],
};

/** Packages that a room may import; all others, and Node's own modules, are refused. */
const packages = {
  workspace: ['vscode-uri', 'vscode-languageserver-types'],
  'workspace/adapters': ['node:buffer', 'node:fs/promises'],
  'analysis/definitions': ['yaml'],
  'analysis/values': ['re2js'],
  'rules/registry': ['vscode-uri'],
  project: ['jsonc-parser', 're2js'],
  features: ['vscode-languageserver-types'],
  'features/*': ['vscode-languageserver-types'],
  check: ['diff', 'node:crypto', 'node:path', 'node:util', 'sarif', 'vscode-languageserver-types'],
  compare: ['node:path', 'node:util', 'sarif'],
  mcp: ['@modelcontextprotocol/server', '@modelcontextprotocol/server/stdio', 'node:path', 'node:url', 'zod'],
  strict: [
    '@cdktf/hcl2json',
    '@cdktf/hcl2json/wasm/wasm_exec.js',
    ...['crypto', 'fs', 'fs/promises', 'path', 'timers/promises', 'worker_threads', 'zlib'].map(
      (name) => `node:${name}`,
    ),
  ],
  lsp: [
    'node:timers/promises',
    'node:worker_threads',
    'vscode-languageserver',
    'vscode-languageserver-textdocument',
  ],
};

/** Rooms that see time or the machine; everything else computes. */
const impure = ['strict', 'workspace/adapters', 'lsp'];

const impureGlobals = [
  'process',
  'globalThis',
  'console',
  'fetch',
  'WebSocket',
  'Buffer',
  'performance',
  'Date',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
];

/** One ESLint configuration for each room, the particular ones after those with a star. */
export const layers = Object.entries(rooms)
  .sort(([a], [b]) => Number(b.endsWith('*')) - Number(a.endsWith('*')))
  .map(([room, allowed]) => ({
    files: [`server/src/${room}/*.ts`],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [importsOf(room, allowed), packagesOf(room)] }],
      ...(impure.includes(room) ? {} : purity(room)),
    },
  }));

function importsOf(room, allowed) {
  const folders = ['\\./', ...allowed.map((each) => folderPattern(room, each))];
  return {
    regex: `^(?=\\.)(?!(?:${folders.join('|')})[^/]+$)`,
    message: `"${room}" may import from: ${allowed.join(', ') || 'nothing else'} (eslint.layers.mjs).`,
  };
}

function packagesOf(room) {
  const allowed = packages[room] ?? [];
  return {
    regex: `^(?!\\.|(?:${allowed.map(escaped).join('|') || '(?!)'})$)`,
    message: `"${room}" may import these packages: ${allowed.join(', ') || 'none'} (eslint.layers.mjs).`,
  };
}

function purity(room) {
  const message = `"${room}" is pure: give it what it needs as an argument (eslint.layers.mjs).`;
  return {
    'no-restricted-globals': ['error', ...impureGlobals.map((name) => ({ name, message }))],
    'no-restricted-syntax': ['error', { selector: 'ImportExpression', message }],
  };
}

/** A regular expression for the path that files of one room import files of another by, up to their names. */
function folderPattern(from, to) {
  const path = escaped(pathBetween(from, to));
  if (!to.endsWith('*')) return path;
  // A star stands for any folder that is not a room of its own.
  const parent = to.slice(0, -1);
  const own = Object.keys(rooms).filter((room) => room.startsWith(parent) && !room.endsWith('*'));
  return path.replace('*', [...own.map((room) => `(?!${room.slice(parent.length)}/)`), '[^/.]+'].join(''));
}

/** `../../hcl/` from `rules/query` to `hcl`. */
function pathBetween(from, to) {
  const up = '../'.repeat(from.split('/').length);
  if (to === 'protocol' || to === 'snippets') return `${up}../../${to}/`;
  const [parent] = from.split('/');
  if (from.includes('/') && to === parent) return '../';
  if (from.includes('/') && to.startsWith(`${parent}/`)) return `../${to.slice(parent.length + 1)}/`;
  if (!from.includes('/') && to.startsWith(`${from}/`)) return `./${to.slice(from.length + 1)}/`;
  return `${up}${to}/`;
}

function escaped(path) {
  return path.replaceAll('.', '\\.');
}
