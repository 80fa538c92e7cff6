/** Finds items of a body by name. Where a name stands more than once, the first counts. */
import type { Attribute, Block, Body } from './syntax.js';

/** The attribute with this name, or undefined. */
export function attributeOf(body: Body, name: string): Attribute | undefined {
  for (const item of body.items) if (item.kind === 'attribute' && item.name.text === name) return item;

  return undefined;
}

/** The blocks of this type that stand directly in the body, in the order of the text. */
export function blocksOf(body: Body, type: string): readonly Block[] {
  return body.items.filter((item): item is Block => item.kind === 'block' && item.type.text === type);
}
