/**
 * Comments that silence a rule: `# apigateway-stages:ignore invalid-value reason` at one place, on the line above or
 * at the line's end, and `# apigateway-stages:ignore-file invalid-value reason` in the whole file, in any of HCL's
 * comment forms.
 */
import { itemAt, visitExpression } from '../../hcl/walk.js';
import type { Attribute, ObjectExpression, Span } from '../../hcl/syntax.js';
import { positionAt } from '../../workspace/line-index.js';
import type { SourceFile } from '../../workspace/module.js';
import { splitEntries } from '../../edits/entries.js';
import { indentAt, lineBreak, lineStart, nextLine, realign, runAround, widthOf } from '../../edits/layout.js';
import type { Edit } from '../../edits/edit.js';

/** A comment that silences rules. */
export interface IgnoreComment {
  /** From the comment's sign to the last code. */
  readonly span: Span;
  readonly scope: 'place' | 'file';
  /** The codes as they stand there; none where the comment names none. */
  readonly codes: readonly (Span & { readonly text: string })[];
}

/** Every ignore comment of a file, in the order of the text. */
export function ignoreComments(file: SourceFile): readonly IgnoreComment[] {
  const { text } = file;
  return text.includes(MARK)
    ? [...text.matchAll(COMMENT)].flatMap((match) => {
        const [whole, sign = '', scope, codes = ''] = match;
        const start = match.index + whole.length - whole.trimStart().length;
        // In a text the same characters are not a comment.
        if (templateAround(file, match.index + whole.indexOf(sign))) return [];
        const end = match.index + whole.length;
        const first = end - codes.length;
        return [
          {
            span: { start, end },
            scope: scope === undefined ? 'place' : 'file',
            codes: [...codes.matchAll(/[\w-]+/g)].map((code) => ({
              text: code[0],
              start: first + code.index,
              end: first + code.index + code[0].length,
            })),
          } satisfies IgnoreComment,
        ];
      })
    : [];
}

/** Tells whether a comment in the file silences a code at a place. */
export function ignoredIn(file: SourceFile): (code: string, span: Span) => boolean {
  const comments = ignoreComments(file);
  if (comments.length === 0) return () => false;

  const inFile = codesOf(comments.filter(({ scope }) => scope === 'file'));
  const byLine = new Map<number, Set<string>>();
  for (const comment of comments.filter(({ scope }) => scope === 'place')) {
    for (const line of linesBelow(file, comment.span.start))
      byLine.set(line, new Set([...(byLine.get(line) ?? []), ...codesOf([comment])]));
  }
  return (code, span) =>
    inFile.has(code) || linesOf(file, span).some((line) => byLine.get(line)?.has(code) ?? false);
}

/** Edits that silence a code at a place, and nowhere else; what stands around the comment stays aligned. */
export function ignoreEdits(file: SourceFile, code: string, span: Span): readonly Edit[] {
  const comment = ignoreComment(file, code, span);
  return comment.newText.includes('\n') ? [comment, ...splitRun(file, comment.span.start)] : [comment];
}

/**
 * The comment alone: added to the one on the line above, or written, above the entry of an object where the place is in
 * one.
 */
export function ignoreComment(file: SourceFile, code: string, span: Span, reason = ''): Edit {
  const at = commentableLine(file, span);
  const above = at === 0 ? '' : file.text.slice(lineStart(file, at - 1), at);
  const present = PRESENT.exec(above)?.[1];
  if (present !== undefined) {
    const end = at - above.length + present.length;
    return { file, span: { start: end, end }, newText: `, ${code}` };
  }
  const words = [`# ${MARK}`, code, ...(reason === '' ? [] : [reason])].join(' ');
  const newText = `${indentAt(file, at)}${words}${lineBreak(file)}`;
  return { file, span: { start: at, end: at }, newText };
}

/** Edits that silence a code in the whole file: they add to such a comment at its top, or write one. */
export function ignoreInFileEdits(file: SourceFile, code: string): readonly Edit[] {
  const present = ignoreComments(file).find(({ scope, codes }) => scope === 'file' && codes.length > 0);
  const at = present?.span.end ?? lineStart(file, 0);
  const newText = present ? `, ${code}` : `# ${MARK}-file ${code}${lineBreak(file)}`;
  return [{ file, span: { start: at, end: at }, newText }];
}

