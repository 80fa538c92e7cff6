/** A small change of a Terraform file, and what such changes are made with. */
import type { Span } from '../../server/src/hcl/syntax.js';

/** One change of one text. */
export interface LanguageEdit extends Span {
  /** What kind of slip it is, in words. */
  readonly kind: string;
  readonly newText: string;
}

/** The change that puts a text in the place of what is there. */
export function changeAt(kind: string, { start, end }: Span, newText: string): LanguageEdit {
  return { kind, start, end, newText };
}

/** A name with a slip in it. */
export function misspelled(name: string): string {
  return name.length > 3 ? name.slice(0, -2) + name.slice(-1) : `${name}x`;
}

/** What stands there. */
export function source(text: string, { start, end }: Span): string {
  return text.slice(start, end);
}
