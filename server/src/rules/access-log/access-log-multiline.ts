/** Finds access log formats of several lines. */
import type { LogFormat } from '../../analysis/log-format/access-logs.js';
import { writtenAt } from '../../analysis/log-format/format-text.js';
import { HOLE } from '../../analysis/log-format/tokens.js';
import type { Span, Template } from '../../hcl/syntax.js';
import type { SourceFile } from '../../workspace/module.js';
import { distinct, formatsIn, headOf, insertion, templateAt } from './access-log-places.js';
import { indentAt, lineBreak, sourceOf } from '../../edits/layout.js';
import { quoted } from '../../hcl/print.js';
import type { Finding, Fix, Rule, RuleContext } from '../rule.js';

export const accessLogMultiline: Rule = {
  code: 'access-log-multiline',
  severity: 'error',
  group: 'stage',
  title: 'An access log format of several lines',
  check: (context) => distinct(findings(context)),
  documentation: `An access log format must be a single line. AWS rejects any other format during apply. A line break at the very end
is allowed for REST APIs. It is not certain for HTTP and WebSocket APIs, so it is not reported; \`chomp\` removes it.
\`jsonencode\` returns a single line, and \`replace\` joins the lines of a heredoc
([discussion](https://github.com/serverless/serverless/issues/7162)).`,
  examples: {
    bad: `resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod"
  deployment_id = aws_api_gateway_deployment.orders.id

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.prod.arn
    format          = <<-EOT
      {
        "id": "$context.requestId",
        "status": "$context.status"
      }
    EOT
  }
}`,
    good: `resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod"
  deployment_id = aws_api_gateway_deployment.orders.id

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.prod.arn
    format          = jsonencode({
      id     = "$context.requestId"
      status = "$context.status"
    })
  }
}`,
  },
};

/** A line break with something certain behind it; one at the end is another matter. */
const INNER_BREAK = new RegExp(`\\n(?=[^]*[^\\r\\n${HOLE}])`);

function* findings(context: RuleContext): Generator<Finding> {
  for (const { format } of formatsIn(context)) {
    const at = format.text.text.search(INNER_BREAK);
    if (at === -1) continue;
    const written = writtenAt(format.text, { start: at, end: at + 1 });
    const template =
      written && written.form !== 'computed' ? templateAt(written.file, written.span.start) : undefined;
    const span = pointedAt(context, format, written?.file, template, written?.span);
    const isElsewhere = written !== undefined && written.file !== context.file;
    yield {
      start: span.start,
      end: span.end,
      message: `The format must be a single line, or AWS rejects it: use \`jsonencode\`, or join the lines with \`replace\`.`,
      related: isElsewhere
        ? [{ file: written.file, span: written.span, message: 'The line breaks here.' }]
        : [],
      fixes: () =>
        written && template
          ? fixesFor(written.file, template, format, context)
          : isElsewhere
            ? [joinedLines(context.file, format)]
            : [],
    };
  }
}

/** The line break itself in a string, the first line of a heredoc, or the argument's value. */
function pointedAt(
  { file }: RuleContext,
  { attribute }: LogFormat,
  written: SourceFile | undefined,
  template: Template | undefined,
  span: Span | undefined,
): Span {
  if (written !== file || template === undefined || span === undefined) return headOf(file, attribute.value);
  return template.form === 'quoted' ? span : headOf(file, template);
}

function fixesFor(
  file: SourceFile,
  template: Template,
  { attribute }: LogFormat,
  { module }: RuleContext,
): readonly Fix[] {
  if (template.form === 'quoted') return joinedString(file, template);
  const whole = [attribute.value, ...[...module.locals.values()].map((each) => each.attribute.value)];
  const json = whole.includes(template) ? jsonOf(template) : undefined;
  const newline = lineBreak(file);
  const indent = indentAt(file, template.start);
  if (json !== undefined) {
    const newText = `jsonencode(${hcl(json, indent, newline)})`;
    return [{ title: 'Convert to `jsonencode`', edits: [{ file, span: template, newText }], safe: true }];
  }
  const isJson = /^\s*[{[]/.test(sourceOf(file, template.content));
  const [open, search] = ['replace(chomp(', newline === '\n' ? '"\\n"' : '"/[\\\\r\\\\n]+/"'];
  const close = `${newline}${indent}), ${search}, ${isJson ? '""' : '" "'})`;
  const edits = [insertion(file, template.start, open), insertion(file, template.end, close)];
  return [{ title: 'Join lines with `replace`', edits, safe: true }];
}

/** What a file or another module gives stays as it is there. */
function joinedLines(file: SourceFile, { attribute, text }: LogFormat): Fix {
  const { start, end } = attribute.value;
  const search = text.text.includes('\r') ? '"/[\\r\\n]+/"' : '"\\n"';
  const edits = [
    insertion(file, start, 'replace(chomp('),
    insertion(file, end, `), ${search}, ${/^\s*[{[]/.test(text.text) ? '""' : '" "'})`),
  ];
  return { title: 'Join lines with `replace`', edits, safe: true };
}

/** Each `\n` of a quoted string becomes a blank, the last ones nothing. */
function joinedString(file: SourceFile, { content }: Template): readonly Fix[] {
  const source = sourceOf(file, content);
  const newText = source
    .replace(/(?<!\\[rn])(?:\\r|\\n)+$/, '')
    .replace(/\\.|[^\\]/gs, (unit) => (unit === '\\n' ? ' ' : unit === '\\r' ? '' : unit));
  return [{ title: 'Join into one line', edits: [{ file, span: content, newText }], safe: true }];
}

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** What a heredoc of JSON without interpolations holds. */
function jsonOf({ parts }: Template): Json | undefined {
  const texts = parts.map((part) => (part.kind === 'text' ? part.value : undefined));
  if (texts.includes(undefined)) return undefined;
  try {
    const value = JSON.parse(texts.join('')) as Json;
    return isObject(value) && !isList(value) && !isDeep(value, 0) ? value : undefined;
  } catch {
    return undefined;
  }
}

function hcl(value: Json, indent: string, newline: string): string {
  if (typeof value === 'string') return quoted(value);
  if (!isObject(value)) return String(value);
  const inner = `${indent}  `;
  if (isList(value)) return `[${value.map((item) => hcl(item, indent, newline)).join(', ')}]`;
  const entries = Object.entries(value).map(([key, member]): readonly [string, Json] => [
    /^[A-Za-z_][\w-]*$/.test(key) ? key : quoted(key),
    member,
  ]);
  if (entries.length === 0) return '{}';
  // As `terraform fmt` has it: equals signs below each other, a value of several lines on its own.
  const lines: string[] = [];
  let run: (readonly [string, string])[] = [];
  const flush = (): void => {
    const width = Math.max(0, ...run.map(([key]) => key.length));
    lines.push(...run.map(([key, text]) => `${inner}${key.padEnd(width)} = ${text}`));
    run = [];
  };
  for (const [key, member] of entries) {
    const text = hcl(member, inner, newline);
    if (text.includes(newline)) flush();
    run.push([key, text]);
    if (text.includes(newline)) flush();
  }
  flush();
  return `{${newline}${lines.join(newline)}${newline}${indent}}`;
}

/** Such JSON is nobody's format; written with an indent for each level it would fill the memory, if not the stack. */
function isDeep(value: Json, depth: number): boolean {
  return (
    depth > DEEPEST || (isObject(value) && Object.values(value).some((each: Json) => isDeep(each, depth + 1)))
  );
}

const DEEPEST = 50;

function isObject(value: Json): value is Extract<Json, object> {
  return typeof value === 'object' && value !== null;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
