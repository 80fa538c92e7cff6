/** `npm run release`: what it refuses, and what it makes. */
import { readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { type Ended, folderWith, runProgram } from './programs.js';

const root = join(import.meta.dirname, '../..');
const ADDRESS = 'https://stages.example.com/apigateway-stages';

/** A clone of this checkout after some of its files were changed, which is committed unless `isDirty`. */
async function changedClone(
  changes: Readonly<Record<string, (text: string) => string>>,
  isDirty = false,
): Promise<string> {
  const folder = join(await folderWith({}), 'clone');
  const git = async (...args: string[]): Promise<void> => {
    const identity = ['-c', 'user.name=test', '-c', 'user.email=test@example.com'];
    const { code, err } = await runProgram(['git', ...identity, ...args], { cwd: root });
    if (code !== 0) throw new Error(err);
  };
  await git('clone', '-q', inject('installed').clone, folder);
  await writeFile(join(folder, '.git/info/exclude'), 'node_modules\n');
  for (const [name, change] of Object.entries(changes)) {
    const path = join(folder, name);
    await writeFile(path, change(await readFile(path, 'utf8')));
  }
  if (!isDirty) await git('-C', folder, 'commit', '-qam', 'changed', '--allow-empty');
  return folder;
}

function release(folder: string): Promise<Ended> {
  return runProgram([process.execPath, 'scripts/release.mjs'], { cwd: folder });
}

async function archivesIn(folder: string): Promise<readonly string[]> {
  return (await readdir(folder)).filter((name) => /\.(vsix|tgz)$/.test(name)).sort();
}

const withAddress = (text: string): string =>
  text.replaceAll('https://example.invalid/apigateway-stages', ADDRESS);
const named = (version: string) => (text: string) => text.replace(/^## .*/m, `## ${version}`);
const versionOf = async (folder: string): Promise<string> =>
  (JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as { version: string }).version;

test('it refuses while the project has no public address', async () => {
  const folder = await changedClone({});
  const { code, err } = await release(folder);
  expect(code).toBe(1);
  expect(err).toContain('`homepage` in package.json is `https://example.invalid/apigateway-stages`');
  expect(await archivesIn(folder)).toEqual([]);
});

test('it refuses a version without release notes', async () => {
  const { code, err } = await release(
    await changedClone({ 'package.json': withAddress, 'CHANGELOG.md': named('Unreleased') }),
  );
  expect({ code, err }).toEqual({
    code: 1,
    err: expect.stringMatching(
      /^The topmost heading of CHANGELOG\.md is `Unreleased`, the version `.*/,
    ) as string,
  });
});

test('it refuses what is not committed', async () => {
  const version = await versionOf(root);
  const changes = { 'package.json': withAddress, 'CHANGELOG.md': named(version) };
  const { code, err } = await release(await changedClone(changes, true));
  expect({ code, err }).toEqual({
    code: 1,
    err: expect.stringMatching(/^The checkout has changes/) as string,
  });
});

test('else it makes both packages and prints how to publish them', async () => {
  const version = await versionOf(root);
  const folder = await changedClone({ 'package.json': withAddress, 'CHANGELOG.md': named(version) });
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  const { code, out, err } = await release(folder);
  expect(code, err).toBe(0);
  const name = `apigateway-stages-${version}`;
  expect(await archivesIn(folder)).toEqual([`${name}.tgz`, `${name}.vsix`]);
  expect(out).toContain(`npm publish ${name}.tgz`);
  expect(out).toContain(`vsce publish --packagePath ${name}.vsix`);
});
