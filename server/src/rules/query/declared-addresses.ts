/** Which names a module declares, so that one that is missing can be told. */
import { declaredAddress } from '../../analysis/blocks/address.js';
import { jsonBlocks } from '../../analysis/blocks/json-blocks.js';
import { mentionsIn } from '../../analysis/references/mentions.js';
import { blocksOf } from '../../hcl/lookup.js';
import { memoize } from '../../hcl/memoize.js';
import type { Block } from '../../hcl/syntax.js';
import type { Module } from '../../workspace/module.js';

/**
 * The addresses that a module declares, those of its files in JSON syntax and of the data sources within `check` blocks
 * included. Undefined where a file could not be read: it may declare anything.
 */
export const declaredAddresses = memoize((module: Module): ReadonlySet<string> | undefined => {
  if (!module.allRead || module.jsonFiles.some(({ problems }) => problems.length > 0)) return undefined;
  const written = module.files.flatMap((file) => [
    ...mentionsIn(file).flatMap(({ role, address }) => (role === 'declaration' ? [address] : [])),
    ...blocksOf(file.body, 'check').flatMap(({ body }) => blocksOf(body, 'data').map(declaredAddress)),
  ]);
  return new Set([...written, ...module.jsonFiles.flatMap((file) => jsonBlocks(file).map(declaredAddress))]);
});

/** By address, the `check` block that has a data source for itself: nothing outside of it can read that. */
export const checkOfData = memoize(
  ({ files }: Module): ReadonlyMap<string, Block> =>
    new Map(
      files
        .flatMap((file) => blocksOf(file.body, 'check'))
        .flatMap((check) =>
          blocksOf(check.body, 'data').map((data) => [declaredAddress(data), check] as const),
        ),
    ),
);

/**
 * Whether a module certainly declares nothing of an address. A file that is being typed may lack a declaration for a
 * moment, so a name that stands in it counts as declared.
 */
export function isUndeclared(address: string, module: Module): boolean {
  const declared = declaredAddresses(module);
  if (declared === undefined || declared.has(address)) return false;
  return !module.files.some(({ problems, text }) => problems.length > 0 && mayDeclare(text, address));
}

/** Whether a line looks as if it declared an address: by a label, or a local value before an equals sign. */
function mayDeclare(text: string, address: string): boolean {
  const name = address.slice(address.lastIndexOf('.') + 1);
  if (!address.startsWith('local.')) return text.includes(`"${name}"`);
  return text.split('\n').some((line) => {
    const [before = '', ...after] = line.split('=');
    return after.length > 0 && before.trim() === name;
  });
}
