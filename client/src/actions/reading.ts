/** Tells a person that something goes on which they asked for, where that takes a while, and lets them turn away. */
import { tellProgress } from '../tell.js';

/** What `read` answers; its signal is aborted by the person, so that it rejects as `cancelled`. */
export async function reading<Answer>(
  what: string,
  read: (signal: AbortSignal) => Promise<Answer>,
): Promise<Answer> {
  return cancellable(`Reading ${what}`, read);
}

/** What `run` answers; its signal is aborted by the person. What it tells last stands behind `title`. */
export async function cancellable<Answer>(
  title: string,
  run: (signal: AbortSignal, tell: (state: string) => void) => Promise<Answer>,
): Promise<Answer> {
  const abort = new AbortController();
  let state: string | undefined;
  let shown: ((state: string) => void) | undefined;
  const show = (): void => {
    if (state !== undefined) shown?.(state);
  };
  const answer = run(abort.signal, (now) => {
    state = now;
    show();
  });
  const late = setTimeout(() => {
    tellProgress(title, async (report, token) => {
      shown = report;
      show();
      token.onCancellationRequested(() => {
        abort.abort();
      });
      await Promise.allSettled([answer]);
    });
  }, NOTICEABLE_MS);
  return answer.finally(() => {
    clearTimeout(late);
  });
}

/** A notification that goes away sooner is a flash. */
const NOTICEABLE_MS = 500;
