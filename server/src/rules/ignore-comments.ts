/**
 * Comments that silence a rule at one place: `# apigateway-stages:ignore invalid-value reason`, on the line above or at
 * the line's end, in any of HCL's comment forms. Knows codes as text, not which rules there are.
 */
import { itemAt } from '../analysis/walk.js';
import type { Span } from '../hcl/syntax.js';
import type { SourceFile } from '../workspace/module.js';
import { positionAt } from '../workspace/line-index.js';
import { indentAt, lineBreak, lineStart, nextLine } from './layout.js';
import type { Edit } from './rule.js';

/** Tells whether a comment in the file silences a code at a place. */
export function ignoredIn(file: SourceFile): (code: string, span: Span) => boolean {
  if (!file.text.includes(MARK)) {
    return () => false;
  }
  const codes = codesByLine(file);
  return (code, span) => linesOf(file, span).some((line) => codes.get(line)?.has(code) ?? false);
}

/** An edit that silences a code at a place: it adds to the comment on the line above, or writes one. */
export function ignoreEdit(file: SourceFile, code: string, span: Span): Edit {
  const item = itemAt(file.body, span.start);
  const at = lineStart(file, item?.kind === 'attribute' ? item.start : span.start);
  const above = at === 0 ? '' : file.text.slice(lineStart(file, at - 1), at);
  const present =
    /^([ \t]*(?:#|\/\/)[ \t]*apigateway-stages:ignore[ \t]+[\w-]+(?:[ \t]*,[ \t]*[\w-]+)*)/.exec(above)?.[1];
  if (present !== undefined) {
    const end = at - above.length + present.length;
    return { file, span: { start: end, end }, newText: `, ${code}` };
  }
  return {
    file,
    span: { start: at, end: at },
    newText: `${indentAt(file, at)}# ${MARK} ${code}${lineBreak(file)}`,
  };
}

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
  const item = itemAt(file.body, span.start);
  const own = positionAt(file, span.start).line;
  return item?.kind === 'attribute' ? [own, positionAt(file, item.start).line] : [own];
}
