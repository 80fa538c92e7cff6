/** What the workspace wants of a disk. */

/** Reads directories and files by their `file:` URIs. Nothing rejects. */
export interface Disk {
  readonly list: (directory: string) => Promise<Listing>;
  readonly read: (uri: string) => Promise<FileContent>;
  /** Reads a file that some text names: only a regular one below the directory, links followed, of so many bytes at most. */
  readonly readBelow: (directory: string, uri: string, mostBytes: number) => Promise<FileContent>;
}

/** What a directory holds, or why that is not known. */
export type Listing = { readonly kind: 'entries'; readonly entries: readonly DirectoryEntry[] } | Unavailable;

/** A name in a directory, and what it names. */
export interface DirectoryEntry {
  readonly name: string;
  /** Links are not followed. */
  readonly kind: 'file' | 'directory' | 'link' | 'other';
}

/** `text` has no byte order mark. Where some of it could not be decoded, `gaps` says why; U+FFFD stands there. */
export type FileContent =
  { readonly kind: 'text'; readonly text: string; readonly gaps?: string } | Unavailable;

/**
 * `gone`: it isn't there (any more), which is not a reason to complain. `reason` completes "… because"; `remedy` says what to
 * do where that is something else than to make it readable.
 */
export type Unavailable =
  | { readonly kind: 'gone' }
  | { readonly kind: 'unreadable'; readonly reason: string; readonly remedy?: string };
