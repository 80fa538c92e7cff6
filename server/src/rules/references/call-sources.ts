/** What a permission to call a function matches: a stage or an API, and a pattern for what comes after it. */
import { typesOfApi } from '../../analysis/log-format/access-logs.js';
import { UNKNOWN_STRETCH, patternsOverlap } from '../../analysis/values/pattern-overlap.js';
import { argumentValue, leadsTo, referenceIn } from '../../analysis/references/points-to.js';
import type { BlockTarget } from '../../analysis/references/resolve.js';
import { certainValue } from '../../analysis/references/certain-value.js';
import { textOf } from '../../analysis/values/values.js';
import type { Expression, Span, TemplatePart } from '../../hcl/syntax.js';
import { familyOfType, type StageFamily } from '../../knowledge/stage-families.js';
import type { ApiType } from '../../knowledge/vocabularies/context-variables.js';
import {
  authorizerCall,
  callSources,
  callsOfRoute,
  callsOfStage,
  invokePermission,
  stageOfCall,
} from '../../knowledge/vocabularies/invoke-permission.js';
import type { RuleContext } from '../rule.js';
import { referredAttribute } from '../query/references.js';
import { routesOf } from '../query/routes.js';

/** The source of a permission, where it begins with a stage or an API. */
export interface CallSource {
  readonly known: (typeof callSources)[number];
  readonly expression: Expression;
  /** The expression of the stage or API, and the attribute that it reads. */
  readonly beginning: Span;
  readonly read: string;
  /** The attribute's name, where it is written here. */
  readonly name: Span | undefined;
  /** What comes after it, as a pattern with holes for what is not known. */
  readonly rest: string;
  /** Where that stands; undefined where the reference is all there is. */
  readonly restSpan: Span | undefined;
  /** The types that the API may have, and what its calls have after the stage or API. */
  readonly types: readonly ApiType[];
  readonly shapes: readonly string[];
}

/** Reads a permission's source; undefined where it begins with anything else. */
export function callSourceOf(
  expression: Expression | undefined,
  context: RuleContext,
): CallSource | undefined {
  if (!expression) return undefined;
  const parts = expression.kind === 'template' && !referenceIn(expression) ? expression.parts : undefined;
  const index = parts?.findIndex((part, at) => isArn(parts.slice(0, at), part, context)) ?? -1;
  const at = Math.max(index, 0);
  const part = parts?.[at];
  const whole = parts ? part?.kind === 'interpolation' && part.expression : referenceIn(expression);
  const found = whole ? beginningOf(whole, index >= 0, context) : undefined;
  if (!whole || !found) return undefined;
  const { types, shapes } = callsOf(found.target, found.known.of, context);
  const rest = parts?.slice(at + 1) ?? [];
  return {
    ...found,
    expression,
    beginning: { start: whole.start, end: whole.end },
    rest: rest.map((each) => patternOf(each, context)).join(''),
    restSpan:
      parts && part && expression.kind === 'template'
        ? { start: part.end, end: expression.content.end }
        : undefined,
    types,
    shapes,
  };
}

/** Whether some call matches what comes after a stage or an API. */
export function fits(rest: string, { shapes }: CallSource): boolean {
  return shapes.some((shape) => patternsOverlap(rest, shape));
}

/** Whether the ID of an API stands in an ARN that is written out: `arn:aws:execute-api:…:${api.id}/…`. */
function isArn(before: readonly TemplatePart[], part: TemplatePart, context: RuleContext): boolean {
  const text = before.map((each) => patternOf(each, context)).join('');
  return part.kind === 'interpolation' && /^arn:[^:]*:execute-api:[^:]*:[^:]*:$/.test(text);
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

function patternOf(part: TemplatePart, context: RuleContext): string {
  if (part.kind === 'text') return part.value;
  const text = part.kind === 'interpolation' ? textOf(certainValue(part.expression, context)) : undefined;
  return text ?? UNKNOWN_STRETCH;
}

function callsOf(
  target: BlockTarget,
  of: 'stage' | 'api',
  context: RuleContext,
): Pick<CallSource, 'types' | 'shapes'> {
  const family = familyOfType(target.type);
  const api = of === 'api' ? target : apiOf(target, family, context);
  const types = typesOfApi(api, family, context.module, context.evaluate);
  const routes = api && family.route ? routesOf(api, context) : undefined;
  const all =
    routes?.complete && routes.byKey.size > 0
      ? [...routes.byKey.keys()].flatMap(callsOfRoute)
      : types.flatMap((type) => callsOfStage[type]);
  return {
    types,
    shapes: of === 'stage' ? all : [...all.map((each) => stageOfCall + each), authorizerCall],
  };
}

function apiOf(
  { declaration, module }: BlockTarget,
  { api, stage }: StageFamily,
  context: RuleContext,
): BlockTarget | undefined {
  return declaration
    ? leadsTo(
        argumentValue(declaration.block, stage.api),
        [{ type: api.type, attribute: 'id' }],
        module ?? context.module,
      )
    : undefined;
}
