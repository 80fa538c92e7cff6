/**
 * What differs around a stage: the settings of its methods and the web ACL in front of it, which are resources of their
 * own. What may belong to the stage by ways that the module's text does not tell is taken into account.
 */
import { mentionsIn } from '../analysis/mentions.js';
import { stagePicture } from '../analysis/module-picture.js';
import { overriddenIn } from '../analysis/overrides.js';
import { argument, pointsTo } from '../analysis/points-to.js';
import { repetitionOf } from '../analysis/repetition.js';
import { type BlockTarget, targetOf } from '../analysis/resolve.js';
import { settledValue } from '../analysis/settled.js';
import { textOf } from '../analysis/values.js';
import type { LiveStage } from '../../../protocol/live.js';
import { attributeOf } from '../hcl/lookup.js';
import { quoted } from '../hcl/print.js';
import { resourceSchema } from '../knowledge/resource-schemas.js';
import { restFamily } from '../knowledge/stage-families.js';
import { methodSettingsParts } from '../knowledge/stage-parts.js';
import { webAclAssociations } from '../knowledge/vocabularies/live-stages.js';
import { lineBreak, nextLine } from '../rules/fixes/layout.js';
import type { Edit } from '../rules/rule.js';
import { exists } from '../rules/shared/versions.js';
import type { Declaration, Module } from '../workspace/module.js';
import { blockDifferences, isSameId } from './differences.js';
import { type Comparison, difference, type Finding, type FoundDifference, untold } from './findings.js';
import { importBlocks, type Surroundings } from './known-ids.js';
import { freeNames } from './local-names.js';
import {
  familyOf,
  type LiveMethodSettings,
  liveWebAcl,
  methodSettingsBodies,
  stagePath,
} from './stage-bodies.js';
import {
  importText,
  writeMethodSettings,
  writeWebAcl,
  type Writing,
  type WrittenResource,
} from './write-stage.js';

/** The stage that something is around. `comparison` is that of its own block. */
export interface Centre {
  readonly live: LiveStage;
  readonly comparison: Comparison;
  readonly surroundings: Surroundings;
}

/** In the order of the module, then what is only live. */
export function resourceDifferences(centre: Centre): readonly Finding[] {
  const { live, comparison } = centre;
  if (live.kind !== 'rest' || repetitionOf(comparison.resource)) return [];
  return [...settingsDifferences(centre), ...webAclDifferences(centre)];
}

function settingsDifferences(centre: Centre): readonly Finding[] {
  const { live, comparison } = centre;
  const { module, evaluate, address } = comparison;
  const { methodSettings: names } = familyOf(live);
  const target = targetOf(address, module);
  const picture = target?.kind === 'resource' ? stagePicture(target, module, evaluate) : undefined;
  const schema = resourceSchema('resource', names?.type ?? '')?.body.blocks.get(methodSettingsParts.settings);
  if (!names || !picture || !schema) return [];
  const all = methodSettingsBodies(live, (range) => exists(range, module));
  const known = picture.settings.flatMap(({ block }) => {
    const written = block && single(block, module);
    const path = written && textOf(settledValue(argument(written.block, names.path), comparison));
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
      : left.map(({ path }) => untold(partName(names.type, path), comparison))),
  ];
}

function settingsOnlyLive(
  settings: LiveMethodSettings,
  known: readonly Declaration[],
  centre: Centre,
): FoundDifference {
  const { live, comparison } = centre;
  const type = familyOf(live).methodSettings?.type ?? '';
  const written = writeMethodSettings(
    live,
    settings,
    localName(comparison),
    undefined,
    writingAround(centre),
  );
  return onlyLive(partName(type, settings.path), written, known, comparison);
}

function webAclDifferences(centre: Centre): readonly Finding[] {
  const { live, comparison } = centre;
  const { module, address } = comparison;
  const found = liveWebAcl(live);
  const all = webAclAssociations.flatMap((association) =>
    [...module.resources]
      .filter(([, { block }]) => block.labels[0]?.text === association.type)
      .map(([own, declaration]) => ({ association, address: own, ...declaration }))
      .map((each) => ({ ...each, belongs: isInFront(each, association.resource, centre) })),
  );
  const own = all.filter(({ belongs }) => belongs === true);
  const isAll = all.every(({ belongs }) => belongs !== undefined) && !isHandedOn(address, module);
  const type = found?.association.type ?? '';
  const isMissing = found !== undefined && own.every(({ association }) => association.type !== type);
  return [
    ...own.flatMap(({ association: { type: written, acl }, ...each }) => {
      const its = comparisonOf(each, centre);
      return written === type ? aclDifference(acl, found?.acl ?? '', its) : [onlyInCode(its)];
    }),
    ...(isMissing && isAll
      ? writeWebAcl(live, localName(comparison), undefined, writingAround(centre)).map((each) =>
          onlyLive(type, each, own, comparison),
        )
      : isMissing
        ? [untold(type, comparison)]
        : []),
  ];
}

