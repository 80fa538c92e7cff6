/** Where a file is so broken that what seems to be missing may well be there. */
import { itemAt, overlapping } from '../../hcl/walk.js';
import type { Block, Problem } from '../../hcl/syntax.js';
import type { SourceFile } from '../../workspace/module.js';

/** Tells whether a block holds text that could not be read and may have swallowed some of its items. */
export function brokenIn(file: SourceFile): (block: Block) => boolean {
  const swallows = overlapping(file.problems.filter((problem) => maySwallow(file, problem)));
  return (block) => block.close === undefined || swallows(block);
}

/** A name or an equals sign that something is still to be typed after swallows nothing. */
function maySwallow(file: SourceFile, problem: Problem): boolean {
  const item = itemAt(file.body, problem.start)?.item;
  return !(item?.kind === 'fragment' || (item?.kind === 'attribute' && item.value.kind === 'missing'));
}
