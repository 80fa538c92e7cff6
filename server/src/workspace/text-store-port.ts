/** What mending wants of a disk: texts in files, changed whole or not at all. */

/** Changes files by their `file:` URIs. Nothing rejects. */
export interface TextStore {
  /** The byte order mark that the file begins with, or '', if the rest of it still is this text. */
  readonly markBefore: (uri: string, text: string) => Promise<Mark | Kept>;
  /**
   * Replaces the texts of files, all or none as far as the disk allows, by new files in their places; line ends, byte
   * order marks, modes and links stay. What has another text than `before` by now is kept.
   */
  readonly replaceAll: (changes: readonly ReplacedText[]) => Promise<SavedFiles>;
  /** Writes a file that may exist, whole or not at all; answers a reason where that failed. */
  readonly write: (uri: string, text: string) => Promise<string | undefined>;
  /** Adds to the end of a file that may not exist; answers a reason where that failed. */
  readonly append: (uri: string, text: string) => Promise<string | undefined>;
}

/** Another text for a file. */
export interface ReplacedText {
  readonly uri: string;
  /** As it was read: without a byte order mark. */
  readonly before: string;
  readonly after: string;
}

/** The mark of a file whose text has not changed. */
export interface Mark {
  readonly kind: 'same';
  readonly mark: string;
}

/** Why a file is left as it is; `reason` completes "… because" and ends with the remedy. */
export interface Kept {
  readonly kind: 'kept';
  readonly reason: string;
}

/** Which files have their new text now, and which could not get it. */
export interface SavedFiles {
  readonly saved: readonly string[];
  readonly kept: readonly KeptFile[];
}

/** A file that was left as it is. */
export interface KeptFile {
  readonly uri: string;
  readonly reason: string;
}
