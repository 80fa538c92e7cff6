/** Checks what every tree promises, whatever the text: ranges nest, keep their order and stay within the text. */
import type { ParsedText, Span } from '../../server/src/hcl/syntax.js';

/** The first broken promise, in words, or undefined. */
export function treeFault({ body, problems }: ParsedText, text: string): string | undefined {
  const whole: Span = { start: 0, end: text.length };
  for (const problem of problems) {
    if (!isWithin(problem, whole)) return `a problem at ${at(problem)} outside the text`;
    if (problem.message.trim() === '') return `a problem without words at ${at(problem)}`;
  }
  return isWithin(body, whole) ? nodeFault(body, 'body') : `the body at ${at(body)} outside the text`;
}

function nodeFault(node: Span, path: string): string | undefined {
  for (const [key, value] of Object.entries(node)) {
    const here = `${path}.${key}`;
    if (Array.isArray(value)) {
      let from = node.start;
      for (const [index, child] of (value as readonly Span[]).entries()) {
        const where = `${here}[${index}]`;
        if (!isWithin(child, node)) return `${where} at ${at(child)} leaves its parent at ${at(node)}`;
        if (child.start < from)
          return `${where} at ${at(child)} begins before its elder sibling's end ${from}`;
        from = child.end;
        const fault = nodeFault(child, where);
        if (fault !== undefined) return fault;
      }
    } else if (isSpan(value)) {
      if (!isWithin(value, node)) return `${here} at ${at(value)} leaves its parent at ${at(node)}`;
      const fault = nodeFault(value, here);
      if (fault !== undefined) return fault;
    } else if (typeof value === 'number' && OFFSETS.has(key) && (value < node.start || value >= node.end)) {
      return `${here} = ${value} outside its node at ${at(node)}`;
    }
  }
  return undefined;
}

const OFFSETS: ReadonlySet<string> = new Set(['equals', 'open', 'close']);

function isSpan(value: unknown): value is Span {
  return typeof value === 'object' && value !== null && 'start' in value && 'end' in value;
}

function isWithin({ start, end }: Span, parent: Span): boolean {
  return parent.start <= start && start <= end && end <= parent.end;
}

function at({ start, end }: Span): string {
  return `[${start}, ${end})`;
}
