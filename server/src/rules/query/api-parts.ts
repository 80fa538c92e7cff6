/** What deployments notice of their APIs, and what they wait for. */
import { dependenciesOf, dependsOnAddresses } from '../../analysis/references/dependencies.js';
import { type Notice, noticeOf } from '../../analysis/deployment/notice.js';
import { type Part, snapshotOf } from '../../analysis/deployment/snapshot.js';
import { argumentValue, pointsTo } from '../../analysis/references/points-to.js';
import { addressOf } from '../../analysis/references/mentions.js';
import { type BlockTarget, targetOf } from '../../analysis/references/resolve.js';
import { attributeOf } from '../../hcl/lookup.js';
import type { Expression } from '../../hcl/syntax.js';
import { referencesIn, visitExpression } from '../../hcl/walk.js';
import { restFamily, type StageFamily, stageFamilies } from '../../knowledge/stage-families.js';
import type { Module } from '../../workspace/module.js';
import type { RuleContext } from '../rule.js';
import { oncePerRun } from './once-per-run.js';
import { type Resource, resourceAt, resourcesInFile } from './resources.js';

/** The API that a block belongs to, where it is a resource of this module. */
export function apiOf(
  block: Resource['block'],
  context: RuleContext,
  name = restFamily.api.type,
): BlockTarget | undefined {
  const written = attributeOf(block.body, restFamily.deployment.api)?.value;
  const target = pointsTo(written, [{ type: name, attribute: 'id' }], context.module);
  return target?.kind === 'resource' && target.declaration ? target : undefined;
}

/** A deployment, and what it notices of its API. */
export interface NoticingDeployment {
  readonly resource: Resource;
  readonly family: StageFamily;
  /** Without the parts that depend on the deployment: it can't wait for them, much less notice them. */
  readonly notice: Notice;
}

/** The deployments of the context's file. */
export const noticingDeployments = oncePerRun((context): readonly NoticingDeployment[] =>
  stageFamilies.flatMap((family) =>
    resourcesInFile(context, family.deployment.type).map((resource) => {
      const notice = noticeOf(resource.block, family, context.module);
      const parts = notice.parts.filter(
        ({ part, noticed }) =>
          noticed === 'all' || part.way === undefined || !awaitedBy(part, context).has(resource.address),
      );
      return { resource, family, notice: { ...notice, parts } };
    }),
  ),
);

/** What a part depends on in the context's module, also by way of what the modules between them are given. */
function awaitedBy({ expression, address, way = [] }: Part, context: RuleContext): ReadonlySet<string> {
  const known = allAwaited(context);
  const awaited = known.get(expression) ?? awaitedBelow([address], way, context.module);
  known.set(expression, awaited);
  return awaited;
}

function awaitedBelow(
  addresses: readonly string[],
  [call, ...rest]: readonly string[],
  module: Module,
): ReadonlySet<string> {
  const child = call === undefined ? undefined : module.child(call);
  const block = call === undefined ? undefined : module.calls.get(call)?.block;
  if (!child || !block) return dependenciesOf(addresses, module);
  const given = [...awaitedBelow(addresses, rest, child)].flatMap((each) => {
    return each.startsWith('var.') ? addressesIn(argumentValue(block, each.slice('var.'.length))) : [];
  });
  const around = ['for_each', 'count'].flatMap((name) => addressesIn(argumentValue(block, name)));
  const all = [...given, ...around, ...dependsOnAddresses(block)];
  return new Set([...all, ...dependenciesOf(all, module)]);
}

function addressesIn(expression: Expression | undefined): readonly string[] {
  const found: string[] = [];
  if (expression) {
    visitExpression(expression, (each) => {
      if (each.kind === 'reference') found.push(addressOf(each)?.text ?? '');
    });
  }
  return found;
}

/** By part of an API, what it depends on. */
const allAwaited = oncePerRun(() => new Map<string, ReadonlySet<string>>());

/** The parts of some API that a deployment waits for by `depends_on`, as addresses. */
export function awaitedParts(
  { block }: Resource,
  family: StageFamily,
  context: RuleContext,
): readonly string[] {
  const types = snapshotOf(family).map(({ type }) => type);
  return dependsOnAddresses(block).filter((address) =>
    types.includes(resourceAt(context, address)?.type ?? ''),
  );
}

/** Whether a deployment waits for or reads a resource or module that is not declared here, perhaps in a file that is not. */
export function waitsForUnknown({ block }: Resource, { module }: RuleContext): boolean {
  const isGone = (address: string): boolean => targetOf(address, module)?.declaration === undefined;
  return (
    dependsOnAddresses(block).some(isGone) ||
    referencesIn(block.body).some((each) => {
      const address = addressOf(each)?.text;
      return address !== undefined && each.root.text === 'module' && isGone(address);
    })
  );
}

/**
 * The calls of modules that a deployment waits for and that add to its API: they declare parts of an API, but no API
 * themselves, or they can't be read and are given the API.
 */
export function awaitedModules(
  { block }: Resource,
  family: StageFamily,
  { module }: RuleContext,
): readonly string[] {
  const parts = snapshotOf(family).map(({ type }) => type);
  const api = pointsTo(
    attributeOf(block.body, family.deployment.api)?.value,
    [{ type: family.api.type, attribute: 'id' }],
    module,
  );
  return dependsOnAddresses(block).filter((address) => {
    const name = address.startsWith('module.') ? address.slice('module.'.length) : undefined;
    const call = name === undefined ? undefined : module.calls.get(name);
    if (name === undefined || call === undefined) return false;
    const called = module.child(name);
    if (called === undefined)
      return referencesIn(call.block.body).some((each) => addressOf(each)?.text === api?.address);

    const types = [...called.resources.keys()].map((each) => each.split('.')[0] ?? '');
    return types.some((type) => parts.includes(type)) && !types.includes(family.api.type);
  });
}
