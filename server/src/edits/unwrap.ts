/** Takes expressions out of the quotes that Terraform 0.11 needed. */
import { childExpressions } from '../hcl/walk.js';
import type { Expression, Interpolation, Template } from '../hcl/syntax.js';
import type { SourceFile } from '../workspace/module.js';
import type { Edit } from './edit.js';
import { isOneLine } from './layout.js';

/** Strings that hold one expression and nothing else; not those whose expression needs its quotes where it stands. */
export function* wrappedIn(expression: Expression): Generator<readonly [Template, Interpolation]> {
  const rest: Expression[] = [expression];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    const part = next.kind === 'template' ? onlyPart(next) : undefined;
    if (next.kind === 'template' && part) yield [next, part];
    // The key of an object is not an expression without quotes, and an operand may need parentheses.
    if (next.kind === 'object') rest.push(...next.entries.map((entry) => entry.value));
    else if (next.kind === 'conditional') rest.push(next.then, next.otherwise);
    else if (next.kind !== 'binary' && next.kind !== 'unary' && next.kind !== 'access')
      for (const child of childExpressions(next)) rest.push(child);
  }
}

/** Edits that leave of a string the one expression in it; none where that can't stand without the quotes. */
export function unwrap(
  file: SourceFile,
  { start, end }: Template,
  { expression }: Interpolation,
): readonly Edit[] {
  // Without its quotes an operator must not stand at the end of a line.
  return isBracketed(expression) || isOneLine(file, { start, end })
    ? [
        { file, span: { start, end: expression.start }, newText: '' },
        { file, span: { start: expression.end, end }, newText: '' },
      ]
    : [];
}

function onlyPart({ form, parts, closed }: Template): Interpolation | undefined {
  const [part] = parts;
  const isWrapped = form === 'quoted' && closed && parts.length === 1 && part?.kind === 'interpolation';
  if (!isWrapped || !part.closed || part.trimStart || part.trimEnd) return undefined;
  return isMeant(part.expression) ? part : undefined;
}

/** Not `${context.status}` and the like, which miss a dollar sign rather than having quotes too many. */
function isMeant(expression: Expression): boolean {
  if (expression.kind !== 'reference') return expression.kind !== 'missing';
  const { text } = expression.root;
  return ROOTS.has(text) || text.includes('_');
}

const ROOTS = new Set(['var', 'local', 'module', 'data', 'each', 'count', 'path', 'terraform', 'self']);

function isBracketed({ kind }: Expression): boolean {
  return (
    kind === 'call' || kind === 'tuple' || kind === 'object' || kind === 'for' || kind === 'parenthesized'
  );
}
