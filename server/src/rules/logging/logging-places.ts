/** What of a module writes logs by the account's role. */
import { pointsTo } from '../../analysis/references/points-to.js';
import { textOf } from '../../analysis/values/values.js';
import { attributeOf, blocksOf } from '../../hcl/lookup.js';
import type { Span } from '../../hcl/syntax.js';
import {
  restFamily,
  stageFamilies,
  type StageFamily,
  version2Family,
} from '../../knowledge/stage-families.js';
import { methodSettingsParts, version2StageParts } from '../../knowledge/stage-parts.js';
import { logGroup } from '../../knowledge/vocabularies/access-log-destinations.js';
import { oncePerRun } from '../query/once-per-run.js';
import { type Resource, resourcesInModule } from '../query/resources.js';
import { stageKey } from '../query/stage-identity.js';
import type { RuleContext } from '../rule.js';
import { headerOf } from '../wording.js';

/** What makes a stage log: a resource, and the place in it that says so. */
export interface LoggingPlace {
  readonly resource: Resource;
  readonly span: Span;
}

/** All of the module that certainly writes logs by the account's role, the stages first. */
export const loggingPlaces = oncePerRun((context): readonly LoggingPlace[] => {
  const { methodSettings } = restFamily;
  return [
    ...stageFamilies.flatMap((family) =>
      resourcesInModule(context, family.stage.type).flatMap(
        (resource) =>
          accessLogs(resource, family, context) ??
          (family === version2Family && isOfWebSocketApi(resource, context)
            ? levelsIn(resource, [...version2StageParts.routeBlocks], context)
            : []),
      ),
    ),
    ...resourcesInModule(context, methodSettings.type)
      // Settings for a stage from elsewhere leave the role to that place, too.
      .filter((resource) => isForOwnStage(resource, context))
      .flatMap((resource) => levelsIn(resource, [methodSettingsParts.settings], context)),
  ];
});

/** Only log groups need the role, and an HTTP API writes to them without. */
function accessLogs(
  resource: Resource,
  { api, stage }: StageFamily,
  context: RuleContext,
): readonly LoggingPlace[] | undefined {
  const [log] = blocksOf(resource.block.body, stage.accessLog.block);
  const to = log && attributeOf(log.body, stage.accessLog.destination)?.value;
  const group = pointsTo(to, [{ type: logGroup.type, attribute: 'arn' }], context.module);
  return log && group?.declaration && (api.protocol === undefined || isOfWebSocketApi(resource, context))
    ? [{ resource, span: headerOf(log) }]
    : undefined;
}

function levelsIn(
  resource: Resource,
  blocks: readonly string[],
  { evaluate }: RuleContext,
): readonly LoggingPlace[] {
  return blocks
    .flatMap((name) => blocksOf(resource.block.body, name))
    .flatMap((block) => {
      const level = attributeOf(block.body, methodSettingsParts.logs);
      const value = level && textOf(evaluate(level.value));
      return level && (value === 'ERROR' || value === 'INFO') ? [{ resource, span: level.name }] : [];
    });
}

/** Whether method settings belong to a stage of the module, by a reference or by the same API and name. */
function isForOwnStage(settings: Resource, context: RuleContext): boolean {
  const { methodSettings, stage } = restFamily;
  const written = attributeOf(settings.block.body, methodSettings.stage)?.value;
  if (pointsTo(written, [{ type: stage.type, attribute: stage.name }], context.module)?.declaration)
    return true;
  const key = stageKey(settings, context);
  return key !== undefined && stageKeys(context).has(key);
}

/** By API and name, the REST stages of the module. */
const stageKeys = oncePerRun(
  (context): ReadonlySet<string | undefined> =>
    new Set(resourcesInModule(context, restFamily.stage.type).map((each) => stageKey(each, context))),
);

function isOfWebSocketApi({ block }: Resource, { module, evaluate }: RuleContext): boolean {
  const { api, stage } = version2Family;
  const written = attributeOf(block.body, stage.api)?.value;
  const target = pointsTo(written, [{ type: api.type, attribute: 'id' }], module);
  const protocol = target?.declaration && attributeOf(target.declaration.block.body, api.protocol)?.value;
  return protocol !== undefined && textOf(evaluate(protocol)) === 'WEBSOCKET';
}
