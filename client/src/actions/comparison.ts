/**
 * The comparisons of live stages with their blocks, as a person asked for them. Each stage is held as it was read; after
 * every change of a text its differences are found out again, so that taking one keeps the others.
 */
import { languages, type TextDocument, Uri, workspace } from 'vscode';
import type { LiveStage } from '../../../protocol/live.js';
import type { CompareAnswer, ComparedFile, CompareParams } from '../../../protocol/stage-requests.js';
import { liveStageName } from '../aws/addresses.js';
import type { Disposable } from '../disposable.js';
import { SYNCED_SELECTOR } from '../documents.js';
import { oneAtATime } from '../stages/one-at-a-time.js';
import { createDifferenceMarks, type DifferenceMarks } from './difference-marks.js';
import { createLiveSides } from './live-sides.js';

/** The comparisons that are held, each by its stage. */
export interface Comparisons extends Disposable {
  /**
   * Compares a stage with the code that declares it, shows the differences in place of what was shown of that stage, and
   * keeps them true. `uri` is a file of its module, where that is known. Rejects where the server gives no answer.
   */
  readonly compare: (live: LiveStage, uri: string | undefined) => Promise<CompareAnswer>;
  /** The text with every live value taken: the other side of a diff editor. It follows the code. */
  readonly liveSide: (live: LiveStage, file: ComparedFile) => Uri;
  /** Forgets all comparisons. */
  readonly clear: () => void;
}

/** Asks the server to compare. */
export type AskComparison = (params: CompareParams) => Promise<CompareAnswer>;

interface Held {
  readonly live: LiveStage;
  readonly uri: string | undefined;
  readonly marks: DifferenceMarks;
  /** The file with its block, once that is known. */
  home?: Uri;
}

/** Holds comparisons and registers what shows them; dispose it with the extension. */
export function createComparisons(ask: AskComparison): Comparisons {
  const held = new Map<string, Held>();
  const sides = createLiveSides();
  let changes = 0;
  let timer: NodeJS.Timeout | undefined;

  const update = async (key: string, own: Held): Promise<CompareAnswer> => {
    const { live, uri, marks } = own;
    const before = changes;
    const answer = await ask({ stage: live, ...(uri === undefined ? {} : { uri }) });
    // What was asked before another change has positions of another text; that change asks again.
    if (before === changes && held.get(key) === own) {
      // The block may be gone for a moment only, while it is written or until it is undone.
      if (answer.outcome !== 'compared') {
        marks.show('', []);
      } else {
        own.home = Uri.parse(answer.at.uri);
        marks.show(answer.address, answer.files);
        sides.update(key, answer.files);
      }
    }
    return answer;
  };
  const updateAll = oneAtATime(async () => {
    const before = changes;
    for (const [key, each] of held) {
      // Another change asks for all of them anew.
      if (before !== changes) return;
      // Where the server gives no answer, nothing is offered until it does.
      await update(key, each).catch(() => undefined);
    }
  });
  const forget = (key: string): void => {
    held.get(key)?.marks.dispose();
    held.delete(key);
  };
  const clear = (): void => {
    for (const key of [...held.keys()]) forget(key);
  };
  const changed = (): void => {
    changes += 1;
    for (const { marks } of held.values()) marks.suspend();
    clearTimeout(timer);
    timer = held.size === 0 ? undefined : setTimeout(() => void updateAll(), PAUSE);
  };
  const parts: Disposable[] = [
    sides,
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0 && isSynced(document)) changed();
    }),
    workspace.onDidCloseTextDocument((document) => {
      for (const [key, { home }] of held) if (home?.toString() === document.uri.toString()) forget(key);
      // What was not saved is gone.
      if (isSynced(document)) changed();
    }),
  ];
  return {
    async compare(live, uri) {
      const key = keyOf(live);
      forget(key);
      const own = { live, uri, marks: createDifferenceMarks() };
      held.set(key, own);
      try {
        const answer = await update(key, own);
        if (answer.outcome !== 'compared') forget(key);
        return answer;
      } catch (error) {
        forget(key);
        throw error;
      }
    },
    liveSide: (live, file) => sides.uriOf(keyOf(live), file),
    clear,
    dispose() {
      clearTimeout(timer);
      clear();
      for (const part of parts) part.dispose();
    },
  };
}

/** Whether the server is told of a document. */
function isSynced(document: TextDocument): boolean {
  return languages.match([...SYNCED_SELECTOR], document) > 0;
}

function keyOf(live: LiveStage): string {
  return [live.kind, live.region ?? '', live.apiId, liveStageName(live)].join(' ');
}

/** Milliseconds after the last change, so that not every key is asked about. */
const PAUSE = 200;
