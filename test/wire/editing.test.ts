/** Edits of a person typing: what the server sees is what the editor shows, whatever characters and line ends there are. */
import { describe, expect, test } from 'vitest';
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver/node';
import { randomFrom } from '../fuzz/random.js';
import { PULL_CAPABILITIES, positionIn } from '../support/stdio-client.js';
import { UNTITLED, fixtures, underlined } from './fixtures.js';

const { editor } = fixtures();

/** Only our own parser looks, so that an answer means that this text was read. */
const OWN_PARSER = { settings: { strictCheck: false } };

describe('incremental edits', () => {
  test.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
  ])('behind emoji in a file with %s', async (_, lineEnd) => {
    const server = await editor(OWN_PARSER);
    let text = ['locals {', '  family = "👨‍👩‍👧"', '  flag   = "🇩🇪" # 日本語', '}', ''].join(lineEnd);
    await server.open(UNTITLED, text);
    const edit = async (at: number, length: number, by: string): Promise<void> => {
      const range = { start: positionIn(text, at), end: positionIn(text, at + length) };
      text = text.slice(0, at) + by + text.slice(at + length);
      await server.change(UNTITLED, [{ range, text: by }]);
    };
    for (const key of '  x = ]') await edit(text.indexOf('}'), 0, key);
    await edit(text.indexOf('}'), 0, lineEnd);
    await edit(text.indexOf('"👨'), 1, '');
    await edit(text.indexOf('👨'), 0, '"');
    await edit(text.indexOf('🇩🇪'), '🇩🇪'.length, '🇫🇷 🇮🇹');
    const shown = await server.until(UNTITLED, (found) => underlined(text, found).includes(']'));
    expect(shown.map(({ range }) => range.start.line)).toEqual(shown.map(() => 3));
  });

  test('several in one notification are applied one after the other', async () => {
    const server = await editor(OWN_PARSER);
    await server.open(UNTITLED, 'a = 1\n');
    await server.change(UNTITLED, [
      { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: 'b = 2\n' },
      { range: { start: { line: 1, character: 4 }, end: { line: 1, character: 5 } }, text: ']' },
    ]);
    const shown = await server.until(UNTITLED, (found) => found.length > 0);
    expect(shown[0]?.range.start).toEqual({ line: 1, character: 4 });
  });

  test('500 random ones leave the server with the same text as the editor', async () => {
    const server = await editor(OWN_PARSER);
    const random = randomFrom(7);
    let text = '# start\r\n';
    await server.open(UNTITLED, text);
    for (let count = 0; count < 500; count++) {
      const points = graphemeStarts(text);
      const from = random.below(points.length);
      const to = Math.min(points.length - 1, from + (random.below(3) === 0 ? random.below(8) : 0));
      const [start = 0, end = 0] = [points[from], points[to]];
      const by = random.pick(['# x\r\n', '# 👍🏽\r\n', '#\n', 'é', '日本', '👨‍👩‍👧', '# ', '']);
      const change: TextDocumentContentChangeEvent = {
        range: { start: positionIn(text, start), end: positionIn(text, end) },
        text: by,
      };
      text = text.slice(0, start) + by + text.slice(end);
      await server.change(UNTITLED, [change]);
    }
    const end = positionIn(text, text.length);
    const version = await server.change(UNTITLED, [{ range: { start: end, end }, text: '\nlast = ]' }]);
    text += '\nlast = ]';
    await server.untilVersion(UNTITLED, version);
    const { line } = positionIn(text, text.length);
    const shown = (server.diagnostics(UNTITLED) ?? []).filter(({ range }) => range.start.line === line);
    expect(underlined(text, shown)).toContain(']');
  });
});

describe('diagnostics', () => {
  test('carry the version of the text they were found in', async () => {
    const server = await editor(OWN_PARSER);
    await server.open(UNTITLED, 'a = ]\n');
    await server.until(UNTITLED, (found) => found.length > 0);
    await server.replace(UNTITLED, 'a = 1\n');
    await server.until(UNTITLED, (found) => found.length === 0);
    expect(server.published.at(-1)).toMatchObject({ version: 2, diagnostics: [] });
  });

  test('go with the document', async () => {
    const server = await editor(OWN_PARSER);
    await server.open(UNTITLED, 'a = ]\n');
    await server.until(UNTITLED, (found) => found.length > 0);
    await server.close(UNTITLED);
    await server.until(UNTITLED, (found) => found.length === 0);
  });

  test('are pulled, and told to be unchanged while nothing changes', async () => {
    const server = await editor({ ...OWN_PARSER, capabilities: PULL_CAPABILITIES });
    await server.open(UNTITLED, 'locals {\n');
    const first = await pull(server, undefined);
    expect(first).toMatchObject({ kind: 'full', items: [{ code: 'syntax' }] });
    expect(await pull(server, first.resultId)).toMatchObject({ kind: 'unchanged', resultId: first.resultId });
    await server.replace(UNTITLED, 'a = 1\n');
    expect(await pull(server, first.resultId)).toMatchObject({ kind: 'full', items: [] });
    expect(server.published).toEqual([]);
  });

  test('of the strict check make the editor pull again', async () => {
    const server = await editor({ capabilities: PULL_CAPABILITIES });
    await server.open(UNTITLED, 'a = 1\na = 2\n');
    const first = await pull(server, undefined);
    await expect.poll(() => server.refreshes()).toBeGreaterThan(0);
    expect(await pull(server, first.resultId)).toMatchObject({
      kind: 'full',
      items: [{ message: expect.stringContaining('Attribute redefined') as string }],
    });
  });
});

interface Report {
  readonly resultId: string | undefined;
}

function pull(
  server: Awaited<ReturnType<typeof editor>>,
  previousResultId: string | undefined,
): Promise<Report> {
  return server.request('textDocument/diagnostic', { textDocument: { uri: UNTITLED }, previousResultId });
}

/** Where a cursor can stand, the end included: never between CR and LF or within an emoji. */
function graphemeStarts(text: string): readonly number[] {
  const segments = new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text);
  return [...Array.from(segments, ({ index }) => index), text.length];
}