function aclDifference(
  {
    argument: name,
    ...target
  }: { readonly argument: string; readonly type: string; readonly attribute: string },
  live: string,
  comparison: Comparison,
): readonly Finding[] {
  const { resource, file } = comparison;
  const written = attributeOf(resource.body, name);
  if (written === undefined) return [];
  const text = textOf(settledValue(written.value, comparison));
  const same =
    isSameId(written.value, [target], live, comparison) ?? (text === undefined ? undefined : text === live);
  if (same === undefined) return [untold(name, comparison)];
  const edits = [{ file, span: written.value, newText: quoted(live) }];
  return same ? [] : [difference('changed', name, { span: written.value, live, edits }, comparison)];
}

/** Whether an association is that of the stage; undefined where it can't be told. */
function isInFront(
  declaration: Declaration & { address: string },
  name: string,
  centre: Centre,
): boolean | undefined {
  const { live, comparison } = centre;
  const { module } = comparison;
  const { block, address } = declaration;
  const written = argument(block, name);
  const target = pointsTo(written, [{ type: restFamily.stage.type, attribute: 'arn' }], module);
  const text = textOf(settledValue(written, comparison));
  const isIt = target ? target.address === comparison.address : text?.endsWith(stagePath(live));
  return isIt === true && (repetitionOf(block) || overriddenIn(module).has(address)) ? undefined : isIt;
}

/** The block of a resource that stands for one thing and as it is written; undefined for any other. */
function single({ declaration, address }: BlockTarget, module: Module): Declaration | undefined {
  const isOne = declaration && !repetitionOf(declaration.block) && !overriddenIn(module).has(address);
  return isOne ? declaration : undefined;
}

/** Whether a stage is handed to other modules, which may set something on it. */
function isHandedOn(address: string, module: Module): boolean {
  const isRoot = module.callers()?.length === 0;
  const ways = [...module.calls.values(), ...(isRoot ? [] : module.outputs.values())];
  return ways.some(({ file, block }) =>
    mentionsIn(file).some(
      ({ address: named, span }) => named === address && block.start <= span.start && span.end <= block.end,
    ),
  );
}

function comparisonOf(
  { address, file, block }: Declaration & { readonly address: string },
  { comparison }: Centre,
): Comparison {
  return { ...comparison, address, file, resource: block, silent: new Set() };
}

/** A whole resource: whether it shall go is for a person to say. */
function onlyInCode(comparison: Comparison): FoundDifference {
  const { address, resource } = comparison;
  return difference('onlyInCode', address, { span: resource.header, edits: [] }, comparison);
}

/** Shown at the stage; put below the last of its resources in that file. */
function onlyLive(
  name: string,
  written: WrittenResource,
  own: readonly Declaration[],
  comparison: Comparison,
): FoundDifference {
  const { file, resource } = comparison;
  const below = own
    .filter((each) => each.file === file)
    .reduce((last, { block }) => (block.end > last.end ? block : last), resource);
  const edits = resource.close === undefined ? [] : [addedBelow(below.end, written, comparison)];
  return difference('onlyLive', name, { span: resource.header, edits }, comparison);
}

function addedBelow(end: number, written: WrittenResource, { file }: Comparison): Edit {
  const at = nextLine(file, end);
  const gap = at === file.text.length && !file.text.endsWith('\n') ? '\n\n' : '\n';
  const text = `${gap}${importText(written)}\n\n${written.text}\n`;
  return { file, span: { start: at, end: at }, newText: text.replaceAll('\n', lineBreak(file)) };
}

function writingAround({ surroundings, comparison: { module, known } }: Centre): Writing {
  const taken = importBlocks(surroundings).map(({ address }) => address);
  return { module, known, free: freeNames(module, taken), choices: {}, provider: undefined };
}

function localName({ resource }: Comparison): string {
  return resource.labels[1]?.text ?? '';
}

function partName(type: string, path: string): string {
  return `${type}[${JSON.stringify(path)}]`;
}
