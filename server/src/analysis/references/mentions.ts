/**
 * Where the names of a module stand: the declarations of a file and every use of one, strings of Terraform 0.11
 * included.
 */
import { attributeOf } from '../../hcl/lookup.js';
import { memoize } from '../../hcl/memoize.js';
import type {
  Attribute,
  Block,
  Body,
  Expression,
  Label,
  Name,
  Reference,
  Span,
  Template,
} from '../../hcl/syntax.js';
import type { SourceFile } from '../../workspace/module.js';
import { expressionsOfKind, iteratorName } from '../blocks/scoped-expressions.js';

/** A name where it is declared or used. */
export interface Mention {
  /** `var.x`, `local.x`, `module.x`, `output.x`, `data.type.name`, `type.name`, or `aws.alias` of a provider. */
  readonly address: string;
  readonly role: 'declaration' | 'use';
  /** The name alone, without quotes: `prod` in `aws_api_gateway_stage.prod`. */
  readonly name: Span;
  /** The whole address as far as it is written there; for a declaration the same as `name`. */
  readonly span: Span;
}

/** The address at the beginning of a reference. */
export interface Address {
  /** As in `Mention`. */
  readonly text: string;
  readonly name: Name;
  /** From the reference's start to the end of the name. */
  readonly span: Span;
  /** How many of the reference's steps belong to the address. */
  readonly length: number;
}

/** All names in a file in the order of the text; computed once for as long as the file object lives. */
export const mentionsIn = memoize((file: SourceFile): readonly Mention[] =>
  [...declarationsIn(file.body), ...usesIn(file)].sort((a, b) => a.span.start - b.span.start),
);

/** The name at an offset, the end of its address included: for `aws_api_gateway_stage.pr<|>od.id` the stage's. */
export function mentionAt(file: SourceFile, offset: number): Mention | undefined {
  return mentionsIn(file).find(({ span }) => span.start <= offset && offset <= span.end);
}

/** The address that a reference begins with; undefined for a bare word and while a name is still to be typed. */
export function addressOf({ root, steps }: Reference): Address | undefined {
  const length = addressLength(root.text);
  const names: Name[] = [];
  for (const step of steps.slice(0, length)) {
    if (step.kind !== 'attribute' || step.name.text === '') return undefined;
    names.push(step.name);
  }
  const name = names.at(-1);
  if (name === undefined || names.length < length || root.text === '' || UNADDRESSED.has(root.text))
    return undefined;

  const words = root.text === 'resource' ? names : [root, ...names];
  const text = words.map((each) => each.text).join('.');
  return { text, name, span: { start: root.start, end: name.end }, length };
}

/** The names that `dynamic` blocks bind, each with its block; the innermost wins. */
export function iteratorsOf(blocks: readonly Block[]): ReadonlyMap<string, Block> {
  return new Map(
    blocks.filter(({ type }) => type.text === 'dynamic').map((each) => [iteratorName(each), each]),
  );
}

/** Where a label's text stands, without its quotes. */
export function labelName({ start, end, quoted, closed }: Label): Span {
  return quoted ? { start: start + 1, end: closed ? end - 1 : end } : { start, end };
}

/** The text of a quoted string without interpolations. */
export function plainText(expression: Expression | undefined): string | undefined {
  if (expression?.kind !== 'template') return undefined;
  const texts = expression.parts.map((part) => (part.kind === 'text' ? part.value : undefined));
  return texts.includes(undefined) ? undefined : texts.join('');
}

/** Words that stand for something of the block or of Terraform itself. */
const UNADDRESSED = new Set(['each', 'count', 'self', 'path', 'terraform']);

/** How many steps after the root complete an address. `resource.aws_x.y` says the same as `aws_x.y`. */
function addressLength(root: string): number {
  return TYPED.has(root) ? 2 : 1;
}

/** After these come a type and a name. */
const TYPED = new Set(['data', 'ephemeral', 'resource']);

/** By keyword, what the address begins with and how many labels follow; the last of them is the name. */
const DECLARING: Readonly<Record<string, readonly [prefix: string, labels: number]>> = {
  resource: ['', 2],
  data: ['data.', 2],
  ephemeral: ['ephemeral.', 2],
  variable: ['var.', 1],
  output: ['output.', 1],
  module: ['module.', 1],
};

function declarationsIn(body: Body): readonly Mention[] {
  return body.items.flatMap((item) => {
    if (item.kind !== 'block') return [];
    if (item.type.text === 'locals') return localsIn(item);
    if (item.type.text === 'provider') return aliasIn(item);
    return Object.hasOwn(DECLARING, item.type.text) ? declared(item) : [];
  });
}

function declared(block: Block): readonly Mention[] {
  const [prefix, count] = DECLARING[block.type.text] ?? ['', 0];
  const labels = block.labels.slice(0, count);
  const last = labels[count - 1];
  if (last === undefined || labels.some(({ text }) => text === '')) return [];
  return [declaration(prefix + labels.map(({ text }) => text).join('.'), labelName(last))];
}

function localsIn(block: Block): readonly Mention[] {
  return block.body.items.flatMap((item) =>
    item.kind === 'attribute' ? [declaration(`local.${item.name.text}`, attributeName(item))] : [],
  );
}

/** Where an argument's name stands, without the quotes that it must not have. */
export function attributeName({ name: { text, start, end } }: Attribute): Span {
  const isQuoted = end - start > text.length;
  return isQuoted ? { start: start + 1, end: end - 1 } : { start, end };
}

/** `alias = "frankfurt"` in `provider "aws"` declares `aws.frankfurt`. */
function aliasIn(block: Block): readonly Mention[] {
  const value = attributeOf(block.body, 'alias')?.value;
  const alias = plainText(value);
  const provider = block.labels[0]?.text;
  if (value?.kind !== 'template' || !alias || !provider) return [];
  return [declaration(`${provider}.${alias}`, value.content)];
}

function declaration(address: string, { start, end }: Span): Mention {
  return { address, role: 'declaration', name: { start, end }, span: { start, end } };
}

function usesIn(file: SourceFile): readonly Mention[] {
  return [
    ...expressionsOfKind(file, 'reference')
      // The words of `ignore_changes` are the block's own arguments.
      .filter(({ place }) => place.attribute.name.text !== 'ignore_changes')
      .flatMap(({ expression, bound }) => (bound.has(expression.root.text) ? [] : useOf(expression))),
    ...expressionsOfKind(file, 'template')
      .filter(({ place }) => QUOTED_ADDRESSES.has(place.attribute.name.text))
      .flatMap(({ expression }) => quotedUse(expression)),
  ];
}

function useOf(reference: Reference): readonly Mention[] {
  const address = addressOf(reference);
  if (address === undefined) return [];
  const { text, name, span } = address;
  return [{ address: text, role: 'use', name: { start: name.start, end: name.end }, span }];
}

/** Arguments that hold addresses in quotes in texts for Terraform 0.11. */
const QUOTED_ADDRESSES = new Set(['depends_on', 'provider', 'providers']);

function quotedUse({ parts, content }: Template): readonly Mention[] {
  const [part] = parts;
  if (part?.kind !== 'text' || parts.length > 1 || !/^[\w-]+(?:\.[\w-]+)+$/.test(part.value)) return [];
  const words = part.value.split('.');
  const address = words.slice(0, addressLength(words[0] ?? '') + 1);
  if (address.length <= addressLength(words[0] ?? '')) return [];
  const text = address.join('.');
  const { start } = content;
  const end = start + text.length;
  const name = { start: end - (address.at(-1) ?? '').length, end };
  return [{ address: text, role: 'use', name, span: { start, end } }];
}
