/** The paths and routes of an API's definition, as the settings for them name them. */
import { apiDefinition, type DefinedMethod } from '../../analysis/definitions/api-definition.js';
import { memberPath } from '../../analysis/place/body-scope.js';
import type { ValueSite } from '../../analysis/place/site.js';
import { argumentValue, pointsTo } from '../../analysis/references/points-to.js';
import { evaluator } from '../../analysis/values/evaluate.js';
import { restFamily, type StageFamily, version2Family } from '../../knowledge/stage-families.js';
import { routeKeyOf } from '../../rules/query/routes.js';
import type { Module } from '../../workspace/module.js';
import { resourceBlock } from './names.js';

/** What may stand at the site, in the order of the definition; empty for all other arguments. */
export function pathsOfDefinition({ scope, attribute }: ValueSite, module: Module): readonly string[] {
  const { methodSettings } = restFamily;
  const { type, routeSettings } = version2Family.stage;
  const path = memberPath(scope, attribute.name.text);
  if (scope.resource?.type === methodSettings.type && path === methodSettings.path) {
    return each(
      restFamily,
      ({ path: at, method }) => `${at.slice(1).replaceAll('/', '~1') || '~1'}/${method}`,
    );
  }
  return scope.resource?.type === type && path === `${routeSettings.block}.${routeSettings.route}`
    ? each(version2Family, ({ path: at, method }) => routeKeyOf(at, method))
    : [];

  function each({ api, stage }: StageFamily, written: (method: DefinedMethod) => string): readonly string[] {
    const block = resourceBlock(scope);
    const of = [{ type: api.type, attribute: 'id' }];
    const target = block && pointsTo(argumentValue(block, stage.api), of, module);
    const declared = target?.kind === 'resource' ? module.resources.get(target.address) : undefined;
    const definition = declared && apiDefinition(declared.block, declared.file, module, evaluator(module));
    return [...new Set((definition?.methods ?? []).map(written))];
  }
}
