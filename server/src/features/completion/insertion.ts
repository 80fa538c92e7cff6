/**
 * Fits completion items to how an editor puts text in place: whether it fills in snippets, and who indents the lines
 * after the first.
 */
import type { CompletionItem, InsertTextMode } from 'vscode-languageserver-types';
import { indentAt, lineBreak } from '../../edits/layout.js';
import { offsetAt } from '../../workspace/line-index.js';
import type { SourceFile } from '../../workspace/module.js';
import { InsertTextFormat } from '../protocol-constants.js';
import { withoutStops } from './snippet-text.js';

/** What an editor says about inserting. */
export interface Insertion {
  readonly snippets: boolean;
  /** The modes that an item may ask for. */
  readonly modes: readonly InsertTextMode[];
  /** What it does where an item asks for none, where it says so. */
  readonly usual: InsertTextMode | undefined;
}

/** `InsertTextMode` of the protocol. */
const AS_IS = 1;
const ADJUST_INDENTATION = 2;

/** The item as the editor needs it, so that every line comes to stand in its column. */
export function inserted(item: CompletionItem, file: SourceFile, editor: Insertion): CompletionItem {
  const filled = editor.snippets ? item : withoutSnippet(item);
  const { textEdit } = filled;
  if (textEdit === undefined || !('range' in textEdit) || !textEdit.newText.includes('\n')) return filled;
  const mode = [AS_IS, ADJUST_INDENTATION].find((each): each is InsertTextMode =>
    editor.modes.some((known) => known === each),
  );
  const asked = mode === undefined ? {} : { insertTextMode: mode };
  if (isIndentedByEditor(filled, mode ?? editor.usual)) return { ...filled, ...asked };
  const indent = indentAt(file, offsetAt(file, textEdit.range.start));
  const newText = textEdit.newText.replaceAll(
    /\n(?=([^\n]?))/g,
    (_, next: string) => lineBreak(file) + (next === '' ? '' : indent),
  );
  return { ...filled, ...asked, textEdit: { ...textEdit, newText } };
}

/** Editors that say nothing indent what their snippets bring, as VS Code does, and leave plain text as it is. */
function isIndentedByEditor({ insertTextFormat }: CompletionItem, mode: InsertTextMode | undefined): boolean {
  return mode === undefined ? insertTextFormat === InsertTextFormat.Snippet : mode === ADJUST_INDENTATION;
}

/** The item for an editor that has no snippets: every tab stop keeps its first text. */
export function withoutSnippet(item: CompletionItem): CompletionItem {
  const { textEdit } = item;
  if (item.insertTextFormat !== InsertTextFormat.Snippet || textEdit === undefined) return item;
  const plain = { ...textEdit, newText: withoutStops(textEdit.newText) };
  return { ...item, insertTextFormat: InsertTextFormat.PlainText, textEdit: plain };
}
