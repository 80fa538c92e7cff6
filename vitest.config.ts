import { defineConfig } from 'vitest/config';

/**
 * Three rings run in vitest: `pure` (no process, no disk but fixtures), `fuzz` (thousands of mutations) and `wire` (the
 * bundled server over stdio).
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'pure',
          include: ['test/**/*.test.ts'],
          exclude: ['test/fuzz/**', 'test/wire/**', 'test/editor/**', '**/node_modules/**'],
        },
      },
      { test: { name: 'fuzz', include: ['test/fuzz/**/*.test.ts'] } },
      {
        test: {
          name: 'wire',
          include: ['test/wire/**/*.test.ts'],
          testTimeout: 30_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
