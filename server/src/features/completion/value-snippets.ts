/** Writes values and whole blocks as snippets, with a tab stop wherever a person has to decide. */
import type { Block } from '../../hcl/syntax.js';
import type { AttributeSchema, BodySchema, NestedBlockSchema, ValueType } from '../../knowledge/schema.js';
import { widthOf } from '../../edits/layout.js';
import { requiredArguments, requiredBlocks, sampleOf } from '../../rules/query/required-arguments.js';
import type { Module } from '../../workspace/module.js';
import { referencesTo } from './addresses.js';
import type { Shape } from './chosen-api.js';
import { type TabStops, snippetLiteral } from './snippet-text.js';

/** The resource that a value is written in, so that it is not proposed to refer to itself. */
export interface Writer {
  readonly module: Module;
  readonly resource: Block | undefined;
  readonly stops: TabStops;
  /** What the API makes of the block that is written. */
  readonly shape: Shape;
}

/** A value for an argument: a reference where one comes into question, a choice, or an empty form of its type. */
export function valueSnippet(
  { name, type, facts }: AttributeSchema,
  { module, resource, stops, shape }: Writer,
): string {
  const shaped = shape.values.get(name);
  if (shaped !== undefined) return shaped(stops);
  const references = referencesTo(facts?.refersTo ?? [], module, resource, shape.api);
  if (references.length > 0) return stops.choice(references.map(({ value }) => value));
  const allowed = facts?.allowed?.map(({ value }) => (type === 'string' ? `"${value}"` : value));
  if (allowed && isScalar(type)) return stops.choice(allowed);
  if (type === 'bool' && facts?.sample !== '')
    return stops.choice(facts?.sample === 'false' ? ['false', 'true'] : ['true', 'false']);
  const sample = facts?.sample ?? sampleOf(facts?.refersTo?.[0]);
  if (sample !== undefined && sample !== '""' && sample !== '') return sampleSnippet(sample, stops);
  return emptyForm(type, stops);
}

/**
 * `name = value` lines for several arguments, without indentation. The equals signs of consecutive one-line values
 * stand below each other, as `terraform fmt` has it; a value of several lines stands for itself.
 */
export function argumentLines(schemas: readonly AttributeSchema[], writer: Writer): readonly string[] {
  const written = schemas.map((schema) => ({ name: schema.name, value: valueSnippet(schema, writer) }));
  const lines: string[] = [];
  let run: { readonly name: string; readonly value: string }[] = [];
  const flush = (): void => {
    const width = widthOf(run.map(({ name }) => name));
    lines.push(...run.map(({ name, value }) => `${name.padEnd(width)} = ${value}`));
    run = [];
  };
  for (const argument of written) {
    if (!argument.value.includes('\n')) {
      run.push(argument);
    } else {
      flush();
      lines.push(...`${argument.name} = ${argument.value}`.split('\n'));
    }
  }
  flush();
  return lines;
}

/**
 * The lines of a nested block with what it requires, without indentation. `extra` names optional members that it had
 * better have, by their path within it: `logging_level`, `throttle.path`.
 */
export function blockLines(
  schema: NestedBlockSchema,
  writer: Writer,
  extra: readonly string[] = [],
): readonly string[] {
  const label =
    schema.labels === undefined ? '' : schema.labels.map(() => `"${writer.stops.stop()}" `).join('');
  const within = { ...writer, shape: { ...writer.shape, values: new Map() } };
  const members = [...extra, ...(schema.facts?.snippet ?? [])];
  return [`${schema.name} ${label}{`, ...indented(bodyLines(schema.body, within, members)), '}'];
}

/** The lines of a body with what it requires and `extra`, without indentation; a tab stop where that is nothing. */
export function bodyLines(body: BodySchema, writer: Writer, extra: readonly string[]): readonly string[] {
  const names = new Set(extra.map((path) => path.split('.')[0] ?? ''));
  const required = new Set<object>([
    ...requiredArguments(body, writer.module),
    ...requiredBlocks(body, writer.module),
  ]);
  const isWritten = (member: { readonly name: string }): boolean =>
    required.has(member) || names.has(member.name);
  const attributes = [...body.attributes.values()].filter(isWritten);
  // Required ones come first, whatever the order of the schema.
  const lines = [
    ...argumentLines(
      attributes.toSorted((a, b) => Number(required.has(b)) - Number(required.has(a))),
      writer,
    ),
  ];
  for (const block of [...body.blocks.values()].filter(isWritten)) {
    if (lines.length > 0) lines.push('');
    lines.push(...blockLines(block, writer, below(block.name, extra)));
  }
  return lines.length > 0 ? lines : [writer.stops.stop()];
}

/** The paths that lead into a member, from there on. */
export function below(name: string, paths: readonly string[]): readonly string[] {
  return paths.filter((path) => path.startsWith(`${name}.`)).map((path) => path.slice(name.length + 1));
}

/** The lines two blanks further in; empty lines stay empty. */
export function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => (line === '' ? line : `  ${line}`));
}

/** A quoted sample keeps its quotes when it is typed over. */
function sampleSnippet(sample: string, stops: TabStops): string {
  const text = /^"((?:[^"\\$]|\$(?!\{))*)"$/.exec(sample)?.[1];
  if (text !== undefined) return `"${stops.stop(text)}"`;
  return sample.includes('\n') ? snippetLiteral(sample) : stops.stop(sample);
}

function emptyForm(type: ValueType, stops: TabStops): string {
  if (type === 'string') return `"${stops.stop()}"`;
  if (typeof type === 'string') return stops.stop();
  return 'list' in type || 'set' in type ? `[${stops.stop()}]` : `{\n  ${stops.stop()}\n}`;
}

function isScalar(type: ValueType): boolean {
  return typeof type === 'string';
}
