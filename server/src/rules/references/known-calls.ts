/** What the calls look like that come from a stage or an API. */
import { typesOfApi } from '../../analysis/log-format/access-logs.js';
import { argumentValue, leadsTo } from '../../analysis/references/points-to.js';
import type { BlockTarget } from '../../analysis/references/resolve.js';
import { familyOfType, type StageFamily } from '../../knowledge/stage-families.js';
import type { ApiType } from '../../knowledge/vocabularies/context-variables.js';
import {
  authorizerCall,
  callsOfMethod,
  callsOfRoute,
  callsOfStage,
  stageOfCall,
} from '../../knowledge/vocabularies/invoke-permission.js';
import { pathMethod } from '../../knowledge/vocabularies/rest-paths.js';
import { restPathsOf } from '../method-settings/rest-paths.js';
import { oncePerRun } from '../query/once-per-run.js';
import { resourceAt } from '../query/resources.js';
import { routesOf } from '../query/routes.js';
import type { RuleContext } from '../rule.js';

/** The calls that there may be. */
export interface Calls {
  /** The types that the API may have. */
  readonly types: readonly ApiType[];
  /** What calls have after the stage or API, in the language of `patternsOverlap`. */
  readonly shapes: readonly string[];
}

/** The calls of a stage or an API: those of its routes or methods where all are known, else those of its type. */
export function callsFrom(target: BlockTarget, of: 'stage' | 'api', context: RuleContext): Calls {
  const family = familyOfType(target.type);
  const api = of === 'api' ? target : apiOf(target, family, context);
  const types = typesOfApi(api, family, context.module, context.evaluate);
  const all = knownCallsOf(api, family, context) ?? types.flatMap((type) => callsOfStage[type]);
  return {
    types,
    shapes: of === 'stage' ? all : [...all.map((each) => stageOfCall + each), authorizerCall],
  };
}

/** The calls of all routes or methods that an API has, where they are known; found out once for each API. */
function knownCallsOf(
  api: BlockTarget | undefined,
  family: StageFamily,
  context: RuleContext,
): readonly string[] | undefined {
  if (!api || api.module) return undefined;
  const known = remembered(context);
  if (!known.has(api.address)) known.set(api.address, knownCalls(api, family, context));
  return known.get(api.address);
}

const remembered = oncePerRun(() => new Map<string, readonly string[] | undefined>());

function knownCalls(
  api: BlockTarget,
  { route }: StageFamily,
  context: RuleContext,
): readonly string[] | undefined {
  if (route) {
    const { byKey, quick, complete } = routesOf(api, context);
    const keys = [...byKey.keys(), ...(quick === undefined ? [] : [quick])];
    return complete && keys.length > 0 ? keys.flatMap(callsOfRoute) : undefined;
  }
  const declared = resourceAt(context, api.address);
  const paths = declared && restPathsOf(declared, context);
  const calls = [...(paths ?? [])].flatMap(([path, methods]) =>
    [...(methods ?? [pathMethod.any])].flatMap((method) => callsOfMethod(method, path)),
  );
  return calls.length > 0 ? calls : undefined;
}

function apiOf(
  { declaration, module }: BlockTarget,
  { api, stage }: StageFamily,
  context: RuleContext,
): BlockTarget | undefined {
  return declaration
    ? leadsTo(
        argumentValue(declaration.block, stage.api),
        [{ type: api.type, attribute: 'id' }],
        module ?? context.module,
      )
    : undefined;
}
