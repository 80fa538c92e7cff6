/** Checks what every answer to the editor promises, whatever the feature: positions exist, edits can be applied. */
import type { CompletionItem, Position, Range, TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parse } from '../../server/src/hcl/parse.js';
import { offsetAt, positionAt } from '../../server/src/workspace/line-index.js';
import type { SourceFile } from '../../server/src/workspace/module.js';
import { textFault } from './text-faults.js';

/** The first broken promise of an answer about `file`, in words, or undefined. */
export function answerFault(
  method: string,
  answer: unknown,
  file: SourceFile,
  cursor: Position,
): string | undefined {
  if (answer === undefined) return 'the answer is undefined';
  return (
    positionFault(answer, file, file.uri) ??
    (isShown(method) ? textFault(answer) : undefined) ??
    (method === 'textDocument/completion'
      ? completionFault(answer as readonly CompletionItem[], cursor)
      : undefined) ??
    editFault(editsIn(answer), file)
  );
}

/** What an editor shows as it comes; answers to the extension's own requests pass its door first. */
function isShown(method: string): boolean {
  return method === 'diagnostics' || /^(?:textDocument|workspace)\//.test(method);
}

function positionFault(value: unknown, file: SourceFile, uri: string): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (isPosition(value))
    return uri === file.uri && !exists(value, file) ? `${show(value)} is no position` : undefined;
  // A location names the file that its positions are in; so do a comparison, by where its block is, and the edits of a file.
  const where =
    uriOf(value) ??
    ('at' in value ? uriOf(value.at) : undefined) ??
    ('textDocument' in value ? uriOf(value.textDocument) : undefined) ??
    uri;
  for (const [key, member] of Object.entries(value)) {
    const fault = positionFault(member, file, key.startsWith('file:') ? key : where);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function uriOf(value: unknown): string | undefined {
  return typeof value === 'object' && value !== null && 'uri' in value && typeof value.uri === 'string'
    ? value.uri
    : undefined;
}

/** Editors refuse completions whose range is on several lines or away from the cursor. */
function completionFault(items: readonly CompletionItem[], cursor: Position): string | undefined {
  for (const { label, textEdit, additionalTextEdits } of items) {
    if (label === '') return 'an item without a label';
    if (additionalTextEdits !== undefined && overlapping(additionalTextEdits))
      return `${label}: edits overlap`;
    if (textEdit === undefined) continue;
    const ranges = 'range' in textEdit ? [textEdit.range] : [textEdit.insert, textEdit.replace];
    for (const { start, end } of ranges) {
      if (
        start.line !== cursor.line ||
        end.line !== cursor.line ||
        isAfter(start, cursor) ||
        isAfter(cursor, end)
      )
        return `${label}: the range ${show(start)}–${show(end)} is not around the cursor ${show(cursor)} on its line`;
    }
  }
  return undefined;
}

/** The edits of a rename or of each action. */
function editsIn(answer: unknown): readonly WorkspaceEdit[] {
  const found = Array.isArray(answer) ? (answer as readonly { edit?: WorkspaceEdit }[]) : [];
  const isEdit =
    typeof answer === 'object' && answer !== null && ('changes' in answer || 'documentChanges' in answer);
  return [...(isEdit ? [answer as WorkspaceEdit] : []), ...found.flatMap(({ edit }) => edit ?? [])];
}

/** Edits that can't be made, or make HCL of which the parser complains where it did not before. */
function editFault(edits: readonly WorkspaceEdit[], file: SourceFile): string | undefined {
  for (const { changes = {}, documentChanges = [] } of edits) {
    const own = [
      ...(changes[file.uri] ?? []),
      ...documentChanges.flatMap((each) =>
        'edits' in each && each.textDocument.uri === file.uri ? (each.edits as readonly TextEdit[]) : [],
      ),
    ];
    if (overlapping(own)) return 'edits of one action overlap';
    const after = TextDocument.applyEdits(TextDocument.create(file.uri, 'terraform', 0, file.text), own);
    const [problem] = file.problems.length === 0 ? parse(after).problems : [];
    if (problem) return `an edit makes broken HCL: ${problem.message}`;
  }
  return undefined;
}

function overlapping(edits: readonly TextEdit[]): boolean {
  // What is inserted at the start of a range comes before it.
  const sorted = edits
    .map(({ range }) => range)
    .sort((a, b) => order(a.start, b.start) || order(a.end, b.end));
  return sorted.some(
    (range, index) => index > 0 && isAfter(sorted[index - 1]?.end ?? range.start, range.start),
  );
}

function exists(position: Position, file: SourceFile): boolean {
  const { line, character } = positionAt(file, offsetAt(file, position));
  return line === position.line && character === position.character;
}

function isPosition(value: object): value is Position {
  return 'line' in value && 'character' in value;
}

function order(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}

function isAfter(a: Position, b: Position): boolean {
  return order(a, b) > 0;
}

function show({ line, character }: Position): string {
  return `${line}:${character}`;
}

/** The range of a whole file. */
export function wholeRange(file: SourceFile): Range {
  return { start: { line: 0, character: 0 }, end: positionAt(file, file.text.length) };
}
