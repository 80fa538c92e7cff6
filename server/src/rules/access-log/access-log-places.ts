/**
 * What the rules for access logs share: the formats of a file, where a part of one is pointed at, and how it is
 * changed there.
 */
import { type AccessLog, accessLogs, type LogFormat } from '../../analysis/log-format/access-logs.js';
import { type FormatText, writtenAt, type WrittenAt } from '../../analysis/log-format/format-text.js';
import { isOpen, type VariableToken } from '../../analysis/log-format/tokens.js';
import { swallowedIn } from '../../analysis/log-format/variables.js';
import { itemAt, visitExpression } from '../../hcl/walk.js';
import { memoize } from '../../hcl/memoize.js';
import type { Expression, Span, Template } from '../../hcl/syntax.js';
import type { ApiType } from '../../knowledge/vocabularies/context-variables.js';
import type { SourceFile } from '../../workspace/module.js';
import type { Edit } from '../../edits/edit.js';
import type { Finding, Fix, Related, RuleContext } from '../rule.js';
import { oncePerRun } from '../query/once-per-run.js';

/** An access log with its format, which may be judged. */
export interface JudgedLog extends AccessLog {
  readonly format: LogFormat;
}

/** Where to point at a part of a format. */
export interface Place extends Span {
  readonly related: readonly Related[];
  /** Where it is written, whichever file that is; undefined where that is unknown. */
  readonly written: WrittenAt | undefined;
}

/** The access logs of the context's file that are made; found out once for all rules of a run. */
export const logsIn = oncePerRun(({ file, blocks, module, evaluate }): readonly AccessLog[] =>
  accessLogs(file, blocks, module, evaluate).filter(({ made }) => made),
);

/** Those that have a format. An empty default of a variable is the usual way to say that there is none yet. */
export const formatsIn = oncePerRun((context): readonly JudgedLog[] =>
  logsIn(context).filter((log): log is JudgedLog => {
    if (log.format?.text.text !== '') return log.format !== undefined;
    const value = context.evaluate(log.format.attribute.value);
    return value.kind !== 'string' || value.origin === undefined;
  }),
);

/** The variables of a text whose names can be judged: complete ones that swallow nothing. Found out once for a text. */
export const judgedVariables = memoize(({ text, variables }: FormatText): readonly VariableToken[] =>
  variables.filter(
    (token) =>
      token.form === 'plain' && token.name !== '' && !isOpen(text, token) && swallowedIn(token.name) === '',
  ),
);

/** Where a part of a format is pointed at: where it is written if that is this file, else at the argument's value. */
export function placeOf(
  { file }: RuleContext,
  { attribute }: LogFormat,
  text: FormatText,
  part: Span,
): Place {
  const written = writtenAt(text, part);
  if (written?.file === file && written.form !== 'computed')
    return { start: written.span.start, end: written.span.end, related: [], written };

  const related = written
    ? [{ file: written.file, span: written.span, message: 'The value comes from here.' }]
    : [];
  const { start, end } = headOf(file, attribute.value);
  return { start, end, related, written };
}

/** The beginning of a value that tells what it is: a function's name, the first line of a heredoc, else all of it. */
export function headOf({ text }: SourceFile, expression: Expression): Span {
  if (expression.kind === 'call') return expression.name;
  const feed = text.indexOf('\n', expression.start);
  const end = feed === -1 || feed >= expression.end ? expression.end : feed;
  return { start: expression.start, end: text[end - 1] === '\r' ? end - 1 : end };
}

/** A fix that puts other text in the place of a part, where that stands in the source as it is. */
export function replacement(
  { written }: Place,
  newText: string,
  title: string,
  safe: boolean,
): readonly Fix[] {
  return written?.verbatim === true
    ? [{ title, safe, edits: [{ file: written.file, span: written.span, newText }] }]
    : [];
}

/** An edit that inserts text at an offset. */
export function insertion(file: SourceFile, offset: number, newText: string): Edit {
  return { file, span: { start: offset, end: offset }, newText };
}

/** The innermost string or heredoc around an offset. */
export function templateAt(file: SourceFile, offset: number): Template | undefined {
  const item = itemAt(file.body, offset)?.item;
  let found: Template | undefined;
  if (item?.kind === 'attribute') {
    visitExpression(item.value, (each) => {
      if (each.kind === 'template' && each.content.start <= offset && offset <= each.content.end)
        found = each;
    });
  }
  return found;
}

/** Each finding once, though several stages may have a format in common. */
export function* distinct(findings: Iterable<Finding>): Generator<Finding> {
  const seen = new Set<string>();
  for (const finding of findings) {
    const key = `${finding.start} ${finding.end} ${finding.message}`;
    if (!seen.has(key)) {
      seen.add(key);
      yield finding;
    }
  }
}

/** `REST APIs`, `HTTP or WebSocket APIs`. */
export function apisOf(types: readonly ApiType[]): string {
  const names = { REST: 'REST', HTTP: 'HTTP', WEBSOCKET: 'WebSocket' };
  return `${types.map((type) => names[type]).join(' or ')} APIs`;
}

/** Whether the stage is certainly one of an HTTP API, the only type that refuses names. */
export function isRefusing(types: readonly ApiType[]): boolean {
  return types.length === 1 && types[0] === 'HTTP';
}

/** Whether the stage is certainly one of a REST API. */
export function isRestLog(types: readonly ApiType[]): boolean {
  return types.length === 1 && types[0] === 'REST';
}
