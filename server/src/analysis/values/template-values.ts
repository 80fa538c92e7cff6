/** What quoted strings and heredocs come to. The parser has resolved escapes, trims and indentation already. */
import { memoize } from '../../hcl/memoize.js';
import { parseTemplate } from '../../hcl/parse.js';
import type { Expression, Template } from '../../hcl/syntax.js';
import type { SourceFile } from '../../workspace/module.js';
import { derivedOrigin, textOf, type Value } from './values.js';

/**
 * The value of a template, given how to evaluate what it interpolates. A lone interpolation passes its value through;
 * everything else becomes text. With `%{ if }` or `%{ for }` in it, it is some string.
 */
export function templateValue(template: Template, inner: (expression: Expression) => Value): Value {
  const { parts, form } = template;
  const only = parts.length === 1 ? parts[0] : undefined;
  if (only?.kind === 'interpolation' && form === 'quoted') return inner(only.expression);

  const values: Value[] = [];
  let result = '';
  for (const part of parts) {
    if (part.kind === 'text') {
      result += part.value;
      continue;
    }
    const value = part.kind === 'interpolation' ? inner(part.expression) : undefined;
    const text = value && textOf(value);
    if (value === undefined || text === undefined || result.length + text.length > MAX_TEXT)
      return SOME_STRING;

    values.push(value);
    result += text;
  }
  return template.closed ? { kind: 'string', value: result, origin: derivedOrigin(values) } : SOME_STRING;
}

/** The template that a text read by `templatefile` is. */
export const templateOf = memoize(({ text }: SourceFile): Template => parseTemplate(text));

const MAX_TEXT = 200_000;
const SOME_STRING: Value = { kind: 'unknown', type: 'string' };
