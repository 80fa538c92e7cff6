/** Globs that leave files out. */
import { isWithin, pathBelow } from '../workspace/uris.js';
import { globMatcher } from './glob-pattern.js';

/**
 * Whether a glob matches a file, given by its URI, or a folder above it. Globs go from a directory, with slashes, as in
 * `modules/legacy` or `live/*.tf`; what lies elsewhere is never matched.
 */
export function excluding(directory: string, globs: readonly string[]): (uri: string) => boolean {
  const matchers = globs
    .map((glob) => glob.replace(/^\.?\/+/, '').replace(/\/+$/, ''))
    // The folder itself.
    .map((glob) => (glob === '' || glob === '.' ? '**' : glob))
    .flatMap((glob) => [glob, `${glob}/**`])
    .map((glob) => globMatcher(glob, 'braces'));
  if (matchers.length === 0) return () => false;
  return (uri) => {
    const path = isWithin(uri, directory) ? pathBelow(directory, uri) : undefined;
    return path !== undefined && matchers.some((matches) => matches(path));
  };
}
