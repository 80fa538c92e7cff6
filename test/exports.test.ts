/** What every exported name owes a reader: it stands for one thing, and its contract stands above it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

interface Exported {
  readonly name: string;
  readonly file: string;
  readonly documented: boolean;
}

const EXPORT = /^export (?:async )?(?:function\*?|const|type|interface) (\w+)/;

const exported: readonly Exported[] = ['server/src', 'client/src', 'protocol'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /(?<!\.test)\.ts$/.test(path))
    .flatMap((path) => exportsOf(`${folder}/${path}`)),
);

function exportsOf(file: string): readonly Exported[] {
  const lines = readFileSync(join(root, file), 'utf8').split('\n');
  return lines.flatMap((line, index) => {
    const name = EXPORT.exec(line)?.[1];
    return name === undefined ? [] : [{ name, file, documented: lines[index - 1]?.endsWith('*/') === true }];
  });
}

test('no name is exported by two files', () => {
  const files = new Map<string, Set<string>>();
  for (const { name, file } of exported) files.set(name, (files.get(name) ?? new Set()).add(file));
  expect([...files].filter(([, each]) => each.size > 1).map(([name, each]) => [name, ...each])).toEqual([]);
});

/** Their declaration says what they are: `documentation`, `doc`, the title of a refactoring, the character itself. */
const SPEAK_FOR_THEMSELVES =
  /\/(?:rules\/(?!query|registry)[a-z-]+|knowledge\/resources|knowledge\/generated|refactorings)\/|\/characters\.ts$|protocol-constants\.ts$/;

test('every export has its contract', () => {
  const bare = exported.filter(({ documented, file }) => !documented && !SPEAK_FOR_THEMSELVES.test(file));
  expect(bare.map(({ name, file }) => `${file}: ${name}`)).toEqual([]);
});
