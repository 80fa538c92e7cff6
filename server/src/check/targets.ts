/** Finds what the paths of a command line stand for: one module after the other, none kept. */
import { resolve } from 'node:path';
import { isReadName, isSourceName } from '../workspace/directory.js';
import type { Disk } from '../workspace/disk-port.js';
import { foldersIn } from '../workspace/module-index.js';
import { directoryOf, nameOf, uriOfPath, within } from '../workspace/uris.js';
import { gitIgnores, type IsIgnored } from './git-ignores.js';

/** A directory with Terraform files, and which of them are asked for. */
export interface CheckTarget {
  /** URI of the directory. */
  readonly uri: string;
  readonly isAsked: (name: string) => boolean;
}

/**
 * The modules that the paths lead to, each once, in the order of the paths and then of names. Links below a directory
 * are not followed, so this ends; what git ignores is left out. `quiet` is the disk
 * on which nobody complains of what can't be read. `fail` hears of paths that lead nowhere, with a sentence for people.
 */
export async function* checkTargets(
  paths: readonly string[],
  cwd: string,
  disk: Disk,
  quiet: Disk,
  fail: (path: string, message: string) => void,
): AsyncGenerator<CheckTarget> {
  const seen = new Set<string>();
  const files = new Map<string, Set<string>>();
  for (const path of paths) {
    // Without a slash at its end, even where the path is a file system's root.
    const uri = uriOfPath(resolve(cwd, path)).replace(/\/$/, '');
    if ((await disk.list(uri)).kind !== 'gone') {
      yield* modulesBelow(uri, disk, seen, await gitIgnores(uri, uriOfPath(cwd), quiet));
      continue;
    }
    const name = nameOf(uri);
    if ((await disk.read(uri)).kind === 'gone') {
      fail(path, `\`${path}\` does not exist; specify a directory, or a file that ends in .tf or .tofu`);
    } else if (!isSourceName(name)) {
      fail(
        path,
        `\`${path}\` is not a Terraform file; specify a directory, or a file that ends in .tf or .tofu`,
      );
    } else {
      const directory = directoryOf(uri);
      files.set(directory, (files.get(directory) ?? new Set()).add(name));
    }
  }
  for (const [uri, names] of files) if (!seen.has(uri)) yield { uri, isAsked: (name) => names.has(name) };
}

async function* modulesBelow(
  root: string,
  disk: Disk,
  seen: Set<string>,
  isIgnored: IsIgnored,
): AsyncGenerator<CheckTarget> {
  const waiting = [root];
  for (let uri = waiting.pop(); uri !== undefined; uri = waiting.pop()) {
    const listing = seen.has(uri) ? undefined : await disk.list(uri);
    seen.add(uri);
    if (listing?.kind === 'entries') {
      // The last one is looked at next.
      for (const folder of foldersIn(uri, listing.entries).toSorted().reverse())
        if (!(await isIgnored(folder, 'directory'))) waiting.push(folder);
      const files = listing.entries.filter(({ kind }) => kind !== 'directory').map(({ name }) => name);
      const ignored = new Set<string>();
      for (const name of files.filter(isReadName))
        if (await isIgnored(within(uri, name), 'file')) ignored.add(name);
      if (files.some((name) => isSourceName(name) && !ignored.has(name)))
        yield { uri, isAsked: (name) => !ignored.has(name) };
    }
  }
}
