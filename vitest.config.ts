import { defineConfig } from 'vitest/config';

/**
 * Five rings run in vitest: `pure` (no process, no disk but fixtures), `fuzz` (thousands of mutations), `aws` (the reading
 * of live stages, against services on loopback), `wire` (the bundled server over stdio) and `terraform` (which judges imports).
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'pure',
          isolate: false,
          include: ['test/**/*.test.ts'],
          exclude: [
            'test/fuzz/**',
            'test/wire/**',
            'test/terraform/**',
            'test/aws/**',
            'test/editor/**',
            '**/node_modules/**',
          ],
        },
      },
      { test: { name: 'fuzz', include: ['test/fuzz/**/*.test.ts'] } },
      {
        test: {
          name: 'aws',
          include: ['test/aws/**/*.test.ts'],
          globalSetup: 'test/aws/setup.mjs',
          testTimeout: 60_000,
          hookTimeout: 60_000,
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
      {
        test: {
          name: 'terraform',
          include: ['test/terraform/**/*.test.ts'],
          globalSetup: 'test/terraform/setup.mjs',
          testTimeout: 60_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
