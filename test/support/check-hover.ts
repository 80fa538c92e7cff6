/** Checks what is said about the cursor of a fixture. The only place of the tests that asks for hovers. */
import { MarkupContent } from 'vscode-languageserver-types';
import { expect } from 'vitest';
import { spanOf } from '../../server/src/workspace/line-index.js';
import { cursorOf, fixture } from './fixture.js';
import { program } from './program.js';

/** Expects a hover about exactly the text `marked` that has all the given parts in it. */
export function checkHover(text: string, marked: string, ...parts: readonly string[]): void {
  const found = hoverOf(text);
  expect(found?.marked).toBe(marked);
  for (const part of parts) expect(found?.markdown).toContain(part);
}

/** Expects that nothing is said at the cursor. */
export function checkNoHover(text: string): void {
  expect(hoverOf(text)).toBeUndefined();
}

/** The Markdown of the hover at the cursor and the text of its range; undefined where there is none. */
export function hoverOf(text: string): { readonly markdown: string; readonly marked: string } | undefined {
  const all = fixture(text);
  const { file, offset } = cursorOf(all);
  const found = program.hover(all, file, offset);
  if (found === null) return undefined;

  if (!MarkupContent.is(found.contents) || found.range === undefined)
    throw new Error('A hover must be Markdown with a range.');

  const { start, end } = spanOf(file, found.range);
  return { markdown: found.contents.value, marked: file.text.slice(start, end) };
}
