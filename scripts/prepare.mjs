// npm's `prepare`: after an install in a checkout, before `npm pack`, and when the package is installed from a git address.
// Then the development packages that build it may be missing. Standard output belongs to `npm pack`.
import { lstat, mkdir, realpath, rm } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { build, ensureDependencies } from './fresh-clone.mjs';
import { endCleanly, root } from './processes.mjs';

endCleanly();
try {
  await ensureDependencies({ say: console.error });
  await build();
  await undoGlobalLink();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

/**
 * Of `npm install -g git+…` npm asks itself, in the clone that it makes for a moment, to install what the clone needs; told
 * of `-g` as well, it puts a link to the clone where it then unpacks the package, and so unpacks into the clone. Once that
 * install is over, a folder takes the link's place.
 */
async function undoGlobalLink() {
  const {
    npm_config_global: isGlobal,
    npm_config_global_prefix: prefix,
    npm_config_cache: cache,
    npm_package_name: name,
    _PACOTE_NO_PREPARE_: inner,
  } = process.env;
  if (isGlobal !== 'true' || !prefix || !cache || !name || inner) return;
  if (!root.startsWith(join(await realpath(cache), '_cacache', 'tmp') + sep)) return;
  const place = join(prefix, process.platform === 'win32' ? '' : 'lib', 'node_modules', name);
  const isLink = (await lstat(place).catch(() => undefined))?.isSymbolicLink();
  if (!isLink || (await realpath(place)) !== root) return;
  await rm(place);
  await mkdir(place);
}
