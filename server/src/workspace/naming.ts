/**
 * Finds modules by words in their files, as they stand on disk and in the editor: cheap enough for a whole workspace,
 * because nothing is parsed.
 */
import { isJsonName, isSourceName, isVariablesName, namesOf } from './directory.js';
import type { Disk } from './disk-port.js';
import { STATE_NAME } from './state.js';
import { within } from './uris.js';

/** Where to look. */
export interface Files {
  readonly disk: Disk;
  /** Called between directories; a place to let others have a turn. */
  readonly pause: () => Promise<void>;
  /** Texts of a directory that count in place of the disk's, by URI. */
  readonly openIn: (directory: string) => ReadonlyMap<string, string>;
}

/** Those of the directories in whose sources, variable files or state one of the words stands. */
export async function directoriesNaming(
  words: readonly string[],
  directories: readonly string[],
  files: Files,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const directory of words.length === 0 ? [] : directories) {
    await files.pause();
    const texts = await textsOf(directory, files);
    if (texts.some((text) => words.some((word) => text.includes(word)))) found.push(directory);
  }
  return found;
}

async function textsOf(directory: string, { disk, openIn }: Files): Promise<readonly string[]> {
  const open = openIn(directory);
  const listing = await disk.list(directory);
  const names = namesOf(listing.kind === 'entries' ? listing.entries : [], isWanted);
  const closed = names.filter((name) => !open.has(within(directory, name)));
  const read = await Promise.all(closed.map((name) => disk.read(within(directory, name))));
  return [...open.values(), ...read.flatMap((content) => (content.kind === 'text' ? [content.text] : []))];
}

function isWanted(name: string): boolean {
  return [isSourceName, isJsonName, isVariablesName].some((each) => each(name)) || name === STATE_NAME;
}
