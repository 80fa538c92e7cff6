/** What an expression reads where something else has to stand. */
import { attributeAt } from '../../analysis/references/points-to.js';
import type { BlockTarget } from '../../analysis/references/resolve.js';
import type { Expression } from '../../hcl/syntax.js';
import { isOtherIdentifier } from '../../knowledge/identifiers.js';
import type { ReferenceTarget } from '../../knowledge/schema.js';
import type { Module } from '../../workspace/module.js';

/** An attribute of a block, by the released type. */
export interface IdentifierRead extends ReferenceTarget {
  readonly target: BlockTarget;
}

/**
 * The attribute that an expression reads, where it certainly is none of those that are taken; followed through local
 * values, arguments, outputs and what the only caller sets.
 */
export function otherRead(
  expression: Expression,
  taken: readonly ReferenceTarget[],
  module: Module,
): IdentifierRead | undefined {
  const isTaken = (read: ReferenceTarget): boolean =>
    taken.some(({ type, attribute }) => type === read.type && attribute === read.attribute);
  const found = attributeAt(expression, (read) => isTaken(read) || isOtherIdentifier(read, taken), module);
  if (found === undefined) return undefined;
  const read = { ...found, type: found.target.schema?.type ?? found.target.type };
  return isTaken(read) ? undefined : read;
}
