import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** Far more than anything takes: a busy machine must not fail a test. Times are measured by `npm run bench`. */
const patience = {
  testTimeout: 300_000,
  hookTimeout: 300_000,
  expect: { poll: { timeout: 120_000 } },
};

/** The checkers' fixtures are asked of the server that is in the VSIX instead of its sources. */
const packagedProgram = {
  name: 'packaged-program',
  enforce: 'pre' as const,
  resolveId: (source: string, importer: string | undefined) =>
    source === './program.js' && /[\\/]test[\\/]support[\\/]check-/.test(importer ?? '')
      ? join(import.meta.dirname, 'test/shipped/program.ts')
      : undefined,
};

/**
 * Nine rings run in vitest: `pure` (no process, no disk but fixtures), `fuzz` (thousands of mutations), `aws` (the reading
 * of live stages, against services on loopback), `wire` (the bundled server over stdio), `install` (npm's package, as people
 * install it), `hostile` (what means harm, against the built program), `soak`
 * (a minute of chance against the bundled server), `shipped` (the fixtures, and every rule, through the
 * server in the VSIX) and `terraform` (which judges imports and the rules of the language).
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...patience,
          name: 'pure',
          include: ['test/**/*.test.ts', 'server/src/**/*.test.ts'],
          exclude: [
            'test/{fuzz,hostile,soak,wire,install,shipped,terraform,aws,editor}/**',
            '**/node_modules/**',
          ],
          setupFiles: 'test/support/complete-rule-tests.ts',
          // Nothing of the sources holds a state, so that they need not be read anew for each file.
          isolate: false,
        },
      },
      { test: { ...patience, name: 'fuzz', include: ['test/fuzz/**/*.test.ts'] } },
      {
        test: {
          ...patience,
          name: 'aws',
          include: ['test/aws/**/*.test.ts'],
          globalSetup: 'test/aws/setup.mjs',
        },
      },
      {
        test: {
          ...patience,
          name: 'wire',
          include: ['test/wire/**/*.test.ts'],
          fileParallelism: false,
        },
      },
      {
        test: {
          ...patience,
          name: 'install',
          include: ['test/install/**/*.test.ts'],
          globalSetup: 'test/install/setup.mjs',
          fileParallelism: false,
        },
      },
      {
        test: {
          ...patience,
          name: 'hostile',
          include: ['test/hostile/**/*.test.ts'],
          fileParallelism: false,
        },
      },
      {
        test: {
          ...patience,
          name: 'soak',
          include: ['test/soak/**/*.test.ts'],
          fileParallelism: false,
        },
      },
      {
        plugins: [packagedProgram],
        test: {
          ...patience,
          name: 'shipped',
          include: [
            'server/src/rules/**/*.test.ts',
            'test/{rules,features,log-format,refactorings,shipped}/**/*.test.ts',
          ],
          globalSetup: 'test/shipped/setup.mjs',
          isolate: false,
        },
      },
      {
        test: {
          ...patience,
          name: 'terraform',
          include: ['test/terraform/**/*.test.ts'],
          globalSetup: 'test/terraform/setup.mjs',
          fileParallelism: false,
        },
      },
    ],
  },
});
