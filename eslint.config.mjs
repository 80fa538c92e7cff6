import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';

/** One-way layers: each folder of the server may import only from those before it (ARCHITECTURE.md, "Layers"). */
const layers = ['hcl', 'strict', 'knowledge', 'workspace', 'analysis', 'rules', 'render', 'features'];

/** Layers that must stay pure: no disk, no process, no connection. */
const pure = ['hcl', 'knowledge', 'analysis', 'rules', 'render', 'features'];

const impure = [
  'node:*',
  'fs',
  'path',
  'os',
  'child_process',
  'worker_threads',
  'vscode-languageserver/node*',
];

const forLayer = (layer, index) => ({
  files: [`server/src/${layer}/**/*.ts`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            group: [
              ...layers.slice(index + 1).map((later) => `**/${later}/**`),
              '**/client/**',
              '**/server.js',
              '**/main.js',
            ],
            message: `The layer "${layer}" may only import from the layers before it (see ARCHITECTURE.md).`,
          },
          ...(pure.includes(layer) ? [{ group: impure, message: `The layer "${layer}" is pure.` }] : []),
        ],
      },
    ],
  },
});

export default tseslint.config(
  {
    ignores: ['dist/', 'node_modules/', 'test-results/', '.vscode-test/', 'server/src/knowledge/generated/'],
  },
  eslint.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
    },
  },
  ...layers.map(forLayer),
  {
    files: ['client/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { group: ['**/server/**'], message: 'The client speaks to the server through protocol/ only.' },
          ],
        },
      ],
    },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        Buffer: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        performance: 'readonly',
        fetch: 'readonly',
        AbortController: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
      },
    },
  },
  { files: ['vitest.config.ts'], rules: { 'no-restricted-exports': 'off' } },
);
