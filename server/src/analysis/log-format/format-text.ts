/**
 * Text that remembers where each piece of it is written, so that a place in a format leads back to the source
 * through locals, `jsonencode` and whatever else built it.
 */
import type { Span } from '../../hcl/syntax.js';
import type { SourceFile } from '../../workspace/module.js';
import { HOLE, type VariableToken, variablesIn } from './tokens.js';

/** A piece of text, or a place where something unknown is filled in. */
export type Piece = WrittenPiece | HolePiece;

/** A stretch of the format that is written out in some file. */
export interface WrittenPiece {
  readonly kind: 'text';
  readonly text: string;
  readonly file: SourceFile;
  readonly span: Span;
  /** True where the text stands in the source character by character; else the span is where it comes from. */
  readonly verbatim: boolean;
  /** How it is written there; `raw` is a text of its own, in which nothing is escaped. */
  readonly form: 'quoted' | 'heredoc' | 'raw' | 'computed';
}

/** A stretch whose text is not known. */
export interface HolePiece {
  readonly kind: 'hole';
  /** Texts that may be filled in, or may be part of what is. */
  readonly maybe: readonly (readonly Piece[])[];
}

/** A format's text with a `HOLE` for each unknown part. */
export interface FormatText {
  readonly text: string;
  readonly pieces: readonly Piece[];
  /** Where each piece begins in the text. */
  readonly starts: readonly number[];
  /** Whether the text is known from its first to its last character. */
  readonly whole: boolean;
  /** The variables in it, in the order of the text. */
  readonly variables: readonly VariableToken[];
}

/** Where a part of a text is written. */
export interface WrittenAt {
  readonly file: SourceFile;
  readonly span: Span;
  readonly verbatim: boolean;
  readonly form: WrittenPiece['form'];
}

/** A text as it is written in a form, for texts without quotes and backslashes. */
export function textFor(form: WrittenPiece['form'], text: string): string {
  return form === 'computed' || form === 'raw' ? text : text.replace(/[$%](?=\{)/g, '$&$&');
}

/** Joins pieces to one text, in which a hole is one character. */
export function formatText(pieces: readonly Piece[]): FormatText {
  const text = pieces.map((piece) => (piece.kind === 'hole' ? HOLE : piece.text)).join('');
  const starts: number[] = [];
  let length = 0;
  for (const piece of pieces) {
    starts.push(length);
    length += lengthOf(piece);
  }
  const whole = pieces.every((piece) => piece.kind === 'text');
  return { text, pieces, starts, whole, variables: variablesIn(text) };
}

/** Where a part of the text is written; undefined where it touches something unknown or several files. */
export function writtenAt({ pieces, starts }: FormatText, { start, end }: Span): WrittenAt | undefined {
  let found: WrittenAt | undefined;
  for (let index = pieceAt(starts, start); index < pieces.length; index++) {
    const from = starts[index] ?? 0;
    const piece = pieces[index];
    if (piece === undefined || (found && from >= end)) break;
    if (piece.kind === 'hole') return undefined;
    const part = partOf(piece, Math.max(0, start - from), Math.min(piece.text.length, end - from));
    if (found && found.file !== part.file) return undefined;
    found = found ? joined(found, part) : part;
  }
  return found;
}

/** The last piece that begins at or before an offset and is not empty. */
function pieceAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

/** The same pieces, or one hole where they come to more than anybody writes: texts can double with each step. */
export function bounded(pieces: readonly Piece[]): readonly Piece[] {
  let length = 0;
  for (const piece of pieces) length += lengthOf(piece);
  return pieces.length > MAX_PIECES || length > MAX_LENGTH ? [{ kind: 'hole', maybe: [] }] : pieces;
}

const MAX_PIECES = 200_000;
const MAX_LENGTH = 500_000;

/** The part of some text from `start` to `end`; a hole counts as one character. */
export function sliced(pieces: readonly Piece[], start: number, end: number): readonly Piece[] {
  const kept: Piece[] = [];
  let from = 0;
  for (const piece of pieces) {
    const length = lengthOf(piece);
    const [first, last] = [Math.max(0, start - from), Math.min(length, end - from)];
    if (first < last) kept.push(piece.kind === 'hole' ? piece : cut(piece, first, last));
    from += length;
  }
  return kept;
}

/** Adds a piece with each of some characters (a global pattern of single ones) written otherwise. */
export function pushEscaped(
  pieces: Piece[],
  piece: Piece,
  special: RegExp,
  escape: (character: string) => string,
): void {
  if (piece.kind === 'hole' || piece.text.search(special) === -1) {
    pieces.push(piece);
    return;
  }
  if (!piece.verbatim) {
    pieces.push({ ...piece, text: piece.text.replace(special, escape) });
    return;
  }
  let last = 0;
  for (const match of piece.text.matchAll(special)) {
    const [character] = match;
    const end = match.index + character.length;
    if (match.index > last) pieces.push(cut(piece, last, match.index));
    pieces.push({ ...cut(piece, match.index, end), text: escape(character), verbatim: false });
    last = end;
  }
  if (last < piece.text.length) pieces.push(cut(piece, last, piece.text.length));
}

function lengthOf(piece: Piece): number {
  return piece.kind === 'hole' ? 1 : piece.text.length;
}

function cut(piece: WrittenPiece, start: number, end: number): WrittenPiece {
  if (start === 0 && end === piece.text.length) return piece;
  const text = piece.text.slice(start, end);
  if (!piece.verbatim) return { ...piece, text };
  return { ...piece, text, span: { start: piece.span.start + start, end: piece.span.start + end } };
}

function partOf(piece: WrittenPiece, start: number, end: number): WrittenAt {
  const { file, span, verbatim, form } = cut(piece, start, Math.max(start, end));
  return { file, span, verbatim, form };
}

function joined(a: WrittenAt, b: WrittenAt): WrittenAt {
  const follows = a.verbatim && b.verbatim && a.span.end === b.span.start;
  const span = { start: Math.min(a.span.start, b.span.start), end: Math.max(a.span.end, b.span.end) };
  return { file: a.file, span, verbatim: follows, form: a.form === b.form ? a.form : 'computed' };
}
