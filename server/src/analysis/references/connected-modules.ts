/** Everything that is applied together with a module, as far as it can be seen. */
import type { Module } from '../../workspace/module.js';

/**
 * The module, those that call it, directly or by way of others, and all that any of these call; undefined where some of
 * that is not known: a call of a registry, a directory that is not there, a file that can't be read.
 */
export function connectedWith(module: Module): readonly Module[] | undefined {
  const all = new Set([module]);
  for (const each of all) {
    const callers = each.callers();
    if (callers === undefined || all.size > MOST) return undefined;
    callers.forEach((caller) => all.add(caller.module));
  }
  for (const each of all) {
    const children = [...each.calls.keys()].map((name) => each.child(name));
    if (!each.complete || children.includes(undefined) || all.size > MOST) return undefined;
    children.forEach((child) => child && all.add(child));
  }
  return [...all];
}

const MOST = 300;
