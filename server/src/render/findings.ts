/** What a comparison finds, and the words for it. */
import type { Evaluate } from '../analysis/values/evaluate.js';
import { plainText } from '../analysis/references/mentions.js';
import { argumentValue } from '../analysis/references/points-to.js';
import type { Block, Span } from '../hcl/syntax.js';
import { sourceOf } from '../edits/layout.js';
import type { Edit } from '../edits/edit.js';
import type { Module, SourceFile } from '../workspace/module.js';
import type { KnownIds } from './known-ids.js';
import type { LiveValue } from './live-body.js';
import type { Circumstance } from './stage-bodies.js';
import { literalText } from './write-stage.js';

/** What a comparison of one resource stands on. */
export interface Comparison {
  readonly file: SourceFile;
  readonly address: string;
  /** The whole resource. */
  readonly resource: Block;
  readonly module: Module;
  readonly evaluate: Evaluate;
  readonly known: KnownIds;
  /** Arguments of the resource that are not looked at. */
  readonly silent: ReadonlySet<string>;
  /** What AWS does by itself to arguments of the resource. */
  readonly circumstances: ReadonlyMap<string, Circumstance>;
}

/** An argument that was looked at: it differs, or could not be compared. */
export type ComparedArgument = FoundDifference | NotCompared;

/** An argument whose live value is another than the code's, with the edits that take it over. */
export interface FoundDifference {
  readonly kind: 'changed' | 'onlyLive' | 'onlyInCode';
  readonly address: string;
  readonly argument: string;
  readonly file: SourceFile;
  readonly span: Span;
  readonly message: string;
  /** All in `file`. */
  readonly edits: readonly Edit[];
  readonly ignored: boolean;
  /** False where no plan shows it: it is ignored, or only live and no resource of the code manages it. */
  readonly planned: boolean;
}

/** What can't be compared, because the text alone does not tell its value. */
export interface NotCompared {
  readonly kind: 'untold';
  readonly address: string;
  readonly argument: string;
}

/** A difference of an argument, an entry or a nested block. `live` is left out where it is not a single value. */
export function difference(
  kind: FoundDifference['kind'],
  name: string,
  { span, live, edits }: { readonly span: Span; readonly live?: LiveValue; readonly edits: readonly Edit[] },
  comparison: Comparison,
): FoundDifference {
  const ignored = isIgnored(name, comparison);
  const value = live === undefined ? 'set' : brief(live);
  const how = {
    changed: `is ${value} in AWS`,
    onlyLive: `is ${value} in AWS but not ${live === undefined ? '' : 'set '}here`,
    onlyInCode: 'is set here but not in AWS',
  }[kind];
  const note = ignored ? ' (`ignore_changes` ignores it)' : '';
  const { address, file, circumstances } = comparison;
  // Of several instances each says which it is.
  const whose = address.endsWith(']') ? ` of \`${address}\`` : '';
  const message = [`\`${name}\`${whose} ${how}${note}.`, circumstances.get(name)?.why ?? []].flat().join(' ');
  return { kind, address, argument: name, file, span, message, edits, ignored, planned: !ignored };
}

/** Says that the text alone does not give the argument's value. */
export function notCompared(name: string, { address }: Comparison): NotCompared {
  return { kind: 'untold', address, argument: name };
}

/** Whether `lifecycle` keeps Terraform from changing it. */
export function isIgnored(name: string, { resource, file }: Comparison): boolean {
  return resource.body.items.some((item) => {
    if (item.kind !== 'block' || item.type.text !== 'lifecycle') return false;
    const list = argumentValue(item, 'ignore_changes');
    if (list?.kind === 'reference') return list.root.text === 'all';
    // Terraform still takes names in quotes.
    const names =
      list?.kind === 'tuple' ? list.items.map((each) => plainText(each) ?? sourceOf(file, each)) : [];
    return names.some((each) => isWithin(name, each.replace(/\[\d+\]/g, '')));
  });
}

/** `variables["a"]` and `variables` are within `variables`. */
function isWithin(name: string, around: string): boolean {
  return name === around || name.startsWith(`${around}.`) || name.startsWith(`${around}[`);
}

function brief(value: LiveValue): string {
  const text = typeof value === 'object' ? literalText(value).replace(/\s+/g, ' ') : literalText(value);
  return `\`${text.length > BRIEF ? `${text.slice(0, BRIEF)}…` : text}\``;
}

const BRIEF = 80;
