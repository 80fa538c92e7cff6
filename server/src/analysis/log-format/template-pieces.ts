/** Ties the text of a string or heredoc to its source, through escapes, removed indentation and trimmed blanks. */
import type { Template, TemplateText } from '../../hcl/syntax.js';
import type { SourceFile } from '../../workspace/module.js';
import type { WrittenPiece } from './format-text.js';

/** The pieces of one part of literal text: as much of it verbatim as stands so in the source. */
export function textPieces(
  file: SourceFile,
  template: Template,
  part: TemplateText,
): readonly WrittenPiece[] {
  const form = template.form === 'quoted' ? 'quoted' : 'heredoc';
  const raw = file.text.slice(part.start, part.end);
  const whole: WrittenPiece = {
    kind: 'text',
    text: part.value,
    file,
    span: part,
    verbatim: raw === part.value,
    form,
  };
  if (whole.verbatim || part.value === '') return part.value === '' ? [] : [whole];
  const pieces: WrittenPiece[] = [];
  const add = (start: number, end: number, text: string, verbatim: boolean): void => {
    const span = { start: part.start + start, end: part.start + end };
    pieces.push({ kind: 'text', text, file, span, verbatim, form });
  };
  let read = 0;
  let begun = 0;
  for (let at = 0; at < raw.length && read < part.value.length;) {
    const length = escapeLength(raw, at, form);
    if (length === 0 && raw[at] === part.value[read]) {
      at++;
      read++;
      continue;
    }
    if (at > begun) add(begun, at, raw.slice(begun, at), true);
    if (length > 0) {
      const value = part.value.slice(read, read + valueLength(raw, at, length));
      add(at, at + length, value, false);
      read += value.length;
    }
    // Else the source has an indentation or blank that the value lacks.
    at += Math.max(1, length);
    begun = at;
  }
  const rest = part.value.length - pieces.reduce((sum, piece) => sum + piece.text.length, 0);
  if (rest > 0) add(begun, begun + rest, part.value.slice(-rest), true);
  return pieces.map((piece) => piece.text).join('') === part.value && areVerbatim(pieces) ? pieces : [whole];
}

function escapeLength(raw: string, at: number, form: WrittenPiece['form']): number {
  if (raw.startsWith('$${', at) || raw.startsWith('%%{', at)) return 3;
  if (form !== 'quoted' || raw[at] !== '\\') return 0;
  return raw[at + 1] === 'u' ? 6 : raw[at + 1] === 'U' ? 10 : 2;
}

function valueLength(raw: string, at: number, length: number): number {
  if (raw[at] !== '\\') return 2;
  return length === 10 && Number.parseInt(raw.slice(at + 2, at + 10), 16) > 0xffff ? 2 : 1;
}

function areVerbatim(pieces: readonly WrittenPiece[]): boolean {
  return pieces.every(
    ({ verbatim, text, file, span }) => !verbatim || file.text.slice(span.start, span.end) === text,
  );
}
