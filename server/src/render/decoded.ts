/**
 * Bytes → text. UTF-8, or UTF-16 by its mark, as PowerShell writes it into files. What is neither is refused: with
 * replacement characters in it, a value would be imported that AWS does not have.
 */

import { guessedEncoding } from './guessed-encoding.js';

/** The text, or what is wrong with the bytes, as a sentence. */
export function decoded(bytes: Uint8Array): { readonly text: string } | { readonly fault: string } {
  const marked = MARKS.find(({ mark }) => mark.every((byte, index) => bytes[index] === byte));
  const wide = marked ? undefined : unmarked(bytes);
  if (wide !== undefined) return { fault: `The input looks like ${wide} without a byte order mark.` };
  const text = marked?.isRefused ? undefined : decodedAs(marked?.encoding ?? 'utf-8', bytes);
  if (text !== undefined) return { text };
  if (marked) return { fault: `The input is marked as ${marked.name} and can't be read.` };
  const name = guessedEncoding(bytes);
  return { fault: `The input is not UTF-8${name === undefined ? '' : `; it looks like ${name}`}.` };
}

/** JSON begins with a plain character: the zero bytes around it tell how wide the characters are. */
function unmarked([a, b, c, d]: Uint8Array): string | undefined {
  if (a !== 0 && b !== 0) return undefined;
  return (a === 0 && b === 0) || (c === 0 && d === 0) ? 'UTF-32' : 'UTF-16';
}

function decodedAs(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const MARKS: readonly {
  readonly name: string;
  readonly mark: readonly number[];
  readonly encoding: string;
  readonly isRefused?: true;
}[] = [
  { name: 'UTF-32', mark: [0xff, 0xfe, 0, 0], encoding: 'utf-32', isRefused: true },
  { name: 'UTF-32', mark: [0, 0, 0xfe, 0xff], encoding: 'utf-32', isRefused: true },
  { name: 'UTF-16', mark: [0xff, 0xfe], encoding: 'utf-16le' },
  { name: 'UTF-16', mark: [0xfe, 0xff], encoding: 'utf-16be' },
];
