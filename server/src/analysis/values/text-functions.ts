/** Terraform's functions of strings beyond the simplest. Only ASCII texts are taken apart; everything else is undefined. */
import { replaceMatches, type Spend } from './patterns.js';
import { numberOf, textOf, type Value } from './values.js';

/** Longer text is unknown, in UTF-16 units. */
export const MAX_RESULT = 200_000;

/** The texts with a separator between them; undefined where one is, or where they come to more than anybody writes. */
export function concatenated(texts: readonly (string | undefined)[], separator: string): string | undefined {
  let length = separator.length * Math.max(0, texts.length - 1);
  for (const each of texts) {
    if (each === undefined) return undefined;
    length += each.length;
  }
  return length > MAX_RESULT ? undefined : texts.join(separator);
}

/** Whether a text has only characters that Go and JavaScript treat alike. */
export function isAscii(value: string): boolean {
  return /^[\x20-\x7e\s]*$/.test(value);
}

/** Terraform's `title`; undefined where the two languages might differ. */
export function title(text: string): string | undefined {
  return isAscii(text)
    ? text.replace(/(?<![A-Za-z0-9_])[a-z]/g, (letter) => letter.toUpperCase())
    : undefined;
}

/** Terraform's `chomp`: without line breaks at the end. */
export function chomp(text: string): string {
  let end = text.length;
  while (end > 0 && (text[end - 1] === '\n' || text[end - 1] === '\r')) end--;
  return text.slice(0, end);
}

/** Without the characters of a set at both ends. */
export function trim(text: string, set: string): string {
  const characters = Array.from(text);
  const isKept = (each: string): boolean => !set.includes(each);
  const first = characters.findIndex(isKept);
  return first === -1 ? '' : characters.slice(first, characters.findLastIndex(isKept) + 1).join('');
}

/** Terraform's `strrev`; undefined where it counts other characters than we do. */
export function reversed(text: string): string | undefined {
  return isAscii(text) && !text.includes('\r') ? Array.from(text).reverse().join('') : undefined;
}

/** Terraform's `substr`; undefined where an argument is not known. */
export function substr([value, from, count]: readonly Value[]): string | undefined {
  const text = value && textOf(value);
  const [offset, length] = [from && numberOf(from), count && numberOf(count)];
  if (text === undefined || offset === undefined || length === undefined) return undefined;
  const start = offset < 0 ? text.length + offset : offset;
  const isSure = isAscii(text) && !text.includes('\r') && start >= 0 && start <= text.length && length >= -1;
  return isSure ? text.slice(start, length === -1 ? undefined : start + length) : undefined;
}

/** Terraform's `base64encode`; undefined for text beyond ASCII. */
export function base64encode(text: string): string | undefined {
  return isAscii(text) ? btoa(text) : undefined;
}

/** Terraform's `base64decode`; undefined for what is not valid or not ASCII. */
export function base64decode(text: string): string | undefined {
  const isWhole = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text);
  const decoded = isWhole ? atob(text) : undefined;
  return decoded !== undefined && isAscii(decoded) ? decoded : undefined;
}

/** Every occurrence, by a text or a `/regular expression/`. */
export function replace(text: string, search: string, replacement: string, spend: Spend): string | undefined {
  const isPattern = search.length > 1 && search.startsWith('/') && search.endsWith('/');
  if (isPattern) return replaceMatches(text, search.slice(1, -1), replacement, spend);

  return search === '' ? undefined : concatenated(text.split(search), replacement);
}

/** What JSON stands for; undefined where it is none. */
export function jsonValue(text: string | undefined): Value | undefined {
  try {
    return text === undefined ? undefined : fromJson(JSON.parse(text), 0);
  } catch {
    return undefined;
  }
}

function fromJson(json: unknown, depth: number): Value {
  if (json === null) return { kind: 'null' };
  if (typeof json === 'string') return { kind: 'string', value: json };
  if (typeof json === 'number') return { kind: 'number', value: json };
  if (typeof json === 'boolean') return { kind: 'bool', value: json };
  if (depth > MAX_DEPTH || typeof json !== 'object') return { kind: 'unknown' };
  if (Array.isArray(json)) return { kind: 'list', items: json.map((each) => fromJson(each, depth + 1)) };
  const entries = Object.entries(json).map(([key, each]): [string, Value] => [
    key,
    fromJson(each, depth + 1),
  ]);
  return { kind: 'object', entries: new Map(entries) };
}

const MAX_DEPTH = 50;
