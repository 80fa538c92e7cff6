/** The files of modules that the editor has not open. */
import type { Reading } from './directory.js';
import type { HeldModules } from './held-modules.js';
import { type Applications, around } from './links.js';
import type { Module, SourceFile } from './module.js';
import type { ModuleIndex } from './module-index.js';
import { moduleReader } from './module-reader.js';
import type { Relations } from './relations.js';
import { calledIn, type ModuleSummary } from './summary.js';
import { isOnDisk } from './uris.js';
import { wholeModules } from './whole-modules.js';

/** A module, and those of its files that no document shows. */
export interface ClosedFiles {
  readonly directory: string;
  readonly module: Module;
  readonly files: readonly SourceFile[];
}

/** Asks for files that are not open. Nothing rejects. */
export interface ClosedModules {
  /** The directories in which something is open. */
  readonly besideDocuments: () => readonly string[];
  /** The directories, and those whose findings may change with them; `summaries` are all modules known. */
  readonly affectedBy: (
    directories: Iterable<string>,
    summaries: readonly ModuleSummary[],
  ) => ReadonlySet<string>;
  /** The closed files of each directory, one after the other; nothing is kept. */
  readonly filesIn: (directories: Iterable<string>) => AsyncIterable<ClosedFiles>;
}

/** Over the modules held in full; all others are read for the question. */
export function closedModules(
  reading: Reading,
  held: HeldModules,
  index: ModuleIndex,
  related: Relations,
  applications?: Applications,
): ClosedModules {
  const moduleAt = wholeModules(held, related);
  return {
    besideDocuments: () =>
      held
        .all()
        .filter(({ uri, open }) => open.size > 0 && isOnDisk(uri))
        .map(({ uri }) => uri),
    affectedBy(directories, summaries) {
      const calls = new Map(summaries.map((each) => [each.uri, calledIn(each)]));
      const affected = [...directories].flatMap((each) =>
        around(each, related.callersOf, (uri) => calls.get(uri)),
      );
      return new Set(affected);
    },
    filesIn,
  };

  async function* filesIn(directories: Iterable<string>): AsyncGenerator<ClosedFiles> {
    // One reader for all: related modules are read once.
    const readModule = moduleReader(reading, index, applications);
    for (const directory of directories) {
      await reading.pause();
      await related.refresh();
      const module = await moduleAt(directory, readModule);
      const open = held.at(directory)?.open;
      yield { directory, module, files: module.files.filter(({ name }) => !open?.has(name)) };
    }
  }
}
