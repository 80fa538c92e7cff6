/** Finds the modules that declare or manage live stages, open or not. */
import type { HeldModules } from './held-modules.js';
import type { Reading } from './directory.js';
import { type Applications, around } from './links.js';
import type { Module } from './module.js';
import type { ModuleIndex } from './module-index.js';
import { moduleReader, type ReadModule } from './module-reader.js';
import { directoriesNaming } from './naming.js';
import type { Relations } from './relations.js';
import type { StateInstance } from './state.js';
import { type ReadState, stateReader } from './state-reader.js';
import { calledIn, type ModuleSummary } from './summary.js';
import { within } from './uris.js';
import { wholeModules } from './whole-modules.js';

/** A module together with what its local state file says, and what that of its only caller says of it. */
export interface ManagedModule {
  readonly module: Module;
  readonly state: readonly StateInstance[];
}

/** Asks for modules with their state. Nothing rejects. */
export interface ManagedModules {
  /** The module of a directory; read from disk where none of it is open. */
  readonly at: (directory: string) => Promise<ManagedModule>;
  /**
   * Every module in whose files or state one of the words stands, and those related to it, one after the other;
   * `summaries` are all modules known.
   */
  readonly naming: (
    words: readonly string[],
    summaries: readonly ModuleSummary[],
  ) => AsyncIterable<ManagedModule>;
}

/** Over the modules held in full; all others are read for the question and forgotten. */
export function managedModules(
  reading: Reading,
  held: HeldModules,
  index: ModuleIndex,
  related: Relations,
  applications?: Applications,
): ManagedModules {
  const moduleAt = wholeModules(held, related);
  return {
    at: (directory) =>
      managedIn(directory, moduleReader(reading, index, applications), stateReader(reading.disk)),
    naming,
  };

  async function* naming(
    words: readonly string[],
    summaries: readonly ModuleSummary[],
  ): AsyncGenerator<ManagedModule> {
    const calls = new Map(summaries.map((each) => [each.uri, calledIn(each)]));
    const named = await directoriesNaming(words, [...calls.keys()], { ...reading, openIn });
    const found = new Set(named.flatMap((uri) => around(uri, related.callersOf, (each) => calls.get(each))));
    // One reader for all: related modules are read once, and so are their states.
    const [readModule, readState] = [moduleReader(reading, index, applications), stateReader(reading.disk)];
    for (const uri of found) yield await managedIn(uri, readModule, readState);
  }

  function openIn(directory: string): ReadonlyMap<string, string> {
    const open = held.at(directory)?.open ?? [];
    return new Map([...open].map(([name, { text }]) => [within(directory, name), text]));
  }

  async function managedIn(
    directory: string,
    readModule: ReadModule,
    readState: ReadState,
  ): Promise<ManagedModule> {
    const module = await moduleAt(directory, readModule);
    return { module, state: await readState(module) };
  }
}
