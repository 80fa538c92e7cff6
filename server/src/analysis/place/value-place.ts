/**
 * Which part of a value an offset is in, and what is expected there: the innermost of its expressions, the type that
 * the schema asks for at that depth, and the names that `for` binds on the way.
 */
import { keyText } from '../../hcl/lookup.js';
import type {
  Attribute,
  Call,
  Expression,
  ForExpression,
  ObjectEntry,
  ObjectExpression,
  Reference,
  Span,
  Step,
  Template,
  TemplatePart,
} from '../../hcl/syntax.js';
import type { Loop } from './bound-values.js';
import { isInComment } from '../../hcl/comments.js';

/**
 * How the place is related to the argument: from the outside in. `element` is one item of a list, `entry` the
 * value under a key, `part` an interpolation, `inner` anything whose type says nothing about the argument's.
 */
export type Descent =
  | { readonly kind: 'element' }
  | { readonly kind: 'entry'; readonly key: string | undefined }
  | { readonly kind: 'part'; readonly template: Template }
  | { readonly kind: 'inner'; readonly call: Call | undefined };

interface At {
  readonly span: Span;
  readonly descent: readonly Descent[];
  /** The `for` expressions around the place that bind names there, from the outside in. */
  readonly loops: readonly Loop[];
}

/** The names that `for` expressions around a place bind. */
export function boundNames({ loops }: Pick<ValuePlace, 'loops'>): readonly string[] {
  return loops.flatMap(({ names }) => names.map(({ text }) => text));
}

/** The `for` around a place that binds the name, the innermost of several. */
export function loopOf({ loops }: Pick<ValuePlace, 'loops'>, name: string): Loop | undefined {
  return loops.findLast(({ names }) => names.some(({ text }) => text === name));
}

/** Which part of a value a cursor stands in. */
export type ValuePlace =
  /** Nothing is typed yet: `x = <|>`, `[<|>]`. */
  | (At & { readonly kind: 'blank' })
  /** The first word of a reference, or a keyword or function name in the making: `aws_ap<|>`. */
  | (At & { readonly kind: 'word'; readonly reference: Reference })
  /** A name after a dot: `aws_api_gateway_stage.prod.<|>`; `index` is that step's. */
  | (At & { readonly kind: 'step'; readonly reference: Reference; readonly index: number })
  /** `true`, `1`, `null`. */
  | (At & { readonly kind: 'literal'; readonly expression: Expression })
  /** Literal text: the whole of a plain string or heredoc, or one text part between interpolations. */
  | (At & { readonly kind: 'text'; readonly template: Template; readonly isWhole: boolean })
  /** A key of an object; `entry` is undefined on blank ground. */
  | (At & {
      readonly kind: 'key';
      readonly object: ObjectExpression;
      readonly entry: ObjectEntry | undefined;
      readonly quoted: boolean;
    })
  /** The name of a function that is called. */
  | (At & { readonly kind: 'function'; readonly call: Call });

/** The place of an offset after the equals sign, or undefined in comments and where nothing can be said. */
export function valuePlaceAt(text: string, attribute: Attribute, offset: number): ValuePlace | undefined {
  const { value, equals } = attribute;
  const walk: Walk = { text, offset };
  const around: Around = { descent: [], loops: [] };
  if (value.kind === 'missing')
    return isInComment(text, equals + 1, offset) ? undefined : blank(offset, around);

  if (offset < value.start) return undefined;
  return placeIn(walk, value, around);
}

interface Walk {
  readonly text: string;
  readonly offset: number;
}

interface Around {
  readonly descent: readonly Descent[];
  readonly loops: readonly Loop[];
}

function blank(offset: number, around: Around): ValuePlace {
  return { kind: 'blank', span: { start: offset, end: offset }, ...around };
}

const inner = (around: Around, step: Descent): Around => ({ ...around, descent: [...around.descent, step] });

const unrelated = (around: Around, call?: Call): Around => inner(around, { kind: 'inner', call });

function touches(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}

