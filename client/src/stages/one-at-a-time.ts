/** Keeps something that is asked for again and again from running twice at a time. */

/**
 * Runs `task` at once, or where it runs already, once more after that for all who ask meanwhile: what they ask about may
 * have changed since it began.
 */
export function oneAtATime(task: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;

  const run = (): Promise<void> => {
    next = undefined;
    running = task().finally(() => {
      running = undefined;
    });
    return running;
  };
  return () => next ?? (running === undefined ? run() : (next = running.then(run, run)));
}
