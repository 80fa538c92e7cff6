// Unpacks the VSIX as an editor would install it, so that what the ring asks is what people get.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findVsix, unpackVsix } from '../../scripts/vsix.mjs';

export async function setup() {
  const folder = await mkdtemp(join(tmpdir(), 'installed-'));
  await unpackVsix(await findVsix(), folder);
  process.env.SHIPPED_SERVER = join(folder, 'dist/server.cjs');
  return () => rm(folder, { recursive: true, force: true });
}
