/** Which values of a variable are known to be right: those that its validation lists, or that what reads it allows. */
import { attributeOf, blocksOf } from '../../hcl/lookup.js';
import { memoize } from '../../hcl/memoize.js';
import type { Expression, Reference } from '../../hcl/syntax.js';
import { visitExpression } from '../../hcl/walk.js';
import type { AllowedValue, ValueType } from '../../knowledge/schema.js';
import type { Declaration, Module } from '../../workspace/module.js';
import { argumentsIn, schemaBlocks } from '../blocks/schema-blocks.js';
import { plainText } from './mentions.js';

/** Values for a variable or a member of it. */
export interface KnownValues {
  readonly values: readonly AllowedValue[];
  /** Whether every other value is refused. */
  readonly closed: boolean;
  /** What the values are. */
  readonly type: ValueType;
}

/** The values for a path within the module's variables, `stage` or `stage.size`; undefined where nothing is known. */
export function knownValues(path: string, module: Module): KnownValues | undefined {
  return valuesFor(path, module, 0);
}

function valuesFor(path: string, module: Module, depth: number): KnownValues | undefined {
  const [name = '', ...members] = path.split('.');
  const declaration = module.variables.get(name);
  const read = readsOf(module).get(path);
  const known = (declaration && listedBy(declaration, path, read?.values ?? [])) ?? read;
  if (known !== undefined || depth > MAX_DEPTH) return known;
  for (const [call, { block }] of module.calls) {
    for (const item of block.body.items) {
      if (item.kind !== 'attribute' || pathIn(item.value) !== path || members.length > 0) continue;
      const child = module.child(call);
      const found = child && valuesFor(item.name.text, child, depth + 1);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** Modules that call each other in a circle end here. */
const MAX_DEPTH = 4;

/**
 * `condition = contains(["a", "b"], var.x)`, however it is joined to other conditions. What a value means is known
 * where the argument that reads the variable allows it too.
 */
function listedBy(
  { block }: Declaration,
  path: string,
  meanings: readonly AllowedValue[],
): KnownValues | undefined {
  const values: AllowedValue[] = [];
  let type: ValueType = 'string';
  for (const { body } of blocksOf(block.body, 'validation')) {
    const condition = attributeOf(body, 'condition')?.value;
    if (condition === undefined) continue;
    visitExpression(condition, (each) => {
      if (each.kind !== 'call' || each.name.text !== 'contains') return;
      const [list, value] = each.arguments;
      if (list?.kind !== 'tuple' || pathIn(value) !== path) return;
      for (const item of list.items) {
        const text = item.kind === 'literal' ? String(item.value) : plainText(item);
        const meaning = meanings.find(({ value: other }) => other === text);
        if (text !== undefined) values.push(meaning ?? { value: text, doc: '' });
        if (item.kind === 'literal') type = 'any';
      }
    });
  }
  return values.length === 0 ? undefined : { values, closed: true, type };
}

/** By path, what the arguments of resources allow that a variable is the whole value of. */
const readsOf = memoize((module: Module): ReadonlyMap<string, KnownValues> => {
  const found = new Map<string, KnownValues>();
  for (const { schema, attribute } of module.files.flatMap((file) => argumentsIn(schemaBlocks(file)))) {
    const path = schema && isScalar(schema.type) ? pathIn(attribute.value) : undefined;
    const values = schema?.facts?.allowed ?? schema?.facts?.suggested;
    if (path === undefined || values === undefined || found.has(path)) continue;
    found.set(path, { values, closed: schema?.facts?.allowed !== undefined, type: schema?.type ?? 'any' });
  }
  return found;
});

function isScalar(type: ValueType): boolean {
  return typeof type === 'string' && type !== 'any';
}

/** `stage.size` of `var.stage.size`; undefined for everything that is not a plain read of a variable. */
function pathIn(expression: Expression | undefined): string | undefined {
  const plain = expression?.kind === 'parenthesized' ? expression.inner : expression;
  return plain?.kind === 'reference' && plain.root.text === 'var' ? wordsOf(plain) : undefined;
}

function wordsOf({ steps }: Reference): string | undefined {
  const words = steps.map((step) => (step.kind === 'attribute' ? step.name.text : undefined));
  return words.length === 0 || words.includes(undefined) ? undefined : words.join('.');
}
