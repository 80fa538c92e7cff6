/**
 * Where stages declare their variables: the keys of a stage's map and of its canary's overrides, also where the map
 * is a local value, a default, or put together with `merge`.
 */
import { attributeOf } from '../../hcl/lookup.js';
import type { Block, Expression, Span } from '../../hcl/syntax.js';
import { familyOfType, stageFamilies, type StageFamily } from '../../knowledge/stage-families.js';
import { restStageParts } from '../../knowledge/stage-parts.js';
import type { Module, SourceFile } from '../../workspace/module.js';
import { plainText } from '../references/mentions.js';
import { argumentValue, referenceIn } from '../references/points-to.js';
import { resolve } from '../references/resolve.js';
import { nestedName } from '../blocks/schema-blocks.js';
import { resourceType } from './uses.js';

/** A stage of the module, with the variables that it says it has. */
export interface VariableStage {
  readonly address: string;
  readonly file: SourceFile;
  readonly block: Block;
  readonly family: StageFamily;
  readonly keys: readonly StageVariableKey[];
}

/** One key of a map of stage variables; the span is that of the name, without quotes. */
export interface StageVariableKey extends Span {
  readonly name: string;
  readonly file: SourceFile;
  readonly value: Expression;
  /** Whether it is an override for the canary. */
  readonly canary: boolean;
}

/** Every stage of the module. */
export function variableStages(module: Module): readonly VariableStage[] {
  return [...module.resources].flatMap(([address, { file, block }]) => {
    const type = resourceType(block) ?? '';
    if (!stageFamilies.some(({ stage }) => stage.type === type)) return [];
    const family = familyOfType(type);
    const keys = variableMaps(block, family).flatMap(({ value, canary }) =>
      keysIn(value, file, module).map((key) => ({ ...key, canary })),
    );
    return [{ address, file, block, family, keys: [...keys, ...keysOfBlock(block, file, family)] }];
  });
}

/** The maps that a stage's variables are written in: its own, and that of its canary, also of a `dynamic` one. */
export function variableMaps(
  block: Block,
  { stage }: StageFamily,
): readonly { readonly value: Expression; readonly canary: boolean }[] {
  const own = argumentValue(block, stage.variables);
  const overrides = block.body.items.flatMap((item) =>
    item.kind === 'block' && nestedName(item) === stage.canary ? overridesIn(item) : [],
  );
  return [
    ...(own ? [{ value: own, canary: false }] : []),
    ...overrides.map((value) => ({ value, canary: true })),
  ];
}

/** Terraform 0.11 took a block for a map. */
export function keysOfBlock(
  { body }: Block,
  file: SourceFile,
  { stage }: StageFamily,
): readonly StageVariableKey[] {
  return body.items.flatMap((item) =>
    item.kind === 'block' && item.type.text === stage.variables
      ? item.body.items.flatMap((each) =>
          each.kind === 'attribute'
            ? [
                {
                  name: each.name.text,
                  start: each.name.start,
                  end: each.name.end,
                  file,
                  value: each.value,
                  canary: false,
                },
              ]
            : [],
        )
      : [],
  );
}

function overridesIn(block: Block): readonly Expression[] {
  const own = argumentValue(block, restStageParts.canary.overrides);
  const contents = block.body.items.flatMap((item) =>
    item.kind === 'block' && item.type.text === 'content' ? overridesIn(item) : [],
  );
  return own ? [own, ...contents] : contents;
}

/** The keys that a map is written with, wherever they stand; what is computed has none. */
function keysIn(
  expression: Expression,
  file: SourceFile,
  module: Module,
  seen = new Set<Expression>(),
): readonly Omit<StageVariableKey, 'canary'>[] {
  const inner = (each: Expression): ReturnType<typeof keysIn> => keysIn(each, file, module, seen);
  if (seen.has(expression) || seen.size > MOST_SEEN) return [];
  seen.add(expression);
  switch (expression.kind) {
    case 'object':
      return expression.entries.flatMap(({ key, value }) => {
        const name = key.kind === 'reference' && key.steps.length === 0 ? key.root.text : plainText(key);
        const { start, end } = key.kind === 'template' ? key.content : key;
        return name === undefined || name === '' ? [] : [{ name, start, end, file, value }];
      });
    case 'call':
      return expression.name.text === 'merge' ? expression.arguments.flatMap(inner) : [];
    case 'conditional':
      return [...inner(expression.then), ...inner(expression.otherwise)];
    case 'parenthesized':
      return inner(expression.inner);
    default: {
      const source = sourceOfMap(expression, module);
      return source ? keysIn(source.value, source.file, module, seen) : [];
    }
  }
}

/** What a local value or the default of a variable is written as. */
function sourceOfMap(
  expression: Expression,
  module: Module,
): { readonly value: Expression; readonly file: SourceFile } | undefined {
  const reference = referenceIn(expression);
  const found = reference && resolve(reference, module);
  if (!found || reference.steps.length > found.address.length) return undefined;
  const { target } = found;
  if (target.kind === 'local')
    return { value: target.declaration.attribute.value, file: target.declaration.file };

  const written =
    target.kind === 'variable' ? attributeOf(target.declaration.block.body, 'default')?.value : undefined;
  return target.kind === 'variable' && written
    ? { value: written, file: target.declaration.file }
    : undefined;
}

/** A map is put together from a few pieces; this many end the search, and so does one that was there before. */
const MOST_SEEN = 200;
