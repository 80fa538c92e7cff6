/** What an expression of a format is found to be, each text with its sources. */
import type { Value } from '../values/values.js';
import { bounded, type Piece, sliced } from './format-text.js';
import { HOLE } from './tokens.js';

/** What an expression comes to, with its sources. */
export type Traced =
  | { readonly kind: 'text'; readonly pieces: readonly Piece[] }
  | {
      readonly kind: 'object';
      readonly entries: ReadonlyMap<string, Traced>;
      /** What may be in it besides; undefined where the entries are all. */
      readonly rest: readonly (readonly Piece[])[] | undefined;
    }
  | { readonly kind: 'list'; readonly items: readonly Traced[] }
  /** A number, boolean or null. */
  | { readonly kind: 'plain'; readonly value: Value; readonly pieces: readonly Piece[] }
  | { readonly kind: 'unknown'; readonly maybe: readonly (readonly Piece[])[] };

/** Nothing is known of it. */
export const UNKNOWN_TEXT: Traced = { kind: 'unknown', maybe: [] };

/** The text that a string argument makes of it; one hole where it makes none. */
export function piecesOf(found: Traced): readonly Piece[] {
  return found.kind === 'text' || found.kind === 'plain'
    ? found.pieces
    : [{ kind: 'hole', maybe: textsIn(found) }];
}

/** All texts within, as what a hole may hold. */
export function textsIn(found: Traced): readonly (readonly Piece[])[] {
  switch (found.kind) {
    case 'text':
      return [found.pieces];
    case 'plain':
      return [];
    case 'unknown':
      return found.maybe;
    case 'list':
      return found.items.flatMap(textsIn);
    case 'object':
      return [...[...found.entries.values()].flatMap(textsIn), ...(found.rest ?? [])];
  }
}

/** Something unknown that may be, or be made of, any of these. */
export function oneOf(choices: readonly Traced[]): Traced {
  return { kind: 'unknown', maybe: choices.flatMap(textsIn) };
}

/** The same text without what stands outside of some bounds. */
export function trimmed(found: Traced, bounds: (text: string) => readonly [number, number]): Traced {
  if (found.kind !== 'text') return found.kind === 'plain' ? found : oneOf([found]);
  const { pieces } = found;
  const text = pieces.map((piece) => (piece.kind === 'hole' ? '?' : piece.text)).join('');
  // A hole at an end may bring blanks of its own, which nobody sees here anyway.
  return { kind: 'text', pieces: sliced(pieces, ...bounds(text)) };
}

/** The same text with each occurrence of another replaced; patterns are not looked into. */
export function replaced(found: Traced, search: string | undefined, replacement: Traced | undefined): Traced {
  const isPattern =
    search !== undefined && search.length > 1 && search.startsWith('/') && search.endsWith('/');
  if (found.kind !== 'text' || !search || isPattern || replacement?.kind !== 'text') return oneOf([found]);
  const text = found.pieces.map((piece) => (piece.kind === 'hole' ? HOLE : piece.text)).join('');
  const pieces: Piece[] = [];
  let last = 0;
  let work = 0;
  for (let at = text.indexOf(search); at !== -1; at = text.indexOf(search, last)) {
    work += found.pieces.length + replacement.pieces.length;
    if (work > MAX_WORK) return UNKNOWN_TEXT;
    pieces.push(...sliced(found.pieces, last, at), ...replacement.pieces);
    last = at + search.length;
  }
  return { kind: 'text', pieces: bounded([...pieces, ...sliced(found.pieces, last, text.length)]) };
}

/** How many pieces may be looked at to replace something in a text. */
const MAX_WORK = 2_000_000;

/** The texts of a list one after another. */
export function joinedText(list: Traced | undefined, separator: Traced): Traced {
  if (list?.kind !== 'list') return list ? oneOf([list]) : UNKNOWN_TEXT;
  const pieces = list.items.flatMap((item, index) => [
    ...(index > 0 ? piecesOf(separator) : []),
    ...piecesOf(item),
  ]);
  return { kind: 'text', pieces: bounded(pieces) };
}
