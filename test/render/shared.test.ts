/** What `render/` imports is what the server's bundle shares with it: in the bundle a forgotten name would be undefined. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const sources = join(import.meta.dirname, '../../server/src');
const shared = valuesOf(readFileSync(join(sources, 'shared.ts'), 'utf8'), 'export');

test.each(readdirSync(join(sources, 'render')))('%s imports nothing that is not shared', (name) => {
  const imported = valuesOf(readFileSync(join(sources, 'render', name), 'utf8'), 'import');
  for (const [module, names] of imported) {
    if (!module.startsWith('../')) continue;
    const there = shared.get(module.replace('../', './')) ?? [];
    expect(there, module).toEqual(expect.arrayContaining([...names]));
  }
});

test('every name that is shared is asked for', () => {
  const texts = readdirSync(join(sources, 'render')).map((name) =>
    readFileSync(join(sources, 'render', name), 'utf8'),
  );
  for (const [module, names] of shared) {
    const asked = texts.flatMap((text) => valuesOf(text, 'import').get(module.replace('./', '../')) ?? []);
    expect(asked, module).toEqual(expect.arrayContaining([...names]));
  }
});

/** By module, the names of values that are imported from it or exported again. */
function valuesOf(text: string, keyword: 'import' | 'export'): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const [, names = '', module = ''] of text.matchAll(
    new RegExp(`^${keyword} \\{([^}]*)\\} from '([^']*)';$`, 'gm'),
  )) {
    const values = names.split(',').map((name) => name.trim().replace(/ as .*/, ''));
    found.set(module, [...(found.get(module) ?? []), ...values.filter((name) => /^\w+$/.test(name))]);
  }
  return found;
}
