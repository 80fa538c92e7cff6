/** What differs in the settings of a REST stage's methods, which are resources of their own. */
import { stagePicture } from '../analysis/references/module-picture.js';
import { argumentValue } from '../analysis/references/points-to.js';
import { targetOf } from '../analysis/references/resolve.js';
import { certainValue } from '../analysis/references/certain-value.js';
import { textOf } from '../analysis/values/values.js';
import { resourceSchema } from '../knowledge/resource-schemas.js';
import { restFamily } from '../knowledge/stage-families.js';
import { methodSettingsParts } from '../knowledge/stage-parts.js';
import { exists } from '../analysis/versions/availability.js';
import type { Declaration } from '../workspace/module.js';
import {
  type Centre,
  comparisonOf,
  isHandedOn,
  localName,
  onlyInCode,
  onlyLive,
  single,
  writingAround,
} from './around-stage.js';
import { blockDifferences } from './differences.js';
import { type ComparedArgument, type FoundDifference, notCompared } from './findings.js';
import { type LiveMethodSettings, methodSettingsBodies } from './stage-bodies.js';
import { writeMethodSettings } from './write-around.js';

/** In the order of the module, then what is only live. */
export function settingsDifferences(centre: Centre): readonly ComparedArgument[] {
  const { live, comparison } = centre;
  const { module, evaluate, address } = comparison;
  const { methodSettings: names } = restFamily;
  const target = targetOf(address, module);
  const picture = target?.kind === 'resource' ? stagePicture(target, module, evaluate) : undefined;
  const schema = resourceSchema('resource', names.type)?.body.blocks.get(methodSettingsParts.settings);
  if (!picture || !schema) return [];
  const all = methodSettingsBodies(live, (range) => exists(range, module));
  const known = picture.settings.flatMap(({ block }) => {
    const written = block && single(block, module);
    const path = written && textOf(certainValue(argumentValue(written.block, names.path), comparison));
    return block && written && path !== undefined ? [{ address: block.address, ...written, path }] : [];
  });
  const isAll =
    !picture.maybeMoreSettings && known.length === picture.settings.length && !isHandedOn(address, module);
  const left = all.filter(({ path }) => known.every((each) => each.path !== path));
  return [
    ...known.flatMap(({ path, ...found }) => {
      const own = comparisonOf(found, centre);
      const body = all.find((each) => each.path === path)?.body;
      return body
        ? blockDifferences(schema, found.block, { arguments: [], blocks: [{ schema, body }] }, '', own)
        : [onlyInCode(own)];
    }),
    ...(isAll
      ? left.map((settings) => settingsOnlyLive(settings, known, centre))
      : left.map(({ path }) => notCompared(partName(names.type, path), comparison))),
  ];
}

function settingsOnlyLive(
  settings: LiveMethodSettings,
  known: readonly Declaration[],
  centre: Centre,
): FoundDifference {
  const { live, comparison } = centre;
  const { type } = restFamily.methodSettings;
  const written = writeMethodSettings(live, settings, localName(comparison), writingAround(centre));
  return onlyLive(partName(type, settings.path), written, known, comparison);
}

function partName(type: string, path: string): string {
  return `${type}[${JSON.stringify(path)}]`;
}
