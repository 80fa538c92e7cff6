/** Which stages were compared, where their code is, and which of them have to be compared again. Keeps no positions. */
import type { LiveStage } from '../../../protocol/live.js';
import type { CompareAnswer } from '../../../protocol/stage-requests.js';
import { comparisonStatus, type ComparisonStatus } from '../stages/comparison-status.js';
import { stageNodeKey } from '../stages/nodes.js';
import type { MarkedStage } from './difference-marks.js';

/** The stages that are held, by the keys of their rows. */
export interface HeldStages {
  /** Holds stages with the server's answers; what the workspace doesn't have is held only if it had it before. */
  readonly put: (stages: readonly LiveStage[], answers: readonly (CompareAnswer | null)[]) => Change;
  readonly statusOf: (key: string) => ComparisonStatus | undefined;
  /** Those whose code or differences are in this folder have to be compared again; answers their keys. */
  readonly outdateNear: (folder: string) => readonly string[];
  /** Those with these keys, or all. */
  readonly outdate: (keys?: readonly string[]) => readonly string[];
  /** What has to be compared again; from now on it counts as asked for. */
  readonly takeOutdated: () => readonly LiveStage[];
  /** Whether this very reading is held, and not outdated. */
  readonly isCurrent: (live: LiveStage) => boolean;
  /** Forgets a row and those below it, or all; answers the keys that were held. */
  readonly forget: (key?: string) => readonly string[];
}

/** What holding some stages changes. */
export interface Change {
  readonly compared: readonly MarkedStage[];
  /** The keys of those that can't be compared. */
  readonly gone: readonly string[];
  /** The keys whose status is another one now. */
  readonly redrawn: readonly string[];
}

interface Held {
  readonly live: LiveStage;
  readonly status: ComparisonStatus | undefined;
  readonly folders: ReadonlySet<string>;
}

/** None yet. `folderOf` gives the folder of a file, both as URIs. */
export function createHeldStages(folderOf: (file: string) => string): HeldStages {
  const held = new Map<string, Held>();
  const outdated = new Set<string>();

  const outdate = (keys: readonly string[]): readonly string[] => {
    const known = keys.filter((key) => held.has(key));
    for (const key of known) outdated.add(key);
    return known;
  };
  return {
    put(stages, answers) {
      const all = stages.map((live, index) => ({
        key: stageNodeKey(live),
        live,
        answer: answers[index] ?? null,
      }));
      const statusesBefore = new Map(all.map(({ key }) => [key, JSON.stringify(held.get(key)?.status)]));
      for (const { key, live, answer } of all) {
        const before = held.get(key);
        if (answer === null && before === undefined) continue;
        // Its block may be gone for a moment only, while it is written or until it is undone, or found in a copy meanwhile.
        const files = answer?.outcome === 'compared' ? [answer.at, ...answer.files] : [];
        const folders = new Set([...(before?.folders ?? []), ...files.map(({ uri }) => folderOf(uri))]);
        held.set(key, { live, status: comparisonStatus(answer), folders });
      }
      return {
        compared: all.flatMap(({ key, answer }) =>
          answer?.outcome === 'compared' ? [{ key, address: answer.address, files: answer.files }] : [],
        ),
        gone: all.flatMap(({ key, answer }) => (answer?.outcome === 'compared' ? [] : [key])),
        redrawn: [...statusesBefore].flatMap(([key, before]) =>
          JSON.stringify(held.get(key)?.status) === before ? [] : [key],
        ),
      };
    },
    statusOf: (key) => held.get(key)?.status,
    outdateNear: (folder) =>
      outdate([...held].flatMap(([key, { folders }]) => (folders.has(folder) ? [key] : []))),
    outdate: (keys = [...held.keys()]) => outdate(keys),
    takeOutdated() {
      const stages = [...outdated].flatMap((key) => held.get(key)?.live ?? []);
      outdated.clear();
      return stages;
    },
    isCurrent(live) {
      const key = stageNodeKey(live);
      return held.get(key)?.live === live && !outdated.has(key);
    },
    forget(key) {
      const keys = [...held.keys()].filter(
        (each) => key === undefined || each === key || each.startsWith(`${key}/`),
      );
      for (const each of keys) held.delete(each);
      return keys;
    },
  };
}
