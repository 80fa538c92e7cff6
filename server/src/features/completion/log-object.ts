/** Completes the entries of a log object: keys that are not there yet with their variable, and variables as values. */
import { jsonKeyOf } from '../../analysis/log-format/json-format.js';
import { type ContextVariable, meantBy, variablesFor } from '../../analysis/log-format/variables.js';
import type { ValuePlace } from '../../analysis/place/value-place.js';
import { keyText } from '../../hcl/lookup.js';
import type { ObjectExpression } from '../../hcl/syntax.js';
import { sampleFormats } from '../../knowledge/vocabularies/access-log-formats.js';
import type { ApiType } from '../../knowledge/vocabularies/context-variables.js';
import type { SourceFile } from '../../workspace/module.js';
import { CompletionItemKind } from '../protocol-constants.js';
import type { Proposal } from './items.js';
import { snippetLiteral } from './snippet-text.js';

/** Keys for an object, each with its variable; the key alone where its value is there already. */
export function logKeyProposals(
  { text }: SourceFile,
  { object, entry, quoted }: Extract<ValuePlace, { kind: 'key' }>,
  types: readonly ApiType[],
): readonly Proposal[] {
  const taken = new Set(object.entries.flatMap((each) => (each === entry ? [] : [keyText(each)])));
  const isRename = quoted || (entry !== undefined && entry.value.kind !== 'missing');
  const width = widthIn(text, object);
  return pairs(types, taken).map(({ key, variable }) => ({
    ...proposalFor(key, variable),
    ...(isRename ? {} : { text: `${key.padEnd(width)} = "$context.${variable.name}"` }),
  }));
}

/** Variables in quotes, where the value of an entry is still to be typed; first the one that its key names. */
export function logValueProposals(key: string | undefined, types: readonly ApiType[]): readonly Proposal[] {
  const best = key === undefined ? undefined : variableForKey(key, types);
  return variablesFor(types)
    .toSorted((a, b) => Number(b.name === best) - Number(a.name === best))
    .map((variable) => {
      const name = variable.name.replace('*', '<name>');
      const own = snippetLiteral(`"$context.${variable.name.slice(0, -1)}`);
      const wildcard = variable.name.endsWith('*') ? { snippet: `${own}\${1:name}"` } : {};
      return {
        label: `"$context.${name}"`,
        kind: CompletionItemKind.Variable,
        detail: variable.group.title,
        docs: { of: 'variable', name: variable.name },
        filter: variable.name.split('.').at(-1) ?? variable.name,
        chosen: true,
        ...wildcard,
      };
    });
}

/**
 * Entries for JSON that is written as text, where a key may stand: behind a brace or a comma. Undefined anywhere else.
 * A comma follows where another entry does.
 */
export function jsonEntryProposals(
  { text }: SourceFile,
  content: { readonly start: number; readonly end: number },
  offset: number,
  types: readonly ApiType[],
): readonly Proposal[] | undefined {
  const before = text.slice(content.start, offset);
  const typed = /[{,]\s*("?[\w-]*)$/.exec(before)?.[1];
  if (typed === undefined || !/^\s*\{/.test(before)) return undefined;
  const rest = /^[\w-]*"?/.exec(text.slice(offset, content.end))?.[0] ?? '';
  const behind = text.slice(offset + rest.length, content.end);
  if (/^\s*:/.test(behind)) return undefined;
  const comma = /^\s*"/.test(behind) ? ',' : '';
  const taken = new Set(
    [...text.slice(content.start, content.end).matchAll(/"([^"\\\n]+)"\s*:/g)].map(([, key]) => key),
  );
  return pairs(types, taken).map(({ key, variable }) => ({
    ...proposalFor(`"${key}"`, variable),
    filter: typed.startsWith('"') ? `"${key}"` : key,
    text: `"${key}": "$context.${variable.name}"${comma}`,
    span: { start: offset - typed.length, end: offset + rest.length },
  }));
}

/** The variable that an entry of this key most likely holds. */
export function variableForKey(key: string, types: readonly ApiType[]): string | undefined {
  const plain = key.replace(/[^A-Za-z]/g, '');
  const same = variablesFor(types).find(({ name }) => name.toLowerCase() === plain.toLowerCase());
  return same?.name ?? meantBy(plain, types);
}

interface Pair {
  readonly key: string;
  readonly variable: ContextVariable;
}

/** The entries of the usual formats first; one variable for each key. */
function pairs(types: readonly ApiType[], taken: ReadonlySet<string | undefined>): readonly Pair[] {
  const usual = types.flatMap((type) => sampleFormats[type].json);
  const all = variablesFor(types).filter(({ name }) => !name.endsWith('*'));
  const rank = ({ name }: ContextVariable): number =>
    usual.includes(name) ? usual.indexOf(name) : usual.length;
  const found = new Map<string, Pair>();
  for (const variable of all.toSorted((a, b) => rank(a) - rank(b))) {
    const key = jsonKeyOf(variable.name);
    if (!taken.has(key) && !found.has(key)) found.set(key, { key, variable });
  }
  return [...found.values()];
}

function proposalFor(label: string, { name }: ContextVariable): Proposal {
  const detail = `$context.${name}`;
  return { label, kind: CompletionItemKind.Property, detail, docs: { of: 'variable', name } };
}

/** How far the equals signs of an object's entries stand from where their keys begin, where all agree. */
function widthIn(text: string, { entries }: ObjectExpression): number {
  const widths = entries.flatMap(({ key, value }) => {
    const gap = value.kind === 'missing' ? -1 : text.slice(key.end, value.start).indexOf('=');
    return gap < 0 ? [] : [key.end - key.start + gap - 1];
  });
  return new Set(widths).size === 1 ? (widths[0] ?? 0) : 0;
}
