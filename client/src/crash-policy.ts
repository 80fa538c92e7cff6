/** Decides what becomes of a server that ended on its own. */

/** `first` tells whether the person has not been told before in this window. */
export type CrashVerdict =
  | { readonly action: 'restart'; readonly first: boolean }
  | { readonly action: 'give up'; readonly crashes: number };

/** So many crashes within the window of time are an accident; one more is a pattern. */
export const TOLERATED_CRASHES = 3;

/** Milliseconds. */
export const CRASH_WINDOW = 3 * 60_000;

/**
 * Judges the last of `crashes`, the times (milliseconds, ascending) at which the server ended on its own since the
 * window opened or a person restarted it.
 */
export function judgeCrash(crashes: readonly number[]): CrashVerdict {
  const last = crashes.at(-1) ?? 0;
  const recent = crashes.filter((time) => last - time < CRASH_WINDOW);
  return recent.length > TOLERATED_CRASHES
    ? { action: 'give up', crashes: recent.length }
    : { action: 'restart', first: crashes.length <= 1 };
}
