/** What differs between the entries of a map as they are written and as AWS has them, one by one. */
import { certainValue } from '../analysis/references/certain-value.js';
import { textOf } from '../analysis/values/values.js';
import { keyText } from '../hcl/lookup.js';
import { quoted } from '../hcl/print.js';
import type { Expression, ObjectEntry, ObjectExpression, Span } from '../hcl/syntax.js';
import { insertEntry, removeEntry } from '../edits/entries.js';
import { type Comparison, difference, type ComparedArgument, notCompared } from './findings.js';

/** The entries that an expression consists of, where each has a plain key of its own; undefined for anything else. */
export function entriesIn(expression: Expression): ObjectExpression | undefined {
  if (expression.kind === 'parenthesized') return entriesIn(expression.inner);
  if (expression.kind !== 'object' || !expression.closed || expression.entries.length === 0) return undefined;
  const keys = expression.entries.map(keyText);
  return keys.includes(undefined) || new Set(keys).size < keys.length ? undefined : expression;
}

/** In the order of the text, then what is only live. `header` is where that is shown. */
export function entryDifferences(
  name: string,
  object: ObjectExpression,
  live: Readonly<Record<string, string>>,
  header: Span,
  comparison: Comparison,
): readonly ComparedArgument[] {
  const { file } = comparison;
  const keys = new Set(object.entries.map(keyOf));
  return [
    ...object.entries.flatMap((entry) => {
      const key = keyOf(entry);
      return entryDifference(entryName(name, key), object, entry, valueAt(live, key), comparison);
    }),
    ...Object.entries(live)
      .filter(([key]) => !keys.has(key.normalize()))
      .map(([key, value]) =>
        difference(
          'onlyLive',
          entryName(name, key),
          { span: header, live: value, edits: insertEntry(file, object, key, quoted(value)) },
          comparison,
        ),
      ),
  ];
}

function entryDifference(
  name: string,
  object: ObjectExpression,
  entry: ObjectEntry,
  live: string | undefined,
  comparison: Comparison,
): readonly ComparedArgument[] {
  const { file } = comparison;
  const value = certainValue(entry.value, comparison);
  const text = textOf(value);
  if (text === undefined && value.kind !== 'null') return [notCompared(name, comparison)];
  // Terraform itself brings all text to this form.
  if (text?.normalize() === live?.normalize()) return [];
  return live === undefined
    ? [difference('onlyInCode', name, { span: entry, edits: removeEntry(file, object, entry) }, comparison)]
    : [
        difference(
          'changed',
          name,
          { span: entry.value, live, edits: [{ file, span: entry.value, newText: quoted(live) }] },
          comparison,
        ),
      ];
}

/** Terraform itself brings keys to this form, too. */
function keyOf(entry: ObjectEntry): string {
  return keyText(entry)?.normalize() ?? '';
}

/** What an entry of a map is called. */
export function entryName(map: string, key: string): string {
  return `${map}[${JSON.stringify(key)}]`;
}

function valueAt(live: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.entries(live).find(([each]) => each.normalize() === key)?.[1];
}
