/**
 * Globs as patterns of RE2. A glob comes from the repository that is looked at, and JavaScript's own engine, by which the
 * libraries for globs match, takes minutes over `*a*a*a*a*b`; RE2 takes time by the length of glob and path. Pure.
 */
import { RE2JS } from 're2js';

/** Longer globs match nothing. */
export const LONGEST_GLOB = 1_000;

/** Whether braces are part of the language, as in `{dev,prod}`; `.gitignore` takes them as they are. */
export type Braces = 'braces' | 'plain braces';

/**
 * Whether a whole path matches, written with slashes and none at its ends. `*` and `?` stay within a name; `**` between
 * slashes stands for any folders; `[a-z]` and `[!a-z]` for a character; a backslash takes what follows as it is. What is
 * never closed stands for itself.
 */
export function globMatcher(glob: string, braces: Braces): (path: string) => boolean {
  if (glob.length > LONGEST_GLOB) return () => false;
  const pattern = RE2JS.compile(globPattern(glob, braces), RE2JS.DOTALL);
  return (path) => pattern.testExact(path);
}

function globPattern(glob: string, braces: Braces): string {
  const joined = braces === 'braces' ? bracesIn(glob) : new Set<number>();
  return glob.replace(TOKEN, (token: string, offset: number) => {
    if (joined.has(offset)) return BRACES[token] ?? '';
    const isStart = offset === 0 || glob[offset - 1] === '/';
    const end = offset + token.length;
    if (token === '**/') return isStart ? '(?:[^/]+/)*' : '[^/]*/';
    const isEnd = end === glob.length || (joined.has(end) && glob[end] !== '{');
    if (token === '**') return isStart && isEnd ? '.+' : '[^/]*';
    if (token.startsWith('*')) return '[^/]*';
    if (token === '?') return '[^/]';
    if (token.length === 1) return RE2JS.quote(token);
    if (token.startsWith('[')) return characterSet(token.slice(1, -1));
    return RE2JS.quote(token.startsWith('\\') ? token.slice(1) : token);
  });
}

const TOKEN = /\*\*\/|\*+|\[[!^]?\]?(?:\[:\w+:\]|\\.|[^\]\\])*\]|\\.|./gsu;

const BRACES: Readonly<Record<string, string>> = { '{': '(?:', ',': '|', '}': ')' };

/** Where braces that belong together stand, and the commas between them; braces without a comma are plain. */
function bracesIn(glob: string): ReadonlySet<number> {
  const found = new Set<number>();
  const open: number[][] = [];
  for (const { 0: token, index } of glob.matchAll(TOKEN)) {
    if (token === '{') {
      open.push([index]);
    } else if (token === ',') {
      open.at(-1)?.push(index);
    } else if (token === '}') {
      const own = open.pop() ?? [];
      if (own.length > 1) for (const each of [...own, index]) found.add(each);
    }
  }
  return found;
}

/** A set never matches a slash; one that is left without a character matches nothing. */
function characterSet(body: string): string {
  const isNegated = /^[!^]/.test(body);
  const items = [...body.slice(isNegated ? 1 : 0).matchAll(SET_ITEM)].map(setItem).join('');
  if (isNegated) return `[^/${items}]`;
  return items === '' ? NOTHING : `[${items}]`;
}

const SET_ITEM =
  /\[:(?<named>alnum|alpha|blank|cntrl|digit|lower|space|upper|xdigit):\]|\\?(?<first>.)(?:-\\?(?<last>.))?/gsu;

function setItem({ groups = {} }: RegExpMatchArray): string {
  const { named, first = '', last } = groups;
  if (named !== undefined) return `[:${named}:]`;
  const from = codeOf(first);
  // Of a range that goes backwards its first character counts, as git has it.
  const to = Math.max(from, codeOf(last ?? first));
  return [
    [from, Math.min(to, SLASH - 1)],
    [Math.max(from, SLASH + 1), to],
  ]
    .map(([least = 0, most = 0]) => (least <= most ? `\\x{${hex(least)}}-\\x{${hex(most)}}` : ''))
    .join('');
}

function codeOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}

function hex(code: number): string {
  return code.toString(16);
}

const SLASH = 0x2f;

const NOTHING = '[^\\x{0}-\\x{10FFFF}]';
