/**
 * Which members a value may have, also where the value itself is not known: by type constraints, by what is written, and
 * through calls and loops. For proposals alone: what is missing here may well be there.
 */
import { attributeOf, keyText } from '../../hcl/lookup.js';
import type { Block, Call, Expression, Reference } from '../../hcl/syntax.js';
import { resourceSchema } from '../../knowledge/resource-schemas.js';
import type { Module } from '../../workspace/module.js';
import { repetitionOf } from '../blocks/repetition.js';
import { iteratorsOf } from '../references/mentions.js';
import { givenTo } from '../values/given-values.js';
import type { Loop } from './bound-values.js';
import {
  collectionShape,
  elementShape,
  type Later,
  listShape,
  mergedShape,
  type ValueShape,
  shapeBelow,
  typeShape,
} from './shape-parts.js';

/** Where a value is looked at. */
interface Around {
  readonly module: Module;
  /** The names that blocks and `for` bind. */
  readonly names: ReadonlyMap<string, Later>;
  readonly depth: number;
  /** How many expressions may still be looked at: code that doubles itself again and again would take for ever. */
  readonly budget: { left: number };
}

/** The shape of an expression in the body of `blocks`, inside of `loops`; both from the outside in. */
export function valueShape(
  expression: Expression,
  blocks: readonly Block[],
  loops: readonly Loop[],
  module: Module,
): ValueShape | undefined {
  let around: Around = { module, names: new Map(), depth: 0, budget: { left: MAX_STEPS } };
  const iterators = new Map([...iteratorsOf(blocks)].map(([name, block]) => [block, name]));
  for (const block of blocks) {
    const repeated = attributeOf(block.body, 'for_each')?.value;
    if (repeated === undefined) continue;
    const outer = around;
    const value: Later = () => elementShape(shapeIn(repeated, outer));
    const entry = { members: new Map<string, Later>([['value', value]]), element: undefined };
    around = bind(around, iterators.get(block) ?? 'each', () => entry);
  }
  for (const loop of loops) around = insideOf(loop, around);
  return shapeIn(expression, around);
}

function bind(around: Around, name: string, shape: Later): Around {
  return { ...around, names: new Map([...around.names, [name, shape]]) };
}

/** The last name is the value; a key has no members. */
function insideOf({ names, collection }: Loop, around: Around): Around {
  return names.reduce((inner, { text }, index) => {
    const isValue = index === names.length - 1;
    return bind(inner, text, () => (isValue ? elementShape(shapeIn(collection, around)) : undefined));
  }, around);
}

function shapeIn(expression: Expression | undefined, outer: Around): ValueShape | undefined {
  if (expression === undefined || outer.depth > MAX_DEPTH || --outer.budget.left < 0) return undefined;
  const around = { ...outer, depth: outer.depth + 1 };
  switch (expression.kind) {
    case 'parenthesized':
      return shapeIn(expression.inner, around);
    case 'object': {
      const entries = expression.entries.flatMap((entry): readonly [string, Later][] => {
        const name = keyText(entry);
        return [[name ?? '', () => shapeIn(entry.value, around)]];
      });
      return collectionShape(entries);
    }
    case 'tuple':
      return listShape(() => mergedShape(expression.items.map((item) => shapeIn(item, around))));
    case 'for':
      return listShape(() => shapeIn(expression.result, insideOf(expression, around)));
    case 'conditional':
      return mergedShape([shapeIn(expression.then, around), shapeIn(expression.otherwise, around)]);
    case 'call':
      return callShape(expression, around);
    case 'access':
      return shapeBelow(shapeIn(expression.target, around), expression.steps);
    case 'reference':
      return referenceShape(expression, around);
    default:
      return undefined;
  }
}

/** Values that are followed further than that are not. */
const MAX_DEPTH = 40;
const MAX_STEPS = 5_000;

/** The functions that leave what they are given as it is, or take one element, or join several. */
function callShape({ name, arguments: args }: Call, around: Around): ValueShape | undefined {
  const inner = (): readonly (ValueShape | undefined)[] => args.map((each) => shapeIn(each, around));
  if (SAME.has(name.text)) return shapeIn(args[0], around);
  if (JOINING.has(name.text)) return mergedShape(inner());
  if (ELEMENT.has(name.text)) return elementShape(shapeIn(args[0], around));
  if (name.text === 'values') return listShape(() => elementShape(shapeIn(args[0], around)));
  if (name.text !== 'flatten') return undefined;
  return listShape(() => {
    const element = elementShape(shapeIn(args[0], around));
    return elementShape(element) ?? element;
  });
}

const SAME: ReadonlySet<string> = new Set([
  ...['tolist', 'toset', 'tomap', 'sensitive', 'nonsensitive', 'reverse', 'distinct', 'slice', 'compact'],
]);
const JOINING: ReadonlySet<string> = new Set(['merge', 'concat', 'coalesce', 'coalescelist', 'try']);
const ELEMENT: ReadonlySet<string> = new Set(['element', 'lookup', 'one']);

function referenceShape({ root, steps }: Reference, around: Around): ValueShape | undefined {
  const bound = around.names.get(root.text);
  if (bound !== undefined) return shapeBelow(bound(), steps);
  const [name, ...rest] = steps.map((step) => (step.kind === 'attribute' ? step.name.text : ''));
  const within = { ...around, names: new Map<string, Later>() };
  const { module } = around;
  if (name === undefined) return undefined;
  switch (root.text) {
    case 'var':
      return shapeBelow(variableShape(name, within), steps.slice(1));
    case 'local':
      return shapeBelow(shapeIn(module.locals.get(name)?.attribute.value, within), steps.slice(1));
    case 'module':
      return shapeBelow(callOf(name, within), steps.slice(1));
    case 'data':
      return shapeBelow(resourceShape('data', name, rest[0] ?? '', within), steps.slice(2));
    default:
      return shapeBelow(resourceShape('resource', root.text, name, within), steps.slice(1));
  }
}

/** What its type says, and what is written where it is set or by default. */
function variableShape(name: string, around: Around): ValueShape | undefined {
  const block = around.module.variables.get(name)?.block;
  const typed = block && typeShape(attributeOf(block.body, 'type')?.value);
  if (typed !== undefined) return typed;
  const given = givenTo(name, around.module) ?? [];
  return mergedShape(given.map(({ module, origin }) => shapeIn(origin.expression, { ...around, module })));
}

/** The outputs of a called module, below its instances where there are several. */
function callOf(name: string, around: Around): ValueShape | undefined {
  const block = around.module.calls.get(name)?.block;
  const child = around.module.child(name);
  if (block === undefined || child === undefined) return undefined;
  const outputs = collectionShape(
    [...child.outputs].map(([output, { block: own }]) => [
      output,
      () => shapeIn(attributeOf(own.body, 'value')?.value, { ...around, module: child }),
    ]),
  );
  return repetitionOf(block) === undefined ? outputs : listShape(() => outputs);
}

function resourceShape(
  kind: 'resource' | 'data',
  type: string,
  name: string,
  around: Around,
): ValueShape | undefined {
  const { resources, data } = around.module;
  const block = (kind === 'data' ? data.get(`data.${type}.${name}`) : resources.get(`${type}.${name}`))
    ?.block;
  const schema = resourceSchema(kind, type);
  if (block === undefined || schema === undefined) return undefined;
  const members = [...schema.body.attributes.keys()].map((attribute): readonly [string, Later] => [
    attribute,
    () => shapeIn(attributeOf(block.body, attribute)?.value, around),
  ]);
  const own = collectionShape(members);
  return repetitionOf(block) === undefined ? own : listShape(() => own);
}
