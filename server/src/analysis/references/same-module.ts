/**
 * Whether two views of modules are one. The same module looks another way to itself, as all its callers make it, and to
 * a caller, as that one call makes it: objects differ, directory and calls do not.
 */
import type { Module } from '../../workspace/module.js';

/** Whether both are the module of one directory and nothing tells that other calls make them. */
export function isSameModule(a: Module, b: Module): boolean {
  if (a === b || a.uri !== b.uri) return a === b;
  const [own, other] = [callsOf(a), callsOf(b)];
  return own.every((call, index) => other[index] === undefined || other[index] === call);
}

/** From the inside out, as far as there is a single one. */
function callsOf(module: Module): readonly string[] {
  const calls: string[] = [];
  for (let at = module; calls.length < MOST_CALLS;) {
    const [caller, ...more] = at.callers() ?? [];
    if (caller === undefined || more.length > 0) break;
    calls.push(`${caller.module.uri} ${caller.call.block.labels[0]?.text ?? ''}`);
    at = caller.module;
  }
  return calls;
}

const MOST_CALLS = 32;
