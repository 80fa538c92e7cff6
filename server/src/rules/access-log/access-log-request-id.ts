/** Writes the request ID into an access log format: as an entry of its object, a member of its JSON or at its end. */
import type { Expression, ObjectExpression, Template } from '../../hcl/syntax.js';
import type { SourceFile } from '../../workspace/module.js';
import { insertion } from './access-log-places.js';
import { indentAt, isOneLine, lineBreak, lineStart, sourceOf } from '../../edits/layout.js';
import type { Edit } from '../../edits/edit.js';
import type { Fix, RuleContext } from '../rule.js';

/** The fix for a format without one; none where the place for it is unknown. */
export function requestIdFixes(context: RuleContext, format: Expression): readonly Fix[] {
  const target = targetIn(context, format, context.file, 0);
  if (target === undefined) return [];
  const { file, expression } = target;
  const edit = expression.kind === 'object' ? newEntry(file, expression) : newText(expression, file);
  return edit ? [{ title: `Add \`${VARIABLE}\``, edits: [edit], safe: true }] : [];
}

const NAME = 'requestId';
const VARIABLE = `$context.${NAME}`;
const MAX_HOPS = 8;

interface Target {
  readonly file: SourceFile;
  readonly expression: ObjectExpression | Template;
}

/** The string or object that the format is written as; for `merge` its last object. */
function targetIn(
  context: RuleContext,
  expression: Expression,
  file: SourceFile,
  hops: number,
): Target | undefined {
  const inner = (each: Expression | undefined): Target | undefined =>
    each && hops < MAX_HOPS ? targetIn(context, each, file, hops + 1) : undefined;
  switch (expression.kind) {
    case 'template':
      return expression.parts.every((part) => part.kind === 'text') ? { file, expression } : undefined;
    case 'object':
      return expression.closed ? { file, expression } : undefined;
    case 'parenthesized':
      return inner(expression.inner);
    case 'call': {
      const { name, arguments: args } = expression;
      if (name.text === 'merge') return inner(args.findLast((each) => each.kind === 'object') ?? args[0]);
      return THROUGH.has(name.text) ? inner(args[0]) : undefined;
    }
    case 'reference': {
      const [step] = expression.steps;
      const isLocal =
        expression.root.text === 'local' && expression.steps.length === 1 && step?.kind === 'attribute';
      const declaration = isLocal ? context.module.locals.get(step.name.text) : undefined;
      return declaration && hops < MAX_HOPS
        ? targetIn(context, declaration.attribute.value, declaration.file, hops + 1)
        : undefined;
    }
    default:
      return undefined;
  }
}

const THROUGH: ReadonlySet<string> = new Set(['jsonencode', 'chomp', 'trimspace', 'replace', 'tostring']);

/** An entry before the first, written as that one is. */
function newEntry(file: SourceFile, object: ObjectExpression): Edit {
  const [first] = object.entries;
  if (first === undefined) return { file, span: object, newText: `{ ${NAME} = "${VARIABLE}" }` };

  const isQuoted = first.key.kind === 'template';
  const key = isQuoted ? `"${NAME}"` : NAME;
  const between = sourceOf(file, { start: first.key.end, end: first.value.start });
  const [, gap = '', sign = '=', after = ' '] = /^(\s*)([=:])(\s*)$/.exec(between) ?? [];
  const written = `${key}${gap}${sign}${after}"${VARIABLE}"`;
  if (isOneLine(file, object) || lineStart(file, first.start) <= object.start)
    return insertion(file, first.start, `${key}${gap === '' ? '' : ' '}${sign}${after}"${VARIABLE}", `);

  const width = first.key.end - first.key.start + gap.length;
  const aligned =
    sign === '=' && key.length < width ? `${key.padEnd(width)}${sign}${after}"${VARIABLE}"` : written;
  const comma =
    /^[ \t]*,/.test(file.text.slice(first.end, first.end + 100)) || file.text[first.end - 1] === ',';
  const line = `${comma ? `${aligned},` : aligned}${lineBreak(file)}${indentAt(file, first.start)}`;
  return insertion(file, first.start, line);
}

/** In JSON the first member, else the last word. */
function newText(template: Template, file: SourceFile): Edit | undefined {
  const source = sourceOf(file, template.content);
  const quote = template.form === 'quoted' ? '\\"' : '"';
  const brace = /^\s*\{/.exec(source)?.[0];
  if (brace !== undefined) {
    const isEmpty = /^\s*\{\s*\}/.test(source);
    const member = `${quote}${NAME}${quote}:${quote}${VARIABLE}${quote}${isEmpty ? '' : ','}`;
    return insertion(file, template.content.start + brace.length, member);
  }
  const text = source.trimEnd().replace(/(?<!\\n)(?:\\n)+$/, '');
  if (/[.\w$-]$/.test(text) || text === '' || /[\])}>"']$/.test(text))
    return insertion(file, template.content.start + text.length, `${text === '' ? '' : ' '}${VARIABLE}`);

  return text.endsWith(',') ? insertion(file, template.content.start + text.length, VARIABLE) : undefined;
}