/** The place within an expression that the offset touches. */
function placeIn(walk: Walk, expression: Expression, around: Around): ValuePlace | undefined {
  const { offset } = walk;
  if (expression.kind === 'missing') return isBefore(walk, expression) ? blank(offset, around) : undefined;
  if (!touches(expression, offset)) return undefined;
  switch (expression.kind) {
    case 'literal':
      return { kind: 'literal', expression, span: expression, ...around };
    case 'reference':
      return placeInReference(walk, expression, around);
    case 'template':
      return placeInTemplate(walk, expression, around);
    case 'tuple':
      return placeInList(walk, expression, expression.items, inner(around, { kind: 'element' }));
    case 'object':
      return placeInObject(walk, expression, around);
    case 'call':
      return placeInCall(walk, expression, around);
    case 'parenthesized':
      return placeIn(walk, expression.inner, around) ?? gap(walk, expression.start + 1, around);
    case 'conditional':
      return (
        placeIn(walk, expression.condition, unrelated(around)) ??
        placeIn(walk, expression.then, around) ??
        placeIn(walk, expression.otherwise, around)
      );
    case 'binary':
      return (
        placeIn(walk, expression.left, unrelated(around)) ??
        placeIn(walk, expression.right, unrelated(around))
      );
    case 'unary':
      return placeIn(walk, expression.operand, around);
    case 'access':
      return (
        placeIn(walk, expression.target, unrelated(around)) ?? placeInKeys(walk, expression.steps, around)
      );
    case 'for':
      return placeInFor(walk, expression, around);
  }
}

/** Whether only blanks part the offset from where the parser looked for an expression in vain. */
function isBefore({ text, offset }: Walk, missing: Span): boolean {
  return offset <= missing.end && /^[ \t]*$/.test(text.slice(offset, missing.start));
}

/** Blank ground between brackets: something new may be typed there, unless it is a comment. */
function gap({ text, offset }: Walk, from: number, around: Around): ValuePlace | undefined {
  return isInComment(text, from, offset) ? undefined : blank(offset, around);
}

function placeInReference(walk: Walk, reference: Reference, around: Around): ValuePlace | undefined {
  const { offset } = walk;
  if (offset <= reference.root.end) return { kind: 'word', reference, span: reference.root, ...around };
  const index = reference.steps.findIndex((step) => offset <= step.end);
  const step = reference.steps[index];
  if (step?.kind === 'attribute' && offset >= step.name.start)
    return { kind: 'step', reference, index, span: step.name, ...around };

  return placeInKeys(walk, reference.steps, around);
}

function placeInKeys(walk: Walk, steps: readonly Step[], around: Around): ValuePlace | undefined {
  for (const step of steps) {
    if (step.kind !== 'index') continue;
    const place = placeIn(walk, step.key, unrelated(around));
    if (place !== undefined) return place;
  }
  return undefined;
}

function placeInTemplate(walk: Walk, template: Template, around: Around): ValuePlace | undefined {
  if (!touches(template.content, walk.offset)) return undefined;
  return placeInParts(walk, template, template.parts, around);
}

function placeInParts(
  walk: Walk,
  template: Template,
  parts: readonly TemplatePart[],
  around: Around,
): ValuePlace | undefined {
  const { offset } = walk;
  const embedded = inner(around, { kind: 'part', template });
  for (const part of parts) {
    // Outside `${` and `}` the cursor is in the text around them.
    const isWithin =
      part.start < offset &&
      (offset < part.end || (part.kind !== 'text' && !part.closed && offset <= part.end));
    if (!isWithin || part.kind === 'text') continue;
    if (part.kind === 'interpolation')
      return placeIn(walk, part.expression, embedded) ?? emptyInterpolation(walk, part.expression, embedded);

    const head = part.kind === 'if' ? part.condition : part.collection;
    const inside = part.kind === 'for' ? { ...around, loops: [...around.loops, part] } : around;
    const nested = part.kind === 'if' ? [...part.then, ...part.otherwise] : part.body;
    return placeIn(walk, head, unrelated(around)) ?? placeInParts(walk, template, nested, inside);
  }
  const isWhole = parts === template.parts && parts.every((part) => part.kind === 'text');
  const own = parts.find((part) => part.kind === 'text' && touches(part, offset));
  const span = isWhole ? template.content : (own ?? { start: offset, end: offset });
  return { kind: 'text', template, isWhole, span, ...around };
}

