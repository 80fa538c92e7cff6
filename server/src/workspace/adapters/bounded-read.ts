/**
 * Reads a file without trusting what it says of itself: a pipe or a device is not opened, a file of the kernel that is
 * regular and of size 0 may go on for gigabytes or give nothing for ever.
 */
import { constants, type FileHandle, open, stat } from 'node:fs/promises';

/** All bytes, or why they are not read and what to do about it, both to be followed by "or exclude it". */
export type BoundedRead = { readonly bytes: Buffer } | { readonly reason: string; readonly remedy?: string };

/** Of so many bytes at most, within some seconds. Rejects as Node's file system does. */
export async function boundedRead(path: string, mostBytes: number): Promise<BoundedRead> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<BoundedRead>((resolve) => {
    timer = setTimeout(() => {
      resolve({ reason: `it could not be read within ${LONGEST_MS / 1000} seconds` });
    }, LONGEST_MS);
  });
  try {
    return await Promise.race([readWhole(path, mostBytes), late]);
  } finally {
    clearTimeout(timer);
  }
}

async function readWhole(path: string, mostBytes: number): Promise<BoundedRead> {
  // To open a device may do something, so it is looked at first.
  if (!(await stat(path)).isFile()) return NOT_REGULAR;

  const handle = await open(path, constants.O_RDONLY | NONBLOCKING);
  try {
    // Another file may be there by now.
    const found = await handle.stat();
    if (!found.isFile()) return NOT_REGULAR;

    return found.size > mostBytes ? tooLarge(found.size) : await readTo(handle, found.size, mostBytes);
  } finally {
    await handle.close();
  }
}

/** An ordinary file is read at once; what goes on beyond the size that it said, piece by piece. */
async function readTo(handle: FileHandle, size: number, mostBytes: number): Promise<BoundedRead> {
  const pieces: Buffer[] = [];
  const started = performance.now();
  for (let length = 0, pages = Math.floor(size / PAGE) + 1; ; pages = PAGES_OF_PIECE) {
    // Files of the kernel may be read in whole pages only.
    const buffer = Buffer.allocUnsafe(pages * PAGE);
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, null);
    if (bytesRead === 0)
      return { bytes: pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces) };

    length += bytesRead;
    if (length > mostBytes) return tooLarge(length);
    if (performance.now() - started > LONGEST_MS) return { reason: 'it never ends' };

    pieces.push(buffer.subarray(0, bytesRead));
  }
}

function tooLarge(bytes: number): BoundedRead {
  return { reason: `its size is ${(bytes / 1024 / 1024).toFixed(0)} MB or more`, remedy: 'split it' };
}

const NOT_REGULAR: BoundedRead = { reason: 'it is not a regular file' };

/** Far more than any disk takes for what may be read. */
const LONGEST_MS = 20_000;

const PAGE = 4096;

const PAGES_OF_PIECE = 16;

/** Windows has no such flag. */
const NONBLOCKING = (constants as { readonly O_NONBLOCK?: number }).O_NONBLOCK ?? 0;
