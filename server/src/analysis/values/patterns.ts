/**
 * Terraform's functions of regular expressions, by RE2's syntax and in time that is bounded: JavaScript's own engine may
 * take for ever over a pattern of others. Only ASCII texts are searched; what is not certain is undefined.
 */
import { type Matcher, RE2JS } from 're2js';
import type { Value } from './values.js';

/** Whether so much work may still be done, one unit being an instruction of a pattern at one character; it is taken then. */
export type Spend = (units: number) => boolean;

/** A Terraform value for the first match: the text, the texts of its groups, or an object of its named ones. */
export function firstMatch(source: string, text: string, spend: Spend): Value | undefined {
  const pattern = capturing(source, text, spend);
  const matcher = pattern && spend(pattern.programSize() * (text.length + 1)) && pattern.matcher(text);
  return pattern && matcher && matcher.find() ? valueOfMatch(pattern, matcher) : undefined;
}

/** The same for all matches, as a list. */
export function allMatches(source: string, text: string, spend: Spend): Value | undefined {
  const pattern = capturing(source, text, spend);
  const items = pattern && eachMatch(pattern, text, spend, (matcher) => valueOfMatch(pattern, matcher));
  return items && { kind: 'list', items };
}

/** The text with all matches replaced; `$1`, `${1}` and names stand for groups, `$$` for a dollar sign. */
export function replaceMatches(
  text: string,
  source: string,
  replacement: string,
  spend: Spend,
): string | undefined {
  const pattern = compiled(source, text, spend);
  if (!pattern || !spend(replacement.length * (text.length + 1))) return undefined;

  const names = pattern.namedGroups();
  let end = 0;
  const pieces = eachMatch(pattern, text, spend, (matcher) => {
    const before = text.slice(end, matcher.start());
    end = matcher.end();
    return before + expanded(replacement, matcher, names);
  });
  return pieces && pieces.join('') + text.slice(end);
}

/** Named and unnamed groups together are an error. */
function capturing(source: string, text: string, spend: Spend): RE2JS | undefined {
  const pattern = compiled(source, text, spend);
  const names = pattern ? Object.keys(pattern.namedGroups()).length : 0;
  return names === 0 || names === pattern?.groupCount() ? pattern : undefined;
}

function compiled(source: string, text: string, spend: Spend): RE2JS | undefined {
  const counts = [...source.matchAll(/\{(\d*),?(\d*)\}/g)].map(([, from, to]) =>
    Math.max(Number(from), Number(to)),
  );
  const size =
    source.length *
    Math.max(
      1,
      counts.reduce((sum, each) => sum + each, 0),
    );
  // `(?<` is refused by older versions of Terraform.
  const isPlain = !/[^\0-\x7f]/.test(text) && !source.includes('(?<');
  if (!isPlain || size > LARGEST_PROGRAM || !spend(size * UNITS_TO_COMPILE)) return undefined;
  try {
    return RE2JS.compile(source);
  } catch {
    return undefined;
  }
}

/** What is read of each match in turn. To find them, the text may be gone through once for each of its characters. */
function eachMatch<T>(
  pattern: RE2JS,
  text: string,
  spend: Spend,
  read: (matcher: Matcher) => T,
): readonly T[] | undefined {
  if (!spend(pattern.programSize() * (text.length + 1) ** 2)) return undefined;

  const matcher = pattern.matcher(text);
  const found: T[] = [];
  for (let end = -1; matcher.find(); end = matcher.end()) {
    // Go leaves an empty match out that touches the one before.
    if (matcher.start() < matcher.end() || matcher.end() !== end) found.push(read(matcher));
  }
  return found;
}

function valueOfMatch(pattern: RE2JS, matcher: Matcher): Value {
  const names = Object.entries(pattern.namedGroups());
  if (names.length > 0) {
    return {
      kind: 'object',
      entries: new Map(names.map(([name, index]) => [name, groupValue(matcher, index)])),
    };
  }

  return pattern.groupCount() === 0
    ? groupValue(matcher, 0)
    : {
        kind: 'list',
        items: Array.from({ length: pattern.groupCount() }, (_, index) => groupValue(matcher, index + 1)),
      };
}

/** A group that took no part is null. */
function groupValue(matcher: Matcher, index: number): Value {
  const value = matcher.group(index);
  return value === null ? { kind: 'null' } : { kind: 'string', value };
}

/** As Go's `Expand` does: the longest name counts, so that `$1x` is a group named `1x`; what there is not is empty. */
function expanded(replacement: string, matcher: Matcher, names: Readonly<Record<string, number>>): string {
  return replacement.replace(/\$(?:\$|(\w+)|\{(\w+)\})/g, (whole, bare?: string, braced?: string) => {
    const name = bare ?? braced;
    if (name === undefined) return '$';
    const index = /^\d+$/.test(name) ? Number(name) : Object.hasOwn(names, name) ? (names[name] ?? -1) : -1;
    return index >= 0 && index <= matcher.groupCount() ? (matcher.group(index) ?? '') : '';
  });
}

/** In instructions, as the pattern's text lets expect; each `{n}` may repeat all of it. */
const LARGEST_PROGRAM = 20_000;

const UNITS_TO_COMPILE = 500;
