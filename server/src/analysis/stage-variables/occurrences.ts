/**
 * The stage variable at a place, and all other places of the module that mean the same one: the keys of the stages of
 * its API and the uses in what belongs to the API. Where the API is unknown, it may be any.
 */
import { addressOfBlock } from '../blocks/address.js';
import type { Attribute, Block, Expression, Reference, Span } from '../../hcl/syntax.js';
import { familyOfType, type StageFamily } from '../../knowledge/stage-families.js';
import { readerTypes } from '../../knowledge/vocabularies/stage-variable-readers.js';
import type { Module, SourceFile } from '../../workspace/module.js';
import { argumentValue, pointsTo } from '../references/points-to.js';
import { referencesIn, visitExpression } from '../../hcl/walk.js';
import { type StageVariableKey, variableStages, type VariableStage } from './keys.js';
import { textUses } from './text-uses.js';
import { resourceType, type StageVariableUse, stageVariableUses } from './uses.js';

/** A stage variable of one or more APIs: more than one where a local value is shared. */
export interface StageVariable {
  readonly name: string;
  /** Where the name stands at the place that was asked for. */
  readonly span: Span;
  readonly owners: readonly VariableOwner[];
}

/** An API, as far as it is known. */
export interface VariableOwner {
  readonly family: StageFamily;
  /** Its address, or else the expression by which it is given; undefined where there is none yet. */
  readonly api: string | undefined;
}

/** A use in a file, or in a text beside the module. */
export interface LocatedUse extends StageVariableUse {
  readonly file: SourceFile;
}

/** The stage variable whose name is used or declared at an offset. */
export function stageVariableAt(file: SourceFile, offset: number, module: Module): StageVariable | undefined {
  const touches = ({ start, end }: Span): boolean => start <= offset && offset <= end;
  const use = stageVariableUses(file).find(touches);
  if (use) {
    const owners = ownersOf(use.block, use.attribute.name.text, file, module);
    return owners.length > 0 ? { name: use.name, span: use, owners } : undefined;
  }
  const declaring = variableStages(module).flatMap((stage) => {
    const key = stage.keys.find((each) => each.file === file && touches(each));
    return key ? [{ key, owner: ownerOfStage(stage, module) }] : [];
  });
  const [first] = declaring;
  return first && { name: first.key.name, span: first.key, owners: declaring.map(({ owner }) => owner) };
}

/** The places that read the variable, in the order of files and text. */
export function usesOf({ name, owners }: StageVariable, module: Module): readonly LocatedUse[] {
  const found = allUses(module).filter((use) => use.name === name && isShared(owners, use.owners));
  // Several resources may read one text.
  return [...new Map(found.map((use) => [`${use.file.uri}#${use.start}`, use])).values()];
}

/** The stages of some APIs. */
export function stagesOfOwners(owners: readonly VariableOwner[], module: Module): readonly VariableStage[] {
  return variableStages(module).filter((stage) => isShared(owners, [ownerOfStage(stage, module)]));
}

/** The keys that declare the variable, in the order of files and text; each place once. */
export function keysOf(variable: StageVariable, module: Module): readonly StageVariableKey[] {
  const found = new Map<string, StageVariableKey>();
  for (const { keys } of stagesOfOwners(variable.owners, module)) {
    for (const key of keys) {
      const place = `${key.file.uri}#${key.start}`;
      if (key.name === variable.name && !found.has(place)) found.set(place, key);
    }
  }
  return inOrder([...found.values()], module);
}

/** Keys and uses together, in the order of files and text. */
export function variablePlaces(
  variable: StageVariable,
  module: Module,
): readonly (Span & { readonly file: SourceFile; readonly role: 'declaration' | 'use' })[] {
  return inOrder(
    [
      ...keysOf(variable, module).map((key) => ({ ...key, role: 'declaration' as const })),
      ...usesOf(variable, module).map((use) => ({ ...use, role: 'use' as const })),
    ],
    module,
  );
}

/** Every name that the texts of a stage's API read. */
export function namesReadFrom(stage: Block, file: SourceFile, module: Module): ReadonlySet<string> {
  const owner = ownerOf(stage, resourceType(stage) ?? '', file, module);
  return new Set(allUses(module).flatMap(({ name, owners }) => (isShared([owner], owners) ? [name] : [])));
}

/** The APIs whose texts a resource or an entry of a `locals` block is; empty where it is none of any. */
export function ownersOf(
  block: Block,
  attribute: string,
  file: SourceFile,
  module: Module,
): readonly VariableOwner[] {
  const type = resourceType(block);
  if (type !== undefined) return readerTypes.has(type) ? [ownerOf(block, type, file, module)] : [];
  return [...module.resources.values()].flatMap((reader) => {
    const own = resourceType(reader.block) ?? '';
    return readerTypes.has(own) && reads(reader.block, attribute, module)
      ? [ownerOf(reader.block, own, reader.file, module)]
      : [];
  });
}

function inOrder<T extends Span & { readonly file: SourceFile }>(
  places: readonly T[],
  { files }: Module,
): readonly T[] {
  const order = new Map(files.map((file, index) => [file, index]));
  const place = ({ file }: T): number => order.get(file) ?? files.length;
  return places.toSorted((a, b) => place(a) - place(b) || a.start - b.start);
}

function allUses(module: Module): readonly (LocatedUse & { readonly owners: readonly VariableOwner[] })[] {
  const known = new Map<Attribute, readonly VariableOwner[]>();
  return module.files.flatMap((file) =>
    [...stageVariableUses(file).map((use) => ({ ...use, file })), ...textUses(file, module)].map((use) => {
      const { block, attribute } = use;
      const owners = known.get(attribute) ?? ownersOf(block, attribute.name.text, file, module);
      known.set(attribute, owners);
      return { ...use, owners };
    }),
  );
}

function ownerOfStage({ block, file, family }: VariableStage, module: Module): VariableOwner {
  return ownerOf(block, family.stage.type, file, module);
}

function ownerOf(block: Block, type: string, file: SourceFile, module: Module): VariableOwner {
  const family = familyOfType(type);
  if (type === family.api.type) return { family, api: addressOfBlock(block) };
  const written = argumentValue(block, family.stage.api);
  const target = pointsTo(written, [{ type: family.api.type, attribute: 'id' }], module);
  return { family, api: target?.address ?? sourceOf(written, file) };
}

function sourceOf(written: Expression | undefined, { text }: SourceFile): string | undefined {
  const source = written && text.slice(written.start, written.end).replace(/\s/g, '');
  return source === '' || source === '""' ? undefined : source;
}

function isShared(some: readonly VariableOwner[], others: readonly VariableOwner[]): boolean {
  return some.some(({ family, api }) =>
    others.some(
      (other) =>
        other.family === family && (api === undefined || other.api === undefined || api === other.api),
    ),
  );
}

/** Whether a block's texts are made of a local value, directly or by way of others. */
function reads(block: Block, local: string, module: Module): boolean {
  const seen = new Set<string>();
  const rest = referencesIn(block.body).flatMap(localIn);
  for (let name = rest.pop(); name !== undefined; name = rest.pop()) {
    if (name === local) return true;
    const declared = seen.has(name) ? undefined : module.locals.get(name);
    seen.add(name);
    if (declared) {
      visitExpression(declared.attribute.value, (each) => {
        if (each.kind === 'reference') rest.push(...localIn(each));
      });
    }
  }
  return false;
}

function localIn({ root, steps: [step] }: Reference): readonly string[] {
  return root.text === 'local' && step?.kind === 'attribute' ? [step.name.text] : [];
}
