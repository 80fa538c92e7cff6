// What a fresh clone needs before anything of it can run: its dependencies and its bundles. Uses nothing but Node
// itself, for there may be nothing else yet.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { npm, root, run } from './processes.mjs';

/**
 * Installs the dependencies when what is installed isn't what the lockfile says. Rejects with npm's own words.
 * Whatever a surrounding npm was told to leave out, all are needed; their scripts (and our own `prepare`) are not.
 */
export async function ensureDependencies({ say = console.log } = {}) {
  if (await upToDate()) return;
  say('Installing the dependencies (npm ci) …');
  const options = ['--include=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { code, output } = await npm(['ci', ...options], { timeout: 600_000 });
  if (code !== 0) throw new Error(`\`npm ci\` failed with code ${String(code)}:\n${output.slice(-3000)}`);
}

/** Bundles the extension and its server into `dist/`. Rejects with the bundler's own words. */
export async function build() {
  const { code, output } = await run(process.execPath, ['esbuild.mjs'], { timeout: 120_000 });
  if (code !== 0)
    throw new Error(`\`node esbuild.mjs\` failed with code ${String(code)}:\n${output.slice(-3000)}`);
}

/** Whether npm's own record of what it has installed agrees with the lockfile, package by package. */
async function upToDate() {
  const wanted = await lockedPackages('package-lock.json');
  const installed = await lockedPackages(join('node_modules', '.package-lock.json'));
  if (wanted === undefined || installed === undefined) return false;
  return Object.entries(wanted).every(([path, { version, optional, link }]) => {
    if (path === '' || link) return true;
    const there = installed[path];
    return there === undefined ? optional === true : there.version === version;
  });
}

async function lockedPackages(path) {
  const text = await readFile(join(root, path), 'utf8').catch(() => undefined);
  return text && JSON.parse(text).packages;
}
