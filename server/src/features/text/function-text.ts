/** What is said of a function: its signature, one sentence, and where more can be read. */
import type { FunctionParameter, TerraformFunction } from '../../knowledge/functions.js';
import { code, paragraphs } from './markdown-syntax.js';
import { linkText } from './markdown.js';

/** `join(separator string, lists... list(string)) string`, under the name as it is written; each parameter alone as well. */
export function signatureOf(
  written: string,
  { parameters, result }: TerraformFunction,
): { readonly label: string; readonly parameters: readonly string[] } {
  const texts = parameters.map(parameterText);
  const types = result === undefined ? '' : ` ${result}`;
  return { label: `${written}(${texts.join(', ')})${types}`, parameters: texts };
}

/** Signature, sentence, `notes` on versions and a link. */
export function functionMarkdown(
  written: string,
  known: TerraformFunction,
  notes: readonly (string | undefined)[] = [],
): string {
  return paragraphs([code(signatureOf(written, known).label), known.doc, ...notes, linkText(known.link)]);
}

/** A question mark for what may be left out, three dots for any number of arguments. */
function parameterText({ name, type, count }: FunctionParameter): string {
  const marks = { one: '', 'at most one': '?', 'any number': '...' };
  return `${name}${marks[count]} ${type}`;
}
