/**
 * Which encoding bytes are in that are no UTF-8, as far as the bytes tell: a wrong name would send a person the wrong way,
 * so that one is given only where a single one fits.
 */

/** For people, e.g. `Shift-JIS`; undefined where several fit, or none. */
export function guessedEncoding(bytes: Uint8Array): string | undefined {
  const fitting = [
    ...pairs.filter((each) => isOfPairs(bytes, each)),
    ...letters.filter((each) => isOfLetters(bytes, each)),
  ];
  const [only, ...more] = fitting;
  return more.length === 0 ? only?.name : undefined;
}

/** An encoding of East Asia: two bytes for each character, among ASCII. */
interface PairEncoding {
  readonly name: string;
  /** Characters that follow each other, by their bytes; the usual ones, of which nearly all text consists. */
  readonly run: RegExp;
  /** What no other one has, in all pairs one after the other, each followed by a blank. */
  readonly sign: RegExp;
}

const pairs: readonly PairEncoding[] = [
  { name: 'Shift-JIS', run: /(?:[\x81-\x9f\xe0-\xea][\x40-\x7e\x80-\xfc]){2,}/g, sign: /[\x81-\x9f]. /s },
  // Kana, in a row of their own.
  { name: 'EUC-JP', run: /(?:[\xa1\xa4\xa5\xb0-\xf4][\xa1-\xfe]){2,}/g, sign: /[\xa4\xa5]. [\xa4\xa5]. /s },
  { name: 'Big5', run: /(?:[\xa1\xa4-\xc6][\x40-\x7e\xa1-\xfe]){2,}/g, sign: /[\xa1\xa4-\xc6][\x40-\x7e] /s },
  // Rows that Japanese and Korean text hardly uses, in a text that is too long to come by them by chance.
  { name: 'GBK', run: /(?:[\xa1\xa3\xb0-\xd7][\xa1-\xfe]){2,}/g, sign: /^(?=.*[\xd0-\xd7]. )(?:.. ){4}/s },
];

function isOfPairs(bytes: Uint8Array, { run, sign }: PairEncoding): boolean {
  const text = String.fromCharCode(...bytes.subarray(0, MOST_BYTES));
  const all = (text.match(run) ?? []).map((each) => each.replaceAll(/../gs, '$& ')).join('');
  return sign.test(all) && !/[^\0-\x7f]/.test(text.replace(run, ''));
}

/** An encoding of one byte for each character. */
interface LetterEncoding {
  readonly name: string;
  readonly encoding: string;
  /** A word of it. */
  readonly word: RegExp;
}

const russian = /^(?:[А-ЯЁ]?[а-яё]{3,}|[А-ЯЁ]{3,})$/;

const letters: readonly LetterEncoding[] = [
  // Its letters stand alone among plain ones; its kin have most of them in common. Node may read its marks as controls.
  {
    name: 'Windows-1252 or a similar encoding',
    encoding: 'windows-1252',
    word: /^[À-ÖØ-öø-ÿŒœ€‘’“”–—…«»°\x80\x85\x91-\x97]{1,2}$/,
  },
  { name: 'Windows-1251', encoding: 'windows-1251', word: russian },
  { name: 'KOI8-R', encoding: 'koi8-r', word: russian },
  { name: 'IBM866', encoding: 'ibm866', word: russian },
];

function isOfLetters(bytes: Uint8Array, { encoding, word }: LetterEncoding): boolean {
  const text = new TextDecoder(encoding).decode(bytes.subarray(0, MOST_BYTES));
  return (text.match(/[^\0-\x7f]+/g) ?? []).every((each) => word.test(each));
}

const MOST_BYTES = 65_536;
