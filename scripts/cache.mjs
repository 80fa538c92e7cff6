// Where things too large for the checkout are kept, and how they get there whole or not at all.
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Absolute path of the folder that all checkouts of this user share; it may not exist yet. */
export function cacheFolder() {
  const { APIGATEWAY_STAGES_CACHE, XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  if (APIGATEWAY_STAGES_CACHE) return APIGATEWAY_STAGES_CACHE;
  if (process.platform === 'win32')
    return join(LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'apigateway-stages', 'Cache');

  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'apigateway-stages');
  return join(XDG_CACHE_HOME ? XDG_CACHE_HOME : join(homedir(), '.cache'), 'apigateway-stages');
}

/**
 * Path of the cached folder `name`, made by `build(folder)` when it isn't there.
 * The build happens in a folder of its own that is renamed when it is complete, so that a folder under its
 * final name is always whole; of two builds at the same time the first one wins and the other is dropped.
 */
export async function cached(name, build) {
  const target = join(cacheFolder(), name);
  if (existsSync(target)) return target;
  await mkdir(cacheFolder(), { recursive: true });
  await removeOlderThan(cacheFolder(), unfinished, oneDay);
  const folder = await mkdtemp(join(cacheFolder(), unfinished));
  try {
    await build(folder);
    await rename(folder, target);
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
  return target;
}

/** Removes the entries of `folder` that begin with `prefix` and were last changed more than `age` milliseconds ago. */
export async function removeOlderThan(folder, prefix, age) {
  const names = existsSync(folder) ? await readdir(folder) : [];
  for (const name of names.filter((each) => each.startsWith(prefix))) {
    const path = join(folder, name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Date.now() }));
    if (Date.now() - mtimeMs > age) await rm(path, { recursive: true, force: true });
  }
}

const unfinished = 'unfinished-';
const oneDay = 24 * 60 * 60 * 1000;
