/**
 * Decides which syntax problems a document shows: those of the strict check, run a while after typing stops, and
 * those of our own parser where the strict check can't tell.
 */
import { parse } from '../hcl/parse.js';
import type { Problem } from '../hcl/syntax.js';
import { LONGEST_TEXT, type StrictCheck } from '../strict/strict-check.js';
import type { SourceFile } from '../workspace/module.js';
import { isBinary } from '../workspace/source-file.js';

/** The syntax errors of each document, the strict parser's where it has answered. */
export interface SyntaxCheck {
  /** The document has this text now; it is checked when no other has come for a while. */
  readonly changed: (uri: string, text: string) => void;
  readonly closed: (uri: string) => void;
  /**
   * What to show for the file as it is now. Until the check of a new text is done, the last findings are shown where
   * they moved to, as long as our own parser still sees something wrong.
   */
  readonly problems: (file: SourceFile) => readonly Problem[];
  /** Whether a text that is not a document is sound HCL. */
  readonly accepts: (text: string) => Promise<boolean>;
  readonly dispose: () => Promise<void>;
}

/** What the check needs; times are in milliseconds. */
export interface SyntaxCheckOptions {
  /** Started when the first text is checked. */
  readonly start: () => StrictCheck;
  readonly debounceMs: number;
  /** No check begins within this time after the start: the first answers come first. */
  readonly delayMs: number;
  /** Called when the check of a document's text is done, unless nothing was wrong before and nothing is wrong now. */
  readonly checked: (uri: string) => void;
  readonly failed: (error: unknown) => void;
}

/** A check that has seen no document yet. */
export function syntaxCheck(options: SyntaxCheckOptions): SyntaxCheck {
  const documents = new Map<string, Watched>();
  const begun = performance.now();
  let strict: StrictCheck | undefined;

  return { changed, closed, problems, accepts, dispose };

  function changed(uri: string, text: string): void {
    let watched = documents.get(uri);
    if (watched === undefined) {
      watched = { text, timer: undefined, isRunning: false, verdict: undefined, shown: 0, own: 0 };
      documents.set(uri, watched);
    }
    watched.text = text;
    schedule(uri, watched);
  }

  function closed(uri: string): void {
    clearTimeout(documents.get(uri)?.timer);
    documents.delete(uri);
  }

  function problems(file: SourceFile): readonly Problem[] {
    if (!isChecked(file.text)) return file.problems;

    const watched = documents.get(file.uri);
    const found = problemsNow(file, watched?.verdict);
    if (watched) {
      watched.shown = found.length;
      watched.own = file.problems.length;
    }
    return found;
  }

  async function accepts(text: string): Promise<boolean> {
    strict ??= options.start();
    return ((await strict.check(text)) ?? parse(text).problems).length === 0;
  }

  async function dispose(): Promise<void> {
    for (const uri of [...documents.keys()]) closed(uri);

    await strict?.dispose();
  }

  function schedule(uri: string, watched: Watched): void {
    clearTimeout(watched.timer);
    const wait = Math.max(options.debounceMs, begun + options.delayMs - performance.now());
    watched.timer = setTimeout(() => {
      check(uri, watched).catch(options.failed);
    }, wait);
  }

  async function check(uri: string, watched: Watched): Promise<void> {
    const { text } = watched;
    if (watched.isRunning || !isChecked(text) || watched.verdict?.text === text) return;

    watched.isRunning = true;
    strict ??= options.start();
    const found = await strict.check(text).finally(() => {
      watched.isRunning = false;
    });
    if (documents.get(uri) !== watched) return;

    watched.verdict = { text, problems: found };
    if (watched.shown > 0 || (found?.length ?? watched.own) > 0) options.checked(uri);

    if (watched.text !== text) schedule(uri, watched);
  }
}

interface Watched {
  text: string;
  timer: NodeJS.Timeout | undefined;
  isRunning: boolean;
  verdict: Verdict | undefined;
  /** How many problems were last shown, and how many our own parser saw then. */
  shown: number;
  own: number;
}

interface Verdict {
  readonly text: string;
  /** Undefined where the check could not tell. */
  readonly problems: readonly Problem[] | undefined;
}

function isChecked(text: string): boolean {
  return text.length <= LONGEST_TEXT && !isBinary(text);
}

function problemsNow(file: SourceFile, verdict: Verdict | undefined): readonly Problem[] {
  if (verdict?.text === file.text) return verdict.problems ?? file.problems;

  return verdict?.problems && file.problems.length > 0
    ? moved(verdict.problems, verdict.text, file.text)
    : [];
}

/** Problems of an old text where they are in a new one; those within what was changed are left out. */
export function moved(problems: readonly Problem[], before: string, after: string): readonly Problem[] {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before.charCodeAt(head) === after.charCodeAt(head)) head++;

  let tail = 0;
  while (
    tail < shorter - head &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  )
    tail++;

  const shift = after.length - before.length;
  return problems.flatMap((problem) => {
    if (problem.end <= head) return [problem];

    const isBehind = problem.start >= before.length - tail;
    return isBehind ? [{ ...problem, start: problem.start + shift, end: problem.end + shift }] : [];
  });
}
