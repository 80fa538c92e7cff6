/**
 * Finds all modules below the workspace's folders and remembers a summary of each. Knows nothing of open documents.
 */
import { isSourceName, readEntries, withoutReplaced } from './directory.js';
import type { Disk, DirectoryEntry } from './disk-port.js';
import { moduleFrom } from './module.js';
import { pacer } from './pace.js';
import type { ModuleSummary } from './summary.js';
import { summaryOf } from './summary.js';
import { isWithin, within } from './uris.js';

export interface ModuleIndex {
  /** Walks a folder and all below it; resolves when all modules in it are known, or the folder was dropped. */
  readonly scan: (folder: string, progress: (modules: number) => void) => Promise<void>;
  /** Reads one directory again, if it lies below a folder that was scanned and isn't one that walks leave out. */
  readonly refresh: (directory: string) => Promise<void>;
  /** Forgets a folder and all below it, and stops walking it. */
  readonly drop: (folder: string) => void;
  /** By directory URI. */
  readonly summaries: ReadonlyMap<string, ModuleSummary>;
}

/** An empty index over a disk. Nothing in it rejects. */
export function moduleIndex(disk: Disk, log: (message: string) => void): ModuleIndex {
  const summaries = new Map<string, ModuleSummary>();
  const walks = new Map<string, object>();
  const pause = pacer(SLICE_MS);

  return { scan, refresh, drop, summaries };

  async function scan(folder: string, progress: (modules: number) => void): Promise<void> {
    const walk = {};
    walks.set(folder, walk);
    const waiting = [folder];
    let listed = 0;
    let found = 0;
    const walker = async (): Promise<void> => {
      for (let next = waiting.pop(); next !== undefined && walks.get(folder) === walk; next = waiting.pop()) {
        listed++;
        const entries = await entriesOf(next);
        waiting.push(...foldersIn(next, entries));
        if (await summarize(next, entries)) {
          progress(++found);
        }
        if (listed === MAX_FOLDERS) {
          log(
            `Looking for modules in ${folder} ended after ${MAX_FOLDERS} folders; open a smaller folder to see all.`,
          );
          waiting.length = 0;
        }
      }
    };
    // A single walker could find nothing waiting while another is about to add folders: each round begins afresh.
    while (waiting.length > 0 && walks.get(folder) === walk) {
      await Promise.all(Array.from({ length: WALKERS }, walker));
    }
  }

  async function refresh(directory: string): Promise<void> {
    const isOurs = [...walks.keys()].some(
      (folder) => isWithin(directory, folder) && !isLeftOut(directory.slice(folder.length)),
    );
    if (!isOurs) {
      return;
    }
    await summarize(directory, await entriesOf(directory));
  }

  function drop(folder: string): void {
    walks.delete(folder);
    for (const uri of summaries.keys()) {
      if (isWithin(uri, folder)) {
        summaries.delete(uri);
      }
    }
  }

  async function entriesOf(directory: string): Promise<readonly DirectoryEntry[]> {
    const listing = await disk.list(directory);
    if (listing.kind === 'unreadable') {
      log(`The folder ${directory} was skipped because ${listing.reason}.`);
    }
    return listing.kind === 'entries' ? listing.entries : [];
  }

  /** Whether the directory is a module. */
  async function summarize(uri: string, entries: readonly DirectoryEntry[]): Promise<boolean> {
    if (!entries.some(({ name }) => isSourceName(name))) {
      summaries.delete(uri);
      return false;
    }
    const { files } = await readEntries(uri, entries, { disk, log, pause });
    summaries.set(uri, summaryOf(moduleFrom(uri, withoutReplaced([...files.values()]), true)));
    return true;
  }
}

/** Links are not followed, so a walk always ends. */
function foldersIn(directory: string, entries: readonly DirectoryEntry[]): readonly string[] {
  return entries
    .filter(({ name, kind }) => kind === 'directory' && !isLeftOut(`/${name}`))
    .map(({ name }) => within(directory, name));
}

/** `.terraform`, `.git` and other hidden folders hold copies and tools' own files, no one's modules. */
function isLeftOut(path: string): boolean {
  return /\/(?:\.|node_modules(?:\/|$))/.test(path);
}

/** Answers wait no longer than this for the walk, plus the reading of one file. */
const SLICE_MS = 8;
const WALKERS = 4;
const MAX_FOLDERS = 100_000;
