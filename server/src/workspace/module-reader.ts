/**
 * Reads modules from disk together with everything that has a say in them: those that they call, those that call them.
 * Knows no open documents.
 */
import { readDirectory, withoutReplaced, type Reading } from './directory.js';
import { type KnownModules, linked, relatedTo } from './links.js';
import { type Module, moduleFrom } from './module.js';

/** The module of a directory; undefined where it has none. Nothing rejects. */
export type ReadModule = (directory: string) => Promise<Module | undefined>;

/**
 * A reader that remembers the directories read last, so that reading many modules one after the other takes no more
 * memory than reading a few. `callersOf` is told by an index of all modules.
 */
export function moduleReader(reading: Reading, callersOf: KnownModules['callersOf']): ReadModule {
  const read = new Map<string, Module | undefined>();
  const known: KnownModules = { at: (uri) => read.get(uri), callersOf };

  return async (directory) => {
    for (let missing = [directory]; missing.length > 0;) {
      for (const uri of missing) {
        read.set(uri, await readOne(uri));
      }
      missing = relatedTo(directory, known).filter((uri) => !read.has(uri));
    }
    // The joined module asks for the others only later: what it needs is handed over now.
    const needed = new Map(relatedTo(directory, known).map((uri) => [uri, read.get(uri)]));
    forgetOthers(needed);
    return linked({ at: (uri) => needed.get(uri), callersOf })(directory);
  };

  async function readOne(uri: string): Promise<Module | undefined> {
    const found = await readDirectory(uri, { ...reading, known: new Map(), isOpen: () => false });
    const { files, complete, lock, variableFiles } = found;
    return files.size === 0
      ? undefined
      : moduleFrom(uri, withoutReplaced([...files.values()]), complete, lock, [...variableFiles.values()]);
  }

  function forgetOthers(needed: ReadonlyMap<string, unknown>): void {
    for (const uri of read.keys()) {
      if (read.size <= MOST_REMEMBERED) {
        return;
      }
      if (!needed.has(uri)) {
        read.delete(uri);
      }
    }
  }
}

const MOST_REMEMBERED = 100;
