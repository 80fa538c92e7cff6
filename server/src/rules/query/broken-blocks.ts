/** Where a file is so broken that what seems to be missing may well be there. */
import { firstIndex, itemAt, overlaps } from '../../hcl/walk.js';
import type { Block, Problem } from '../../hcl/syntax.js';
import type { SourceFile } from '../../workspace/module.js';

/** Tells whether a block holds text that could not be read and may have swallowed some of its items. */
export function brokenIn(file: SourceFile): (block: Block) => boolean {
  const swallowing = file.problems
    .filter((problem) => maySwallow(file, problem))
    .toSorted((a, b) => a.start - b.start);
  const ends: number[] = [];
  for (const { end } of swallowing) ends.push(Math.max(end, ends.at(-1) ?? 0));
  return (block) => {
    if (block.close === undefined) return true;
    // Those before end too early, so that a file of nothing but problems isn't gone through for each block.
    for (let at = firstIndex(ends, (end) => end >= block.start); at < swallowing.length; at++) {
      const problem = swallowing[at];
      if (problem === undefined || problem.start > block.end) return false;
      if (overlaps(problem, block)) return true;
    }
    return false;
  };
}

/** A name or an equals sign that something is still to be typed after swallows nothing. */
function maySwallow(file: SourceFile, problem: Problem): boolean {
  const item = itemAt(file.body, problem.start)?.item;
  return !(item?.kind === 'fragment' || (item?.kind === 'attribute' && item.value.kind === 'missing'));
}
