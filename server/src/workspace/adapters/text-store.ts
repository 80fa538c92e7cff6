/** The one adapter of the `TextStore` port: Node's file system. */
import { isUtf8 } from 'node:buffer';
import {
  access,
  appendFile,
  constants,
  type FileHandle,
  open,
  readFile,
  realpath,
  rename,
  rm,
  stat,
} from 'node:fs/promises';
import type { Kept, KeptFile, Mark, SavedFiles, ReplacedText, TextStore } from '../text-store-port.js';
import { pathOf } from '../uris.js';

/** The real disk. Nothing rejects: what can't be written is part of the answer. */
export function nodeTextStore(): TextStore {
  return {
    markBefore: (uri, text) => currentOf(uri, text).catch(keptBy),
    replaceAll,
    write: (uri, text) => reasonFor(writeWhole(pathOf(uri), text)),
    append: (uri, text) => reasonFor(appendFile(pathOf(uri), text)),
  };
}

interface Current extends Mark {
  /** Links followed. */
  readonly path: string;
  readonly mode: number;
  readonly owner: { readonly uid: number; readonly gid: number };
}

/** The file, if it has this text. */
async function currentOf(uri: string, text: string): Promise<Current | Kept> {
  const path = await realpath(pathOf(uri));
  const { mode, uid, gid } = await stat(path);
  const bytes = await readFile(path);
  if (!isUtf8(bytes)) return { kind: 'kept', reason: 'it is not UTF-8 text; save it as UTF-8' };
  const found = bytes.toString('utf8');
  const mark = found.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : '';
  return found.slice(mark.length) === text
    ? { kind: 'same', mark, path, mode, owner: { uid, gid } }
    : { kind: 'kept', reason: 'it has changed meanwhile; run the check again' };
}

/** A new text beside the file that it is to replace. */
interface Staged {
  readonly uri: string;
  readonly from: string;
  readonly to: string;
}

async function replaceAll(changes: readonly ReplacedText[]): Promise<SavedFiles> {
  const outcomes: (Staged | KeptFile)[] = [];
  for (const change of changes) outcomes.push(await staged(change));
  const ready = outcomes.filter((each) => 'from' in each);
  const refused = outcomes.filter((each) => 'reason' in each);
  if (refused.length > 0) {
    for (const { from } of ready) await drop(from);
    return { saved: [], kept: refused };
  }
  const saved: string[] = [];
  const kept: KeptFile[] = [];
  for (const { uri, from, to } of ready) {
    const reason = await reasonFor(rename(from, to));
    if (reason === undefined) {
      saved.push(uri);
    } else {
      kept.push({ uri, reason });
      await drop(from);
    }
  }
  return { saved, kept };
}

async function drop(path: string): Promise<void> {
  await rm(path, { force: true }).catch(() => undefined);
}

async function staged({ uri, before, after }: ReplacedText): Promise<Staged | KeptFile> {
  try {
    const current = await currentOf(uri, before);
    if (current.kind === 'kept') return { uri, reason: current.reason };
    const { path, mark, mode, owner } = current;
    // A new file in its place would not ask whether the old one may be written.
    await access(path, constants.W_OK);
    return { uri, to: path, from: await beside(path, mark + after, mode, owner) };
  } catch (error) {
    return { uri, reason: keptBy(error).reason };
  }
}

async function writeWhole(path: string, text: string): Promise<void> {
  const existing = await realpath(path).catch(() => undefined);
  if (existing === undefined) {
    await rename(await beside(path, text), path);
    return;
  }
  const found = await stat(existing);
  if (!found.isFile()) throw new Error('it is not a regular file');
  const { mode, uid, gid } = found;
  await access(existing, constants.W_OK);
  await rename(await beside(existing, text, mode, { uid, gid }), existing);
}

/** Writes a file of a name that nobody has, in the same folder, so that it can be renamed. */
async function beside(path: string, text: string, mode?: number, owner?: Current['owner']): Promise<string> {
  const from = `${path}.${Date.now().toString(36)}.tmp`;
  const file = await open(from, 'wx', mode);
  try {
    await file.writeFile(text);
    if (mode !== undefined) await file.chmod(mode & PERMISSIONS);
    if (owner) await keepOwner(file, owner);
    await file.sync();
    return from;
  } catch (error) {
    await drop(from);
    throw error;
  } finally {
    await file.close();
  }
}

/** The superuser's files are no surprise for the person who started the check in a container. */
async function keepOwner(file: FileHandle, { uid, gid }: Current['owner']): Promise<void> {
  const own = await file.stat();
  // Who may not give a file away keeps it: its text is what matters.
  if (own.uid !== uid || own.gid !== gid) await file.chown(uid, gid).catch(() => undefined);
}

async function reasonFor(done: Promise<void>): Promise<string | undefined> {
  try {
    await done;
    return undefined;
  } catch (error) {
    return keptBy(error).reason;
  }
}

function keptBy(error: unknown): Kept {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const reason = REASONS[code] ?? (error instanceof Error ? error.message : String(error));
  return { kind: 'kept', reason: `${reason}; make it writable and run the check again` };
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  ENOENT: 'it or its folder does not exist',
  EISDIR: 'it is a directory',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
};

const BYTE_ORDER_MARK = '\uFEFF';
const PERMISSIONS = 0o7777;
