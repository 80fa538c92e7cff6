/** How a new resource goes along with one that is made any number of times. */
import { repetitionOf } from '../analysis/blocks/repetition.js';
import { argumentValue } from '../analysis/references/points-to.js';
import type { BlockInFile } from './edit.js';
import type { NewArgument } from './insert.js';
import { isOneLine, sourceOf } from './layout.js';

/** What a resource beside another repeats, and the index by which the two of an instance refer to each other. */
export interface Instances {
  readonly repetition: NewArgument | undefined;
  readonly index: string;
}

/** Those of a resource; undefined where its `count` or `for_each` is longer than anybody would repeat. */
export function sameInstances({ file, block }: BlockInFile): Instances | undefined {
  const name = repetitionOf(block);
  const written = name && argumentValue(block, name);
  if (name === undefined || written === undefined) return { repetition: undefined, index: '' };
  if (!isOneLine(file, written)) return undefined;
  return {
    repetition: { name, value: sourceOf(file, written) },
    index: name === 'count' ? '[count.index]' : '[each.key]',
  };
}
