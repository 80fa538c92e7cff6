/**
 * One live stage as Terraform: its block, what it is imported with, and what to say about it. Decides names and
 * references; the values are those of stage-bodies.ts. What belongs to it is written by write-around.ts.
 */
import type { LiveStage } from '../../../protocol/live.js';
import type { ManagedStage, PickableId, RenderChoices } from '../../../protocol/stage-requests.js';
import { comment, objectText, quoted } from '../hcl/print.js';
import type { VersionRange } from '../knowledge/schema.js';
import { restFamily } from '../knowledge/stage-families.js';
import { newBlockLines, type NewArgument, type NewBlock } from '../edits/insert.js';
import { importBlock } from '../edits/new-resources.js';
import { exists } from '../analysis/versions/availability.js';
import type { Module } from '../workspace/module.js';
import { candidates, type KnownIds } from './known-ids.js';
import { isList, isMap, type LiveArgument, type LiveBody, type LiveValue } from './live-body.js';
import { stageNameOf } from './live-stage.js';
import type { FreeName } from './local-names.js';
import { type Note, tagNotes } from './notes.js';
import { stageNotes } from './stage-notes.js';
import type { Placement } from './provider-place.js';
import { noProviderTags, ownTags, type ProviderTags } from './provider-tags.js';
import { familyOfLive, liveTags, stageBody } from './stage-bodies.js';

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

/** Writes the stage itself, which can be written and is not there yet. */
export function writeStage(live: LiveStage, writing: Writing): WrittenStage {
  const { module, free, choices, placement, provider } = writing;
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
  return {
    address,
    resources: [placedResource(address, liveImportId(live), published(block, writing), notes, placement)],
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

/** What the stage is imported by; that of its method settings begins with it. */
export function liveImportId(live: LiveStage): string {
  return `${live.apiId}/${stageNameOf(live)}`;
}

/** An `import` block for a resource, without a closing line break. */
export function importBlockText({ address, importId: id }: WrittenResource): string {
  return newBlockLines(importBlock(address, quoted(id)), '').join('\n');
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

/** A resource where the stage is, with its notes above it. */
export function placedResource(
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
