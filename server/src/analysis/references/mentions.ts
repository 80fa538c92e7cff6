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
  Step,
  Template,
  TemplatePart,
} from '../../hcl/syntax.js';
import type { SourceFile } from '../../workspace/module.js';
import { childExpressions } from '../../hcl/walk.js';

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
export const mentionsIn = memoize(({ body }: SourceFile): readonly Mention[] =>
  [...declarationsIn(body), ...usesIn(body)].sort((a, b) => a.span.start - b.span.start),
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

  const text = [root, ...names].map((each) => each.text).join('.');
  return { text, name, span: { start: root.start, end: name.end }, length };
}

/** The names that `dynamic` blocks bind, each with its block; the innermost wins. */
export function iteratorsOf(blocks: readonly Block[]): ReadonlyMap<string, Block> {
  return new Map(
    blocks.filter(({ type }) => type.text === 'dynamic').map((each) => [iteratorOf(each), each]),
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

/** How many steps after the root complete an address. */
function addressLength(root: string): number {
  return root === 'data' || root === 'ephemeral' ? 2 : 1;
}

function iteratorOf(dynamic: Block): string {
  const named = attributeOf(dynamic.body, 'iterator')?.value;
  return named?.kind === 'reference' ? named.root.text : (dynamic.labels[0]?.text ?? '');
}

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
    item.kind === 'attribute' ? [declaration(`local.${item.name.text}`, item.name)] : [],
  );
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

function usesIn(body: Body): readonly Mention[] {
  const found: Mention[] = [];
  addFromBody(found, body, NOTHING);
  return found;
}

type Bound = ReadonlySet<string>;

const NOTHING: Bound = new Set();

/** Deep texts are cut off by the parser, so calling itself is safe here. */
function addFromBody(found: Mention[], body: Body, bound: Bound): void {
  for (const item of body.items) {
    if (item.kind === 'attribute') {
      addFromArgument(found, item, bound);
    } else if (item.kind === 'block') {
      const isDynamic = item.type.text === 'dynamic';
      addFromBody(found, item.body, isDynamic ? new Set([...bound, iteratorOf(item)]) : bound);
    }
  }
}

function addFromArgument(found: Mention[], { name, value }: Attribute, bound: Bound): void {
  // Its words are the block's own arguments.
  if (name.text === 'ignore_changes') return;
  if (QUOTED_ADDRESSES.has(name.text)) {
    const items =
      value.kind === 'tuple'
        ? value.items
        : value.kind === 'object'
          ? value.entries.map((entry) => entry.value)
          : [value];
    for (const item of items) if (item.kind === 'template') addFromString(found, item);
  }
  addFrom(found, value, bound);
}

/** Arguments that hold addresses in quotes in texts for Terraform 0.11. */
const QUOTED_ADDRESSES = new Set(['depends_on', 'provider', 'providers']);

function addFromString(found: Mention[], template: Template): void {
  const [part] = template.parts;
  if (part?.kind !== 'text' || template.parts.length > 1 || !/^[\w-]+(?:\.[\w-]+)+$/.test(part.value)) return;
  const words = part.value.split('.');
  const address = words.slice(0, addressLength(words[0] ?? '') + 1);
  if (address.length <= addressLength(words[0] ?? '')) return;
  const text = address.join('.');
  const { start } = template.content;
  const end = start + text.length;
  const name = { start: end - (address.at(-1) ?? '').length, end };
  found.push({ address: text, role: 'use', name, span: { start, end } });
}

function addFrom(found: Mention[], expression: Expression, bound: Bound): void {
  switch (expression.kind) {
    case 'reference': {
      const address = bound.has(expression.root.text) ? undefined : addressOf(expression);
      if (address) {
        const { text, name, span } = address;
        found.push({ address: text, role: 'use', name: { start: name.start, end: name.end }, span });
      }
      expression.steps.forEach((step) => {
        addFromStep(found, step, bound);
      });
      return;
    }
    case 'object':
      for (const { key, value } of expression.entries) {
        // A bare word there is the key itself.
        if (key.kind !== 'reference') addFrom(found, key, bound);
        addFrom(found, value, bound);
      }
      return;
    case 'for': {
      const { collection, key, result, condition, names } = expression;
      const inside = new Set([...bound, ...names.map(({ text }) => text)]);
      addFrom(found, collection, bound);
      for (const each of [key, result, condition]) if (each) addFrom(found, each, inside);
      return;
    }
    case 'template':
      addFromParts(found, expression.parts, bound);
      return;
    default:
      childExpressions(expression).forEach((child) => {
        addFrom(found, child, bound);
      });
  }
}

function addFromStep(found: Mention[], step: Step, bound: Bound): void {
  if (step.kind === 'index') addFrom(found, step.key, bound);
}

function addFromParts(found: Mention[], parts: readonly TemplatePart[], bound: Bound): void {
  for (const part of parts) {
    if (part.kind === 'interpolation') {
      addFrom(found, part.expression, bound);
    } else if (part.kind === 'if') {
      addFrom(found, part.condition, bound);
      addFromParts(found, part.then, bound);
      addFromParts(found, part.otherwise, bound);
    } else if (part.kind === 'for') {
      addFrom(found, part.collection, bound);
      addFromParts(found, part.body, new Set([...bound, ...part.names.map(({ text }) => text)]));
    }
  }
}
