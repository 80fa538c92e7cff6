/** Tells a person that something goes on which they asked for, where that takes a while, and lets them turn away. */
import { ProgressLocation, window, type Progress } from 'vscode';

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
  let shown: Progress<{ readonly message?: string }> | undefined;
  const show = (): void => {
    if (state !== undefined) shown?.report({ message: state });
  };
  const answer = run(abort.signal, (now) => {
    state = now;
    show();
  });
  const late = setTimeout(() => {
    const options = { location: ProgressLocation.Notification, title, cancellable: true };
    void window.withProgress(options, async (progress, token) => {
      shown = progress;
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
