/** Which edits can be made together, and making them. */
import { overlaps } from '../hcl/walk.js';
import type { Edit } from './edit.js';

/** A text after edits of it that don't overlap; of two at one place the last comes first, as `compatible` orders them. */
export function edited(text: string, edits: readonly Edit[]): string {
  const pieces: string[] = [];
  let done = 0;
  for (const { span, newText } of edits.toReversed().toSorted((a, b) => a.span.start - b.span.start)) {
    pieces.push(text.slice(done, span.start), newText);
    done = span.end;
  }
  return [...pieces, text.slice(done)].join('');
}

/**
 * Sorted by place; what is inserted at the start of a range comes before what replaces that range. The text comes to the same,
 * but some editors refuse an edit that begins before the end of the one that they were given before.
 */
export function inOrder(edits: readonly Edit[]): readonly Edit[] {
  return edits.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

/** All edits of as many fixes as can be made together: one that overlaps with an earlier fix waits for the next time. */
export function compatible(fixes: readonly (readonly Edit[])[]): readonly Edit[] {
  const chosen = new Map<string, Edit[]>();
  for (const edits of fixes) {
    const fresh = edits.filter((edit) => !neighboursOf(edit, chosen).some((each) => isSame(each, edit)));
    if (!fresh.some((edit) => neighboursOf(edit, chosen).some((each) => overlaps(each.span, edit.span)))) {
      for (const edit of fresh) {
        const own = chosen.get(edit.file.uri) ?? [];
        own.splice(placeOf(edit, own), 0, edit);
        chosen.set(edit.file.uri, own);
      }
    }
  }
  return [...chosen.values()].flat();
}

/** The chosen edits right before and after the place of an edit: chosen ones don't overlap, so no others can meet it. */
function neighboursOf(edit: Edit, chosen: ReadonlyMap<string, readonly Edit[]>): readonly Edit[] {
  const own = chosen.get(edit.file.uri) ?? [];
  const place = placeOf(edit, own);
  const found = own.slice(Math.max(0, place - 1), place);
  for (let at = place; at < own.length; at++) {
    const next = own[at];
    if (!next || next.span.start > edit.span.end) break;

    found.push(next);
  }
  return found;
}

/** The index of the first edit that begins at or after this one's start. */
function placeOf(edit: Edit, sorted: readonly Edit[]): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.span.start ?? 0) < edit.span.start) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isSame(a: Edit, b: Edit): boolean {
  return (
    a.span.start === b.span.start &&
    a.span.end === b.span.end &&
    a.newText === b.newText &&
    a.span.start !== a.span.end
  );
}
