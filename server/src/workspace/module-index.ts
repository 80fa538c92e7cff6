/** Finds all modules below the workspace's folders and remembers a summary of each. */
import {
  isJsonName,
  isSourceName,
  isTerragruntName,
  isVariablesName,
  listLogged,
  namesOf,
  type Reading,
  readLogged,
  withoutReplaced,
} from './directory.js';
import type { DirectoryEntry } from './disk-port.js';
import { calledIn, copyOf, type FileSummary, joined, type ModuleSummary, summaryOfText } from './summary.js';
import type { VariableNames } from './module.js';
import { sourceFile } from './source-file.js';
import { appliedFrom } from './terragrunt.js';
import { directoryOf, isWithin, within } from './uris.js';

/** A summary of every module below the workspace's folders. */
export interface ModuleIndex {
  /** Walks a folder and all below it; resolves when all modules in it are known, or the folder was dropped. */
  readonly scan: (folder: string, progress: (modules: number) => void) => Promise<void>;
  /** Reads one directory again, if it lies below a folder that was scanned and isn't one that walks leave out. */
  readonly refresh: (directory: string) => Promise<void>;
  /** Forgets a folder and all below it that lies in no other folder, and stops walking it. */
  readonly drop: (folder: string) => void;
  /** By directory URI. */
  readonly summaries: ReadonlyMap<string, ModuleSummary>;
  /** The directories with a module that calls this one; undefined where Terragrunt applies it from elsewhere. */
  readonly callersOf: (directory: string) => readonly string[] | undefined;
  /** The outermost folder that was scanned around a directory; the directory itself where there is none. */
  readonly folderAround: (directory: string) => string;
  /** Variable files below a directory that belong to no other module. */
  readonly variablesBelow: (directory: string) => readonly VariableNames[];
}

/**
 * An empty index over a disk; `summarize` tells what is remembered of a file. Nothing in it rejects.
 */
