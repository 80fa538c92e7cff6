/** The API that blocks name, whichever of their arguments does it, and what certainly belongs to another one. */
import { addressOfBlock } from '../../analysis/blocks/address.js';
import { type BodyScope, fileScope, innerScope } from '../../analysis/place/body-scope.js';
import { pointsTo } from '../../analysis/references/points-to.js';
import { evaluate } from '../../analysis/values/evaluate.js';
import { textOf } from '../../analysis/values/values.js';
import { attributeOf } from '../../hcl/lookup.js';
import { memoize } from '../../hcl/memoize.js';
import type { Block, Body, Expression } from '../../hcl/syntax.js';
import { resourceSchema } from '../../knowledge/resource-schemas.js';
import type { BodySchema } from '../../knowledge/schema.js';
import { stageFamilies } from '../../knowledge/stage-families.js';
import { isApi } from '../../rules/query/candidates.js';
import type { Module } from '../../workspace/module.js';

/** An API as a block names it. Two blocks that name it alike mean the same one. */
export interface NamedApi {
  /** The address, or what stands for it where it is not in the module: `var.api_id`, a literal ID. */
  readonly key: string;
  /** A resource of the module is another API than each other one; of a data source that is not certain. */
  readonly kind: 'resource' | 'data' | 'elsewhere';
}

/** The API that the body or one around it names; undefined where none does, or in a way that can't be read. */
export function apiAround(scope: BodyScope, module: Module): NamedApi | undefined {
  let outer = fileScope(scope.body);
  const around = scope.blocks.map((block) => (outer = innerScope(outer, block)));
  for (const { schema, body } of around.toReversed()) {
    const named = apiIn(body, schema, module);
    if (named !== undefined) return named;
  }
  return undefined;
}

/** The API that a resource or data source names, or that it is. */
export function apiOfBlock(block: Block, module: Module): NamedApi | undefined {
  const known = knownApis(module);
  if (!known.has(block)) {
    // Blocks that name each other in a circle name none.
    known.set(block, undefined);
    const kind = block.type.text === 'data' ? 'data' : 'resource';
    const schema = resourceSchema(kind, block.labels[0]?.text ?? '');
    const isItself = APIS.has(schema?.type ?? '');
    const own = { key: `${kind === 'data' ? 'data.' : ''}${addressOfBlock(block)}`, kind } as const;
    known.set(block, isItself ? own : apiIn(block.body, schema?.body, module));
  }
  return known.get(block);
}

const knownApis = memoize(() => new Map<Block, NamedApi | undefined>());

/** The address of an API that the module declares. */
export function declaredApi(named: NamedApi | undefined): string | undefined {
  return named === undefined || named.kind === 'elsewhere' ? undefined : named.key;
}

/** Whether what names one API is certainly nothing of another: both are blocks of the module. */
export function areApart(one: NamedApi | undefined, other: NamedApi | undefined): boolean {
  return one?.kind === 'resource' && other?.kind === 'resource' && one.key !== other.key;
}

function apiIn(body: Body, schema: BodySchema | undefined, module: Module): NamedApi | undefined {
  const argument = [...(schema?.attributes.values() ?? [])].find(isApi);
  const written = argument && attributeOf(body, argument.name)?.value;
  if (written === undefined || written.kind === 'missing') return apiReferredTo(body, schema, module);
  const target = pointsTo(written, argument?.facts?.refersTo ?? [], module);
  // One that is still to be declared is an API as well.
  if (target && APIS.has(target.schema?.type ?? '')) return { key: target.address, kind: target.kind };
  if (target?.declaration) return apiOfBlock(target.declaration.block, module);
  const key = keyOf(written, module);
  return key === undefined ? undefined : { key, kind: 'elsewhere' };
}

/** The API of what the other arguments refer to, such as a stage. */
function apiReferredTo(body: Body, schema: BodySchema | undefined, module: Module): NamedApi | undefined {
  for (const item of body.items) {
    const own = item.kind === 'attribute' ? schema?.attributes.get(item.name.text) : undefined;
    const targets = own?.facts?.refersTo;
    const target = item.kind === 'attribute' && targets ? pointsTo(item.value, targets, module) : undefined;
    const named = target?.declaration && apiOfBlock(target.declaration.block, module);
    if (named !== undefined) return named;
  }
  return undefined;
}

const APIS: ReadonlySet<string> = new Set(stageFamilies.map(({ api }) => api.type));

function keyOf(written: Expression, module: Module): string | undefined {
  const text = textOf(evaluate(written, module));
  if (text !== undefined || written.kind !== 'reference') return text;
  const words = written.steps.map((step) => (step.kind === 'attribute' ? step.name.text : undefined));
  return words.includes(undefined) ? undefined : [written.root.text, ...words].join('.');
}
