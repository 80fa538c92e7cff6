/** Values as HCL text that reads back as the same value, whatever they hold, and that `terraform fmt` leaves alone. */

/**
 * A quoted string. Nothing in it becomes an expression; what can't be seen (control characters, marks that turn the
 * direction of writing) stands as `\uXXXX`. Half a surrogate pair has no UTF-8, so it becomes U+FFFD, as it does for
 * every program that reads the same JSON.
 */
export function quoted(text: string): string {
  const escaped = text
    .replace(/\p{Cs}/gu, '\uFFFD')
    .replace(/[\\"]/g, '\\$&')
    .replace(UNSEEN, (unit) => NAMED[unit] ?? `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `"${escaped.replace(/([$%])\{/g, '$1$1{')}"`;
}

/** `{ key = value … }` over several lines, for an argument that stands at the start of its line. Values are HCL. */
export function objectText(entries: Iterable<readonly [key: string, value: string]>): string {
  const written = [...entries].map(([key, value]) => [isBareKey(key) ? key : quoted(key), value] as const);
  const width = Math.max(0, ...written.map(([key]) => graphemes(key)));
  const lines = written.map(([key, value]) => `  ${key}${' '.repeat(width - graphemes(key))} = ${value}\n`);
  return lines.length === 0 ? '{}' : `{\n${lines.join('')}}`;
}

/** Whether a key of an object needs no quotes: it is a name, and no word that HCL reads otherwise. */
export function isBareKey(key: string): boolean {
  return /^[A-Za-z_][\w-]*$/.test(key) && !['for', 'null', 'true', 'false'].includes(key);
}

/** A comment of one line: line breaks and what can't be seen are escaped. */
export function comment(text: string): string {
  return `# ${quoted(text)
    .slice(1, -1)
    .replace(/\\(["\\])/g, '$1')
    .replace(/([$%])\1\{/g, '$1{')}`;
}

/** The width of a key: `terraform fmt` counts what a reader sees as one character, but within one token of HCL: marks that join do so no further. */
export function graphemes(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length;
  return text
    .split(TOKEN_ENDS)
    .reduce((sum, token) => sum + [...new Intl.Segmenter().segment(token)].length, 0);
}

/** After the opening quote, a dollar or percent sign, and the escape of an opened template. */
const TOKEN_ENDS = /(?<=^"|[$%]\{?)/;

const NAMED: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Control characters, line separators, marks of direction, and the byte order mark. */
const UNSEEN = /[\p{Cc}\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF]/gu;
