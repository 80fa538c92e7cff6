/** Finds items of a body by name, and tells names from indexes. Where a name stands more than once, the first counts. */
import type { Attribute, AttributeStep, Block, Body, ObjectEntry, ObjectExpression, Step } from './syntax.js';

/** The attribute with this name, or undefined. */
export function attributeOf(body: Body, name: string): Attribute | undefined {
  for (const item of body.items) if (item.kind === 'attribute' && item.name.text === name) return item;

  return undefined;
}

/** The blocks of this type that stand directly in the body, in the order of the text. */
export function blocksOf(body: Body, type: string): readonly Block[] {
  return body.items.filter((item): item is Block => item.kind === 'block' && item.type.text === type);
}

/** The entry of an object whose key is written as this name, bare or in quotes. */
export function entryOf({ entries }: ObjectExpression, name: string): ObjectEntry | undefined {
  return entries.find((each) => keyText(each) === name);
}

/** The key of an entry where it is written out; undefined for one that is computed. */
export function keyText({ key }: Pick<ObjectEntry, 'key'>): string | undefined {
  if (key.kind === 'reference') return key.steps.length === 0 ? key.root.text : undefined;
  if (key.kind !== 'template' || key.parts.length > 1) return undefined;
  const [part] = key.parts;
  return part === undefined ? '' : part.kind === 'text' ? part.value : undefined;
}

/** Whether a step reads a name: not an index or splat, nor the legacy `.0`. It holds for one still to be typed, too. */
export function isNamedStep(step: Step | undefined): step is AttributeStep {
  return step?.kind === 'attribute' && !/^\d+$/.test(step.name.text);
}
