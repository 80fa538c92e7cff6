/**
 * What a module has already of live stages and of what is around them: in its text, by an `import` block, or in its local
 * state. Only what is certain counts; a stage whose API is unknown is not said to be one.
 */
import type { ManagedStage, StageKey } from '../../../protocol/stage-requests.js';
import { jsonDeclarations } from '../analysis/blocks/json-blocks.js';
import { keptOf, overridesOf } from '../analysis/blocks/overrides.js';
import { addressOfBlock } from '../analysis/blocks/address.js';
import { repetitionOf } from '../analysis/blocks/repetition.js';
import { certainValue } from '../analysis/references/certain-value.js';
import { type Instance, resourceInstances } from '../analysis/references/instances.js';
import { argumentValue, pointsTo } from '../analysis/references/points-to.js';
import { textOf } from '../analysis/values/values.js';
import { memoize } from '../hcl/memoize.js';
import type { Block, Expression } from '../hcl/syntax.js';
import type { ReferenceTarget } from '../knowledge/schema.js';
import { resourceSchema } from '../knowledge/resource-schemas.js';
import { restFamily } from '../knowledge/stage-families.js';
import { isOverrideName } from '../workspace/directory.js';
import type { Declaration, Module } from '../workspace/module.js';
import { type ArgumentReader, type DeclaredKind, partKinds, stageKinds } from './declared-kinds.js';
import { importBlocks, indexText, withoutIndex } from './import-blocks.js';
import { addressOfInstance, type KnownIds, type RenderSurroundings } from './known-ids.js';

/** Something live that the module has. */
export interface ManagedResource {
  readonly address: string;
  readonly by: ManagedStage['by'];
  /** Its block, or for one of a called module the call. Undefined where only the state knows it. */
  readonly declaration: Declaration | undefined;
}

/** All that a module certainly has, by the keys of `live-keys.ts`. */
export function declaredIn(
  surroundings: RenderSurroundings,
  known: KnownIds,
): ReadonlyMap<string, ManagedResource> {
  const stages = declaredOf(stageKinds, surroundings, known, new Map());
  const byAddress = new Map(
    [...stages].map(([key, { address }]) => [address, JSON.parse(key) as StageTuple] as const),
  );
  return new Map([...stages, ...declaredOf(partKinds, surroundings, known, byAddress)]);
}

/** As `stageKeyText` writes it. */
type StageTuple = readonly [StageKey['kind'], apiId: string, stageName: string];

