/**
 * One live stage as Terraform: its blocks, what they are imported with, and what to say about it. Decides names and
 * references; the values are those of stage-bodies.ts.
 */
import type { LiveRestStage, LiveStage } from '../../../protocol/live.js';
import type { ManagedStage, PickableId, RenderChoices } from '../../../protocol/stage-requests.js';
import { comment, objectText, quoted } from '../hcl/print.js';
import type { VersionRange } from '../knowledge/schema.js';
import { restFamily } from '../knowledge/stage-families.js';
import { methodSettingsParts } from '../knowledge/stage-parts.js';
import { newBlockLines, type NewArgument, type NewBlock } from '../edits/insert.js';
import { exists } from '../analysis/versions/availability.js';
import type { Module } from '../workspace/module.js';
import { candidates, type KnownIds } from './known-ids.js';
import { isList, isMap, type LiveArgument, type LiveBody, type LiveValue } from './live-body.js';
import { liveStageKey, settingsKeyText, webAclKeyText } from './live-keys.js';
import { stageNameOf } from './live-stage.js';
import type { FreeName } from './local-names.js';
import { methodPathNotes, type Note, stageNotes, tagNotes } from './notes.js';
import type { Placement } from './provider-place.js';
import { noProviderTags, ownTags, type ProviderTags } from './provider-tags.js';
import {
  familyOfLive,
  type LiveMethodSettings,
  liveTags,
  liveWebAcl,
  methodSettingsBodies,
  stageBody,
} from './stage-bodies.js';

/** What a stage is written with. */
export interface Writing {
  readonly module: Module;
  readonly known: KnownIds;
  readonly free: FreeName;
  /** Undefined where it is unknown what the provider does to tags. */
  readonly provider: ProviderTags | undefined;
  readonly placement: Placement;
  readonly choices: RenderChoices;
  /** What is there already of what belongs to the stage, by the keys of `live-keys.ts`. */
  readonly there: (key: string) => Pick<ManagedStage, 'address'> | undefined;
  /** The address of the deployment of the module that the stage is taken from, where it is. */
  readonly deployment?: string | undefined;
}

/** A resource with what it is imported by. */
export interface WrittenResource {
  readonly address: string;
  readonly importId: string;
  /** Its block, comments above it included, without a closing line break. */
  readonly text: string;
}

/** A stage with the resources written for it. */
export interface WrittenStage {
  readonly address: string;
  /** The stage, then what belongs to it. */
  readonly resources: readonly WrittenResource[];
  readonly notes: readonly string[];
  readonly picks: readonly PickableId[];
}

/** Writes a stage that can be written and is not there yet. */
export function writeStage(live: LiveStage, writing: Writing): WrittenStage {
  const { module, free, choices, placement, provider, there } = writing;
  const { stage } = familyOfLive(live);
  const has = (range: VersionRange) => exists(range, module);
  const tags = liveTags(live);
  const body = stageBody(live, has, ownTags(tags, provider ?? noProviderTags, new Set()));
  const name = free(stage.type, live.apiName, stageNameOf(live));
  const address = `${stage.type}.${name}`;
  const notes: Note[] = [
    ...stageNotes(live, body, module),
    ...tagNotes(tags, provider),
    ...(placement.note === undefined ? [] : [{ text: placement.note, inCode: false }]),
  ];
  const block = blockOf(`resource "${stage.type}" "${name}"`, body, writing);
  const resources = [resource(address, importId(live), published(block, writing), notes, placement)];
  if (choices.parts !== 'stage') {
    const key = liveStageKey(live);
    for (const settings of methodSettingsBodies(live, has)) {
      const settled = there(settingsKeyText(key, settings.path));
      if (settled) {
        notes.push(thereNote(`method settings of \`${settings.path}\` are`, settled.address));
        continue;
      }
      notes.push(...methodPathNotes(settings.path).map((note) => ({ ...note, inCode: false })));
      resources.push(writeMethodSettings(live, settings, name, writing));
    }
    const associated = liveWebAcl(live) && there(webAclKeyText(key));
    if (associated) notes.push(thereNote('web ACL association is', associated.address));
    else resources.push(...writeWebAcl(live, name, writing));
  } else if (live.kind === 'rest' && hasMore(live)) {
    notes.push({ text: 'Method settings and the web ACL association are not included.', inCode: false });
  }
  return {
    address,
    resources,
    notes: [...new Set(notes.map(({ text }) => text))],
    picks: choices.ids === 'literals' ? [] : picksIn(body, writing),
  };
}

