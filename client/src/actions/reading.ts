/** Tells a person that AWS is being read for what they asked, where that takes a while, and lets them turn away. */
import { ProgressLocation, window } from 'vscode';

/** What `read` answers; its signal is aborted by the person, so that it rejects as `cancelled`. */
export async function reading<Answer>(
  what: string,
  read: (signal: AbortSignal) => Promise<Answer>,
): Promise<Answer> {
  const abort = new AbortController();
  const answer = read(abort.signal);
  const late = setTimeout(() => {
    const options = { location: ProgressLocation.Notification, title: `Reading ${what}`, cancellable: true };
    void window.withProgress(options, async (_progress, token) => {
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
