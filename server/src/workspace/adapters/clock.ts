/** Node's timers as the workspace's clock. */
import type { Clock } from '../clock-port.js';

/** By the event loop of this process. */
export const nodeClock: Clock = {
  pacer(sliceMs) {
    let since = performance.now();
    return async () => {
      if (performance.now() - since >= sliceMs) {
        await new Promise<void>((resolve) => setImmediate(resolve));
        since = performance.now();
      }
    };
  },
  async atMost(ms, promise) {
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, ms);
    });
    await Promise.race([promise, timeout]);
    clearTimeout(timer);
  },
};
