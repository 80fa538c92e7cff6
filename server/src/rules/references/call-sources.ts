/** What a permission to call a function matches: a stage or an API, and a pattern for what comes after it. */
import { UNKNOWN_STRETCH, patternsOverlap } from '../../analysis/values/pattern-overlap.js';
import { leadsTo, referenceIn } from '../../analysis/references/points-to.js';
import type { BlockTarget } from '../../analysis/references/resolve.js';
import { certainValue } from '../../analysis/references/certain-value.js';
import { textOf, type Value } from '../../analysis/values/values.js';
import type { Expression, Span } from '../../hcl/syntax.js';
import { callSources, invokePermission } from '../../knowledge/vocabularies/invoke-permission.js';
import type { SourceFile } from '../../workspace/module.js';
import type { RuleContext } from '../rule.js';
import { referredAttribute } from '../query/references.js';
import { type Calls, callsFrom } from './known-calls.js';
import { partsOfText, type SourcePart, type WrittenText, writtenText } from './source-parts.js';

/** The source of a permission, where it begins with a stage or an API. */
export interface CallSource extends Calls {
  readonly known: (typeof callSources)[number];
  /** The whole source, where it is written: in the permission, or as a local value. */
  readonly expression: Expression;
  readonly file: SourceFile;
  /** The expression of the stage or API, where it is part of that; and the attribute that it reads. */
  readonly beginning: Span | undefined;
  readonly read: string;
  /** The attribute's name, where it is written here. */
  readonly name: Span | undefined;
  /** What comes after it, as a pattern with holes for what is not known. */
  readonly rest: string;
  /** Where that stands; undefined where the reference is all there is, or where a function puts both together. */
  readonly restSpan: Span | undefined;
  /** Whether it can be written anew: nothing but plain text follows, and all stands in one place. */
  readonly isPlain: boolean;
}

/** What `each` and the like mean for one instance of a block. */
export type Bound = ReadonlyMap<string, Value> | undefined;

/** Reads a permission's source; undefined where it begins with anything else. */
export function callSourceOf(
  written: WrittenText,
  context: RuleContext,
  bound?: Bound,
): CallSource | undefined {
  const { expression, file } = writtenText(written, context);
  const single = referenceIn(expression);
  const parts = single ? [{ expression: single }] : partsOfText(expression, context);
  const texts = parts.map((each) => patternOf(each, context, bound));
  const index = parts.findIndex((_, at) => ARN.test(texts.slice(0, at).join('')));
  const at = Math.max(index, 0);
  const part = parts[at];
  const whole = part && 'expression' in part ? part.expression : undefined;
  const found = whole ? beginningOf(whole, index >= 0, context) : undefined;
  if (!whole || !found) return undefined;
  const restSpan = restAfter(expression, whole);
  const isArgument = expression.kind === 'call' && index < 0 && argumentsIn(expression).includes(whole);
  const isHere = single !== undefined || restSpan !== undefined || isArgument;
  return {
    ...found,
    name: isHere ? found.name : undefined,
    expression,
    file,
    beginning: isHere ? { start: whole.start, end: whole.end } : undefined,
    rest: texts.slice(at + 1).join(''),
    restSpan,
    isPlain: isHere && (restSpan !== undefined || parts.slice(at + 1).every((each) => 'text' in each)),
    ...callsFrom(found.target, found.known.of, context),
  };
}

/** The ID of an API stands behind this in an ARN that is written out: `arn:aws:execute-api:…:${api.id}/…`. */
const ARN = /^arn:[^:]*:execute-api:[^:]*:[^:]*:$/;

/** What follows a part of a template, to its end. */
function restAfter(expression: Expression, whole: Expression): Span | undefined {
  if (expression.kind !== 'template' || expression.parts.length < 2) return undefined;
  const part = expression.parts.find((each) => each.kind === 'interpolation' && each.expression === whole);
  return part && { start: part.end, end: expression.content.end };
}

function argumentsIn(expression: Expression): readonly Expression[] {
  if (expression.kind === 'call') return expression.arguments.flatMap(argumentsIn);
  return expression.kind === 'tuple' ? expression.items : [expression];
}

/** Whether some call matches what comes after a stage or an API. */
export function fits(rest: string, { shapes }: Pick<CallSource, 'shapes'>): boolean {
  return shapes.some((shape) => patternsOverlap(rest, shape));
}

function beginningOf(
  expression: Expression,
  inArn: boolean,
  { module }: RuleContext,
): (Pick<CallSource, 'known' | 'read' | 'name'> & { readonly target: BlockTarget }) | undefined {
  const { attribute, wrong } = invokePermission;
  const given = leadsTo(expression, callSources, module);
  const read = given ? undefined : referredAttribute(expression, module);
  const target = given ?? read?.target;
  const known = callSources.find(({ type }) => type === (target?.schema?.type ?? target?.type));
  if (!target || !known) return undefined;
  if (given) return inArn ? undefined : { target, known, read: attribute, name: undefined };
  if (!read || !wrong.some((each) => each === read.attribute)) return undefined;
  // Behind the rest of an ARN the ID of an API is just right.
  if (inArn) {
    return known.of === 'api' && read.attribute === 'id'
      ? { target, known, read: attribute, name: undefined }
      : undefined;
  }
  const step = read.reference.steps.findLast((each) => each.kind === 'attribute');
  const isHere = expression.start <= read.reference.start && read.reference.end <= expression.end;
  return {
    target,
    known,
    read: read.attribute,
    name: isHere && step?.kind === 'attribute' ? step.name : undefined,
  };
}

function patternOf(part: SourcePart, context: RuleContext, bound: Bound): string {
  if ('text' in part) return part.text;
  const { expression } = part;
  const own = bound && expression ? textOf(context.evaluate(expression, undefined, bound)) : undefined;
  return own ?? (expression && textOf(certainValue(expression, context))) ?? UNKNOWN_STRETCH;
}
