// What the tests of this ring share: the package, made and installed into an empty folder; a clone of this checkout as it
// is, changes included; and pre-commit, or why it is missing.
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { packInto } from '../../scripts/npm-package.mjs';
import { endCleanly, npm, root, run, temporaryFolder } from '../../scripts/processes.mjs';
import { lastLine, pythonWith } from '../../scripts/python.mjs';

export default async function setup({ provide }) {
  endCleanly();
  const folder = temporaryFolder('install');
  provide('installed', { ...(await packAndInstall(folder)), clone: await cloneOf(folder) });
  provide('preCommit', await findPreCommit());
  provide('registry', await findRegistry());
}

/** The ring `build` has built; what is packed is that. */
async function packAndInstall(folder) {
  const tarball = await packInto(folder);
  const place = join(folder, 'empty');
  await mkdir(place);
  await writeFile(join(place, 'package.json'), '{}');
  await must(npm(['install', '--offline', '--no-audit', '--no-fund', tarball], { cwd: place }));
  return { tarball, place };
}

/** A repository with one commit of all files that belong to the project. */
async function cloneOf(folder) {
  const clone = join(folder, 'clone');
  const listed = await must(run('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard']));
  for (const path of listed.split('\0').filter(Boolean)) {
    await mkdir(dirname(join(clone, path)), { recursive: true });
    // What is deleted and not committed yet is still listed.
    await copyFile(join(root, path), join(clone, path)).catch(() => undefined);
  }
  const git = ['-c', 'user.name=test', '-c', 'user.email=test@example.invalid'];
  for (const args of [
    ['init', '-q'],
    ['add', '-A'],
    [...git, 'commit', '-qm', 'as it is'],
  ])
    await must(run('git', args, { cwd: clone }));
  return clone;
}

function findPreCommit() {
  const version = '4.7.0';
  return pythonWith(`pre-commit-${version}`, [`pre-commit==${version}`]);
}

async function findRegistry() {
  const { code, output } = await npm(['view', 'esbuild', 'name', '--fetch-retries=0'], { timeout: 60_000 });
  return code === 0 ? {} : { missing: `npm's registry does not answer, ${lastLine(output)}` };
}

async function must(program) {
  const { code, output } = await program;
  if (code !== 0) throw new Error(output);
  return output;
}
