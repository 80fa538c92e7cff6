/** How text looks in a terminal, cell by cell. */

import { visibleLine } from '../../../protocol/plain-text.js';

/** What stands in one place: a character with all its marks. */
export interface Glyph {
  /** Offset in the text, in UTF-16 units. */
  readonly at: number;
  readonly text: string;
  /** Cells. */
  readonly width: number;
}

/** A line as a terminal can show it: tabs as blanks, control characters as their pictures. */
export function glyphsOf(line: string): readonly Glyph[] {
  let cell = 0;
  return [...segmenter.segment(line)].map(({ segment, index: at }) => {
    const shown = segment === '\t' ? ' '.repeat(TAB - (cell % TAB)) : visibleLine(segment);
    const width = segment === '\t' ? shown.length : widthOf(shown);
    cell += width;
    return { at, width, text: shown };
  });
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

const TAB = 4;

function widthOf(grapheme: string): number {
  if (WIDE.test(grapheme)) return 2;
  return NO_WIDTH.test(grapheme) ? 0 : 1;
}

/** Emoji, and the scripts that are drawn over two cells. */
const WIDE =
  /\p{Emoji_Presentation}|\uFE0F|[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFD}]/u;

const NO_WIDTH = /^[\p{Mark}\p{Cf}]+$/u;
