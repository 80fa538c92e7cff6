/**
 * What a place in a file is: where a name may be typed, a label, a value and which part of it. Every feature that
 * works at a cursor starts here.
 */
import type { Attribute, Block, Body, Fragment, Item, Span } from '../../hcl/syntax.js';
import type { SourceFile } from '../../workspace/module.js';
import { type BodyScope, fileScope, innerScope } from './body-scope.js';
import { isInComment } from '../../hcl/comments.js';
import { type ValuePlace, valuePlaceAt } from './value-place.js';

/** What a cursor stands on. */
export type Site = ItemSite | LabelSite | ValueSite | Nowhere;

/** A name in a body: of an argument or block that is there, being typed, or still to come. */
export interface ItemSite {
  readonly kind: 'item';
  readonly scope: BodyScope;
  /** The name as far as it is typed; empty (`start` = `end`) where nothing is there yet. */
  readonly span: Span;
  /** What the name belongs to; undefined on blank ground. */
  readonly item: Item | undefined;
}

/** A label of a block header: for `resource "aws_api<|>"` label 0 with the text between the quotes. */
export interface LabelSite {
  readonly kind: 'label';
  /** Where the block stands, not what is in it. */
  readonly scope: BodyScope;
  readonly block: Block;
  readonly index: number;
  /** The text of the label without its quotes; empty where it is still to be typed. */
  readonly span: Span;
  readonly quoted: boolean;
}

/** A value, and which part of it. */
export interface ValueSite {
  readonly kind: 'value';
  readonly scope: BodyScope;
  readonly attribute: Attribute;
  readonly place: ValuePlace;
}

/** A comment, or a place where nothing can be said. */
export interface Nowhere {
  readonly kind: 'nowhere';
}

const NOWHERE: Nowhere = { kind: 'nowhere' };

/**
 * What stands at a UTF-16 offset; the end of a word still belongs to the word. `root` is what may stand at the top of the
 * file where that is not what a Terraform file holds.
 */
export function siteAt(file: SourceFile, offset: number, root = fileScope(file.body)): Site {
  let scope = root;
  for (;;) {
    const item = itemTouching(scope.body, offset);
    if (item?.kind === 'block' && isInBody(item, offset)) {
      scope = innerScope(scope, item);
      continue;
    }
    if (item === undefined) return blankSite(file, scope, offset);
    switch (item.kind) {
      case 'block':
        return headerSite(file, scope, item, offset);
      case 'attribute':
        return attributeSite(file, scope, item, offset);
      case 'fragment':
        return fragmentSite(scope, item, offset);
    }
  }
}

/** The item that holds the offset; where two touch, the one that begins there. */
function itemTouching(body: Body, offset: number): Item | undefined {
  const { items } = body;
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const before = items[low - 1];
  return before !== undefined && offset <= reach(before) ? before : undefined;
}

function reach(item: Item): number {
  return item.kind === 'attribute' ? Math.max(item.end, item.value.end) : item.end;
}

function isInBody(block: Block, offset: number): boolean {
  if (block.open === undefined || offset <= block.open) return false;
  return block.close === undefined ? offset <= block.body.end : offset <= block.close;
}

function blankSite(file: SourceFile, scope: BodyScope, offset: number): Site {
  const before = lastBefore(scope.body, offset);
  const from = before?.end ?? scope.body.start;
  if (isInComment(file.text, from, offset)) return NOWHERE;
  const sameLine = before !== undefined && !file.text.slice(before.end, offset).includes('\n');
  if (sameLine && before.kind === 'attribute' && before.value.kind === 'missing')
    return attributeSite(file, scope, before, offset);

  if (sameLine && before.kind === 'block' && before.open === undefined)
    return headerSite(file, scope, before, offset);

  if (sameLine && before.kind === 'fragment' && scope.blocks.length === 0 && before.name.text !== '')
    return labelAfterFragment(scope, before, offset);

  return sameLine ? NOWHERE : { kind: 'item', scope, span: { start: offset, end: offset }, item: undefined };
}

function lastBefore(body: Body, offset: number): Item | undefined {
  let found: Item | undefined;
  for (const item of body.items) {
    if (item.end > offset) break;
    found = item;
  }
  return found;
}

/** `resource <|>`: a label is expected although the parser saw only a word. */
function labelAfterFragment(scope: BodyScope, { name, start, end }: Fragment, offset: number): LabelSite {
  const block: Block = {
    kind: 'block',
    type: name,
    labels: [],
    header: name,
    open: undefined,
    close: undefined,
    body: { items: [], start: end, end },
    start,
    end,
  };
  return { kind: 'label', scope, block, index: 0, span: { start: offset, end: offset }, quoted: false };
}

function headerSite(file: SourceFile, scope: BodyScope, block: Block, offset: number): Site {
  if (offset <= block.type.end) return { kind: 'item', scope, span: block.type, item: block };
  const index = block.labels.findIndex((label) => offset <= label.end);
  const label = block.labels[index];
  if (label !== undefined && offset >= label.start) {
    if (!label.quoted) return { kind: 'label', scope, block, index, span: label, quoted: false };
    const span = { start: label.start + 1, end: label.closed ? label.end - 1 : label.end };
    const isOutside = offset < span.start || offset > span.end;
    return isOutside ? NOWHERE : { kind: 'label', scope, block, index, span, quoted: true };
  }
  if (block.close !== undefined && offset >= block.close) return NOWHERE;
  if (isInComment(file.text, block.labels.at(-1)?.end ?? block.type.end, offset)) return NOWHERE;
  const next = index < 0 ? block.labels.length : index;
  return { kind: 'label', scope, block, index: next, span: { start: offset, end: offset }, quoted: false };
}

function attributeSite(file: SourceFile, scope: BodyScope, attribute: Attribute, offset: number): Site {
  if (offset <= attribute.name.end) return { kind: 'item', scope, span: attribute.name, item: attribute };
  if (offset <= attribute.equals) return NOWHERE;
  const place = valuePlaceAt(file.text, attribute, offset);
  return place === undefined ? NOWHERE : { kind: 'value', scope, attribute, place };
}

function fragmentSite(scope: BodyScope, fragment: Fragment, offset: number): Site {
  return offset <= fragment.name.end ? { kind: 'item', scope, span: fragment.name, item: fragment } : NOWHERE;
}
