/** Reads the texts beside a module that its expressions read. */
import type { Reading } from './directory.js';
import { wantedTexts } from './file-reads.js';
import type { Module, SourceFile } from './module.js';
import { isOnDisk, nameOf } from './uris.js';

/** Texts by URI; undefined for one that is not there or can't be read. */
export type KnownTexts = ReadonlyMap<string, SourceFile | undefined>;

/** A text that is no HCL, as findings point into it. */
export function textFile(uri: string, text: string): SourceFile {
  return { uri, name: nameOf(uri), text, body: { start: 0, end: text.length, items: [] }, problems: [] };
}

/**
 * What the module's expressions read below `root`. Those known are not read again; what is not asked for any more is
 * left out. Nothing rejects, and nobody is told of a text that is missing: who applies the module may make it before.
 */
export async function readTexts(
  module: Module,
  root: string,
  { disk, pause }: Pick<Reading, 'disk' | 'pause'>,
  known: KnownTexts = new Map(),
): Promise<KnownTexts> {
  const found = new Map<string, SourceFile | undefined>();
  for (const uri of isOnDisk(module.uri) ? wantedTexts(module, root) : []) {
    if (known.has(uri)) {
      found.set(uri, known.get(uri));
      continue;
    }
    await pause();
    const content = await disk.readBelow(root, uri, MOST_BYTES);
    const isWhole = content.kind === 'text' && content.gaps === undefined;
    found.set(uri, isWhole ? textFile(uri, content.text) : undefined);
  }
  return found;
}

/** A larger definition would be refused by AWS as well: 6 MB for all of an API, and formats are short. */
const MOST_BYTES = 1024 * 1024;
