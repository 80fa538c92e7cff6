/** Settings for the methods of a REST stage as a resource of their own. */
import { type StagePicture, stagePicture } from '../../analysis/references/module-picture.js';
import { targetOf } from '../../analysis/references/resolve.js';
import { nestedName } from '../../analysis/blocks/schema-blocks.js';
import { textOf } from '../../analysis/values/values.js';
import { restFamily } from '../../knowledge/stage-families.js';
import { methodSettingsParts } from '../../knowledge/stage-parts.js';
import type { NewArgument } from '../../edits/insert.js';
import { putInto } from '../../edits/move.js';
import type { Edit } from '../../edits/edit.js';
import type { RuleContext } from '../rule.js';
import { appendBeside } from '../../edits/new-resources.js';
import { sameInstances } from '../../edits/same-instances.js';
import { accountToAwait, awaitAccount } from '../logging/logging-role.js';
import { freeName, type Resource, resourceAt } from '../query/resources.js';

/**
 * Edits that put settings into those for all methods that a stage has already, behind the account's role if they log, and
 * the address of these; undefined where there are none, or where one is set to something else.
 */
export function addToSettings(
  stage: Resource,
  settings: readonly NewArgument[],
  context: RuleContext,
): { readonly address: string; readonly edits: readonly Edit[] } | undefined {
  const all = pictureOf(stage, context)?.settings.filter(
    ({ path }) => textOf(path) === methodSettingsParts.everyMethod,
  );
  const resource = all?.length === 1 ? resourceAt(context, all[0]?.block?.address) : undefined;
  const blocks = resource?.block.body.items.filter(
    (item) => item.kind === 'block' && nestedName(item) === methodSettingsParts.settings,
  );
  const [block] = blocks?.length === 1 ? blocks : [];
  if (!resource || block?.kind !== 'block' || block.type.text === 'dynamic' || !goesAlong(resource, stage))
    return undefined;

  const edits = putInto(resource.file, block, settings);
  const account = isLogging(settings) ? accountToAwait(resource, context)?.address : undefined;
  const waiting = account === undefined ? [] : awaitAccount([resource], account, context);
  return edits && { address: resource.address, edits: [...edits, ...waiting] };
}

/** Whether a value of each instance of a stage can stand in a resource as well. */
function goesAlong(resource: Resource, stage: Resource): boolean {
  const [own, other] = [sameInstances(resource), sameInstances(stage)];
  return !stage.repeated || (own !== undefined && own.repetition?.value === other?.repetition?.value);
}

function isLogging(settings: readonly NewArgument[]): boolean {
  return settings.some(({ name, value }) => name === methodSettingsParts.logs && value !== '"OFF"');
}

function pictureOf(stage: Resource, { module, evaluate }: RuleContext): StagePicture | undefined {
  const target = targetOf(stage.address, module);
  return target?.kind === 'resource' ? stagePicture(target, module, evaluate) : undefined;
}

/** Edits that put settings for all methods below a stage, behind the account's role if they log; none where it has such, or may have. */
export function settingsForAllMethods(
  stage: Resource,
  settings: readonly NewArgument[],
  context: RuleContext,
): readonly Edit[] {
  const { module } = context;
  const picture = pictureOf(stage, context);
  const { everyMethod, settings: header } = methodSettingsParts;
  const { methodSettings: names } = restFamily;
  const paths = picture?.settings.map(({ path }) => textOf(path)) ?? [];
  const isFree =
    picture?.maybeMoreSettings === false && !paths.includes(everyMethod) && !paths.includes(undefined);
  const name = stage.block.labels[1]?.text ?? '';
  const free = freeName(names.type, [name, `${name}_all`], module);
  const instances = sameInstances(stage);
  if (!isFree || free === undefined || !instances) return [];
  const address = stage.address + instances.index;
  const account = isLogging(settings) ? accountToAwait(stage, context)?.address : undefined;
  const added = appendBeside(
    stage,
    [
      {
        type: names.type,
        name: free,
        arguments: [
          { name: names.api, value: `${address}.${restFamily.stage.api}` },
          { name: names.stage, value: `${address}.${restFamily.stage.name}` },
          { name: names.path, value: `"${everyMethod}"` },
          ...(account === undefined ? [] : [{ name: 'depends_on', value: `[${account}]` }]),
        ],
        blocks: [{ header, arguments: settings, blocks: [] }],
      },
    ],
    context,
  );
  return added ?? [];
}
