/** What is left to another Terraform extension that serves the same file: what both would answer alike. */
import { loopNameAt } from '../analysis/place/loop-names.js';
import { mentionAt } from '../analysis/references/mentions.js';
import { siteAt } from '../analysis/place/site.js';
import type { SourceFile } from '../workspace/module.js';

/** Whether an offset is in the name of a function that is called. */
export function isFunctionName(file: SourceFile, offset: number): boolean {
  const site = siteAt(file, offset);
  return site.kind === 'value' && site.place.kind === 'function';
}

/** Whether an offset is in a name that every Terraform extension follows to its declaration and to its uses. */
export function isPlainReference(file: SourceFile, offset: number): boolean {
  if (mentionAt(file, offset)) return true;
  // The others don't know what a `for` binds.
  if (loopNameAt(file, offset)) return false;
  const site = siteAt(file, offset);
  return (
    site.kind === 'value' &&
    (site.place.kind === 'word' || site.place.kind === 'step') &&
    site.attribute.name.text !== 'ignore_changes'
  );
}
