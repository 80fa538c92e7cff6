/** What Terragrunt's file of a directory plainly says: which module it applies, and what it sets variables to. */
import { attributeOf, blocksOf } from '../hcl/lookup.js';
import { parse } from '../hcl/parse.js';
import type { Attribute, Body, Expression, ObjectEntry, Span, TemplatePart } from '../hcl/syntax.js';
import { localSource } from './links.js';
import { relativeTo } from './uris.js';

/**
 * How the URI of the directory ends whose module is applied from here: the whole of it for a plain path, and what is
 * certain of it behind expressions and in repositories. Undefined where that is nothing.
 */
export function appliedFrom(directory: string, text: string): string | undefined {
  const [terraform] = blocksOf(parse(text).body, 'terraform');
  const source = terraform && localSource(terraform);
  // Two slashes part what is copied from the module within it.
  if (source !== undefined) return relativeTo(directory, source.replace('//', '/'));
  const written = terraform && attributeOf(terraform.body, 'source')?.value;
  const names = written?.kind === 'template' ? endOf(written.parts) : [];
  return names.length === 0 ? undefined : `/${names.map(encodeURIComponent).join('/')}`;
}

/** The names behind the last expression, or behind the two slashes after a repository's address. */
function endOf(parts: readonly TemplatePart[]): readonly string[] {
  const texts = parts.flatMap((part) => (part.kind === 'text' ? [part.value.replace(/\?.*$/s, '')] : []));
  const last = texts.findLast((each) => each.includes('/')) ?? '';
  const isPlain = parts.length === 1;
  const end = isPlain ? last.replace(/^.*:\/\//, '').split('//')[1] : last.split('..').at(-1);
  // What an expression's end and a text make up together is not a name of its own.
  const names = end?.split('/').slice(isPlain || end.startsWith('/') ? 0 : 1) ?? [];
  return names.filter((name) => name !== '');
}

/** What `inputs` sets a variable to, where that is a plain text, number or truth value that nothing else can replace. */
export function inputIn(body: Body, name: string): Attribute | undefined {
  const hasArguments = blocksOf(body, 'terraform').some(
    (each) => blocksOf(each.body, 'extra_arguments').length > 0,
  );
  const entry = hasArguments ? undefined : entryOf(body, name);
  if (entry === undefined || !isPlain(entry.value)) return undefined;
  const { key, value, start, end } = entry;
  return {
    kind: 'attribute',
    name: { text: name, start: key.start, end: key.end },
    equals: key.end,
    value,
    start,
    end,
  };
}

/** Where `inputs` names a variable, quotes included. */
export function inputKey(body: Body, name: string): Span | undefined {
  return entryOf(body, name)?.key;
}

/** Whether inputs may come from elsewhere: by `include`, or by an expression that is not an object. */
export function mayInclude(body: Body): boolean {
  const inputs = attributeOf(body, 'inputs')?.value;
  return blocksOf(body, 'include').length > 0 || (inputs !== undefined && inputs.kind !== 'object');
}

function entryOf(body: Body, name: string): ObjectEntry | undefined {
  const inputs = attributeOf(body, 'inputs')?.value;
  return inputs?.kind === 'object' ? inputs.entries.findLast(({ key }) => wordOf(key) === name) : undefined;
}

function wordOf(key: Expression): string | undefined {
  return key.kind === 'reference' && key.steps.length === 0 ? key.root.text : textFile(key);
}

function isPlain(value: Expression): boolean {
  return value.kind === 'literal' ? value.value !== null : textFile(value) !== undefined;
}

function textFile(expression: Expression): string | undefined {
  const [part, ...more] = expression.kind === 'template' ? expression.parts : [];
  return part?.kind === 'text' && more.length === 0 ? part.value : undefined;
}
