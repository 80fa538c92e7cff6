/** The patterns of a `.gitignore`, as gitignore(5) describes them. Pure. */
import { globMatcher, LONGEST_GLOB } from '../project/glob-pattern.js';

/** What a `.gitignore` says of a path below its folder; undefined where no pattern matches. */
export type GitIgnoreFile = (path: string, kind: 'file' | 'directory') => 'ignored' | 'kept' | undefined;

/** Reads any text; patterns beyond the first 5,000, and those that are too long, are passed over. */
export function gitIgnoreFile(text: string): GitIgnoreFile {
  const patterns = text.split('\n', MOST_LINES).flatMap(patternIn).toReversed();
  // The last pattern that matches counts.
  return (path, kind) =>
    patterns.find(({ isFolder, matches }) => (!isFolder || kind === 'directory') && matches(path))?.verdict;
}

interface Pattern {
  readonly verdict: 'ignored' | 'kept';
  /** It speaks of directories only. */
  readonly isFolder: boolean;
  readonly matches: (path: string) => boolean;
}

function patternIn(line: string): readonly Pattern[] {
  if (line.length > LONGEST_GLOB || line.startsWith('#')) return [];
  const isKept = line.startsWith('!');
  const written = withoutBlanks(line.replace(/\r$/, '')).slice(isKept ? 1 : 0);
  const isFolder = written.endsWith('/');
  const path = isFolder ? written.slice(0, -1) : written;
  if (path === '' || path === '/') return [];
  // Without a slash it is a name, wherever that stands.
  const glob = path.includes('/') ? path.replace(/^\//, '') : `**/${path}`;
  return [{ verdict: isKept ? 'kept' : 'ignored', isFolder, matches: globMatcher(glob, 'plain braces') }];
}

/** Blanks at the end count where they are escaped. */
function withoutBlanks(line: string): string {
  let end = line.length;
  while (line[end - 1] === ' ' && line[end - 2] !== '\\') end--;
  return line.slice(0, end);
}

const MOST_LINES = 5_000;
