/** What belongs to a live stage as Terraform: the settings of its methods and the association with its web ACL. */
import type { LiveRestStage, LiveStage } from '../../../protocol/live.js';
import { quoted } from '../hcl/print.js';
import { restFamily } from '../knowledge/stage-families.js';
import { methodSettingsParts } from '../knowledge/stage-parts.js';
import type { NewBlock } from '../edits/insert.js';
import { exists } from '../analysis/versions/availability.js';
import { liveStageKey, settingsKeyText, webAclKeyText } from './live-keys.js';
import { methodPathNotes } from './notes.js';
import { type LiveMethodSettings, liveWebAcl, methodSettingsBodies } from './stage-bodies.js';
import {
  blockOf,
  placedResource,
  liveImportId,
  writeStage,
  type WrittenResource,
  type WrittenStage,
  type Writing,
} from './write-stage.js';

/** Writes a stage that can be written and is not there yet, with what belongs to it and is not there either. */
export function writeWithParts(live: LiveStage, writing: Writing): WrittenStage {
  const stage = writeStage(live, writing);
  const { resources, notes } =
    writing.choices.parts === 'stage'
      ? leftOut(live)
      : partsOf(live, stage.address.split('.')[1] ?? '', writing);
  return {
    ...stage,
    resources: [...stage.resources, ...resources],
    notes: [...new Set([...stage.notes, ...notes])],
  };
}

type Parts = Pick<WrittenStage, 'resources' | 'notes'>;

function leftOut(live: LiveStage): Parts {
  const isMore = live.kind === 'rest' && hasMore(live);
  return {
    resources: [],
    notes: isMore ? ['Method settings and the web ACL association are not included.'] : [],
  };
}

function partsOf(live: LiveStage, name: string, writing: Writing): Parts {
  const key = liveStageKey(live);
  const settings = methodSettingsBodies(live, (range) => exists(range, writing.module)).map((each): Parts => {
    const settled = writing.there(settingsKeyText(key, each.path));
    return settled
      ? {
          resources: [],
          notes: [thereNote(`method settings of \`${each.path}\` are`, settled.address, 'they are')],
        }
      : {
          resources: [writeMethodSettings(live, each, name, writing)],
          notes: methodPathNotes(each.path).map(({ text }) => text),
        };
  });
  const associated = liveWebAcl(live) && writing.there(webAclKeyText(key));
  const acl: Parts = associated
    ? { resources: [], notes: [thereNote('web ACL association is', associated.address, 'it is')] }
    : { resources: writeWebAcl(live, name, writing), notes: [] };
  const all = [...settings, acl];
  return { resources: all.flatMap((each) => each.resources), notes: all.flatMap((each) => each.notes) };
}

function thereNote(what: string, address: string, pronoun: string): string {
  return `The ${what} already managed as \`${address}\`, so ${pronoun} not written again.`;
}

function hasMore({ stage }: LiveRestStage): boolean {
  return Object.keys(stage.methodSettings ?? {}).length > 0 || stage.webAclArn !== undefined;
}

/** Settings of methods, of the stage with this local name: API and name are read from it, so that it comes first. */
export function writeMethodSettings(
  live: LiveStage,
  { path, body }: LiveMethodSettings,
  name: string,
  writing: Writing,
): WrittenResource {
  const { stage, methodSettings: names } = restFamily;
  const { type } = names;
  const isForAll = path === methodSettingsParts.everyMethod;
  const own = writing.free(type, name, isForAll ? 'all' : path.replaceAll('~1', '/'));
  const block: NewBlock = {
    header: `resource "${type}" "${own}"`,
    arguments: [
      { name: names.api, value: `${stage.type}.${name}.${stage.api}` },
      { name: names.stage, value: `${stage.type}.${name}.${stage.name}` },
      { name: names.path, value: quoted(path) },
    ],
    blocks: [blockOf(methodSettingsParts.settings, body, writing)],
  };
  return placedResource(
    `${type}.${own}`,
    `${liveImportId(live)}/${path}`,
    block,
    methodPathNotes(path),
    writing.placement,
  );
}

/** The association with the web ACL that stands in front of the stage; none where there is none. */
export function writeWebAcl(
  live: LiveStage,
  name: string,
  { free, known, choices, placement }: Writing,
): readonly WrittenResource[] {
  const found = liveWebAcl(live);
  if (found === undefined) return [];
  const { association, acl: id, stage } = found;
  const { type, acl } = association;
  const own = free(type, name);
  const reference = choices.ids === 'literals' ? undefined : known.referenceTo([acl], id);
  const block: NewBlock = {
    header: `resource "${type}" "${own}"`,
    arguments: [
      { name: association.resource, value: `${restFamily.stage.type}.${name}.arn` },
      { name: acl.argument, value: reference ?? quoted(id) },
    ],
    blocks: [],
  };
  return [placedResource(`${type}.${own}`, association.importId(id, stage), block, [], placement)];
}
