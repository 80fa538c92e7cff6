/** What the words mean that a block binds for what stands in it: `each`, `count`, `self`, iterators of `dynamic`. */
import { attributeOf } from '../../hcl/lookup.js';
import type { Attribute, Block } from '../../hcl/syntax.js';
import { iteratorsOf } from './mentions.js';

/** A word that blocks around a place give a meaning to. */
export type BlockWord =
  /** `source` is the `for_each` or `count` that it goes through; undefined where none is written. */
  | {
      readonly kind: 'each' | 'count';
      readonly block: Block | undefined;
      readonly source: Attribute | undefined;
    }
  | { readonly kind: 'self'; readonly block: Block; readonly source: undefined }
  | { readonly kind: 'iterator'; readonly block: Block; readonly source: Attribute | undefined };

/** The meaning of a reference's first word inside the given blocks, outermost first; undefined for other words. */
export function blockWord(word: string, blocks: readonly Block[]): BlockWord | undefined {
  const dynamic = iteratorsOf(blocks).get(word);
  if (dynamic) return { kind: 'iterator', block: dynamic, source: attributeOf(dynamic.body, 'for_each') };
  if (word === 'self') {
    const resource = blocks.find(({ type }) => type.text === 'resource' || type.text === 'data');
    return resource && { kind: 'self', block: resource, source: undefined };
  }
  if (word !== 'each' && word !== 'count') return undefined;
  const repeated = word === 'each' ? 'for_each' : 'count';
  for (const block of blocks) {
    const source = block.type.text === 'dynamic' ? undefined : attributeOf(block.body, repeated);
    if (source) return { kind: word, block, source };
  }
  return { kind: word, block: undefined, source: undefined };
}
