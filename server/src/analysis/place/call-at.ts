/** The call whose arguments a place is in. */
import { isInComment } from '../../hcl/comments.js';
import type { Call } from '../../hcl/syntax.js';
import { itemAt, visitExpression } from '../../hcl/walk.js';
import type { SourceFile } from '../../workspace/module.js';

/** A call, and which of its arguments is written at the place, counted from 0. */
export interface CallPlace {
  readonly call: Call;
  readonly index: number;
}

/** The innermost call with the offset between its brackets, closed or not; undefined outside of calls and in comments. */
export function argumentAt({ text, body }: SourceFile, offset: number): CallPlace | undefined {
  const item = itemAt(body, offset)?.item;
  if (item?.kind !== 'attribute') return undefined;
  let innermost: Call | undefined;
  visitExpression(item.value, (expression) => {
    if (expression.kind === 'call' && isWithin(text, expression, offset)) innermost = expression;
  });
  return innermost && placeIn(text, innermost, offset);
}

function isWithin(text: string, call: Call, offset: number): boolean {
  return openOf(text, call) < offset && (call.closed ? offset < call.end : offset <= call.end);
}

function openOf(text: string, { name }: Call): number {
  return text.indexOf('(', name.end);
}

function placeIn(text: string, call: Call, offset: number): CallPlace | undefined {
  const before = call.arguments.filter(({ end }) => end <= offset);
  const last = before.at(-1)?.end ?? openOf(text, call) + 1;
  const isInArgument = call.arguments.some(({ start, end }) => start <= offset && offset <= end);
  if (!isInArgument && isInComment(text, last, offset)) return undefined;
  const ended = before.filter(({ end }, index) => {
    const next = call.arguments[index + 1]?.start ?? offset;
    return hasComma(text, end, Math.min(next, offset));
  });
  return { call, index: ended.length };
}

/** Whether an argument that ends at `from` is over by `to`; only blanks, comments and commas stand between. */
function hasComma(text: string, from: number, to: number): boolean {
  for (let at = text.indexOf(',', from); at >= 0 && at < to; at = text.indexOf(',', at + 1))
    if (!isInComment(text, from, at)) return true;

  return false;
}
