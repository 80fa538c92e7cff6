/**
 * Bytes → text. UTF-8, or UTF-16 by its mark, as PowerShell writes it into files. What is neither is refused: with
 * replacement characters in it, a value would be imported that AWS does not have.
 */

/** The text, or what is wrong with the bytes, as a sentence. */
export function decoded(bytes: Uint8Array): { readonly text: string } | { readonly fault: string } {
  const marked = MARKS.find(({ mark }) => mark.every((byte, index) => bytes[index] === byte));
  const encoding = marked?.encoding ?? 'utf-8';
  const text = marked?.isRefused ? undefined : decodedAs(encoding, bytes);
  if (text === undefined) {
    return {
      fault: marked
        ? `The input is marked as ${marked.name} and can't be read.`
        : `The input is not UTF-8; it looks like ${guess(bytes)}.`,
    };
  }
  return text.includes('\0') ? { fault: 'The input looks like UTF-16 without a byte order mark.' } : { text };
}

function decodedAs(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** What bytes may be that are no UTF-8, in words: those that Windows writes in different parts of the world. */
function guess(bytes: Uint8Array): string {
  const found = GUESSES.find(({ encoding, isLikely }) => isLikely.test(decodedAs(encoding, bytes) ?? ''));
  return found?.name ?? 'Windows-1252';
}

/** By the letters that text in them has; what has none of these is most likely Western. */
const GUESSES = [
  { name: 'Shift-JIS', encoding: 'shift_jis', isLikely: /[\u3041-\u30ff]|\p{Script=Han}{2}/u },
  { name: 'EUC-KR', encoding: 'euc-kr', isLikely: /\p{Script=Hangul}{2}/u },
  { name: 'GBK', encoding: 'gbk', isLikely: /\p{Script=Han}{2}/u },
];

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
