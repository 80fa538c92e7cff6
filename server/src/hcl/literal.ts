/** Whether a value is written out, so that nobody but this line decides about it. */
import type { Expression } from './syntax.js';

/** A number, a boolean, `null`, or a string without interpolations. */
export function isLiteral(expression: Expression): boolean {
  return (
    expression.kind === 'literal' ||
    (expression.kind === 'template' && expression.parts.every(({ kind }) => kind === 'text'))
  );
}
