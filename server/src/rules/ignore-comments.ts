/**
 * Comments that silence a rule at one place: `# apigateway-stages:ignore invalid-value reason`, on the line above or at
 * the line's end, in any of HCL's comment forms. Knows codes as text, not which rules there are.
 */
import { itemAt } from '../analysis/walk.js';
import type { Body, Item, Span } from '../hcl/syntax.js';
import type { SourceFile } from '../workspace/module.js';
import { positionAt } from '../workspace/line-index.js';
import { indentAt, lineBreak, lineStart, nextLine, realign, runAround, widthOf } from './fixes/layout.js';
import type { Edit } from './rule.js';

/** Tells whether a comment in the file silences a code at a place. */
export function ignoredIn(file: SourceFile): (code: string, span: Span) => boolean {
  if (!file.text.includes(MARK)) {
    return () => false;
  }
  const codes = codesByLine(file);
  return (code, span) => linesOf(file, span).some((line) => codes.get(line)?.has(code) ?? false);
}

/** Edits that silence a code at a place: they add to the comment on the line above, or write one. */
export function ignoreEdits(file: SourceFile, code: string, span: Span): readonly Edit[] {
  const place = itemAt(file.body, span.start);
  const at = lineStart(file, place?.item.kind === 'attribute' ? place.item.start : span.start);
  const above = at === 0 ? '' : file.text.slice(lineStart(file, at - 1), at);
  const present = PRESENT.exec(above)?.[1];
  if (present !== undefined) {
    const end = at - above.length + present.length;
    return [{ file, span: { start: end, end }, newText: `, ${code}` }];
  }
  const newText = `${indentAt(file, at)}# ${MARK} ${code}${lineBreak(file)}`;
  return [{ file, span: { start: at, end: at }, newText }, ...(place ? splitRun(file, place) : [])];
}

/** A comment ends a run of aligned arguments: both halves are aligned on their own then. */
function splitRun(
  file: SourceFile,
  { item, body }: { readonly item: Item; readonly body: Body },
): readonly Edit[] {
  const { attributes, aligned } = runAround(file, body, item);
  const halves = [
    attributes.filter((each) => each.start < item.start),
    attributes.filter((each) => each.start >= item.start),
  ];
  return halves.flatMap((half) =>
    realign(file, { attributes: half, aligned }, widthOf(half.map((each) => each.name.text))),
  );
}

const PRESENT = /^([ \t]*(?:#|\/\/)[ \t]*apigateway-stages:ignore[ \t]+[\w-]+(?:[ \t]*,[ \t]*[\w-]+)*)/;

const MARK = 'apigateway-stages:ignore';

/** A comment from its sign on, up to the codes; whatever follows them is the reason. */
const COMMENT = /(?:#|\/\/|\/\*)[ \t]*apigateway-stages:ignore[ \t]+([\w-]+(?:[ \t]*,[ \t]*[\w-]+)*)/y;

/** The codes that are silenced, by line. */
function codesByLine(file: SourceFile): ReadonlyMap<number, ReadonlySet<string>> {
  const found = new Map<number, Set<string>>();
  const { text } = file;
  for (let at = text.indexOf(MARK); at !== -1; at = text.indexOf(MARK, at + MARK.length)) {
    const start = commentStart(text, at);
    COMMENT.lastIndex = start;
    const codes = COMMENT.exec(text)?.[1];
    if (codes !== undefined) {
      const line = positionAt(file, commentedOffset(file, start)).line;
      const known = found.get(line) ?? new Set();
      codes.split(',').forEach((code) => known.add(code.trim()));
      found.set(line, known);
    }
  }
  return found;
}

function commentStart(text: string, mark: number): number {
  const before = text.slice(Math.max(0, mark - 20), mark).trimEnd();
  const sign = before.endsWith('#') ? 1 : 2;
  return Math.max(0, mark - 20) + before.length - sign;
}

/** An offset in the line that a comment speaks of: its own where something stands before it, else the next with code. */
function commentedOffset(file: SourceFile, comment: number): number {
  if (file.text.slice(lineStart(file, comment), comment).trim() !== '') {
    return comment;
  }
  let at = nextLine(file, comment);
  while (at < file.text.length && /^[ \t]*(?:#|\/\/|\/\*.*\*\/[ \t]*\r?$)/m.test(lineAt(file, at))) {
    at = nextLine(file, at);
  }
  return at;
}

function lineAt(file: SourceFile, offset: number): string {
  return file.text.slice(offset, nextLine(file, offset));
}

/** The lines where a comment counts for a place: its own, and the first of the argument that it stands in. */
function linesOf(file: SourceFile, span: Span): readonly number[] {
  const item = itemAt(file.body, span.start)?.item;
  const own = positionAt(file, span.start).line;
  return item?.kind === 'attribute' ? [own, positionAt(file, item.start).line] : [own];
}
