/** Globs and `.gitignore` against those whose languages they speak: picomatch and git. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import picomatch from 'picomatch';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { gitIgnoreFile } from '../../server/src/check/git-ignore-file.js';
import { globMatcher } from '../../server/src/project/glob-pattern.js';
import { type Random, randomFrom } from './random.js';

const NAMES = ['a', 'b', 'ab', 'a.b', '.a', 'a b', 'é', 'a-b', '-', 'c{a,b}', '#a', '!a', 'a[b]', '👍', '+'];

const PIECES = [
  'a',
  'b',
  '.',
  '?',
  '*',
  '**',
  '[ab]',
  '[!a]',
  '[a-b]',
  '[^.]',
  '\\a',
  'é',
  '👍',
  '-',
  '+',
  '$',
];

function textOf(random: Random, pieces: readonly string[], most: number): string {
  return Array.from({ length: 1 + random.below(most) }, () => random.pick(pieces)).join('');
}

function pathOf(random: Random): string {
  return Array.from({ length: 1 + random.below(4) }, () => random.pick(NAMES)).join('/');
}

function globOf(random: Random, more: readonly string[]): string {
  const part = (): string => (random.below(4) === 0 ? '**' : textOf(random, [...PIECES, ...more], 3));
  return Array.from({ length: 1 + random.below(4) }, part).join('/');
}

// Left out is where picomatch goes its own way: `[!a]` as a set of two, quantifiers behind parts, halves of characters, folders
// in `**{a,b}`, and `a/**` for `a` itself, which git takes for what lies in it.
test('a glob matches what picomatch matches', () => {
  const random = randomFrom(1);
  const wrong: string[] = [];
  for (let count = 0; count < 20_000; count++) {
    const glob = globOf(random, ['{a,b}', '{a,b/c}', '{*.b,a}']);
    if (/^\.\/|\[!|\+|👍|\*\*\{|\/\*\*$/u.test(glob)) continue;
    const [mine, theirs] = [globMatcher(glob, 'braces'), picomatch(glob, { dot: true })];
    for (let paths = 0; paths < 4; paths++) {
      const path = pathOf(random).replaceAll('👍', 'é');
      if (mine(path) !== theirs(path)) wrong.push(`${glob}  ${path}  ${String(theirs(path))}`);
    }
  }
  expect(wrong).toEqual([]);
});

describe('.gitignore', () => {
  let repository = '';
  beforeAll(() => {
    repository = mkdtempSync(join(tmpdir(), 'ignored-'));
    git(['init', '-q'], '');
  });
  afterAll(() => {
    rmSync(repository, { recursive: true, force: true });
  });

  function git(args: readonly string[], input: string): string {
    return spawnSync('git', args, { cwd: repository, input, encoding: 'utf8' }).stdout;
  }

  test('is read as git reads it', () => {
    const random = randomFrom(2);
    const wrong: string[] = [];
    for (let count = 0; count < 60; count++) {
      // Git takes a letter beyond ASCII for as many as it has bytes.
      const lines = Array.from({ length: 1 + random.below(5) }, () => lineOf(random).replace(/[é👍]/gu, 'b'));
      const text = lines.join(random.pick(['\n', '\r\n']));
      writeFileSync(join(repository, '.gitignore'), text);
      const asked = made(Array.from({ length: 30 }, () => pathOf(random).replace(/[é👍]/gu, 'b')));
      const theirs = verdicts(asked.map(([path]) => path));
      asked.forEach(([path, kind], index) => {
        // Of what lies in an ignored directory, git says no more.
        const isInIgnored = asked
          .slice(0, index)
          .some(([above], at) => path.startsWith(`${above}/`) && theirs[at] === 'ignored');
        if (!isInIgnored && gitIgnoreFile(text)(path, kind) !== theirs[index])
          wrong.push(`${JSON.stringify(lines)}  ${path} (${kind})  ${String(theirs[index])}`);
      });
    }
    expect(wrong).toEqual([]);
  });

  /** Makes the files that are not in each other's way; all of them, with their folders, those above first. */
  function made(paths: readonly string[]): readonly (readonly [string, 'file' | 'directory'])[] {
    for (const name of readdirSync(repository))
      if (!name.startsWith('.git')) rmSync(join(repository, name), { recursive: true });
    for (const path of paths) {
      try {
        mkdirSync(join(repository, dirname(path)), { recursive: true });
        writeFileSync(join(repository, path), '');
      } catch {
        // A file stands where this one has a folder, or the other way round.
      }
    }
    return readdirSync(repository, { recursive: true, withFileTypes: true })
      .map(
        (entry) =>
          [
            relative(repository, join(entry.parentPath, entry.name)),
            entry.isDirectory() ? ('directory' as const) : ('file' as const),
          ] as const,
      )
      .filter(([path]) => !path.startsWith('.git'))
      .sort(([one], [other]) => (one < other ? -1 : 1));
  }

  /** By the pattern that decides; git tells of those that keep a path, too. */
  function verdicts(paths: readonly string[]): readonly ('ignored' | 'kept' | undefined)[] {
    const args = ['-c', 'core.ignorecase=false', 'check-ignore', '--no-index', '-v', '-n', '-z', '--stdin'];
    const fields = git(args, paths.map((path) => `${path}\0`).join('')).split('\0');
    return paths.map((_, index) => {
      const pattern = fields[index * 4 + 2] ?? '';
      return pattern === '' ? undefined : pattern.startsWith('!') ? 'kept' : 'ignored';
    });
  }
});

function lineOf(random: Random): string {
  const glob = globOf(random, ['{a,b}', '[[:alpha:]]', '[]a]', '\\#', '\\!', ' ', '[b-a]']);
  const [start, end] = [random.pick(['', '', '/', '!', '!/', '#']), random.pick(['', '', '/', ' ', '/**'])];
  return `${start}${glob}${end}`;
}
