/** The paths and methods of a REST API, where its module declares all that there are. */
import { argumentValue, pointsTo } from '../../analysis/references/points-to.js';
import { addressOf } from '../../analysis/references/mentions.js';
import { overriddenIn } from '../../analysis/blocks/overrides.js';
import { certainValue } from '../../analysis/references/certain-value.js';
import { textOf } from '../../analysis/values/values.js';
import { referencesIn } from '../../hcl/walk.js';
import { definedPaths, pathMethod, pathPart, rootPath } from '../../knowledge/vocabularies/rest-paths.js';
import type { DefinedMethod } from '../../analysis/definitions/api-definition.js';
import { apiOf } from '../query/api-parts.js';
import { definitionOf } from '../query/definitions.js';
import { oncePerRun } from '../query/once-per-run.js';
import { type Resource, resourceAt, resourcesInModule } from '../query/resources.js';
import { handedOn } from '../stage-variable/stage-variables.js';
import type { RuleContext } from '../rule.js';

/** By path, `/orders/{id}`, the methods it has; those of all paths are undefined where one is unknown. */
export type RestPaths = ReadonlyMap<string, ReadonlySet<string> | undefined>;

/** The paths of an API; undefined where there may be others, which is so wherever something is not certain. */
export function restPathsOf(api: Resource, context: RuleContext): RestPaths | undefined {
  const known = remembered(context);
  if (!known.has(api.address)) known.set(api.address, gathered(api, context));
  return known.get(api.address);
}

const remembered = oncePerRun(() => new Map<string, RestPaths | undefined>());

function gathered(api: Resource, context: RuleContext): RestPaths | undefined {
  const hasDefinition = argumentValue(api.block, definedPaths.argument) !== undefined;
  const definition = hasDefinition ? definitionOf(api, context) : undefined;
  if (isOpen(api, context) || (hasDefinition && definition?.complete !== true)) return undefined;
  const paths = ['/', ...(definition?.paths ?? []).flatMap(withParents)];
  for (const resource of resourcesInModule(context, pathPart.type)) {
    const of = apiOf(resource.block, context);
    if (of && of.address !== api.address) continue;
    const path = of && pathOf(resource, api, context, 0);
    if (path === undefined) return undefined;
    paths.push(path);
  }
  // An API without any path in its module gets them from somewhere else.
  if (paths.length === 1) return undefined;
  const methods = methodsOf(api, definition?.methods ?? [], context);
  return new Map(paths.map((path) => [path, methods && (methods.get(path) ?? new Set())]));
}

/** Whether somebody else may add paths: a child module, or whoever gets one of the IDs from the module. */
function isOpen(api: Resource, context: RuleContext): boolean {
  const { module } = context;
  const given = [...module.outputs.values()].flatMap(({ block }) => referencesIn(block.body));
  return (
    !module.complete ||
    api.repeated ||
    overriddenIn(module).size > 0 ||
    resourcesInModule(context, definedPaths.type).length > 0 ||
    [...module.data.keys()].some((address) => address.startsWith(`data.${pathPart.type}.`)) ||
    handedOn(context).has(api.address) ||
    given.some((reference) => {
      const address = addressOf(reference);
      const type = resourceAt(context, address?.text)?.type;
      const step = reference.steps.slice(address?.length).find(({ kind }) => kind === 'attribute');
      const name = step?.kind === 'attribute' ? step.name.text : undefined;
      return type === pathPart.type
        ? name === undefined || name === 'id'
        : type === rootPath.type && (name === undefined || name === rootPath.attribute);
    })
  );
}

/** A path and all above it, which the API has as well. */
function withParents(path: string): readonly string[] {
  const names = path.split('/').slice(1);
  return names.map((_, index) => `/${names.slice(0, index + 1).join('/')}`);
}

function pathOf(resource: Resource, api: Resource, context: RuleContext, depth: number): string | undefined {
  const name = textOf(certainValue(argumentValue(resource.block, pathPart.part), context));
  if (name === undefined || resource.repeated || depth > MAX_DEPTH) return undefined;
  const below = placeOf(argumentValue(resource.block, pathPart.parent), api, context, depth);
  return below === undefined ? undefined : `${below}/${name}`;
}

/** The path that an ID stands for, the root being empty. */
function placeOf(
  id: ReturnType<typeof argumentValue>,
  api: Resource,
  context: RuleContext,
  depth: number,
): string | undefined {
  const target = pointsTo(id, [rootPath, { type: pathPart.type, attribute: 'id' }], context.module);
  if (target?.kind !== 'resource') return undefined;
  if (target.address === api.address) return '';
  const resource = resourceAt(context, target.address);
  return resource?.type === pathPart.type ? pathOf(resource, api, context, depth + 1) : undefined;
}

function methodsOf(
  api: Resource,
  defined: readonly DefinedMethod[],
  context: RuleContext,
): ReadonlyMap<string, ReadonlySet<string>> | undefined {
  const found = new Map<string, Set<string>>();
  for (const { path, method } of defined) found.set(path, (found.get(path) ?? new Set()).add(method));
  for (const { block, repeated } of resourcesInModule(context, pathMethod.type)) {
    const of = apiOf(block, context);
    if (of && of.address !== api.address) continue;
    const method = textOf(certainValue(argumentValue(block, pathMethod.method), context));
    const place = of && placeOf(argumentValue(block, pathMethod.path), api, context, 0);
    if (method === undefined || place === undefined || repeated) return undefined;
    const path = place === '' ? '/' : place;
    found.set(path, (found.get(path) ?? new Set()).add(method));
  }
  return found;
}

/** Resources that are each other's parent end here. */
const MAX_DEPTH = 40;
