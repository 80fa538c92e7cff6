/**
 * What `render/` and `check/` import is what the server's bundle shares with theirs: a forgotten name would be undefined
 * in the bundle.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { expect, test } from 'vitest';

const SOURCES = 'server/src';
const late = ['render', 'check'].flatMap((folder) =>
  readdirSync(join(import.meta.dirname, '../..', SOURCES, folder)).map((name) => `${folder}/${name}`),
);
const shared = valuesOf('shared.ts', 'export');

test.each(late)('%s imports nothing that is not shared', (path) => {
  for (const [module, names] of valuesOf(path, 'import')) {
    if (module.startsWith(posix.join(SOURCES, posix.dirname(path)))) continue;
    expect(shared.get(module) ?? [], module).toEqual(expect.arrayContaining([...names]));
  }
});

test('every name that is shared is asked for', () => {
  const asked = late.map((path) => valuesOf(path, 'import'));
  for (const [module, names] of shared) {
    const wanted = asked.flatMap((each) => each.get(module) ?? []);
    expect(wanted, module).toEqual(expect.arrayContaining([...names]));
  }
});

/** By the path of a module of our own, the names of values that are imported from it or exported again. */
function valuesOf(path: string, keyword: 'import' | 'export'): ReadonlyMap<string, readonly string[]> {
  const text = readFileSync(join(import.meta.dirname, '../..', SOURCES, path), 'utf8');
  const found = new Map<string, readonly string[]>();
  for (const [, names = '', from = ''] of text.matchAll(
    new RegExp(`^${keyword} \\{([^}]*)\\} from '(\\.[^']*)';$`, 'gm'),
  )) {
    const module = posix.join(SOURCES, posix.dirname(path), from);
    const values = names.split(',').map((name) => name.trim().replace(/ as .*/, ''));
    found.set(module, [...(found.get(module) ?? []), ...values.filter((name) => /^\w+$/.test(name))]);
  }
  return found;
}
