/** Positions as editors count them: UTF-16 units, and every kind of line break. */
import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { offsetAt, positionAt, rangeOf, spanOf } from '../../server/src/workspace/line-index.js';

const texts = {
  empty: '',
  'no closing newline': 'a = 1',
  LF: 'a = 1\n\nb = 2\n',
  CRLF: 'a = 1\r\n\r\nb = 2\r\n',
  'lone CR': 'a = 1\rb = 2\r\rc',
  mixed: 'a\r\nb\nc\rd\r\r\ne',
  emoji: 'name = "🚀🚀" # 日本\nnext = "é"',
};

describe('line index', () => {
  for (const [name, text] of Object.entries(texts)) {
    it(`agrees with the editor's own document at every offset: ${name}`, () => {
      const document = TextDocument.create('file:///a.tf', 'terraform', 1, text);
      for (let offset = -1; offset <= text.length + 1; offset++)
        expect(positionAt({ text }, offset), `offset ${offset}`).toEqual(document.positionAt(offset));

      for (let line = 0; line <= document.lineCount; line++) {
        for (let character = 0; character <= 14; character++) {
          const position = { line, character };
          expect(offsetAt({ text }, position), JSON.stringify(position)).toBe(document.offsetAt(position));
        }
      }
    });
  }

  it('counts an emoji as two', () => {
    const file = { text: 'a\n"🚀" x' };
    expect(positionAt(file, file.text.indexOf('x'))).toEqual({ line: 1, character: 5 });
  });

  it('puts malformed positions somewhere within the text', () => {
    const file = { text: 'ab\ncd' };
    const places: readonly (readonly [number, number, number])[] = [
      [-1, 0, 0],
      [0, -5, 0],
      [NaN, NaN, 0],
      [1, 99, 5],
      [99, 0, 5],
      [0.5, 1.5, 1],
      [Infinity, 0, 5],
    ];
    for (const [line, character, offset] of places)
      expect(offsetAt(file, { line, character }), `${line}:${character}`).toBe(offset);
  });

  it('turns spans into ranges and back', () => {
    const file = { text: 'one\r\ntwo\r\nthree' };
    const span = { start: 5, end: 13 };
    expect(rangeOf(file, span)).toEqual({ start: { line: 1, character: 0 }, end: { line: 2, character: 3 } });
    expect(spanOf(file, rangeOf(file, span))).toEqual(span);
    const { start, end } = rangeOf(file, span);
    expect(spanOf(file, { start: end, end: start })).toEqual(span);
  });
});
