/** The HCL that the repository holds: files of its own, and what the tests and rules have as text in their sources. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** Every text with a block in it, once. Texts that begin another file (`#- name.tf`) are texts of their own. */
export function repositoryHcl(): readonly string[] {
  const texts = ['example', 'test', 'server/src/rules'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).flatMap((path) => {
      if (path.endsWith('.tf')) return [readFileSync(join(root, folder, path), 'utf8')];
      return path.endsWith('.ts') ? literalsIn(readFileSync(join(root, folder, path), 'utf8')) : [];
    }),
  );
  return [...new Set(texts)].filter((text) => BLOCK.test(text));
}

const BLOCK = /^[ \t]*[a-z_]+(?: "[^"\n]*")* \{$/m;

function literalsIn(source: string): readonly string[] {
  return Array.from(source.matchAll(/`((?:[^`\\]|\\[\s\S])*)`/g)).flatMap(([, text = '']) =>
    text
      .replaceAll(/\\([`$\\])/g, '$1')
      .replace('<|>', '')
      .split(/^[ \t]*#- .*\n/m),
  );
}
