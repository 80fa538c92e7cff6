/**
 * Bundles the strict check's worker into a folder of its own, as the build does, so that its tests need no build.
 */
import { build } from 'esbuild';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface StrictBundle {
  readonly workerPath: string;
  readonly remove: () => Promise<void>;
}

/** A bundled worker, with the parser's WASM beside it unless `wasm` is false. */
export async function strictBundle({ wasm = true } = {}): Promise<StrictBundle> {
  const folder = await mkdtemp(join(tmpdir(), 'strict-'));
  const workerPath = join(folder, 'strict.cjs');
  await build({
    entryPoints: [join(import.meta.dirname, '../../server/src/strict/worker.ts')],
    outfile: workerPath,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    logLevel: 'error',
  });
  const packed = join(
    dirname(createRequire(import.meta.url).resolve('@cdktf/hcl2json/package.json')),
    'main.wasm.gz',
  );
  if (wasm) await copyFile(packed, join(folder, 'main.wasm.gz'));
  return { workerPath, remove: () => rm(folder, { recursive: true, force: true }) };
}
