/** What commands make of their input and output, neither of which is to be trusted. */
import { describe } from './lsp/respond.js';

/** All bytes; undefined where there are more than so many, of which the rest is not read. */
export async function bytesOf(
  input: AsyncIterable<Uint8Array>,
  mostBytes: number,
): Promise<Uint8Array | undefined> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of input) {
    length += piece.length;
    if (length > mostBytes) return undefined;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** Whether who reads the output wants no more of it, as `head` does. */
export function isReaderGone(error: unknown): boolean {
  const code = codeOf(error);
  return code === 'EPIPE' || code === 'ERR_STREAM_DESTROYED';
}

/** Why a command has ended before its time: what failed and what to do, in one line. */
export function accidentLine(error: unknown): string {
  const code = codeOf(error);
  if (code === 'ENOSPC')
    return 'The output is not complete, because the disk is full. Free some space and try again.';

  return code === undefined
    ? `The command ended because of an internal error (${describe(error)}). Report it, with the input if possible.`
    : `The command ended because of an error of the system (\`${code}\`). Try again, or write the output to another place.`;
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}
