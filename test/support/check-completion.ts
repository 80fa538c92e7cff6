/** Asserts completion as a person meets it: what is offered for what is typed, and the document after accepting. */
import { expect } from 'vitest';
import { InsertTextFormat, type CompletionItem } from 'vscode-languageserver-types';
import { offsetAt } from '../../server/src/workspace/line-index.js';
import { cursorOf, fixture, MODULE_URI } from './fixture.js';
import { program } from './program.js';

/** Labels that the editor would show at the cursor, in its order: those that begin with what is typed. */
export function offered(text: string): readonly string[] {
  const { file, offset } = cursorOf(fixture(text));
  return itemsAt(text)
    .filter((item) => typedFor(item, file, offset) !== undefined)
    .map((item) => item.label);
}

/**
 * Asserts the document after accepting the item with the label. Tab stops stay as they are written in snippets
 * (`$1`, `${1:prod}`), and every line is put in as it is.
 */
export function checkCompletion(text: string, label: string, after: string): void {
  const { file, offset } = cursorOf(fixture(text));
  const item = itemsAt(text).find(
    (each) => each.label === label && typedFor(each, file, offset) !== undefined,
  );
  expect(item, `no item ${label} among ${offered(text).join(', ')}`).toBeDefined();
  const edit = item?.textEdit;
  if (edit === undefined || !('range' in edit)) throw new Error('an item without an edit');
  const start = offsetAt(file, edit.range.start);
  const end = offsetAt(file, edit.range.end);
  expect(edit.range.start.line).toBe(edit.range.end.line);
  const { newText } = edit;
  expect(item?.insertTextFormat).toBe(
    /\$\{?\d/.test(newText) ? InsertTextFormat.Snippet : item?.insertTextFormat,
  );
  const expected = fixture(after).texts.find(({ name }) => `${MODULE_URI}/${name}` === file.uri)?.text;
  const edits = [
    { start, end, newText },
    ...(item?.additionalTextEdits ?? []).map(({ range, newText: text }) => ({
      start: offsetAt(file, range.start),
      end: offsetAt(file, range.end),
      newText: text,
    })),
  ];
  const result = edits
    .toSorted((a, b) => b.start - a.start)
    .reduce((rest, edit) => rest.slice(0, edit.start) + edit.newText + rest.slice(edit.end), file.text);
  expect(result).toBe(expected);
}

function itemsAt(text: string): readonly CompletionItem[] {
  const all = fixture(text);
  const { file, offset } = cursorOf(all);
  const items = program.completion(all, file, offset);
  return items.toSorted((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1));
}

/** What is typed of an item, or undefined where the editor would filter the item out. */
function typedFor(item: CompletionItem, file: { text: string }, offset: number): string | undefined {
  const edit = item.textEdit;
  if (edit === undefined || !('range' in edit)) return undefined;
  const typed = file.text.slice(offsetAt(file, edit.range.start), offset);
  return (item.filterText ?? item.label).toLowerCase().startsWith(typed.toLowerCase()) ? typed : undefined;
}
