/** Where fixed texts go: into the files, or as a diff or a whole text onto standard output. */
import type { ReplacedText, TextStore } from '../workspace/text-store-port.js';
import type { SaveTexts } from './mender.js';
import { unifiedDiff } from './unified-diff.js';

/** What is known of where a text was read. */
export interface DiffWith {
  readonly markBefore: TextStore['markBefore'];
  /** From the working directory, with slashes. */
  readonly pathOf: (uri: string) => string;
  readonly write: (text: string) => void;
}

/** Changes nothing and writes what would change. */
export function diffWriter({ markBefore, pathOf, write }: DiffWith): SaveTexts {
  return async (changes) => {
    const marked = await Promise.all(
      changes.map(async (each) => ({ ...each, mark: await markBefore(each.uri, each.before) })),
    );
    const kept = marked.flatMap(({ uri, mark }) =>
      mark.kind === 'kept' ? [{ uri, reason: mark.reason }] : [],
    );
    if (kept.length > 0) return { saved: [], kept };
    for (const { uri, before, after, mark } of marked)
      if (mark.kind === 'same') write(unifiedDiff(pathOf(uri), mark.mark + before, mark.mark + after));

    return savedAll(changes);
  };
}

/** Hands over the one text that changes. */
export function textHolder(hold: (text: string) => void): SaveTexts {
  return (changes) => {
    for (const { after } of changes) hold(after);
    return Promise.resolve(savedAll(changes));
  };
}

function savedAll(changes: readonly ReplacedText[]): Awaited<ReturnType<SaveTexts>> {
  return { saved: changes.map(({ uri }) => uri), kept: [] };
}
