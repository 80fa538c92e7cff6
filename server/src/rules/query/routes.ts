/** The routes of a version 2 API, as far as they are known. */
import { attributeOf } from '../../hcl/lookup.js';
import { overriddenIn } from '../../analysis/blocks/overrides.js';
import { argumentValue, pointsTo } from '../../analysis/references/points-to.js';
import type { BlockTarget } from '../../analysis/references/resolve.js';
import { certainValue } from '../../analysis/references/certain-value.js';
import { textOf } from '../../analysis/values/values.js';
import { version2Family } from '../../knowledge/stage-families.js';
import type { Expression } from '../../hcl/syntax.js';
import { version2StageParts } from '../../knowledge/stage-parts.js';
import { openApi } from '../../knowledge/vocabularies/openapi.js';
import type { RuleContext } from '../rule.js';
import { definitionOf } from './definitions.js';
import { resourcesInModule } from './resources.js';

/** The names around a route. */
export const ROUTE = version2Family.route;

/** The routes that a module declares for an API. */
export interface Routes {
  /** The addresses of the routes whose keys are known, or of the API where its definition has them. */
  readonly byKey: ReadonlyMap<string, string>;
  /** The key of the route that quick create makes, which is no resource. */
  readonly quick: string | undefined;
  /** Whether those are all that the API can have. */
  readonly complete: boolean;
}

/** The key of the route that a definition's method becomes. */
export function routeKeyOf(path: string, method: string): string {
  return path === openApi.defaultPath ? path.slice(1) : `${method} ${path}`;
}

/** What is known of an API's routes. */
export function routesOf(api: BlockTarget, context: RuleContext): Routes {
  const { module } = context;
  const body = api.declaration?.block.body;
  const { quickCreate, body: definition } = version2StageParts.api;
  const quick =
    body && attributeOf(body, quickCreate)
      ? quickKey(attributeOf(body, ROUTE.key)?.value, context)
      : undefined;
  let complete =
    module.complete &&
    module.calls.size === 0 &&
    api.module === undefined &&
    api.kind === 'resource' &&
    overriddenIn(module).size === 0 &&
    body !== undefined &&
    (quick !== undefined || !attributeOf(body, quickCreate));
  const byKey = new Map<string, string>();
  if (body !== undefined && attributeOf(body, definition)) {
    const defined = api.declaration && definitionOf(api.declaration, context);
    for (const { path, method } of defined?.methods ?? []) byKey.set(routeKeyOf(path, method), api.address);
    complete &&= defined?.complete === true;
  }
  for (const { address, block, repeated } of resourcesInModule(context, ROUTE.type)) {
    const of = [{ type: version2Family.api.type, attribute: 'id' }];
    const target = pointsTo(argumentValue(block, ROUTE.api), of, module);
    if (target !== undefined && target.address !== api.address) continue;
    const key = textOf(certainValue(argumentValue(block, ROUTE.key), context));
    if (target === undefined || key === undefined || repeated) complete = false;
    else byKey.set(key, address);
  }
  return { byKey, quick, complete };
}

/** Without a key of its own, quick create makes the route for everything. */
function quickKey(written: Expression | undefined, context: RuleContext): string | undefined {
  const value = certainValue(written, context);
  return value.kind === 'null' ? version2StageParts.defaultRouteKey : textOf(value);
}
