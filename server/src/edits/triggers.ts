/** `triggers` that notice every change of an API, as the provider's page advises. */
import type { NewArgument } from './insert.js';

/** A hash of these expressions, over several lines where there are more than one: indented by two as in `triggers`. */
export function hashOf(expressions: readonly string[], indent = '  '): string {
  const [only = ''] = expressions;
  const hashed =
    expressions.length === 1
      ? `jsonencode(${only})`
      : `jsonencode([\n${expressions.map((each) => `${indent}  ${each},\n`).join('')}${indent}])`;
  return `sha1(${hashed})`;
}

/** The same on one line. */
export function shortHashOf(expressions: readonly string[]): string {
  const [only = ''] = expressions;
  return `sha1(jsonencode(${expressions.length === 1 ? only : `[${expressions.join(', ')}]`}))`;
}

/** `triggers` with a hash of these expressions. */
export function triggersFor(expressions: readonly string[]): NewArgument {
  return { name: 'triggers', value: `{\n  redeployment = ${hashOf(expressions)}\n}` };
}
