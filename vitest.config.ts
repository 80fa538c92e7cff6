import { defineConfig } from 'vitest/config';

/** Two rings run in vitest: `pure` (no process, no disk but fixtures) and `wire` (the bundled server over stdio). */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'pure',
          include: ['test/**/*.test.ts'],
          exclude: ['test/wire/**', 'test/editor/**', '**/node_modules/**'],
        },
      },
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
