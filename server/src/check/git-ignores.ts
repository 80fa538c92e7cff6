/** Which files below a path git ignores: they are somebody's own, or made by a program. */
import { isRepository } from '../workspace/directory.js';
import type { Disk } from '../workspace/disk-port.js';
import { directoryOf, isWithin, pathBelow, within } from '../workspace/uris.js';
import { type GitIgnoreFile, gitIgnoreFile } from './git-ignore-file.js';

/** Whether git ignores a file or directory that lies directly in a directory which it does not ignore. */
export type IsIgnored = (uri: string, kind: 'file' | 'directory') => Promise<boolean>;

/**
 * Goes by the `.gitignore` files from the git repository's root down; outside of a repository from the working directory, or
 * from `root` where that lies elsewhere. Who asks for an ignored folder by its name means it: then those above don't count.
 */
export async function gitIgnores(root: string, cwd: string, disk: Disk): Promise<IsIgnored> {
  const patterns = new Map<string, Promise<GitIgnoreFile | undefined>>();
  const top = await topOf(root, cwd, disk);
  let from = top;
  const isIgnored: IsIgnored = async (uri, kind) => {
    // The nearest file that says something about it counts.
    for (let at = directoryOf(uri); isWithin(at, from); at = directoryOf(at)) {
      const verdict = (await patternsIn(at))?.(pathBelow(at, uri), kind);
      if (verdict !== undefined) return verdict === 'ignored';
    }
    return false;
  };
  for (let at = root; at !== top && isWithin(at, top); at = directoryOf(at))
    if (await isIgnored(at, 'directory')) from = root;
  return isIgnored;

  function patternsIn(directory: string): Promise<GitIgnoreFile | undefined> {
    const known = patterns.get(directory) ?? read(directory);
    patterns.set(directory, known);
    return known;
  }

  async function read(directory: string): Promise<GitIgnoreFile | undefined> {
    const content = await disk.read(within(directory, '.gitignore'));
    return content.kind === 'text' ? gitIgnoreFile(content.text) : undefined;
  }
}

/** The root of the git repository around a directory; outside of one the working directory, or the directory itself. */
export async function topOf(root: string, cwd: string, disk: Disk): Promise<string> {
  for (let at = root; directoryOf(at).startsWith('file:///'); at = directoryOf(at))
    if (await isRepository(at, disk)) return at;
  return isWithin(root, cwd) ? cwd : root;
}
