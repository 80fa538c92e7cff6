/** What a `$context` name stands for, and how it stands with each type of API. */
import {
  type ApiType,
  counterparts,
  misnamed,
  type ValueKind,
  type VariableGroup,
  variableGroups,
} from '../../knowledge/vocabularies/context-variables.js';
import { didYouMean } from '../values/did-you-mean.js';

/** A `$context` variable with what each type of API does with it. */
export interface ContextVariable {
  /** Without `$context.`; a `*` at its end stands for a name of one's own. */
  readonly name: string;
  readonly group: VariableGroup;
  /** The API types whose list has it. */
  readonly types: readonly ApiType[];
  readonly example: string;
  readonly doc: string;
  readonly kind: ValueKind | undefined;
  /** The API types that take it and always log `-`, and those that take it although their list lacks it. */
  readonly blankIn: readonly ApiType[];
  readonly takenIn: readonly ApiType[];
}

/**
 * How a name stands with a type of API: `listed` in its list; `taken` without being listed, or where AWS looks at
 * nothing behind the dot; `blank` where it is taken and always `-`; `foreign` where only other types have it; `group`
 * for the beginning of names (`identity`); else `unknown`.
 */
export type Standing = 'listed' | 'taken' | 'blank' | 'foreign' | 'group' | 'unknown';

/** In the order in which a person would look for them. */
export const contextVariables: readonly ContextVariable[] = variableGroups.flatMap((group) =>
  group.rows.map(([name, types, example, doc, kind]) => ({
    name,
    group,
    types: typesIn(/^[A-Z]*/.exec(types)?.[0]),
    example,
    doc,
    kind,
    blankIn: typesIn(/-([A-Z]+)/.exec(types)?.[1]),
    takenIn: typesIn(/~([A-Z]+)/.exec(types)?.[1]),
  })),
);

/** The variable of a name as written in a format; `authorizer.tenant` is `authorizer.*`. */
export function variableNamed(name: string): ContextVariable | undefined {
  return (
    BY_NAME.get(name) ??
    WILDCARDS.find((each) => name.length >= each.name.length && name.startsWith(each.name.slice(0, -1)))
  );
}

/** What a type of API does with a variable; `name` is without `$context.`. */
export function standing(name: string, type: ApiType): Standing {
  // Both are taken, and neither holds a value: claims are read one by one, right below `authorizer.claims`.
  if (type !== 'WEBSOCKET' && name === 'authorizer.claims') return 'blank';
  if (type === 'HTTP' && name.startsWith(JWT_CLAIMS)) return 'blank';
  const variable = variableNamed(name);
  if (variable === undefined) return PREFIXES.has(name) ? 'group' : 'unknown';
  if (variable.types.includes(type)) return 'listed';
  if (variable.blankIn.includes(type)) return 'blank';
  // A Lambda authorizer may return any key.
  if (variable.takenIn.includes(type) || name.startsWith('authorizer.')) return 'taken';
  return variable.types.length === 0 ? 'taken' : 'foreign';
}

/** Whether the name stands so with each of the types; false for no types at all. */
export function standsAs(name: string, types: readonly ApiType[], wanted: readonly Standing[]): boolean {
  return types.length > 0 && types.every((type) => wanted.includes(standing(name, type)));
}

/** The variables that each of the types lists, without those that no one should begin to use. */
export function variablesFor(types: readonly ApiType[]): readonly ContextVariable[] {
  return contextVariables.filter((each) => types.some((type) => each.types.includes(type)));
}

/** What a person most likely meant by a name that is none of theirs, for the API types in question. */
export function meantBy(name: string, types: readonly ApiType[]): string | undefined {
  if (name.length > LONGEST_NAME) return undefined;
  const isTheirs = (each: string): boolean => types.every((type) => standing(each, type) === 'listed');
  const known = [...(lookup(counterparts, name) ?? []), ...(lookup(misnamed, name.toLowerCase()) ?? [])];
  if (name.startsWith(JWT_CLAIMS)) known.push(name.replace(JWT_CLAIMS, 'authorizer.claims.'));
  const habit = known.find(isTheirs);
  if (habit !== undefined) return habit;
  const names = contextVariables
    .map((each) => each.name)
    .filter((each) => !each.endsWith('*') && isTheirs(each));
  const lower = name.toLowerCase();
  const last = names.filter((each) => each.toLowerCase().endsWith(`.${lower}`));
  return didYouMean(name, names) ?? (last.length === 1 ? last[0] : undefined);
}

/** The names that begin with a group's: for `waf` `waf.status`, `waf.latency` and `waf.error`. */
export function membersOf(group: string, types: readonly ApiType[]): readonly string[] {
  return variablesFor(types)
    .map(({ name }) => name)
    .filter((name) => name.startsWith(`${group}.`));
}

/**
 * How much of a name AWS reads only because letters, digits, `_`, `.` and `-` all belong to a name: for `stage-` or
 * `status.` the mark at the end, for `stage-v2` `-v2`; empty where nothing is swallowed.
 */
export function swallowedIn(name: string): string {
  if (BY_NAME.has(name)) return '';
  const closing = /[.-]+$/.exec(name)?.[0] ?? '';
  const bare = name.slice(0, name.length - closing.length);
  if (closing !== '' && variableNamed(bare)) return closing;
  if (variableNamed(name)) return '';
  for (let at = bare.indexOf('-'); at !== -1; at = bare.indexOf('-', at + 1))
    if (BY_NAME.has(bare.slice(0, at))) return name.slice(at);

  return '';
}

/** No variable's name is as long, and no one means one by it. */
const LONGEST_NAME = 60;

const JWT_CLAIMS = 'authorizer.jwt.claims.';

const BY_NAME: ReadonlyMap<string, ContextVariable> = new Map(
  contextVariables.filter(({ name }) => !name.endsWith('*')).map((each) => [each.name, each]),
);

/** The longer ones first. */
const WILDCARDS = contextVariables
  .filter(({ name }) => name.endsWith('*'))
  .sort((a, b) => b.name.length - a.name.length);

/** `identity`, `identity.clientCert` and so on: what names begin with and none is. */
const PREFIXES: ReadonlySet<string> = new Set(
  contextVariables.flatMap(({ name }) => {
    const words = name.split('.');
    return words.slice(1).map((_, index) => words.slice(0, index + 1).join('.'));
  }),
);

function typesIn(letters = ''): readonly ApiType[] {
  return letters.split('').map((letter) => (letter === 'R' ? 'REST' : letter === 'H' ? 'HTTP' : 'WEBSOCKET'));
}

function lookup<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
