/** The fix that most findings about names have. */
import type { Span } from '../../hcl/syntax.js';
import type { SourceFile } from '../../workspace/module.js';
import type { Fix } from '../rule.js';

/**
 * Writes what is meant in the place of a span; nothing where nothing is. `newText` is what is put in, where that is only a
 * part of what the title names. A person should look at it first: the name that is near is not always the one that is meant.
 */
export function useInstead(
  meant: string | undefined,
  file: SourceFile,
  { start, end }: Span,
  newText = meant,
): readonly Fix[] {
  return meant === undefined || newText === undefined
    ? []
    : [{ title: `Use \`${meant}\``, edits: [{ file, span: { start, end }, newText }], safe: false }];
}
