/** Finds items of a body by name. Where a name stands more than once, the first counts. */
import type { Attribute, Block, Body } from './syntax.js';

/** The attribute with this name, or undefined. */
export function attributeOf(body: Body, name: string): Attribute | undefined {
  const found = body.items.find((item) => item.kind === 'attribute' && item.name.text === name);
  return found?.kind === 'attribute' ? found : undefined;
}

/** The blocks of this type that stand directly in the body, in the order of the text. */
export function blocksOf(body: Body, type: string): readonly Block[] {
  return body.items.filter((item) => item.kind === 'block').filter((item) => item.type.text === type);
}
