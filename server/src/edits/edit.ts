/** The one shape of a change to a text that fixes, refactorings, renames and imports share. */
import type { Block, Span } from '../hcl/syntax.js';
import type { SourceFile } from '../workspace/module.js';

/** Replaces `span` of the file's text, in UTF-16 offsets. */
export interface Edit {
  readonly file: SourceFile;
  readonly span: Span;
  readonly newText: string;
}

/** A block and the file that it is written in. */
export interface BlockInFile {
  readonly file: SourceFile;
  readonly block: Block;
}
