/** The files of a comparison as the editor is told of them: positions and edits of a text instead of blocks and spans. */
import type { ComparedFile, Difference, TextChange } from '../../../protocol/stage-requests.js';
import { rangeOf } from '../workspace/line-index.js';
import type { Module, SourceFile } from '../workspace/module.js';
import type { FoundDifference } from './findings.js';

/** The files in which something differs, that of the stage first. `taken` is the module with every live value. */
export function comparedFiles(
  differences: readonly FoundDifference[],
  stage: SourceFile,
  taken: Module,
): readonly ComparedFile[] {
  const files = new Set([stage, ...differences.map(({ file }) => file)]);
  return [...files].flatMap((file) => {
    const own = differences.filter((each) => each.file === file);
    const liveText = taken.files.find(({ uri }) => uri === file.uri)?.text ?? file.text;
    return own.length === 0
      ? []
      : [{ uri: file.uri, liveText, takeAll: changeTo(file, liveText), differences: own.map(shown) }];
  });
}

function shown({
  address,
  argument: name,
  kind,
  file,
  span,
  message,
  edits,
  ignored,
  planned,
}: FoundDifference): Difference {
  return {
    address,
    argument: name,
    kind,
    range: rangeOf(file, span),
    message,
    takeLive: edits.map((edit) => ({ range: rangeOf(file, edit.span), newText: edit.newText })),
    ignored,
    planned,
  };
}

/** The smallest run of whole lines whose replacement makes one text the other; undefined where they are the same. */
function changeTo(file: SourceFile, text: string): TextChange | undefined {
  if (text === file.text) return undefined;
  const [before, after] = [linesOf(file.text), linesOf(text)];
  const head = sharedCount(before, after);
  const tail = sharedCount(before.slice(head).reverse(), after.slice(head).reverse());
  const lengthOf = (lines: readonly string[]) => lines.join('').length;
  const start = lengthOf(before.slice(0, head));
  const end = lengthOf(before.slice(0, before.length - tail));
  const newText = after.slice(head, after.length - tail).join('');
  return { range: rangeOf(file, { start, end }), newText };
}

function linesOf(text: string): readonly string[] {
  return text.split(/(?<=\n)/);
}

/** How many lines at the beginning are the same. */
function sharedCount(a: readonly string[], b: readonly string[]): number {
  const at = a.findIndex((line, index) => line !== b[index]);
  return at === -1 ? a.length : at;
}
