/** Globs that leave files out. */
import picomatch from 'picomatch';
import { isWithin, pathBelow } from '../workspace/uris.js';

/**
 * Whether a glob matches a file, given by its URI, or a folder above it. Globs go from a directory, with slashes, as in
 * `modules/legacy` or `live/*.tf`; what lies elsewhere is never matched.
 */
export function excluding(directory: string, globs: readonly string[]): (uri: string) => boolean {
  const patterns = globs
    .map((each) => each.replace(/^\.\//, '').replace(/\/+$/, ''))
    .flatMap((each) => [each, `${each}/**`]);
  if (patterns.length === 0) return () => false;
  const matches = picomatch(patterns, { dot: true });
  return (uri) => isWithin(uri, directory) && matches(pathBelow(directory, uri));
}
