/** How a check fixes what it finds, as the options ask for it. */
import type { StrictCheck } from '../strict/strict-check.js';
import type { Mend } from './check-modules.js';
import type { Failures } from './failures.js';
import { shownPath } from './finding.js';
import { mender, type SaveTexts } from './mender.js';
import type { CheckOptions } from './options.js';
import { diffWriter, textHolder } from './saving.js';
import type { StdinText } from './stdin-file.js';
import type { CheckSurroundings } from './surroundings.js';

/** What fixes, and what there is to write when all was checked. */
export interface Fixing {
  readonly mend: Mend;
  readonly finish: () => void;
}

/** What fixing stands on. */
export interface FixingWith {
  readonly surroundings: CheckSurroundings;
  readonly strict: StrictCheck;
  readonly failures: Failures;
  readonly stdin: StdinText | undefined;
}

/** Undefined where nothing is to be fixed. */
export function fixingFor(
  { fix }: CheckOptions,
  { surroundings, strict, failures, stdin }: FixingWith,
): Fixing | undefined {
  if (fix === undefined) return undefined;
  const { cwd, texts, write, complain } = surroundings;
  const mending = { strict, fail: failures.of };
  if (fix === 'diff') {
    const markBefore = stdin
      ? () => Promise.resolve({ kind: 'same', mark: stdin.mark } as const)
      : texts.markBefore;
    const save = diffWriter({ markBefore, write, pathOf: (uri) => shownPath(uri, cwd) });
    return { mend: mender({ ...mending, save }), finish: () => undefined };
  }
  if (stdin) {
    let { text } = stdin.content;
    const save = textHolder((fixed) => {
      text = fixed;
    });
    // What is not UTF-8 could only be given back damaged.
    const finish = (): void => {
      if (stdin.content.gaps === undefined) write(stdin.mark + text);
    };
    return { mend: mender({ ...mending, save }), finish };
  }
  const fixed = new Set<string>();
  const save: SaveTexts = async (changes) => {
    const outcome = await texts.replaceAll(changes);
    for (const uri of outcome.saved) fixed.add(uri);
    return outcome;
  };
  const finish = (): void => {
    if (fixed.size > 0) complain(`Fixed ${fixed.size} ${fixed.size === 1 ? 'file' : 'files'}.`);
  };
  return { mend: mender({ ...mending, save }), finish };
}
