/**
 * Live stages as Terraform for one document: what is there already is pointed to, what can't be imported is refused with
 * the reason, and the rest is written. Pure; the answer is that of the request.
 */
import type { LiveStage } from '../../../protocol/live.js';
import type {
  DeclaredAt,
  ManagedStage,
  RenderAnswer,
  RenderChoices,
  RenderedStage,
  StageKey,
  TextChange,
} from '../../../protocol/stage-requests.js';
import { evaluator } from '../analysis/values/evaluate.js';
import { lineBreak } from '../edits/layout.js';
import { positionAt, rangeOf } from '../workspace/line-index.js';
import type { Declaration, Module, SourceFile } from '../workspace/module.js';
import type { StateInstance } from '../workspace/state.js';
import { directoryOf, nameOf } from '../workspace/uris.js';
import { withIgnoreComments } from './accepted.js';
import { declaredStages, liveStageKey, stageKeyText } from './declared-stages.js';
import { knownIds, takenAddresses } from './known-ids.js';
import { checkedStage, stageNameOf } from './live-stage.js';
import { freeNames } from './local-names.js';
import { calledModuleNotes, importBlockNotes, refusal } from './notes.js';
import { providerTags } from './provider-tags.js';
import { importCommand } from './shell.js';
import { importBlockText, writeStage, type WrittenStage } from './write-stage.js';

/** Where the text goes. */
export interface RenderTarget {
  readonly module: Module;
  readonly state: readonly StateInstance[];
  /** The document, where it exists. */
  readonly file: SourceFile | undefined;
  /** Stages that other modules have. */
  readonly elsewhere?: readonly Elsewhere[];
}

/** A stage that another module has. */
export interface Elsewhere {
  readonly key: StageKey;
  readonly stage: ManagedStage;
  /** URI of the module's directory. */
  readonly module: string;
}

/** Writes stages of anyone's making; one that is not a stage is refused, and the others are written. */
export function renderStages(
  stages: readonly unknown[],
  target: RenderTarget,
  choices: RenderChoices = {},
): RenderAnswer {
  const checked = stages.map(checkedStage);
  const answer = render(
    checked.flatMap(({ live }) => live ?? []),
    target,
    choices,
  );
  const outcomes = [...answer.stages];
  return {
    ...answer,
    stages: checked.flatMap((each) =>
      each.live === undefined
        ? [{ outcome: 'refused' as const, message: each.fault }]
        : outcomes.splice(0, 1),
    ),
  };
}

/** Writes stages that have passed live-stage.ts. */
export function render(
  stages: readonly LiveStage[],
  { module, state, file, elsewhere = [] }: RenderTarget,
  choices: RenderChoices,
): RenderAnswer {
  const surroundings = { module, state, evaluate: evaluator(module), picked: choices.picked ?? {} };
  const known = knownIds(surroundings);
  const declared = new Map(declaredStages(surroundings, known));
  const free = freeNames(module, takenAddresses(surroundings));
  const provider = providerTags(module, surroundings.evaluate);
  const written: WrittenStage[] = [];
  const outcomes = stages.map((live): RenderedStage => {
    const key = stageKeyText(liveStageKey(live));
    const there = declared.get(key);
    if (there)
      return declaredOutcome({ ...there, at: there.declaration && writtenPlace(there.declaration) }, live);
    const other = elsewhere.find((each) => stageKeyText(each.key) === key);
    if (other) return declaredOutcome(other.stage, live, other.module);
    const refused = refusal(live);
    if (refused !== undefined) return { outcome: 'refused', message: refused };
    const stage = writeStage(live, { module, known, free, choices, provider });
    written.push(stage);
    declared.set(key, { address: stage.address, by: 'code', declaration: undefined });
    const more = [
      ...(choices.importAs === 'commands' ? [] : importBlockNotes(module)),
      ...calledModuleNotes(module),
    ].map(({ text }) => text);
    return { outcome: 'written', address: stage.address, notes: [...stage.notes, ...more] };
  });
  const text = withIgnoreComments(written.map((each) => textOf(each, choices)).join('\n'), module);
  const resources = written.flatMap((each) => each.resources);
  const picks = new Map(written.flatMap((each) => each.picks).map((each) => [each.id, each]));
  return {
    text,
    ...(text === '' ? {} : { edit: appended(text, file) }),
    commands:
      choices.importAs === 'commands'
        ? resources.map(({ address, importId }) => importCommand(address, importId))
        : [],
    stages: outcomes,
    picks: [...picks.values()],
  };
}

/** A place as the editor's process knows it. */
export function writtenPlace({ file, block }: Declaration): DeclaredAt {
  return { uri: file.uri, range: rangeOf(file, block.header) };
}

/** `module` is the directory of the one that has the stage, where that is another one. */
function declaredOutcome(
  { address, by, at }: Pick<ManagedStage, 'address' | 'by'> & { readonly at?: DeclaredAt | undefined },
  live: LiveStage,
  module?: string,
): RenderedStage {
  const how = {
    code: `is already declared as \`${address}\``,
    import: `is already imported as \`${address}\``,
    state: `is already in the local state as \`${address}\``,
  }[by];
  const where = module === undefined ? '' : ` in \`${lastParts(at?.uri ?? module)}\``;
  return {
    outcome: 'declared',
    address,
    ...(at && { at }),
    message: `The stage \`${stageNameOf(live)}\` of \`${live.apiName ?? live.apiId}\` ${how}${where}, so it is not written again.`,
  };
}

/** `shop/main.tf`, enough to know it by. */
function lastParts(uri: string): string {
  return [directoryOf(uri), uri].map(nameOf).join('/');
}

function textOf({ resources }: WrittenStage, { importAs }: RenderChoices): string {
  const imports = resources.map(importBlockText);
  return [...(importAs === 'commands' ? [] : imports), ...resources.map(({ text }) => text)]
    .map((each) => `${each}\n`)
    .join('\n');
}

/** At the end of the document, after a blank line, in the document's own line breaks. */
function appended(text: string, file: SourceFile | undefined): TextChange {
  const before = file?.text ?? '';
  const end = file ? positionAt(file, before.length) : { line: 0, character: 0 };
  const gap = /^\s*$|\n\r?\n$/.test(before) ? '' : before.endsWith('\n') ? '\n' : '\n\n';
  const newText = gap + text;
  return {
    range: { start: end, end },
    newText: file && lineBreak(file) === '\r\n' ? newText.replaceAll('\n', '\r\n') : newText,
  };
}
