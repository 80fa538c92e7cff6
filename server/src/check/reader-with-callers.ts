/** Reads the modules that are checked. */
import { relative, resolve } from 'node:path';
import type { Disk } from '../workspace/disk-port.js';
import type { Applications } from '../workspace/links.js';
import { moduleIndex } from '../workspace/module-index.js';
import { moduleReader, type ReadModule } from '../workspace/module-reader.js';
import { callsOfText } from '../workspace/summary.js';
import { uriOfPath } from '../workspace/uris.js';

/** What reads modules, and which there are. */
export interface KnownModulesReader {
  readonly readModule: ReadModule;
  /** Directories of modules that nobody calls. */
  readonly rootModules: () => readonly string[];
}

/**
 * Reads each module with what it calls and who calls it: values come from there as well. Callers are looked for in the
 * working directory, for a hook is given single files, and in directories that lie elsewhere. The first look around
 * complains of nothing: what it can't read is told of when it is checked. `applicationsWith` is given which directories hold
 * modules.
 */
export async function readerWithCallers(
  paths: readonly string[],
  cwd: string,
  disk: Disk,
  quiet: Disk,
  applicationsWith: (isModule: (directory: string) => boolean) => Applications,
): Promise<KnownModulesReader> {
  const silent = (): void => undefined;
  const index = moduleIndex({ disk: quiet, log: silent, pause: noPause }, callsOfText);
  const asked = paths.map((path) => resolve(cwd, path));
  const isInside = (path: string): boolean => !relative(cwd, path).startsWith('..');
  const roots = new Set([...(asked.some(isInside) ? [cwd] : []), ...asked.filter((path) => !isInside(path))]);
  // Without a slash at its end, even where it is a file system's root.
  for (const root of roots) await index.scan(uriOfPath(root).replace(/\/$/, ''), silent);
  const applications = applicationsWith((uri) => index.summaries.has(uri));
  return {
    readModule: moduleReader({ disk, log: silent, pause: noPause }, index, applications),
    rootModules: () => [...index.summaries.keys()].filter((uri) => index.callersOf(uri)?.length === 0),
  };
}

/** Nobody waits for anything else meanwhile. */
const noPause = (): Promise<void> => Promise.resolve();
