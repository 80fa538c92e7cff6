/** The one adapter of the `Disk` port: Node's file system. */
import { isUtf8 } from 'node:buffer';
import { readdir, realpath } from 'node:fs/promises';
import type { Disk, DirectoryEntry, FileContent, Listing, Unavailable } from '../disk-port.js';
import { isWithin, pathOf, uriOfPath } from '../uris.js';
import { boundedRead } from './bounded-read.js';

/** Files above this many bytes are not read at all. */
const MAX_BYTES = 16 * 1024 * 1024;

/** The real disk. Nothing rejects: what can't be read is part of the answer. */
export function nodeDisk(): Disk {
  return { list, read, readBelow };
}

async function list(directory: string): Promise<Listing> {
  const path = pathOf(directory);
  try {
    const entries = await readdir(path, { withFileTypes: true });
    return { kind: 'entries', entries: entries.map((entry) => ({ name: entry.name, kind: kindOf(entry) })) };
  } catch (error) {
    return unavailable(error, path);
  }
}

async function read(uri: string): Promise<FileContent> {
  return readAt(pathOf(uri), MAX_BYTES);
}

async function readBelow(directory: string, uri: string, mostBytes: number): Promise<FileContent> {
  const named = pathOf(uri);
  try {
    const [root, path] = await Promise.all([realpath(pathOf(directory)), realpath(named)]);
    if (!isWithin(uriOfPath(path), uriOfPath(root)))
      return { kind: 'unreadable', reason: 'it lies outside of the folder' };

    return await readAt(path, mostBytes);
  } catch (error) {
    return unavailable(error, named);
  }
}

async function readAt(path: string, mostBytes: number): Promise<FileContent> {
  try {
    const read = await boundedRead(path, mostBytes);
    return 'reason' in read ? { kind: 'unreadable', ...read } : decode(read.bytes);
  } catch (error) {
    return unavailable(error, path);
  }
}

function unavailable(error: unknown, path: string): Unavailable {
  if (!isGone(error)) return { kind: 'unreadable', reason: reasonOf(error) };

  // Node lists a name that is not UTF-8 with this character in it, and by that name nothing is found.
  return path.includes('\uFFFD')
    ? { kind: 'unreadable', reason: 'its name is not UTF-8', remedy: 'rename it' }
    : { kind: 'gone' };
}

/** Editors leave the byte order mark out of their text, so it is left out here too. */
function decode(bytes: Buffer): FileContent {
  const text = bytes.toString('utf8');
  return {
    kind: 'text',
    text: text.startsWith('\uFEFF') ? text.slice(1) : text,
    ...(isUtf8(bytes) ? {} : { gaps: 'it is not UTF-8 text' }),
  };
}

/** A link counts as neither: whether it leads to a directory shows when it is read. */
function kindOf(entry: {
  isFile(): boolean;
  isDirectory(): boolean;
  isSymbolicLink(): boolean;
}): DirectoryEntry['kind'] {
  if (entry.isDirectory()) return 'directory';

  if (entry.isSymbolicLink()) return 'link';

  return entry.isFile() ? 'file' : 'other';
}

function isGone(error: unknown): boolean {
  return GONE.has(codeOf(error) ?? '');
}

/** Where a name is longer than the disk allows, nothing has it. */
const GONE: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR', 'ENAMETOOLONG']);

function reasonOf(error: unknown): string {
  const reasons: Readonly<Record<string, string>> = {
    EACCES: 'permission is denied',
    EPERM: 'permission is denied',
    ELOOP: 'its symbolic links form a loop',
    EISDIR: 'it is a directory',
    EAGAIN: 'there is nothing to read in it yet',
    EIO: "the system can't read it",
  };
  const code = codeOf(error);
  return (code && reasons[code]) ?? (error instanceof Error ? error.message : String(error));
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}
