/** Reads what local state files say of modules. */
import type { Disk } from './disk-port.js';
import type { Module } from './module.js';
import { callInstances, STATE_NAME, type StateInstance, stateInstances } from './state.js';
import { isOnDisk, within } from './uris.js';

/** What a module's own state says, and that of a module that alone calls it. */
export type ReadState = (module: Module) => Promise<readonly StateInstance[]>;

/** Reads each file once, however many modules it speaks of. */
export function stateReader(disk: Disk): ReadState {
  const known = new Map<string, Promise<readonly StateInstance[]>>();
  return (module) => stateOf(module, 0);

  async function stateOf(module: Module, depth: number): Promise<readonly StateInstance[]> {
    const own = known.get(module.uri) ?? stateIn(module.uri);
    known.set(module.uri, own);
    const [caller, ...others] = module.callers() ?? [];
    if (caller === undefined || others.length > 0 || depth === MOST_CALLS) return own;
    const name = caller.call.block.labels[0]?.text ?? '';
    return [...(await own), ...callInstances(name, await stateOf(caller.module, depth + 1))];
  }

  async function stateIn(directory: string): Promise<readonly StateInstance[]> {
    const content = isOnDisk(directory) ? await disk.read(within(directory, STATE_NAME)) : undefined;
    return content?.kind === 'text' ? stateInstances(content.text) : [];
  }
}

/** Modules that call each other in a circle end here. */
const MOST_CALLS = 32;