function declaredOf(
  kinds: readonly DeclaredKind[],
  surroundings: RenderSurroundings,
  known: KnownIds,
  stages: ReadonlyMap<string, StageTuple>,
): ReadonlyMap<string, ManagedResource> {
  const found = new Map<string, ManagedResource>();
  const add = (key: string | undefined, declared: ManagedResource): void => {
    if (key !== undefined && !found.has(key)) found.set(key, declared);
  };
  const { module, state } = surroundings;
  for (const declaration of resourcesIn(module)) {
    const kind = kindOf(kinds, declaration.block.labels[0]?.text);
    if (kind === undefined) continue;
    const block = mergedBlock(declaration.block, module);
    for (const { index, bound } of instancesIn(block, surroundings)) {
      const key = kind.inText(readerOf({ block, bound }, surroundings, known, stages));
      add(key, { address: `${addressOfBlock(block)}${index}`, by: 'code', declaration });
    }
  }
  for (const { address, type, id, declaration } of importBlocks(surroundings)) {
    const block = resourcesIn(module).find((each) => addressOfBlock(each.block) === withoutIndex(address));
    add(kindOf(kinds, type)?.inImport(id.replace(/@[\w-]+$/, '')), {
      address,
      by: 'import',
      declaration: block ?? declaration,
    });
  }
  for (const instance of state) {
    add(kindOf(kinds, instance.type)?.inState(instance.ids), {
      address: addressOfInstance(instance),
      by: 'state',
      declaration:
        instance.module === ''
          ? module.resources.get(`${instance.type}.${instance.name}`)
          : module.calls.get(/^module\.([^.[]+)/.exec(instance.module)?.[1] ?? ''),
    });
  }
  return found;
}

function kindOf(kinds: readonly DeclaredKind[], type: string | undefined): DeclaredKind | undefined {
  // A draft's name means the released type.
  const released = resourceSchema('resource', type ?? '')?.type ?? type;
  return kinds.find(({ types }) => types.some((each) => each === released));
}

/** The resources of a module, those in JSON syntax included. */
export const resourcesIn = memoize((module: Module): readonly Declaration[] => [
  ...module.resources.values(),
  ...module.jsonFiles
    .filter(({ name }) => !isOverrideName(name))
    .flatMap((file) => jsonDeclarations(file).map((block) => ({ file, block })))
    .filter(({ block }) => block.type.text === 'resource'),
]);

/** The block as Terraform reads it, with what override files lay over it. */
export function mergedBlock(block: Block, module: Module): Block {
  const above = overridesOf(block, module);
  if (above.length === 0) return block;
  const items = above.flatMap((each) => {
    const { items: kept } = keptOf(each.block, module);
    const valued = each.file.name.endsWith('.json')
      ? jsonDeclarations(each.file).flatMap(({ body }) => body.items)
      : kept;
    return kept.map((item) => valued.find(({ start }) => start === item.start) ?? item);
  });
  return { ...block, body: { ...block.body, items: [...keptOf(block, module).items, ...items] } };
}

interface OneOf {
  /** As the address has it, with its brackets. */
  readonly index: string;
  readonly bound: Instance['bound'] | undefined;
}

/** Where nobody knows how often there is a block, it is taken to be there: a second one would be wrong in most cases. */
export function instancesIn(block: Block, { evaluate }: RenderSurroundings): readonly OneOf[] {
  const repetition = repetitionOf(block);
  if (repetition === undefined) return [{ index: '', bound: undefined }];
  return (
    resourceInstances(block, evaluate)?.map(({ key, bound }) => ({ index: `[${key}]`, bound })) ?? [
      { index: repetition === 'count' ? '[0]' : '', bound: undefined },
    ]
  );
}

/** Reads the arguments of one instance of a block; `stages` are those of the module by their addresses. */
export function readerOf(
  { block, bound }: { readonly block: Block; readonly bound: Instance['bound'] | undefined },
  { module, evaluate }: RenderSurroundings,
  known: KnownIds,
  stages: ReadonlyMap<string, StageTuple>,
): ArgumentReader {
  const textFrom = (
    expression: Expression | undefined,
    targets: readonly ReferenceTarget[],
  ): string | undefined => {
    const target = pointsTo(expression, targets, module);
    return target
      ? known.idOf(target.address, 'id')
      : textOf(certainValue(expression, { module, evaluate }, module, bound));
  };
  return {
    text: (name, targets = []) => textFrom(argumentValue(block, name), targets),
    ending(name, targets = []) {
      const expression = argumentValue(block, name);
      if (expression?.kind !== 'template') return textFrom(expression, []);
      const texts = expression.parts.map((part) =>
        part.kind === 'text'
          ? part.value
          : part.kind === 'interpolation'
            ? textFrom(part.expression, targets)
            : undefined,
      );
      return texts.slice(texts.lastIndexOf(undefined) + 1).join('');
    },
    stage(name, attribute) {
      const expression = argumentValue(block, name);
      const target = pointsTo(expression, [{ type: restFamily.stage.type, attribute }], module);
      const found = target && stages.get(`${target.address}${indexIn(expression)}`);
      return found && { kind: found[0], apiId: found[1], stageName: found[2] };
    },
  };

  /** The index of a reference's resource; empty where there is none. */
  function indexIn(expression: Expression | undefined): string {
    const step = expression?.kind === 'reference' ? expression.steps[1] : undefined;
    if (step?.kind !== 'index') return '';
    return indexText(evaluate(step.key, undefined, bound)) ?? '';
  }
}
