/** Times, percentiles and memory. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Milliseconds that `act` takes, its promise included. */
export async function timed(act) {
  const started = performance.now();
  await act();
  return performance.now() - started;
}

/** `count` times of `act(index)`, one after the other. */
export async function times(count, act) {
  const taken = [];
  for (let index = 0; index < count; index++) taken.push(await timed(() => act(index)));
  return taken;
}

/** The middle one of some numbers. */
export function median(numbers) {
  return summary(numbers).median;
}

/** Median, p95, p99 and greatest of the times. */
export function summary(taken) {
  const sorted = [...taken].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)];
  return { count: sorted.length, median: at(0.5), p95: at(0.95), p99: at(0.99), max: sorted.at(-1) };
}

/** Resident memory of a process in MB (10^6 bytes, as the bars are meant). */
export function residentMb(pid) {
  const kib = execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' });
  return (Number(kib.trim()) * 1024) / 1e6;
}

/** The most resident memory that a process has held so far, in MB; undefined where the system does not tell. */
export function peakMb(pid) {
  try {
    const [, kib] = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return (Number(kib) * 1024) / 1e6;
  } catch {
    return undefined;
  }
}

/**
 * Milliseconds that a process's main thread has worked so far, to the nanosecond; undefined where the system does not
 * tell (only Linux does).
 */
export function mainThreadMs(pid) {
  try {
    const [nanoseconds] = readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ');
    return Number(nanoseconds) / 1e6;
  } catch {
    return undefined;
  }
}

export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
