/** Runs so many tasks at a time, the others in turn. */

/** Lets only so many run at once. */
export type Limiter = <Result>(task: () => Promise<Result>, signal: AbortSignal) => Promise<Result>;

/** A task whose signal is aborted while it waits is not run; its promise rejects at once with the signal's reason. */
export function limiter(atOnce: number): Limiter {
  let free = atOnce;
  const waiting = new Set<() => void>();

  async function turn(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (free > 0) {
      free -= 1;
      return;
    }
    let leave: () => void = () => undefined;
    await new Promise<void>((resolve, reject) => {
      leave = () => {
        waiting.delete(resolve);
        // The reason is whatever the caller gave.
        reject(signal.reason as Error);
      };
      waiting.add(resolve);
      signal.addEventListener('abort', leave);
    }).finally(() => {
      signal.removeEventListener('abort', leave);
    });
  }

  /** The place goes to whoever has waited longest. */
  function handOver(): void {
    const [next] = waiting;
    if (next === undefined) {
      free += 1;
    } else {
      waiting.delete(next);
      next();
    }
  }

  return async (task, signal) => {
    await turn(signal);
    try {
      return await task();
    } finally {
      handOver();
    }
  };
}
