/**
 * Ends the server when its editor's process is gone. The library looks as well, but by a timer, which never fires while
 * something keeps the server busy; so a thread of its own looks here.
 */
import { Worker } from 'node:worker_threads';

/** Looks after the process with this ID for as long as this one lives. */
export function watchEditor(processId: number): void {
  const worker = new Worker(LOOK, {
    eval: true,
    workerData: { processId, everyMs: EVERY_MS },
    resourceLimits: { maxOldGenerationSizeMb: 8, maxYoungGenerationSizeMb: 1 },
  });
  // Without the thread there is still the timer.
  worker.on('error', () => undefined);
  worker.unref();
}

/** To a process of someone else no signal may be sent, but it lives. */
const LOOK = `
const { processId, everyMs } = require('node:worker_threads').workerData;
setInterval(() => {
  try {
    process.kill(processId, 0);
  } catch (error) {
    if (error.code === 'ESRCH') process.kill(process.pid, 'SIGKILL');
  }
}, everyMs);
`;

const EVERY_MS = 3_000;
