/** Whole modules, open or not: of one that is held as the editor has it, of any other as it is on disk. */
import { wholeOf } from './held-module.js';
import type { HeldModules } from './held-modules.js';
import { type Module, moduleFrom } from './module.js';
import type { ReadModule } from './module-reader.js';
import type { Relations } from './relations.js';
import { isOnDisk } from './uris.js';

/** A function that gives the module of a directory, without files where there is none; what is not held, it reads. */
export function wholeModules(
  held: HeldModules,
  { moduleOf }: Relations,
): (directory: string, readModule: ReadModule) => Promise<Module> {
  return async (directory, readModule) => {
    const module = held.at(directory);
    if (module) {
      await (module.isRead ? undefined : module.reading);
      return moduleOf(directory) ?? wholeOf(module);
    }
    const read = isOnDisk(directory) ? await readModule(directory) : undefined;
    return read?.module ?? moduleFrom(directory, []);
  };
}
