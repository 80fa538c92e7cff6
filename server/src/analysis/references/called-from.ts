/** Whether a module is part of another one, or is applied by itself. */
import type { Caller, Module } from '../../workspace/module.js';
import { isWithin, pathBelow } from '../../workspace/uris.js';

/** A call that makes the module a part of another. Examples and tests of its use, below it, say nothing about that. */
export function calledFrom(module: Module): Caller | undefined {
  return module.callers()?.find(({ module: { uri } }) => !isUse(uri, module.uri));
}

function isUse(uri: string, directory: string): boolean {
  return isWithin(uri, directory) && /^(?:examples?|tests?)(?:\/|$)/.test(pathBelow(directory, uri));
}
