/** The pieces of a text that is put together. */
import { plainText } from '../../analysis/references/mentions.js';
import type { Expression } from '../../hcl/syntax.js';

/** A stretch of text, or the expression whose value stands there. */
export type ComposedPiece = string | Expression;

/**
 * What a template, `format` with nothing but `%s`, or `join` of a list that is written out consists of, in order.
 * Undefined for everything else, and where directives decide about it.
 */
export function composedPieces(expression: Expression): readonly ComposedPiece[] | undefined {
  if (expression.kind === 'template') {
    const pieces = expression.parts.map((part) =>
      part.kind === 'text' ? part.value : part.kind === 'interpolation' ? part.expression : undefined,
    );
    const whole = pieces.filter((each) => each !== undefined);
    return whole.length === pieces.length ? whole : undefined;
  }
  const [first, ...rest] = expression.kind === 'call' ? expression.arguments : [];
  const text = plainText(first);
  if (expression.kind !== 'call' || text === undefined) return undefined;
  if (expression.name.text === 'format') return formatted(text, rest);
  const [list] = rest;
  return expression.name.text === 'join' && list?.kind === 'tuple' && rest.length === 1
    ? list.items.flatMap((item, index) => [...(index > 0 ? [text] : []), item])
    : undefined;
}

function formatted(format: string, values: readonly Expression[]): readonly ComposedPiece[] | undefined {
  const texts = format.split('%s');
  if (texts.length !== values.length + 1 || texts.some((each) => each.includes('%'))) return undefined;
  return texts.flatMap((text, index) => [text, values[index] ?? '']);
}
