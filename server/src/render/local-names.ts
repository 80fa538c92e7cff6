/** Names for new resources: made of what AWS calls things, valid, and free in the module. */
import type { Module } from '../workspace/module.js';

/** Gives out names; none twice for a type. */
export type FreeName = (type: string, ...words: readonly (string | undefined)[]) => string;

/** Gives out names that neither the module nor an earlier call has taken. */
export function freeNames(module: Module, taken: Iterable<string>): FreeName {
  const used = new Set(taken);
  return (type, ...words) => {
    const wanted = identifier(words);
    for (let count = 1; ; count++) {
      const name = count === 1 ? wanted : `${wanted}_${count}`;
      const address = `${type}.${name}`;
      if (!module.resources.has(address) && !used.has(address)) {
        used.add(address);
        return name;
      }
    }
  };
}

/** `Orders API`, `$default` → `orders_api_default`. Plain letters only, since a name is typed again and again. */
function identifier(words: readonly (string | undefined)[]): string {
  const plain = words
    .join('_')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .slice(0, LONGEST)
    .replace(/^_+|_+$/g, '');
  return /^[a-z]/.test(plain) ? plain : `stage${plain === '' ? '' : `_${plain}`}`;
}

const LONGEST = 60;
