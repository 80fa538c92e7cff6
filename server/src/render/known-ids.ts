/**
 * Which resource of a module a live ID belongs to, where that is proved: the local state says so, an `import` block
 * does, or a person. Anything else stays a literal, because a wrong reference points live traffic elsewhere.
 */
import type { Evaluate } from '../analysis/values/evaluate.js';
import { overriddenIn } from '../analysis/blocks/overrides.js';
import { repetitionOf } from '../analysis/blocks/repetition.js';
import { attributeOf } from '../hcl/lookup.js';
import { quoted } from '../hcl/print.js';
import { resourceSchema } from '../knowledge/resource-schemas.js';
import type { ReferenceTarget } from '../knowledge/schema.js';
import { sourceOf } from '../edits/layout.js';
import { importBlocks, withoutIndex } from './import-blocks.js';
import type { Module } from '../workspace/module.js';
import type { StateInstance } from '../workspace/state.js';

/** Everything that says which address an ID belongs to. */
export interface RenderSurroundings {
  readonly module: Module;
  readonly state: readonly StateInstance[];
  readonly evaluate: Evaluate;
  /** By ID: what a person says it belongs to. */
  readonly picked: Readonly<Record<string, string>>;
}

/** What is known of the IDs of a module's resources. */
export interface KnownIds {
  /** `aws_api_gateway_rest_api.orders.id` for one of the targets with this ID. */
  readonly referenceTo: (targets: readonly ReferenceTarget[], id: string) => string | undefined;
  /** What a resource is known by, such as its `id` or `arn`, by its address. */
  readonly idOf: (address: string, attribute: string) => string | undefined;
}

/** Gathers what the module proves. */
export function knownIds(surroundings: RenderSurroundings): KnownIds {
  const { module, state, picked } = surroundings;
  const references = new Map<string, string>();
  const ids = new Map<string, string>();
  const know = (address: string, type: string, attribute: string, id: string): void => {
    const key = keyOf(type, attribute, id);
    const reference = `${address}.${attribute}`;
    if (!references.has(key)) references.set(key, reference);
    if (!ids.has(reference)) ids.set(reference, id);
  };
  for (const instance of state) {
    const address = addressOfInstance(instance);
    if (instance.module !== '' || !isDeclared(instance, module)) continue;
    for (const [attribute, id] of instance.ids) know(address, instance.type, attribute, id);
  }
  for (const { address, type, id } of importBlocks(surroundings)) {
    if (isOwnId(type) && !isInCalledModule(address)) {
      know(
        address,
        type,
        'id',
        id
          .replace(/@[\w-]+$/, '')
          .split('/')
          .at(-1) ?? '',
      );
    }
  }
  // A person's word proves what is declared as well as a state does.
  for (const [id, address] of Object.entries(picked)) {
    const type = address.split('.')[0] ?? '';
    if (candidates(type, module).includes(address)) know(address, type, 'id', id);
  }
  return {
    referenceTo: (targets, id) => {
      const proved = targets.map(({ type, attribute }) => references.get(keyOf(type, attribute, id)));
      const choice = Object.hasOwn(picked, id) ? picked[id] : undefined;
      const target = targets.find(
        ({ type }) => choice !== undefined && candidates(type, module).includes(choice),
      );
      return target && choice !== undefined
        ? `${choice}.${target.attribute}`
        : proved.find((each) => each !== undefined);
    },
    idOf: (address, attribute) => ids.get(`${address}.${attribute}`),
  };
}

/** The resources of a type that an ID might belong to: those that stand for one thing each. */
export function candidates(type: string, module: Module): readonly string[] {
  return [...module.resources]
    .filter(([, { block }]) => block.labels[0]?.text === type && repetitionOf(block) === undefined)
    .map(([address]) => address);
}

/**
 * Addresses that a new resource may not have although no block does: Terraform ignores an import to what the state has
 * already, and refuses a block for what was moved or removed.
 */
export function takenAddresses(surroundings: RenderSurroundings): readonly string[] {
  const { module, state } = surroundings;
  const gone = module.others.flatMap(({ block, file }) => {
    const from = attributeOf(block.body, 'from')?.value;
    return from ? [sourceOf(file, from)] : [];
  });
  const imported = importBlocks(surroundings).map(({ address }) => address);
  return [...gone, ...imported, ...state.map(addressOfInstance)].map(withoutIndex);
}

/** `module.a.aws_api_gateway_stage.prod["x"]`. */
export function addressOfInstance({ module, type, name, index }: StateInstance): string {
  const key = index === undefined ? '' : `[${typeof index === 'number' ? index : quoted(index)}]`;
  return `${module === '' ? '' : `${module}.`}${type}.${name}${key}`;
}

/** Whether the module still declares the instance, one or many as the state has it. */
function isDeclared({ type, name, index }: StateInstance, module: Module): boolean {
  const address = `${type}.${name}`;
  const declaration = module.resources.get(address);
  const isMany = declaration && repetitionOf(declaration.block) !== undefined;
  return isMany === (index !== undefined) && !overriddenIn(module).has(address);
}

function isInCalledModule(address: string): boolean {
  return address.startsWith('module.');
}

/** Whether the last part of the ID to import with is the resource's own `id`. */
function isOwnId(type: string): boolean {
  const shape = resourceSchema('resource', type)?.facts?.importId?.shape ?? '';
  return /^(?:(?:REST-)?API-ID|(?:(?:REST-)?API-ID\/)?(?:DEPLOYMENT|CERTIFICATE)-ID)$/.test(shape);
}

function keyOf(type: string, attribute: string, id: string): string {
  return JSON.stringify([type, attribute, id]);
}
