/** Puts a hash of expressions into `triggers` that are there, in whichever way they are written. */
import { type Watch, watchedBy } from '../../analysis/deployment/watched.js';
import { innerOf, referenceIn } from '../../analysis/references/points-to.js';
import type { Edit } from '../../edits/edit.js';
import { insertEntry } from '../../edits/entries.js';
import { appendItems, hasComment } from '../../edits/tuple-items.js';
import { indentAt, isOneLine, lineAfter, lineBreak, sourceOf } from '../../edits/layout.js';
import { hashOf, shortHashOf } from '../../edits/triggers.js';
import { attributeOf, keyText } from '../../hcl/lookup.js';
import type { Expression, ObjectExpression, Tuple } from '../../hcl/syntax.js';
import { fixedAttributes } from '../../knowledge/vocabularies/deployments.js';
import type { Module, SourceFile } from '../../workspace/module.js';
import type { Resource } from '../query/resources.js';

/** Adds to the list that is hashed, writes over what says nothing, or else adds an entry; none where a comment would be lost. */
export function intoTriggers(
  { file, block }: Resource,
  written: Expression,
  expressions: readonly string[],
  module: Module,
): readonly Edit[] {
  const only = `{ ${freeKey([])} = ${shortHashOf(expressions)} }`;
  const isNull = written.kind === 'literal' && written.value === null;
  if (written.kind !== 'object') {
    const newText = isNull ? only : `merge(${sourceOf(file, written)}, ${only})`;
    return [{ file, span: written, newText }];
  }
  const { entries } = written;
  if (entries.length === 0) return hasComment(file, written) ? [] : [{ file, span: written, newText: only }];
  const [list] = entries.flatMap(({ value }) => hashedList(value) ?? []);
  if (list) return intoList(file, list, expressions);
  const each = attributeOf(block.body, 'for_each')?.value;
  const idles = entries.filter(({ value }) => watchedBy(value, module, each).every(isIdle));
  const idle = idles.find(({ value }) => watchedBy(value, module, each).length > 0) ?? idles[0];
  if (idle) {
    const isShort = isOneLine(file, written);
    const newText = isShort
      ? shortHashOf(expressions)
      : hashOf(expressions, indentAt(file, idle.start)).replaceAll('\n', lineBreak(file));
    return [{ file, span: idle.value, newText }];
  }
  return withEntry(file, written, freeKey(entries.map(keyText)), expressions);
}

/** A further entry, over several lines where the others have lines of their own. */
function withEntry(
  file: SourceFile,
  object: ObjectExpression,
  key: string,
  expressions: readonly string[],
): readonly Edit[] {
  const last = object.entries.at(-1);
  const at = last ? lineAfter(file, last) : object.end;
  if (!last || at > object.end) return insertEntry(file, object, key, shortHashOf(expressions));
  const indent = indentAt(file, last.start);
  const hash = hashOf(expressions, indent).replaceAll('\n', lineBreak(file));
  return [{ file, span: { start: at, end: at }, newText: `${indent}${key} = ${hash}${lineBreak(file)}` }];
}

/** An item that reads only the ID of what is missing becomes the whole of it; the rest is added. */
function intoList(
  file: SourceFile,
  { tuple, ofTexts }: HashedList,
  expressions: readonly string[],
): readonly Edit[] {
  const rest = new Set(expressions);
  const written = (whole: string): string => (ofTexts ? `jsonencode(${whole})` : whole);
  const replaced = tuple.items.flatMap((item): readonly Edit[] => {
    const source = sourceOf(file, item);
    const whole = referenceIn(item) && expressions.find((each) => source === `${each}.id`);
    return whole !== undefined && rest.delete(whole) ? [{ file, span: item, newText: written(whole) }] : [];
  });
  return [...replaced, ...appendItems(file, tuple, [...rest].map(written))];
}

/** A list that is hashed as a whole. */
export interface HashedList {
  readonly tuple: Tuple;
  /** True for `join`, which takes texts. */
  readonly ofTexts: boolean;
}

/** The list in `sha1(jsonencode([…]))` or `sha1(join(",", […]))`, if an expression is that. */
export function hashedList(expression: Expression): HashedList | undefined {
  let inner = innerOf(expression);
  let ofTexts = false;
  while (inner.kind === 'call' && !inner.expands) {
    const isJoin: boolean = inner.name.text === 'join' && inner.arguments.length === 2;
    const hashed: Expression | undefined = inner.arguments[isJoin ? 1 : 0];
    if (!hashed || (!isJoin && inner.arguments.length !== 1)) return undefined;
    ofTexts ||= isJoin;
    inner = innerOf(hashed);
  }
  return inner.kind === 'tuple' && inner.items.length > 0 ? { tuple: inner, ofTexts } : undefined;
}

/** Whether something never changes, or changes in every plan, whatever the API does. */
function isIdle(watch: Watch): boolean {
  if (watch.kind !== 'resource') return watch.kind === 'clock' || watch.kind === 'source';
  const { attribute, block } = watch;
  return (
    attribute !== undefined &&
    (fixedAttributes.has(attribute) || attributeOf(block.body, attribute) === undefined)
  );
}

function freeKey(taken: readonly (string | undefined)[]): string {
  return KEYS.find((each) => !taken.includes(each)) ?? 'everything';
}

const KEYS = ['redeployment', 'api', 'whole_api'];
