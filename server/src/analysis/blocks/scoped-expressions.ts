/** The expressions of a file, each with the blocks around it and the names that `for` and `dynamic` bind there. */
import { attributeOf, keyText } from '../../hcl/lookup.js';
import { memoize } from '../../hcl/memoize.js';
import type {
  Attribute,
  Block,
  Body,
  Expression,
  ForExpression,
  TemplateFor,
  TemplatePart,
} from '../../hcl/syntax.js';
import { childExpressions } from '../../hcl/walk.js';
import type { SourceFile } from '../../workspace/module.js';

/** An argument and where it stands. */
export interface ExpressionPlace {
  /** The blocks around, outermost first; empty at the top of a variable file. */
  readonly around: readonly Block[];
  readonly attribute: Attribute;
}

/** An expression where it stands. */
export interface ScopedExpression<T extends Expression = Expression> {
  readonly expression: T;
  readonly place: ExpressionPlace;
  /** The names that are bound around it, by `for` and `dynamic`. */
  readonly bound: BoundNames;
  /** Within `try` or `can`, which take a failure of what is only found out by evaluating. */
  readonly tried: boolean;
}

/** By name, what binds it: a `dynamic` block, or a `for` of an expression or a template. */
export type BoundNames = ReadonlyMap<string, Block | ForExpression | TemplateFor>;

/** The kinds of expressions that are gathered; literals and what is still to be typed have nothing to ask about. */
type Kind = Exclude<Expression['kind'], 'literal' | 'missing'>;

/** All expressions of one kind in the file, in the order of the text: those within others included. */
export function expressionsOfKind<K extends Kind>(
  file: SourceFile,
  kind: K,
): readonly ScopedExpression<Extract<Expression, { readonly kind: K }>>[] {
  return (gathered(file).get(kind) ?? []) as unknown as readonly ScopedExpression<
    Extract<Expression, { readonly kind: K }>
  >[];
}

/** The name that a `dynamic` block binds in its content. */
export function iteratorName(dynamic: Block): string {
  const named = attributeOf(dynamic.body, 'iterator')?.value;
  if (named?.kind === 'reference') return named.root.text;
  // Quotes around it are a fault of their own.
  return (named && keyText({ key: named })) ?? dynamic.labels[0]?.text ?? '';
}

type Gathered = ReadonlyMap<Expression['kind'], readonly ScopedExpression[]>;

const gathered = memoize((file: SourceFile): Gathered => {
  const found = new Map<Expression['kind'], ScopedExpression[]>();
  addBody(found, file.body, [], NOTHING);
  return found;
});

type Found = Map<Expression['kind'], ScopedExpression[]>;

const NOTHING: BoundNames = new Map();

/** Deep texts are cut off by the parser, so all of these may call themselves. */
function addBody(found: Found, body: Body, around: readonly Block[], bound: BoundNames): void {
  for (const item of body.items) {
    if (item.kind === 'attribute')
      add(found, { expression: item.value, place: { around, attribute: item }, bound, tried: false });
    else if (item.kind === 'block') addBlock(found, item, [...around, item], bound);
  }
}

/** The iterator of a `dynamic` block means something in `content` and in `labels`. */
function addBlock(found: Found, block: Block, around: readonly Block[], bound: BoundNames): void {
  if (block.type.text !== 'dynamic') {
    addBody(found, block.body, around, bound);
    return;
  }
  const inside = new Map([...bound, [iteratorName(block), block] as const]);
  for (const item of block.body.items) {
    if (item.kind === 'attribute') {
      const own = item.name.text === 'labels' ? inside : bound;
      add(found, { expression: item.value, place: { around, attribute: item }, bound: own, tried: false });
    } else if (item.kind === 'block') {
      addBlock(found, item, [...around, item], inside);
    }
  }
}

/** With a list of its own instead of the stack, which a chain of operators would fill. */
function add(found: Found, root: ScopedExpression): void {
  const waiting = [root];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    // One by one: a call takes no more arguments than the stack.
    for (const each of addOne(found, next).reverse()) waiting.push(each);
  }
}

/** Answers the expressions directly below. */
function addOne(found: Found, placed: ScopedExpression): ScopedExpression[] {
  const below: ScopedExpression[] = [];
  const { expression, place, bound } = placed;
  const tried = placed.tried || (expression.kind === 'call' && TRYING.has(expression.name.text));
  if (expression.kind === 'literal' || expression.kind === 'missing') return below;
  const list = found.get(expression.kind);
  if (list) list.push(placed);
  else found.set(expression.kind, [placed]);

  const inner = (each: Expression, names: BoundNames): void => {
    below.push({ expression: each, place, bound: names, tried });
  };
  if (expression.kind === 'object') {
    for (const { key, value } of expression.entries) {
      // A word there is the key itself, and with a dot the key of `providers`.
      if (key.kind !== 'reference') inner(key, bound);
      inner(value, bound);
    }
  } else if (expression.kind === 'for') {
    const { collection, key, result, condition } = expression;
    inner(collection, bound);
    const inside = boundWithin(bound, expression);
    for (const each of [key, result, condition]) if (each) inner(each, inside);
  } else if (expression.kind === 'template') {
    addParts(expression.parts, bound, inner);
  } else {
    for (const child of childExpressions(expression)) inner(child, bound);
  }
  return below;
}

const TRYING = new Set(['try', 'can', 'core::try', 'core::can']);

function addParts(
  parts: readonly TemplatePart[],
  bound: BoundNames,
  inner: (expression: Expression, bound: BoundNames) => void,
): void {
  for (const part of parts) {
    if (part.kind === 'interpolation') {
      inner(part.expression, bound);
    } else if (part.kind === 'if') {
      inner(part.condition, bound);
      addParts(part.then, bound, inner);
      addParts(part.otherwise, bound, inner);
    } else if (part.kind === 'for') {
      inner(part.collection, bound);
      addParts(part.body, boundWithin(bound, part), inner);
    }
  }
}

/** The names around a `for`, and those that it binds within. */
export function boundWithin(bound: BoundNames, loop: ForExpression | TemplateFor): BoundNames {
  return new Map([...bound, ...loop.names.map(({ text }) => [text, loop] as const)]);
}