/** The nearest start of a line, at a place or above it, before which a comment may stand. */
function commentableLine(file: SourceFile, span: Span): number {
  const line = lineStart(file, span.start);
  const template = templateAround(file, line);
  return template ? lineStart(file, template.start) : line;
}

/** The outermost text that holds an offset in its inside. */
function templateAround(file: SourceFile, offset: number): Span | undefined {
  let found: Span | undefined;
  const value = attributeAt(file, offset)?.value;
  if (value) {
    visitExpression(value, (each) => {
      if (each.kind === 'template' && each.start < offset && offset < each.end) found ??= each;
    });
  }
  return found;
}

function attributeAt(file: SourceFile, offset: number): Attribute | undefined {
  const item = itemAt(file.body, offset)?.item;
  return item?.kind === 'attribute' ? item : undefined;
}

/** A comment ends a run of aligned arguments or entries: both halves are aligned on their own then. */
function splitRun(file: SourceFile, at: number): readonly Edit[] {
  const place = itemAt(file.body, at + indentAt(file, at).length);
  if (place === undefined) return [];
  const { item, body } = place;
  if (item.kind === 'attribute' && item.start < at)
    return objectsWithLine(file, item, at).flatMap((object) => splitEntries(file, object, at));

  const { attributes, aligned } = runAround(file, body, item);
  const halves = [
    attributes.filter((each) => each.start < at),
    attributes.filter((each) => each.start >= at),
  ];
  return halves.flatMap((half) =>
    realign(file, { attributes: half, aligned }, widthOf(half.map((each) => each.name.text))),
  );
}

/** The objects of an argument that have an entry which begins the line at `at`. */
function objectsWithLine(file: SourceFile, { value }: Attribute, at: number): readonly ObjectExpression[] {
  const found: ObjectExpression[] = [];
  visitExpression(value, (each) => {
    const begins =
      each.kind === 'object' && each.entries.some((entry) => lineStart(file, entry.start) === at);
    if (begins) found.push(each);
  });
  return found;
}

function codesOf(comments: readonly IgnoreComment[]): ReadonlySet<string> {
  return new Set(comments.flatMap(({ codes }) => codes.map(({ text }) => text)));
}

const MARK = 'apigateway-stages:ignore';

/** A comment from its sign on, up to the codes; whatever follows them is the reason. */
const COMMENT =
  /(#|\/\/|\/\*)[ \t]*apigateway-stages:ignore(-file)?(?![\w-])(?:[ \t]+([\w-]+(?:[ \t]*,[ \t]*[\w-]+)*))?/g;

/** A comment alone on its line. */
const PRESENT = /^([ \t]*(?:#|\/\/)[ \t]*apigateway-stages:ignore[ \t]+[\w-]+(?:[ \t]*,[ \t]*[\w-]+)*)/;

/**
 * The lines that a comment speaks of: its own where something stands before it, else all below it down to the next with
 * code, for something may be found in a comment too.
 */
function linesBelow(file: SourceFile, comment: number): readonly number[] {
  const own = positionAt(file, comment).line;
  if (file.text.slice(lineStart(file, comment), comment).trim() !== '') return [own];

  const lines = [own + 1];
  let at = nextLine(file, comment);
  while (at < file.text.length && /^[ \t]*(?:#|\/\/|\/\*.*\*\/[ \t]*\r?$)/m.test(lineAt(file, at))) {
    at = nextLine(file, at);
    lines.push(own + 1 + lines.length);
  }
  return lines;
}

function lineAt(file: SourceFile, offset: number): string {
  return file.text.slice(offset, nextLine(file, offset));
}

/** The lines where a comment counts for a place: its own, and the first of the text and of the argument that it stands in. */
function linesOf(file: SourceFile, span: Span): readonly number[] {
  const around = [span, templateAround(file, span.start), attributeAt(file, span.start)];
  return around.flatMap((each) => (each ? [positionAt(file, each.start).line] : []));
}