/** A stage that is taken from a deployment goes on with it, whatever that deployment's ID will be. */
function published(block: NewBlock, { deployment }: Writing): NewBlock {
  return {
    ...block,
    arguments: block.arguments.map((each) =>
      deployment !== undefined && each.name === restFamily.stage.deployment
        ? { ...each, value: `${deployment}.id` }
        : each,
    ),
  };
}

function thereNote(what: string, address: string): Note {
  return {
    text: `The ${what} already managed as \`${address}\`, so it is not written again.`,
    inCode: false,
  };
}

/** What the stage is imported by; that of its method settings begins with it. */
function importId(live: LiveStage): string {
  return `${live.apiId}/${stageNameOf(live)}`;
}

/** An `import` block for a resource, without a closing line break. */
export function importBlockText({ address, importId: id }: WrittenResource): string {
  const block: NewBlock = {
    header: 'import',
    arguments: [
      { name: 'to', value: address },
      { name: 'id', value: quoted(id) },
    ],
    blocks: [],
  };
  return newBlockLines(block, '').join('\n');
}

/** The literals that a person may know better: those that are IDs of something the module might declare. */
function picksIn(body: LiveBody, writing: Writing): readonly PickableId[] {
  const { module, known } = writing;
  return [
    ...body.arguments.flatMap(({ schema, value }) => {
      const targets = schema.facts?.refersTo ?? [];
      const addresses = targets.flatMap(({ type }) => candidates(type, module));
      const isLiteral = typeof value === 'string' && known.referenceTo(targets, value) === undefined;
      return isLiteral && addresses.length > 0 ? [{ id: value, argument: schema.name, addresses }] : [];
    }),
    ...body.blocks.flatMap((block) => picksIn(block.body, writing)),
  ];
}

function resource(
  address: string,
  importId: string,
  block: NewBlock,
  notes: readonly Note[],
  { region, alias }: Placement,
): WrittenResource {
  const placed: NewBlock = {
    ...block,
    ...(alias === undefined ? {} : { meta: [{ name: 'provider', value: `aws.${alias}` }] }),
    arguments: [
      ...block.arguments,
      ...(region === undefined ? [] : [{ name: 'region', value: quoted(region) }]),
    ],
  };
  const comments = notes.filter(({ inCode }) => inCode).map(({ text }) => comment(text));
  return {
    address,
    importId: region === undefined ? importId : `${importId}@${region}`,
    text: [...comments, ...newBlockLines(placed, '')].join('\n'),
  };
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
  return resource(
    `${type}.${own}`,
    `${importId(live)}/${path}`,
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
  return [resource(`${type}.${own}`, association.importId(id, stage), block, [], placement)];
}

/** A body as a block to write. */
export function blockOf(
  header: string,
  body: LiveBody,
  writing: Pick<Writing, 'known' | 'choices'>,
): NewBlock {
  return {
    header,
    arguments: body.arguments.map((each) => argumentOf(each, writing)),
    blocks: body.blocks.map((each) => blockOf(each.schema.name, each.body, writing)),
  };
}

/** An argument as text: a reference where one is proved, else the value. */
export function argumentOf(
  { schema, value }: LiveArgument,
  { known, choices }: Pick<Writing, 'known' | 'choices'>,
): NewArgument {
  const targets = schema.facts?.refersTo;
  const reference =
    targets && typeof value === 'string' && choices.ids !== 'literals'
      ? known.referenceTo(targets, value)
      : undefined;
  return { name: schema.name, value: reference ?? literalText(value) };
}

/** A value as HCL. */
export function literalText(value: LiveValue): string {
  if (isMap(value)) return objectText(Object.entries(value).map(([key, each]) => [key, quoted(each)]));
  if (isList(value)) return `[${value.map(literalText).join(', ')}]`;
  return typeof value === 'string' ? quoted(value) : String(value);
}
