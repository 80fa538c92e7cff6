/** Calls of `format` whose arguments don't go with the verbs of the text. */
import type { Type } from '../../analysis/values/types.js';
import type { CertainArguments, RefusedValue } from './refused-values.js';

/** What `format` or `formatlist` refuses. The types of arguments count for `format` alone: lists of the other are spread. */
export function formatFault(given: CertainArguments, withTypes: boolean): RefusedValue | undefined {
  const format = given.value(0);
  const verbs = format.kind === 'string' ? verbsOf(format.value) : undefined;
  if (verbs === undefined) return undefined;
  if (typeof verbs === 'string') return { index: 0, message: verbs };

  const args = given.count - 1;
  const needed = Math.max(0, ...verbs.map(({ argument }) => argument));
  const isNumbered = verbs.some((each) => each.isNumbered);
  if (needed > args) {
    return {
      index: 0,
      message: `The text has verbs for ${count(needed)}, and there ${args === 1 ? 'is' : 'are'} ${args}: add what is missing.`,
    };
  }
  if (args > needed && !isNumbered) {
    return {
      index: needed + 1,
      message: `The text has verbs for ${count(needed)}, and there are ${args}: remove what is too much, or add a verb such as \`%s\`.`,
    };
  }
  for (const { verb, argument } of withTypes ? verbs : []) {
    const type = TYPES[verb];
    const unfit =
      type === undefined || given.type(argument) === 'any' ? undefined : given.unfit(argument, type);
    if (type !== undefined && unfit !== undefined && unfit !== '`null`') {
      return {
        index: argument,
        message: `\`%${verb}\` takes a ${type}, not ${unfit}: use ${type === 'string' ? '`%v`' : '`%s`'}, or pass a ${type}.`,
      };
    }
  }
  return undefined;
}

interface Verb {
  readonly verb: string;
  /** Which argument it prints, counted from 1. */
  readonly argument: number;
  readonly isNumbered: boolean;
}

const TYPES: Readonly<Record<string, 'string' | 'number' | 'bool' | undefined>> = {
  b: 'number',
  d: 'number',
  e: 'number',
  E: 'number',
  f: 'number',
  g: 'number',
  G: 'number',
  o: 'number',
  t: 'bool',
  s: 'string',
  q: 'string',
} satisfies Readonly<Record<string, Type>>;

/** The verbs of a text; a sentence where one can't be read, undefined where it may be meant in another way. */
function verbsOf(text: string): readonly Verb[] | string | undefined {
  const found: Verb[] = [];
  let next = 1;
  for (let at = text.indexOf('%'); at >= 0; at = text.indexOf('%', at)) {
    VERB.lastIndex = at;
    const match = VERB.exec(text);
    if (match === null) return at === text.length - 1 ? LONELY : undefined;
    at = VERB.lastIndex;
    const [whole, index, verb = ''] = match;
    if (whole === '%%') continue;
    if (!KNOWN.has(verb))
      return `\`format\` has no verb \`%${verb}\`: use one such as \`%s\`, \`%d\` or \`%v\`.`;
    const argument = index === undefined ? next : Number(index);
    next = argument + 1;
    found.push({ verb, argument, isNumbered: index !== undefined });
  }
  return found;
}

const LONELY = 'A `%` at the end prints nothing: write `%%` for the sign itself.';
const VERB = /%(?:%|[-+ #0]*\d*(?:\.\d*)?(?:\[(\d+)\])?([a-zA-Z]))/y;
const KNOWN: ReadonlySet<string> = new Set('vtbdoxXeEfgGsq');

function count(number: number): string {
  return number === 0 ? 'no arguments' : `${number} ${number === 1 ? 'argument' : 'arguments'}`;
}
