/** Settings for the methods of a REST stage as a resource of their own. Knows no rule. */
import { stagePicture } from '../../analysis/module-picture.js';
import { targetOf } from '../../analysis/resolve.js';
import { textOf } from '../../analysis/values.js';
import { restFamily } from '../../knowledge/stage-families.js';
import { methodSettingsParts } from '../../knowledge/stage-parts.js';
import type { NewArgument } from '../fixes/insert.js';
import type { Edit, RuleContext } from '../rule.js';
import { appendBeside } from './beside.js';
import { instancesOf } from './instances.js';
import { accountToAwait } from './logging-role.js';
import { freeName, type Part } from './parts.js';

/** Edits that put settings for all methods below a stage, behind the account's role if they log; none where it has such, or may have. */
export function settingsForAllMethods(
  stage: Part,
  settings: readonly NewArgument[],
  context: RuleContext,
): readonly Edit[] {
  const { module, evaluate } = context;
  const target = targetOf(stage.address, module);
  const picture = target?.kind === 'resource' ? stagePicture(target, module, evaluate) : undefined;
  const { everyMethod, logs, settings: header } = methodSettingsParts;
  const { methodSettings: names } = restFamily;
  const paths = picture?.settings.map(({ path }) => textOf(path)) ?? [];
  const isFree =
    picture?.maybeMoreSettings === false && !paths.includes(everyMethod) && !paths.includes(undefined);
  const name = stage.block.labels[1]?.text ?? '';
  const free = names && freeName(names.type, [name, `${name}_all`], module);
  const instances = instancesOf(stage);
  if (!isFree || free === undefined || !instances) return [];
  const address = stage.address + instances.index;
  const isLogging = settings.some((each) => each.name === logs && each.value !== '"OFF"');
  const account = isLogging ? accountToAwait(stage, context)?.address : undefined;
  const added = appendBeside(
    stage,
    [
      {
        type: names?.type ?? '',
        name: free,
        arguments: [
          { name: names?.api ?? '', value: `${address}.${restFamily.stage.api}` },
          { name: names?.stage ?? '', value: `${address}.${restFamily.stage.name}` },
          { name: names?.path ?? '', value: `"${everyMethod}"` },
          ...(account === undefined ? [] : [{ name: 'depends_on', value: `[${account}]` }]),
        ],
        blocks: [{ header, arguments: settings, blocks: [] }],
      },
    ],
    context,
  );
  return added ?? [];
}
