/** A disk of which nothing is read but what lies in some folders. */
import { realpath } from 'node:fs/promises';
import type { Disk, Unavailable } from '../disk-port.js';
import { directoryOf, isWithin, nameOf, pathOf, uriOfPath, within } from '../uris.js';

/** Some folders of a disk. */
export interface Fence {
  /** What is outside can't be read; looking for a file on the way up from the folders finds none. */
  readonly disk: Disk;
  /** Whether a path lies in one of the folders, links followed; one that is not there goes by its name. */
  readonly isInside: (path: string) => Promise<boolean>;
}

/** Fences the folders in; they are paths. */
export function fenceAround(disk: Disk, folders: readonly string[]): Fence {
  const roots = Promise.all(folders.map((folder) => realUri(uriOfPath(folder))));
  const isUriInside = async (uri: string): Promise<boolean> => {
    const real = await realUri(uri);
    return (await roots).some((root) => isWithin(real, root));
  };
  const outside = async (uri: string): Promise<Unavailable> => {
    const directory = await realUri(directoryOf(uri));
    return (await roots).some((root) => root !== directory && isWithin(root, directory))
      ? { kind: 'gone' }
      : OUTSIDE;
  };
  return {
    isInside: (path) => isUriInside(uriOfPath(path)),
    disk: {
      list: async (uri) => ((await isUriInside(uri)) ? disk.list(uri) : OUTSIDE),
      read: async (uri) => ((await isUriInside(uri)) ? disk.read(uri) : outside(uri)),
      readBelow: async (directory, uri, mostBytes) =>
        (await isUriInside(uri)) ? disk.readBelow(directory, uri, mostBytes) : OUTSIDE,
    },
  };
}

/** Where something really lies; what is not there lies where its directory does. Without a slash at its end. */
async function realUri(uri: string): Promise<string> {
  try {
    return uriOfPath(await realpath(pathOf(uri))).replace(/\/$/, '');
  } catch {
    const directory = directoryOf(uri);
    return directory.startsWith('file://') && directory !== uri
      ? within(await realUri(directory), nameOf(uri))
      : uri;
  }
}

const OUTSIDE: Unavailable = {
  kind: 'unreadable',
  reason: 'it lies outside of the folders that may be read',
  remedy: 'open a folder that contains it',
};