function emptyInterpolation(
  { offset }: Walk,
  expression: Expression,
  around: Around,
): ValuePlace | undefined {
  return expression.kind === 'missing' ? blank(offset, around) : undefined;
}

function placeInList(
  walk: Walk,
  list: { readonly start: number; readonly end: number; readonly closed: boolean },
  items: readonly Expression[],
  around: Around,
): ValuePlace | undefined {
  const { offset } = walk;
  for (const item of items) {
    const place = placeIn(walk, item, around);
    if (place !== undefined) return place;
    if (touches(item, offset)) return undefined;
  }
  if (offset <= list.start || (list.closed && offset >= list.end)) return undefined;
  const before = items.findLast((item) => item.end < offset);
  if (before !== undefined && !walk.text.slice(before.end, offset).includes(',')) return undefined;
  return gap(walk, before?.end ?? list.start + 1, around);
}

function placeInObject(walk: Walk, object: ObjectExpression, around: Around): ValuePlace | undefined {
  const { offset, text } = walk;
  if (offset <= object.start || (object.closed && offset >= object.end)) return undefined;
  for (const entry of object.entries) {
    if (touches(entry.key, offset)) return placeInKey(walk, object, entry, around);
    const value = inner(around, { kind: 'entry', key: keyText(entry) });
    const place = entry.value.kind === 'missing' ? undefined : placeIn(walk, entry.value, value);
    if (place !== undefined) return place;
    if (touches(entry.value, offset) && entry.value.kind !== 'missing') return undefined;
    const between = text.slice(entry.key.end, offset);
    const isAfterEquals =
      entry.value.kind === 'missing' && offset > entry.key.end && /^[ \t]*[=:][ \t]*$/.test(between);
    if (isAfterEquals) return blank(offset, value);
  }
  const before = object.entries.findLast((entry) => entry.end <= offset);
  const from = before?.end ?? object.start + 1;
  if (before !== undefined && !/[\n,]/.test(text.slice(from, offset))) return undefined;
  if (isInComment(text, from, offset)) return undefined;
  return {
    kind: 'key',
    object,
    entry: undefined,
    quoted: false,
    span: { start: offset, end: offset },
    ...around,
  };
}

function placeInKey(
  walk: Walk,
  object: ObjectExpression,
  entry: ObjectEntry,
  around: Around,
): ValuePlace | undefined {
  const { key } = entry;
  if (key.kind === 'reference' && key.steps.length === 0)
    return { kind: 'key', object, entry, quoted: false, span: key, ...around };

  if (key.kind === 'template' && key.parts.every((part) => part.kind === 'text')) {
    return touches(key.content, walk.offset)
      ? { kind: 'key', object, entry, quoted: true, span: key.content, ...around }
      : undefined;
  }
  return placeIn(walk, key, unrelated(around));
}

function placeInCall(walk: Walk, call: Call, around: Around): ValuePlace | undefined {
  if (walk.offset <= call.name.end) return { kind: 'function', call, span: call.name, ...around };
  const list = { start: walk.text.indexOf('(', call.name.end), end: call.end, closed: call.closed };
  return placeInList(walk, list, call.arguments, unrelated(around, call));
}

function placeInFor(walk: Walk, expression: ForExpression, around: Around): ValuePlace | undefined {
  const collection = placeIn(walk, expression.collection, unrelated(around));
  if (collection !== undefined) return collection;
  const step: Descent =
    expression.shape === 'tuple' ? { kind: 'element' } : { kind: 'entry', key: undefined };
  const bound = { ...around, loops: [...around.loops, expression] };
  return (
    placeIn(walk, expression.result, inner(bound, step)) ??
    (expression.key && placeIn(walk, expression.key, unrelated(bound))) ??
    (expression.condition && placeIn(walk, expression.condition, unrelated(bound)))
  );
}
