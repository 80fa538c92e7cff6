/** What quoted strings and heredocs come to. Knows trims and heredocs; leaves `%{ if }` and `%{ for }` unknown. */
import type { Expression, Template } from '../hcl/syntax.js';
import type { Value } from './values.js';
import { derivedOrigin, textOf } from './values.js';

/**
 * The value of a template, given how to evaluate what it interpolates. A lone interpolation passes its value through;
 * everything else becomes text.
 */
export function templateValue(template: Template, inner: (expression: Expression) => Value): Value {
  const { parts, form } = template;
  const only = parts.length === 1 ? parts[0] : undefined;
  if (only?.kind === 'interpolation' && form === 'quoted') {
    return inner(only.expression);
  }
  const values: Value[] = [];
  let result = '';
  let trimNext = false;
  for (const part of parts) {
    if (part.kind === 'text') {
      result += trimNext ? trimStart(part.value, form) : part.value;
      trimNext = false;
      continue;
    }
    const trims = part.kind === 'interpolation' && (part.trimStart || part.trimEnd);
    // Trimming changes the indentation that a flush heredoc takes away.
    if (part.kind !== 'interpolation' || (trims && form === 'flush-heredoc')) {
      return SOME_STRING;
    }
    const value = inner(part.expression);
    const text = textOf(value);
    if (text === undefined || result.length + text.length > MAX_TEXT) {
      return SOME_STRING;
    }
    values.push(value);
    result = (part.trimStart ? trimEnd(result, form) : result) + text;
    trimNext = part.trimEnd;
  }
  return template.closed ? { kind: 'string', value: result, origin: derivedOrigin(values) } : SOME_STRING;
}

/** In a heredoc HCL trims only the line that touches the mark. */
function trimStart(text: string, form: Template['form']): string {
  const end = form === 'quoted' ? text.length : text.indexOf('\n') + 1 || text.length;
  return text.slice(0, end).trimStart() + text.slice(end);
}

function trimEnd(text: string, form: Template['form']): string {
  const start = form === 'quoted' ? 0 : text.lastIndexOf('\n', text.length - 2) + 1;
  return text.slice(0, start) + text.slice(start).trimEnd();
}

const MAX_TEXT = 200_000;
const SOME_STRING: Value = { kind: 'unknown', type: 'string' };
