/** Ranges of the protocol as the editor has them. */
import { Range } from 'vscode';
import type { TextRange } from '../../../protocol/stage-requests.js';

/** The same range. */
export function editorRange({ start, end }: TextRange): Range {
  return new Range(start.line, start.character, end.line, end.character);
}
