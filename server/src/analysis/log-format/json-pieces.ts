/** Writes JSON as `jsonencode` does, and keeps the sources of the texts in it. */
import { textOf } from '../values/values.js';
import { type Piece, pushEscaped, type WrittenPiece } from './format-text.js';
import { type Traced, UNKNOWN_TEXT } from './traced.js';

/**
 * As Terraform writes JSON: keys sorted, `<`, `>` and `&` escaped. `mark` is what brackets, keys and quotes come from;
 * those between two values are one piece.
 */
export function encoded(found: Traced, mark: WrittenPiece): readonly Piece[] {
  const pieces: Piece[] = [];
  let marks = '';
  const flush = (): void => {
    if (marks !== '') pieces.push({ ...mark, text: marks });
    marks = '';
  };
  const hole = (maybe: readonly (readonly Piece[])[]): void => {
    flush();
    pieces.push({ kind: 'hole', maybe });
  };
  const write = (value: Traced): void => {
    switch (value.kind) {
      case 'text':
        marks += '"';
        flush();
        for (const piece of value.pieces) pushEscaped(pieces, piece, JSON_SPECIAL, jsonEscape);
        marks = '"';
        return;
      case 'plain':
        marks += value.value.kind === 'null' ? 'null' : (textOf(value.value) ?? '');
        return;
      case 'unknown':
        hole(value.maybe);
        return;
      case 'list':
        marks += '[';
        value.items.forEach((item, index) => {
          marks += index > 0 ? ',' : '';
          write(item);
        });
        marks += ']';
        return;
      case 'object': {
        const keys = [...value.entries.keys()].sort();
        marks += '{';
        keys.forEach((key, index) => {
          marks += `${index > 0 ? ',' : ''}"${key.replace(JSON_SPECIAL, jsonEscape)}":`;
          write(value.entries.get(key) ?? UNKNOWN_TEXT);
        });
        if (value.rest) {
          marks += keys.length > 0 ? ',' : '';
          hole(value.rest);
        }
        marks += '}';
      }
    }
  };
  write(found);
  flush();
  return pieces;
}

/** `JSON.stringify` would escape them, or Terraform does on top of that. */
const JSON_SPECIAL = /["\\\p{Cc}<>&\u2028\u2029]/gu;

function jsonEscape(character: string): string {
  return /[<>&\u2028\u2029]/.test(character)
    ? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
    : JSON.stringify(character).slice(1, -1);
}
