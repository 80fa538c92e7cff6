/** Moves arguments of a block into a block nested in it. */
import { attributeOf } from '../hcl/lookup.js';
import { nestedName } from '../analysis/blocks/schema-blocks.js';
import type { Attribute, Block, Body } from '../hcl/syntax.js';
import type { SourceFile } from '../workspace/module.js';
import type { Edit } from './edit.js';
import { appendBlocks, insertArguments, type NewArgument } from './insert.js';
import { isOneLine, lineStart, removeArguments, sourceOf } from './layout.js';

/**
 * Edits that move arguments into the nested block of a name, or into a new one with what it needs besides; none where
 * the block has one of them already, or where it is unknown which block.
 */
export function moveInto(
  file: SourceFile,
  { block, body }: { readonly block: Block; readonly body: Body },
  moved: readonly Attribute[],
  name: string,
  needed: readonly NewArgument[],
): readonly Edit[] {
  const nested = body.items.filter((item) => item.kind === 'block' && nestedName(item) === name);
  const [existing, ...others] = nested.filter((item) => item.kind === 'block');
  const isMovable = moved.every((each) => each.value.kind !== 'missing' && isOneLine(file, each));
  if (isOneLine(file, block) || others.length > 0 || !isMovable) return [];
  const added = argumentsFrom(file, moved);
  const removed = removeArguments(file, body, moved);
  // Lines that the block shares with one of them, as in broken text, would go with it.
  const close = block.close ?? 0;
  if (removed.some(({ span }) => span.start < block.body.start || span.end > lineStart(file, close)))
    return [];
  if (existing === undefined) {
    return [
      ...removed,
      ...appendBlocks(file, block, [{ header: name, arguments: [...added, ...needed], blocks: [] }]),
    ];
  }
  const put = existing.type.text === 'dynamic' ? undefined : putInto(file, existing, added);
  return put ? [...removed, ...put] : [];
}

/** Edits that put arguments into a block that is closed; undefined where it has one of them with another value. */
export function putInto(
  file: SourceFile,
  block: Block,
  added: readonly NewArgument[],
): readonly Edit[] | undefined {
  const isNew = ({ name }: NewArgument): boolean => attributeOf(block.body, name) === undefined;
  const isSame = ({ name, value }: NewArgument): boolean => {
    const there = attributeOf(block.body, name);
    return there !== undefined && sourceOf(file, there.value) === value;
  };
  if (block.close === undefined || !added.every((each) => isNew(each) || isSame(each))) return undefined;
  const missing = added.filter(isNew);
  const last = block.body.items.findLast((item): item is Attribute => item.kind === 'attribute');
  return missing.length > 0 ? insertArguments(file, block, missing, last, false) : [];
}

/** Arguments as they are written. */
export function argumentsFrom(file: SourceFile, written: readonly Attribute[]): readonly NewArgument[] {
  return written.map(({ name, value }) => ({ name: name.text, value: sourceOf(file, value) }));
}
