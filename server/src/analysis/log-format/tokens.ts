/** Finds the variables in the text of an access log format, as API Gateway reads it. */
import type { Span } from '../../hcl/syntax.js';

/** One variable; the span is that of the text, `$` included. */
export interface VariableToken extends Span {
  /** What follows `$context.`, read as far as API Gateway reads; empty right after the dot. */
  readonly name: string;
  /** `plain` for `$context.x`, `braced` for `${context.x}`, `bare` for `$context` alone. */
  readonly form: 'plain' | 'braced' | 'bare';
  /** True for `$$context.x`: a dollar too many, which stays in the log. */
  readonly doubled: boolean;
}

/** Stands in a format's text where something unknown is filled in. */
export const HOLE = '\uFFFC';

/** The variables of a text in its order. */
export function variablesIn(text: string): readonly VariableToken[] {
  const found: VariableToken[] = [];
  for (const match of text.matchAll(VARIABLE)) {
    const [whole, plain, braced] = match;
    const form = plain !== undefined ? 'plain' : braced !== undefined ? 'braced' : 'bare';
    found.push({
      start: match.index,
      end: match.index + whole.length,
      name: plain ?? braced ?? '',
      form,
      doubled: form !== 'braced' && text[match.index - 1] === '$',
    });
  }
  return found;
}

/** Whether something unknown follows directly, so that the name may go on. */
export function isOpen(text: string, { end }: VariableToken): boolean {
  return text[end] === HOLE;
}

const VARIABLE = /\$context\.([A-Za-z0-9_.-]*)|\$\{context\.([A-Za-z0-9_.-]*)\}|\$context(?![A-Za-z0-9_-])/g;
