/**
 * Live stages as Terraform for one document: what is there already is pointed to, what can't be imported is refused with
 * the reason, and the rest is written. Pure; the answer is that of the request.
 */
import type { LiveStage } from '../../../protocol/live.js';
import type {
  ManagedStage,
  RenderAnswer,
  RenderChoices,
  RenderedStage,
  TextChange,
} from '../../../protocol/stage-requests.js';
import { evaluator } from '../analysis/values/evaluate.js';
import type { Edit } from '../edits/edit.js';
import { lineBreak } from '../edits/layout.js';
import { positionAt } from '../workspace/line-index.js';
import type { Module, SourceFile } from '../workspace/module.js';
import type { StateInstance } from '../workspace/state.js';
import { isOnDisk } from '../workspace/uris.js';
import { withIgnoreComments } from './accepted.js';
import { declaredByCalls } from './called-modules.js';
import { declaredIn } from './declared.js';
import { namesakeOf } from './namesakes.js';
import { knownIds, takenAddresses } from './known-ids.js';
import { liveStageKey, ownerKeyText, stageKeyText } from './live-keys.js';
import { checkedStage } from './live-stage.js';
import { freeNames } from './local-names.js';
import { documentChanges, isMovable, placedAs, takenFrom, withEdits } from './moved-stage.js';
import { calledAs, calledModuleNotes, importBlockNotes, namesakeNote } from './notes.js';
import { refusal } from './stage-notes.js';
import { declaredOutcome, managedAs, ownedOutcome } from './outcomes.js';
import { placing } from './provider-place.js';
import { providerTags } from './provider-tags.js';
import { importCommand } from './shell.js';
import { writeWithParts } from './write-around.js';
import { importBlockText, type WrittenStage } from './write-stage.js';

/** Where the text goes. */
export interface RenderTarget {
  readonly module: Module;
  readonly state: readonly StateInstance[];
  /** The document, where it exists. */
  readonly file: SourceFile | undefined;
  /** What other modules have, by the keys of `live-keys.ts`. */
  readonly elsewhere?: ReadonlyMap<string, Elsewhere>;
}

/** Something that another module has. */
export interface Elsewhere {
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
  { module, state, file, elsewhere = new Map<string, Elsewhere>() }: RenderTarget,
  choices: RenderChoices,
): RenderAnswer {
  const surroundings = { module, state, evaluate: evaluator(module), picked: choices.picked ?? {} };
  const known = knownIds(surroundings);
  const declared = new Map([...declaredByCalls(surroundings), ...declaredIn(surroundings, known)]);
  const free = freeNames(module, takenAddresses(surroundings));
  const there = (key: string) => declared.get(key) ?? elsewhere.get(key)?.stage;
  const written: WrittenStage[] = [];
  const moved: Edit[] = [];
  // Terraform takes `import` blocks in the root module only.
  const importAs = calledAs(module) === '' ? choices.importAs : 'commands';
  const outcomes = stages.map((live): RenderedStage => {
    const key = liveStageKey(live);
    const own = declared.get(stageKeyText(key));
    if (own) return declaredOutcome(managedAs(own), live);
    const other = elsewhere.get(stageKeyText(key));
    if (other) return declaredOutcome(other.stage, live, other.module);
    const owner = declared.get(ownerKeyText(key));
    const otherOwner = elsewhere.get(ownerKeyText(key));
    if (owner && !(choices.moveFromDeployment && isMovable(owner, module)))
      return ownedOutcome(managedAs(owner), live, isMovable(owner, module));
    if (!owner && otherOwner) return ownedOutcome(otherOwner.stage, live, false, otherOwner.module);
    const refused = refusal(live);
    if (refused !== undefined) return { outcome: 'refused', message: refused };
    const placement = (owner && placedAs(owner, surroundings.evaluate)) ?? placing(live, surroundings);
    if ('refusal' in placement) return { outcome: 'refused', message: placement.refusal };
    const provider = isAlone(module) ? undefined : providerTags(module, surroundings.evaluate, placement);
    const stage = writeWithParts(live, {
      ...{ module, known, free, choices, provider, placement, there },
      deployment: owner?.address,
    });
    written.push(stage);
    declared.set(stageKeyText(key), { address: stage.address, by: 'code', declaration: undefined });
    if (owner) moved.push(...takenFrom(owner, stage.address, module));
    const namesake = namesakeOf(key, surroundings, known);
    const more = [
      ...(namesake === undefined ? [] : [namesakeNote(namesake)]),
      ...(importAs === 'commands' ? [] : importBlockNotes(module)),
      ...calledModuleNotes(module),
    ].map(({ text }) => text);
    return { outcome: 'written', address: stage.address, notes: [...stage.notes, ...more] };
  });
  const text = withIgnoreComments(
    written.map((each) => textOf(each, importAs)).join('\n'),
    withEdits(module, moved),
  );
  const resources = written.flatMap((each) => each.resources);
  const picks = new Map(written.flatMap((each) => each.picks).map((each) => [each.id, each]));
  return {
    text,
    ...(text === '' ? {} : { edit: appended(text, file) }),
    ...(moved.length === 0 ? {} : { changes: documentChanges(moved) }),
    commands:
      importAs === 'commands'
        ? resources.map(({ address, importId }) => importCommand(calledAs(module) + address, importId))
        : [],
    stages: outcomes,
    picks: [...picks.values()],
  };
}

/** Nothing is known of what a text that stands alone will stand beside. */
function isAlone({ files, uri }: Module): boolean {
  return files.length === 0 && !isOnDisk(uri);
}

function textOf({ resources }: WrittenStage, importAs: RenderChoices['importAs']): string {
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
