/** What the workspace needs of time; `adapters/clock.ts` is the one that Node gives. */
export interface Clock {
  /**
   * A function to call often during long work: it waits one turn of the event loop whenever `sliceMs` have passed since
   * the last turn, and else returns at once.
   */
  readonly pacer: (sliceMs: number) => () => Promise<void>;
  /** Resolves with the promise, or after `ms`. */
  readonly atMost: (ms: number, promise: Promise<void>) => Promise<void>;
}
