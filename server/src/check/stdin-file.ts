/** A file whose text comes on standard input, among the others on disk. */
import type { Disk, FileContent } from '../workspace/disk-port.js';
import { directoryOf, nameOf } from '../workspace/uris.js';

/** What standard input holds. */
export interface StdinText {
  /** The byte order mark that it begins with, or ''. */
  readonly mark: string;
  readonly content: Extract<FileContent, { readonly kind: 'text' }>;
}

/** Bytes as a disk would read them. */
export function stdinText(bytes: Uint8Array): StdinText {
  const isMarked = MARK.every((byte, at) => bytes[at] === byte);
  const mark = isMarked ? '\uFEFF' : '';
  try {
    return { mark, content: { kind: 'text', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) } };
  } catch {
    const text = new TextDecoder().decode(bytes);
    return { mark, content: { kind: 'text', text, gaps: 'it is not UTF-8 text' } };
  }
}

/** The same disk with this text at a place where there may be none yet. */
export function diskWith(disk: Disk, at: string, content: FileContent): Disk {
  return {
    readBelow: (directory, uri, mostBytes) =>
      uri === at ? Promise.resolve(content) : disk.readBelow(directory, uri, mostBytes),
    read: (uri) => (uri === at ? Promise.resolve(content) : disk.read(uri)),
    list: async (uri) => {
      if (uri === at) return { kind: 'gone' };
      const listing = await disk.list(uri);
      if (uri !== directoryOf(at) || listing.kind === 'unreadable') return listing;
      const entries = listing.kind === 'entries' ? listing.entries : [];
      const others = entries.filter(({ name }) => name !== nameOf(at));
      return { kind: 'entries', entries: [...others, { name: nameOf(at), kind: 'file' }] };
    },
  };
}

const MARK = [0xef, 0xbb, 0xbf];
