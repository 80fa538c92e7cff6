/** Takes items out of lists that are written out. */
import type { Attribute, Expression, Span } from '../hcl/syntax.js';
import type { SourceFile } from '../workspace/module.js';
import type { Edit } from './edit.js';
import { sourceOf } from './layout.js';

/** Takes one of several items away with its comma; none where a comment would go with it, or the list holds no other. */
export function removeTupleItem(file: SourceFile, { value }: Attribute, item: Expression): readonly Edit[] {
  const items = value.kind === 'tuple' ? value.items : [];
  const index = items.indexOf(item);
  const [next, previous] = [items[index + 1], items[index - 1]];
  if (index < 0 || !(next ?? previous)) return [];
  const span = next
    ? { start: item.start, end: next.start }
    : { start: previous?.end ?? item.start, end: item.end };
  return hasComment(file, span) ? [] : [{ file, span, newText: '' }];
}

/** Whether there may be a comment in a span; a mark within a text counts as one. */
export function hasComment(file: SourceFile, span: Span): boolean {
  return /#|\/\/|\/\*/.test(sourceOf(file, span));
}
