/**
 * Reads the Terraform files of one directory. Knows which names count and what makes a module incomplete; keeps
 * nothing.
 */
import type { Body } from '../hcl/syntax.js';
import { parse } from '../hcl/parse.js';
import type { Disk, DirectoryEntry } from './disk-port.js';
import type { SourceFile } from './module.js';
import { sourceFile } from './source-file.js';
import { within } from './uris.js';

/** What the disk holds of a module. */
export interface Directory {
  readonly files: ReadonlyMap<string, SourceFile>;
  /** False where something that belongs to the module could not be read. */
  readonly complete: boolean;
  /** The lock file's body. */
  readonly lock: Body | undefined;
}

export const EMPTY_DIRECTORY: Directory = { files: new Map(), complete: true, lock: undefined };

/** How one directory is read. */
export interface Reading {
  readonly disk: Disk;
  readonly log: (message: string) => void;
  /** Called between files; a place to let others have a turn. */
  readonly pause: () => Promise<void>;
  /** The files known so far; those with the same text are kept as they are. */
  readonly known?: ReadonlyMap<string, SourceFile>;
  /** Names that the editor holds and that need not be read. */
  readonly isOpen?: (name: string) => boolean;
}

/** Whether a file of this name belongs to a module and can be read as HCL. */
export function isSourceName(name: string): boolean {
  return /\.(?:tf|tofu)$/.test(name) && !name.startsWith('.');
}

/** Whether the name is a module's lock file. */
export function isLockName(name: string): boolean {
  return name === LOCK;
}

/** Leaves out files that OpenTofu's own twin replaces: `main.tf` where there is a `main.tofu`. */
export function withoutReplaced<T extends { readonly name: string }>(files: readonly T[]): readonly T[] {
  const names = new Set(files.map((file) => file.name));
  return files.filter(({ name }) => !(name.endsWith('.tf') && names.has(name.slice(0, -2) + 'tofu')));
}

/** Reads the module's files. A file that vanishes between listing and reading is simply not there. */
export async function readDirectory(uri: string, reading: Reading): Promise<Directory> {
  const listing = await reading.disk.list(uri);
  if (listing.kind !== 'entries') {
    if (listing.kind === 'unreadable') {
      reading.log(`The folder ${uri} was skipped because ${listing.reason}.`);
    }
    return { ...EMPTY_DIRECTORY, complete: listing.kind === 'gone' };
  }
  return readEntries(uri, listing.entries, reading);
}

/** The same for a directory that is listed already. */
export async function readEntries(
  uri: string,
  entries: readonly DirectoryEntry[],
  reading: Reading,
): Promise<Directory> {
  const files = new Map<string, SourceFile>();
  // JSON syntax is part of the module too, and not read here.
  let complete = !entries.some(({ name }) => /\.(?:tf|tofu)\.json$/.test(name));
  let lock: Body | undefined;
  for (const { name, kind } of entries) {
    const isWanted = (isSourceName(name) && !reading.isOpen?.(name)) || isLockName(name);
    if (!isWanted || kind === 'directory' || kind === 'other') {
      continue;
    }
    const fileUri = within(uri, name);
    const content = await reading.disk.read(fileUri);
    if (content.kind === 'text' && isLockName(name)) {
      lock = parse(content.text).body;
    } else if (content.kind === 'text') {
      const known = reading.known?.get(name);
      files.set(name, known?.text === content.text ? known : sourceFile(fileUri, content.text));
    } else if (content.kind === 'unreadable') {
      reading.log(`The file ${fileUri} was skipped because ${content.reason}.`);
      complete = false;
    }
    await reading.pause();
  }
  return { files, complete, lock };
}

const LOCK = '.terraform.lock.hcl';
