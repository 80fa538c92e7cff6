/** What is known of the members of a value, and how that is put together; nothing here looks at a module. */
import type { Expression, Step } from '../../hcl/syntax.js';
import { plainText } from '../references/mentions.js';
import { elementConstraint, typeMembers } from '../values/type-members.js';

/** What is known of a value: the names of its members, and what each element of a collection is. */
export interface ValueShape {
  readonly members: ReadonlyMap<string, Later>;
  readonly element: Later | undefined;
}

/** Looked at when it is asked for, so that nothing is followed in vain. */
export type Later = () => ValueShape | undefined;

/** An object or map of these entries; the name of one that is computed is empty. */
export function collectionShape(entries: readonly (readonly [string, Later])[]): ValueShape {
  const members = new Map(entries.filter(([name]) => name !== ''));
  return { members, element: () => mergedShape(entries.map(([, later]) => later())) };
}

/** A list or set. */
export function listShape(element: Later): ValueShape {
  return { members: new Map(), element };
}

/** What any of them may have. */
export function mergedShape(shapes: readonly (ValueShape | undefined)[]): ValueShape | undefined {
  const known = shapes.filter((each) => each !== undefined);
  if (known.length <= 1) return known[0];
  const names = new Set(known.flatMap(({ members }) => [...members.keys()]));
  const members = [...names].map((name): readonly [string, Later] => [
    name,
    () => mergedShape(known.map(({ members: own }) => own.get(name)?.())),
  ]);
  return { members: new Map(members), element: () => mergedShape(known.map(elementShape)) };
}

/** Any element of a collection. */
export function elementShape(shape: ValueShape | undefined): ValueShape | undefined {
  return shape?.element?.();
}

/** What a type constraint says. */
export function typeShape(type: Expression | undefined): ValueShape | undefined {
  const members = typeMembers(type);
  if (members !== undefined)
    return collectionShape(members.map(({ name, type: own }) => [name, () => typeShape(own)] as const));
  const element = elementConstraint(type);
  return element && listShape(() => typeShape(element));
}

/** What some steps lead to. Behind a splat stands what each element has. */
export function shapeBelow(shape: ValueShape | undefined, steps: readonly Step[]): ValueShape | undefined {
  return steps.reduce<ValueShape | undefined>((at, step) => {
    if (step.kind === 'splat') return elementShape(at) ?? at;
    const key = step.kind === 'attribute' ? step.name.text : plainText(step.key);
    const member = key === undefined ? undefined : at?.members.get(key);
    return member === undefined && (step.kind === 'index' || /^\d+$/.test(key ?? ''))
      ? elementShape(at)
      : member?.();
  }, shape);
}
