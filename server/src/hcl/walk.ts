/** Walks syntax trees: every expression below a body or an expression. */
import { memoize } from './memoize.js';
import type { Body, Expression, Item, Reference, Span, Step, TemplatePart } from './syntax.js';

/** Calls `visit` for each expression at or below the body's attributes, in the order of the text. */
export function visitBody(body: Body, visit: (expression: Expression) => void): void {
  const items: Item[] = body.items.toReversed();
  for (let item = items.pop(); item !== undefined; item = items.pop()) {
    if (item.kind === 'attribute') visitExpression(item.value, visit);
    else if (item.kind === 'block') pushReversed(items, item.body.items);
  }
}

/** Calls `visit` for the expression and each one below it, parents first. */
export function visitExpression(expression: Expression, visit: (expression: Expression) => void): void {
  visit(expression);
  const children = childExpressions(expression);
  // Most expressions are leaves, and for them this is all.
  if (children.length === 0) return;
  const rest = children.toReversed();
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    visit(next);
    pushReversed(rest, childExpressions(next));
  }
}

/**
 * Every reference in a body, those within templates, indexes and other references included. Gathered once for as long
 * as the tree lives.
 */
export const referencesIn = memoize((body: Body): readonly Reference[] => {
  const found: Reference[] = [];
  visitBody(body, (expression) => {
    if (expression.kind === 'reference') found.push(expression);
  });
  return found;
});

/** The expressions directly below one, in the order of the text. */
export function childExpressions(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'literal':
    case 'missing':
      return NONE;
    case 'template':
      return expressionsOf(expression.parts);
    case 'reference':
      return keysOf(expression.steps);
    case 'access':
      return [expression.target, ...keysOf(expression.steps)];
    case 'call':
      return expression.arguments;
    case 'tuple':
      return expression.items;
    case 'object':
      return expression.entries.flatMap((entry) => [entry.key, entry.value]);
    case 'for': {
      const { collection, key, result, condition } = expression;
      return [collection, key, result, condition].filter((each) => each !== undefined);
    }
    case 'conditional':
      return [expression.condition, expression.then, expression.otherwise];
    case 'binary':
      return [expression.left, expression.right];
    case 'unary':
      return [expression.operand];
    case 'parenthesized':
      return [expression.inner];
  }
}

/** The innermost attribute, block or fragment whose span holds the offset (its end included), and its body. */
export function itemAt(body: Body, offset: number): { readonly item: Item; readonly body: Body } | undefined {
  let found: { readonly item: Item; readonly body: Body } | undefined;
  for (let next: Body | undefined = body; next !== undefined;) {
    const first: Item | undefined = next.items[firstIndex(next.items, (each) => each.end >= offset)];
    const item: Item | undefined = first !== undefined && first.start <= offset ? first : undefined;
    found = item ? { item, body: next } : found;
    next = item?.kind === 'block' ? item.body : undefined;
  }
  return found;
}

/** Where the first item stands of which this holds, in a list where it holds for all after it; else how many there are. */
function firstIndex<T>(items: readonly T[], holds: (item: T) => boolean): number {
  let [from, to] = [0, items.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const item = items[middle];
    if (item !== undefined && holds(item)) to = middle;
    else from = middle + 1;
  }
  return from;
}

/** Whether two spans share a character, or touch where one of them is empty. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start === a.end || b.start === b.end
    ? a.start <= b.end && b.start <= a.end
    : a.start < b.end && b.start < a.end;
}

const NONE: readonly Expression[] = [];

function keysOf(steps: readonly Step[]): readonly Expression[] {
  return steps.some((step) => step.kind === 'index')
    ? steps.flatMap((step) => (step.kind === 'index' ? [step.key] : []))
    : NONE;
}

function expressionsOf(parts: readonly TemplatePart[]): readonly Expression[] {
  if (parts.every((part) => part.kind === 'text')) return NONE;
  const found: Expression[] = [];
  const rest: TemplatePart[] = parts.toReversed();
  for (let part = rest.pop(); part !== undefined; part = rest.pop()) {
    if (part.kind === 'interpolation') {
      found.push(part.expression);
    } else if (part.kind === 'if') {
      found.push(part.condition);
      pushReversed(rest, [...part.then, ...part.otherwise]);
    } else if (part.kind === 'for') {
      found.push(part.collection);
      pushReversed(rest, part.body);
    }
  }
  return found;
}

function pushReversed<T>(stack: T[], items: readonly T[]): void {
  for (let index = items.length - 1; index >= 0; index--) {
    const item = items[index];
    if (item !== undefined) stack.push(item);
  }
}

/** Tells whether one of the spans overlaps another one, without going through all of them for each. Made once for a list. */
export const overlapping = memoize((spans: readonly Span[]): ((span: Span) => boolean) => {
  const sorted = spans.toSorted((a, b) => a.start - b.start);
  const ends: number[] = [];
  for (const { end } of sorted) ends.push(Math.max(end, ends.at(-1) ?? 0));
  return (span) => {
    // Those before end too early.
    for (let at = firstIndex(ends, (end) => end >= span.start); at < sorted.length; at++) {
      const each = sorted[at];
      if (each === undefined || each.start > span.end) return false;
      if (overlaps(each, span)) return true;
    }
    return false;
  };
});
