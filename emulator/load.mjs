// The emulator for programs that are not bundled: its sources are TypeScript, so they are bundled in memory first.
import { build } from 'esbuild';
import { join } from 'node:path';

/** What `emulator/server.ts` and `emulator/samples.ts` export. */
export async function loadEmulator() {
  const { outputFiles } = await build({
    stdin: {
      contents: `export * from './server.js'; export * from './samples.js'; export * from './quota.js';`,
      resolveDir: join(import.meta.dirname),
      loader: 'ts',
    },
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    write: false,
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}
