/**
 * The text of a shared file of AWS's tools → its sections, as the AWS CLI reads it, which is how Python's `configparser`
 * does. What that refuses is skipped, since other tools may accept it: Terraform and the SDKs are more patient.
 */

/** Values by key, in small letters, none of them empty; what is indented below a key without a value as `KEY.NAME`. */
export type Section = Readonly<Record<string, string | undefined>>;

/** The sections by what stands between their brackets. A repeated section is one, and its last value counts. */
export function parseIni(text: string): ReadonlyMap<string, Section> {
  const sections = new Map<string, Map<string, string[]>>();
  let section: Map<string, string[]> | undefined;
  let value: string[] | undefined;
  /** Of the last key: whatever is indented more goes on with its value. */
  let indent = 0;
  for (const line of text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)) {
    const trimmed = line.trim();
    if (trimmed === '' || COMMENT.test(trimmed)) continue;
    const depth = line.length - line.trimStart().length;
    if (value !== undefined && depth > indent) {
      value.push(trimmed);
      continue;
    }
    indent = depth;
    value = undefined;
    const header = /^\[(.+)\]/.exec(trimmed)?.[1];
    if (header !== undefined) {
      section = sections.get(header) ?? new Map<string, string[]>();
      sections.set(header, section);
      continue;
    }
    const [, key = '', first = ''] = /^(.*?)\s*[=:]\s*(.*)$/.exec(trimmed) ?? [];
    if (key === '') continue;
    value = [first];
    section?.set(key.toLowerCase(), value);
  }
  const shared = sections.get(FOR_ALL) ?? new Map<string, string[]>();
  sections.delete(FOR_ALL);
  return new Map([...sections].map(([name, own]) => [name, sectionOf(new Map([...shared, ...own]))]));
}

const COMMENT = /^[#;]/;

/** `configparser`'s name for the section whose keys all others have too; `default` is another. */
const FOR_ALL = 'DEFAULT';

function sectionOf(values: ReadonlyMap<string, readonly string[]>): Section {
  return Object.fromEntries(
    [...values].flatMap(([key, [first = '', ...more]]) => {
      if (first === '' && more.length === 0) return [];
      if (first !== '') return [[key, plainValue(key, [first, ...more].join('\n'))]];
      return more.flatMap((line) => {
        const [, name, value = ''] = /^(.*?)\s*=\s*(.*)$/.exec(line) ?? [];
        return name === undefined ? [] : [[`${key}.${name}`, plainValue(name, value)]];
      });
    }),
  );
}

/**
 * Without a comment behind it: to the AWS CLI that is a part of the value, which it then refuses, while Terraform and the
 * SDKs leave it out. Only a command may really have one.
 */
function plainValue(key: string, value: string): string {
  return key === 'credential_process' ? value : value.replace(/\s+[#;].*$/s, '');
}

/** The words of a line as a POSIX shell has them, e.g. of `profile "my prod"`; undefined where a quote is not closed. */
export function shellWords(line: string): readonly string[] | undefined {
  const words: string[] = [];
  const word = /\s*((?:\\[\s\S]|'[^']*'|"(?:\\[\s\S]|[^"\\])*"|[^\s'"\\])+)\s*/y;
  let at = 0;
  while (at < line.length) {
    word.lastIndex = at;
    const found = word.exec(line);
    if (found === null) return line.slice(at).trim() === '' ? words : undefined;
    words.push((found[1] ?? '').replace(QUOTED, unquoted));
    at = word.lastIndex;
  }
  return words;
}

const QUOTED = /\\([\s\S])|'([^']*)'|"((?:\\[\s\S]|[^"\\])*)"/g;

function unquoted(_: string, escaped?: string, single?: string, double?: string): string {
  return escaped ?? single ?? (double ?? '').replace(/\\(["\\])/g, '$1');
}
