/** Keeps long work from holding up the answers. Knows nothing of the work. */

/**
 * Gives a function to call often during long work: it waits one turn of the event loop whenever `sliceMs` have passed
 * since the last turn, and else returns at once.
 */
export function pacer(sliceMs: number): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since >= sliceMs) {
      await new Promise<void>((resolve) => setImmediate(resolve));
      since = performance.now();
    }
  };
}
