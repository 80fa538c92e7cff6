/** A source line with carets under a part of it. */
import { type Glyph, glyphsOf } from './display-width.js';

/** A line of source with carets below what is meant. */
export interface Excerpt {
  readonly line: string;
  /** Blanks up to the first caret. */
  readonly indent: string;
  readonly carets: string;
}

/**
 * The part of a line that can be read in one go, around `start` to `end` (UTF-16 units). What is cut off leaves an
 * ellipsis.
 */
export function excerpt(line: string, start: number, end: number): Excerpt {
  const { text, from, to } = window(line, start);
  const glyphs = glyphsOf(text);
  const [head, tail] = [from > 0 ? '…' : '', to < line.length ? '…' : ''];
  const before = glyphs.filter((glyph) => glyph.at + from < start);
  const marked = glyphs.filter((glyph) => glyph.at + from >= start && glyph.at + from < end);
  return {
    line: `${head}${glyphs.map((glyph) => glyph.text).join('')}${tail}`.trimEnd(),
    indent: ' '.repeat(head.length + cells(before)),
    carets: '^'.repeat(Math.max(1, cells(marked))),
  };
}

/** Whole characters only. */
function window(
  line: string,
  start: number,
): { readonly text: string; readonly from: number; readonly to: number } {
  if (line.length <= LONGEST) return { text: line, from: 0, to: line.length };
  const from = whole(line, Math.max(0, Math.min(start - BEFORE, line.length - LONGEST)));
  const to = whole(line, Math.min(line.length, from + LONGEST));
  return { text: line.slice(from, to), from, to };
}

function whole(line: string, offset: number): number {
  return /[\uDC00-\uDFFF]/.test(line.charAt(offset)) ? offset - 1 : offset;
}

function cells(glyphs: readonly Glyph[]): number {
  return glyphs.reduce((sum, glyph) => sum + glyph.width, 0);
}

const LONGEST = 120;
const BEFORE = 40;