export function moduleIndex(
  reading: Reading,
  summarize: (uri: string, text: string) => FileSummary = summaryOfText,
): ModuleIndex {
  const summaries = new Map<string, ModuleSummary>();
  /** By the directory of Terragrunt's file, how the one ends whose module it applies. */
  const applied = new Map<string, string>();
  /** By directory, where that is not a module. */
  const variables = new Map<string, readonly VariableNames[]>();
  const walks = new Map<string, object>();
  /** By directory, the reading whose answer counts: one that began later, or the removal of its folder, outdates it. */
  const readings = new Map<string, object>();

  let callers: ReadonlyMap<string, readonly string[]> | undefined;

  return { scan, refresh, drop, summaries, callersOf, folderAround, variablesBelow };

  function callersOf(directory: string): readonly string[] | undefined {
    if ([...applied.values()].some((end) => directory.endsWith(end))) return undefined;
    callers ??= callersIn(summaries);
    return callers.get(directory) ?? [];
  }

  function folderAround(directory: string): string {
    const around = [...walks.keys()].filter((folder) => isWithin(directory, folder));
    return around.toSorted((a, b) => a.length - b.length)[0] ?? directory;
  }

  function variablesBelow(directory: string): readonly VariableNames[] {
    return [...variables].flatMap(([uri, files]) => (moduleAround(uri) === directory ? files : []));
  }

  /** The nearest directory with a module, upwards. */
  function moduleAround(directory: string): string | undefined {
    for (let uri = directory, next = directoryOf(uri); next !== uri; uri = next, next = directoryOf(uri))
      if (summaries.has(next)) return next;

    return undefined;
  }

  async function scan(folder: string, progress: (modules: number) => void): Promise<void> {
    const walk = {};
    const isKnown = [...walks.keys()].some((other) => other !== folder && isWithin(folder, other));
    walks.set(folder, walk);
    if (isKnown) return;

    const waiting = [folder];
    let listed = 0;
    let found = 0;
    const walker = async (): Promise<void> => {
      for (let next = waiting.pop(); next !== undefined && walks.get(folder) === walk; next = waiting.pop()) {
        listed++;
        const own = began(next);
        const entries = await entriesOf(next);
        waiting.push(...foldersIn(next, entries));
        if (await readModule(next, entries, own)) progress(++found);

        if (listed === MAX_FOLDERS) {
          reading.log(
            `Indexing ${folder} stopped after ${MAX_FOLDERS} folders. Open a smaller folder to index all modules.`,
          );
          waiting.length = 0;
        }
      }
    };
    // A single walker could find nothing waiting while another is about to add folders: each round begins afresh.
    while (waiting.length > 0 && walks.get(folder) === walk)
      await Promise.all(Array.from({ length: WALKERS }, walker));
  }

  async function refresh(directory: string): Promise<void> {
    const isOurs = [...walks.keys()].some(
      (folder) => isWithin(directory, folder) && !isLeftOut(directory.slice(folder.length)),
    );
    if (!isOurs) return;

    const own = began(directory);
    await readModule(directory, await entriesOf(directory), own);
  }

  function drop(folder: string): void {
    walks.delete(folder);
    callers = undefined;
    for (const outside of [summaries, applied, variables, readings])
      [...outside.keys()].filter((uri) => !isWalked(uri)).forEach((uri) => outside.delete(uri));
  }

  function isWalked(uri: string): boolean {
    return [...walks.keys()].some((folder) => isWithin(uri, folder));
  }

  async function entriesOf(directory: string): Promise<readonly DirectoryEntry[]> {
    const listing = await listLogged(directory, reading);
    return listing.kind === 'entries' ? listing.entries : [];
  }

  /** A reading of a directory, from the moment on at which it is listed. */
  function began(directory: string): object {
    const own = {};
    readings.set(directory, own);
    return own;
  }

  /** Whether the directory is a module. File by file, so that no tree outlives its turn. */
  async function readModule(uri: string, entries: readonly DirectoryEntry[], own: object): Promise<boolean> {
    const names = withoutReplaced(namesOf(entries, isSourceName).map((name) => ({ name })));
    const isModule = names.length > 0 || namesOf(entries, isJsonName).length > 0;
    const end = await terragruntIn(uri, entries);
    const files = await summariesIn(uri, names);
    const beside = isModule ? [] : await variablesIn(uri, entries);
    if (readings.get(uri) !== own) return false;
    readings.delete(uri);
    callers = undefined;
    keep(applied, uri, end);
    keep(summaries, uri, isModule ? joined(uri, files) : undefined);
    keep(variables, uri, beside.length > 0 ? beside : undefined);
    return isModule;
  }

  async function summariesIn(
    uri: string,
    names: readonly { readonly name: string }[],
  ): Promise<readonly FileSummary[]> {
    const files: FileSummary[] = [];
    for (const { name } of names) {
      const content = await readLogged(within(uri, name), reading);
      if (content.kind === 'text' && content.text.length <= MAX_INDEXED_TEXT)
        files.push(summarize(within(uri, name), content.text));
    }
    return files;
  }

  async function variablesIn(
    directory: string,
    entries: readonly DirectoryEntry[],
  ): Promise<readonly VariableNames[]> {
    const found: VariableNames[] = [];
    for (const name of namesOf(entries, (each) => isVariablesName(each) && !isTerragruntName(each))) {
      const uri = within(directory, name);
      const content = await readLogged(uri, reading);
      if (content.kind === 'text') found.push({ uri, names: namesSet(uri, content.text) });
    }
    return found;
  }

  /** How the directory ends whose module Terragrunt applies here. */
  async function terragruntIn(
    directory: string,
    entries: readonly DirectoryEntry[],
  ): Promise<string | undefined> {
    let end: string | undefined;
    for (const name of namesOf(entries, isTerragruntName)) {
      const content = await readLogged(within(directory, name), reading);
      end = (content.kind === 'text' ? appliedFrom(directory, content.text) : undefined) ?? end;
    }
    return end;
  }
}

function keep<T>(map: Map<string, T>, key: string, value: T | undefined): void {
  if (value === undefined) map.delete(key);
  else map.set(key, value);
}

function callersIn(summaries: ReadonlyMap<string, ModuleSummary>): ReadonlyMap<string, readonly string[]> {
  const callers = new Map<string, string[]>();
  for (const summary of summaries.values()) {
    for (const called of calledIn(summary))
      callers.set(called, [...(callers.get(called) ?? []), summary.uri]);
  }
  return callers;
}

function namesSet(uri: string, text: string): ReadonlySet<string> {
  const { items } = sourceFile(uri, text).body;
  return new Set(items.flatMap((item) => (item.kind === 'attribute' ? [copyOf(item.name.text)] : [])));
}

/** The folders in which modules may lie. Links are not followed, so a walk always ends. */
export function foldersIn(directory: string, entries: readonly DirectoryEntry[]): readonly string[] {
  return entries
    .filter(({ name, kind }) => kind === 'directory' && !isLeftOut(`/${name}`))
    .map(({ name }) => within(directory, name));
}

/** `.terraform`, `.git` and other hidden folders hold copies and tools' own files, no one's modules. */
function isLeftOut(path: string): boolean {
  return /\/(?:\.|node_modules(?:\/|$))/.test(path);
}

/** A longer text would take too long to read in one go; it is read when someone opens it or its neighbour. */
const MAX_INDEXED_TEXT = 512 * 1024;
const WALKERS = 8;
const MAX_FOLDERS = 100_000;
