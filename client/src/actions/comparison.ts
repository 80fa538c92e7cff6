/**
 * The comparisons of live stages with their blocks, as a person asked for them. Each stage is held as it was read; after
 * every change of a text near it its differences are found out again, so that taking one keeps the others.
 */
import { EventEmitter, type Event, type Uri } from 'vscode';
import type { LiveStage } from '../../../protocol/live.js';
import type {
  CompareAllAnswer,
  CompareAllParams,
  CompareAnswer,
  ComparedFile,
  CompareParams,
  ManagedStage,
} from '../../../protocol/stage-requests.js';
import type { Disposable } from '../disposable.js';
import type { ComparisonStatus } from '../stages/comparison-status.js';
import { stageNodeKey } from '../stages/nodes.js';
import { oneAtATime } from '../stages/one-at-a-time.js';
import { folderOf, watchCode } from './code-changes.js';
import { createDifferenceMarks, type MarkedStage } from './difference-marks.js';
import { createHeldStages } from './held-stages.js';
import { createLiveSides } from './live-sides.js';

/** The comparisons that are held, each by its stage. */
export interface Comparisons extends Disposable {
  /**
   * Compares a stage with the code that declares it, shows the differences in place of what was shown of that stage, and
   * keeps them true. `managed` is what the workspace has of the stage. Rejects where the server gives no answer.
   */
  readonly compare: (live: LiveStage, managed: ManagedStage | undefined) => Promise<CompareAnswer>;
  /** The same for many at once; null for what the workspace doesn't have. */
  readonly compareAll: (stages: readonly LiveStage[]) => Promise<readonly (CompareAnswer | null)[]>;
  /** The text with every live value taken: the other side of a diff editor. It follows the code. */
  readonly liveSide: (live: LiveStage, file: ComparedFile) => Uri;
  /** What the row with this key says. */
  readonly statusOf: (key: string) => ComparisonStatus | undefined;
  /** Tells the keys of the rows that say something else now. */
  readonly onDidChange: Event<readonly string[]>;
  /** Forgets the comparisons of the row with this key and of those below it, or all. */
  readonly forget: (key?: string) => void;
  /** Forgets all, with those that are on their way: they are about another account. */
  readonly startOver: () => void;
}

/** Asks the server to compare. */
export interface AskComparison {
  readonly one: (params: CompareParams) => Promise<CompareAnswer>;
  readonly all: (params: CompareAllParams) => Promise<CompareAllAnswer>;
}

/** Holds comparisons and registers what shows them; dispose it with the extension. */
export function createComparisons(ask: AskComparison): Comparisons {
  const held = createHeldStages(folderOf);
  const marks = createDifferenceMarks();
  const sides = createLiveSides();
  const changed = new EventEmitter<readonly string[]>();
  let accounts = 0;
  let changes = 0;
  let timer: NodeJS.Timeout | undefined;
  let due = 0;

  /** Shows what is new, unless the text or the account is another one by now. */
  const show = (stages: readonly LiveStage[], answers: readonly (CompareAnswer | null)[]): void => {
    const { compared, gone, redrawn } = held.put(stages, answers);
    marks.show([...compared, ...gone.map(unmarked)]);
    for (const { key, files } of compared) sides.update(key, files);
    if (redrawn.length > 0) changed.fire(redrawn);
  };
  const askAll = async (stages: readonly LiveStage[]): Promise<CompareAllAnswer['answers']> => {
    const { answers } = stages.length === 0 ? { answers: [] } : await ask.all({ stages });
    // The server's answer to what it fails at has none.
    if (answers.length !== stages.length) throw new Error(FAILED);
    return answers;
  };
  const asked = async <Answer>(
    stages: readonly LiveStage[],
    request: Promise<Answer>,
    answersOf: (answer: Answer) => readonly (CompareAnswer | null)[],
  ): Promise<Answer> => {
    const before = { accounts, changes };
    const answer = await request;
    if (before.accounts !== accounts) return answer;
    show(stages, answersOf(answer));
    // What was asked before a change has positions of another text.
    if (before.changes !== changes) {
      const keys = held.outdate(stages.map((live) => stageNodeKey(live)));
      marks.suspend(keys);
      later(keys, PAUSE_MS);
    }
    return answer;
  };

  // Where the server gives no answer, nothing is offered until it does.
  const update = oneAtATime(async () => {
    const stages = held.takeOutdated();
    const answers = await askAll(stages).catch(() => undefined);
    if (answers === undefined) return;
    // Those that another change has outdated meanwhile are asked for again.
    const now = stages.map((live, index) => ({ live, answer: answers[index] ?? null }));
    const current = now.filter(({ live }) => held.isCurrent(live));
    show(
      current.map(({ live }) => live),
      current.map(({ answer }) => answer),
    );
  });
  const later = (keys: readonly string[], pause: number): void => {
    if (keys.length === 0) return;
    due = Math.max(due, Date.now() + pause);
    clearTimeout(timer);
    timer = setTimeout(() => void update(), due - Date.now());
  };
  const outdateNear = (folder: string, pause: number): void => {
    const keys = held.outdateNear(folder);
    marks.suspend(keys);
    later(keys, pause);
  };
  const code = watchCode({
    onTyped(folder) {
      changes += 1;
      outdateNear(folder, PAUSE_MS);
    },
    onWritten(folder, isOpen) {
      changes += 1;
      // Of what is open the editor has told before, and the server knows its text.
      if (!isOpen) outdateNear(folder, WRITTEN_PAUSE_MS);
      later(held.outdate(), isOpen ? PAUSE_MS : WRITTEN_PAUSE_MS);
    },
  });
  const forget = (key?: string): void => {
    const keys = held.forget(key);
    marks.show(keys.map(unmarked));
    if (keys.length > 0) changed.fire(keys);
  };
  return {
    compare(live, managed) {
      const at = managed?.at === undefined ? {} : { uri: managed.at.uri };
      return asked([live], ask.one({ stage: live, ...at }), (answer) => [
        managed === undefined && answer.outcome === 'not-declared' ? null : answer,
      ]);
    },
    compareAll: (stages) => asked(stages, askAll(stages), (answers) => answers),
    liveSide: (live, file) => sides.uriOf(stageNodeKey(live), file),
    statusOf: held.statusOf,
    onDidChange: changed.event,
    forget,
    startOver() {
      accounts += 1;
      forget();
    },
    dispose() {
      clearTimeout(timer);
      for (const part of [code, marks, sides, changed]) part.dispose();
    },
  };
}

function unmarked(key: string): MarkedStage {
  return { key, address: '', files: [] };
}

const FAILED = 'The comparison failed. See the log for the cause.';

/** After the last change, so that not every key is asked about. */
const PAUSE_MS = 200;

/** The editor tells the server of files on the disk with a delay of its own. */
const WRITTEN_PAUSE_MS = 1_000;
