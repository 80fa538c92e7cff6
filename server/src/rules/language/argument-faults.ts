/** Arguments of functions whose types they certainly can't take. */
import type { ScopedExpression } from '../../analysis/blocks/scoped-expressions.js';
import { canUnify } from '../../analysis/values/conversions.js';
import { type Type, typeTitle } from '../../analysis/values/types.js';
import type { Call, Expression } from '../../hcl/syntax.js';
import {
  conversions,
  kindsTaken,
  nullTakers,
  type ArgumentKind,
} from '../../knowledge/function-parameters.js';
import type { TerraformFunction } from '../../knowledge/functions.js';
import { typeFromText } from '../../knowledge/type-text.js';
import { typeAt } from '../query/type-at.js';
import type { Finding, RuleContext } from '../rule.js';
import { argumentFixes, kindOf } from './argument-fixes.js';
import { unfitValue } from './unfit-value.js';

/** The first argument that can't be converted to what the function takes; one that is expanded must be a list. */
export function argumentFault(
  scoped: ScopedExpression<Call>,
  known: TerraformFunction,
  context: RuleContext,
): Finding | undefined {
  const { arguments: all, expands } = scoped.expression;
  for (const [index, argument] of all.entries()) {
    const isExpanded = expands && index === all.length - 1;
    const position = Math.min(index, known.parameters.length - 1);
    const found = isExpanded
      ? expandedFault(argument, scoped, context)
      : faultOf(argument, position, known, scoped, context);
    if (found !== undefined) return found;
  }
  return undefined;
}

function expandedFault(
  argument: Expression,
  scoped: ScopedExpression,
  context: RuleContext,
): Finding | undefined {
  const type = typeAt(scoped, context, argument);
  const kind = kindOf(type);
  if (kind === undefined || kind === 'list' || kind === 'set') return undefined;
  const message = `\`...\` expands a list or set, not ${typeTitle(type)}: remove it, or use a list.`;
  return { start: argument.start, end: argument.end, message };
}

function faultOf(
  argument: Expression,
  position: number,
  { name, parameters }: TerraformFunction,
  scoped: ScopedExpression<Call>,
  context: RuleContext,
): Finding | undefined {
  const parameter = parameters[position];
  if (parameter === undefined) return undefined;
  const needed: Type = conversions[name] ?? typeFromText(parameter.type);
  const isNull = argument.kind === 'literal' && argument.value === null;
  if (isNull && parameter.type === 'any' && nullTakers.has(name)) return undefined;

  const type = typeAt(scoped, context, argument);
  const unfit = isNull ? { given: '`null`', needed } : unfitValue(argument, needed, scoped, context);
  const kind = kindOf(type);
  const kinds = kindsTaken(name, position);
  const isUnlike = kind !== undefined && !kinds.includes(kind);
  if (unfit === undefined && !isUnlike && !isMixed(type, needed)) return undefined;

  const title = isUnlike ? kindsTitle(kinds) : titleOf(needed);
  const isWithin = unfit !== undefined && !isNull && unfit.needed !== needed;
  const given =
    unfit === undefined && !isUnlike
      ? `, and its elements can't be brought to one type: make them alike`
      : isWithin
        ? `, and ${unfit.given} is in it: pass ${title}`
        : `, not ${unfit?.given ?? typeTitle(type)}: pass ${title === ANYTHING ? 'a value' : title}`;
  return {
    start: argument.start,
    end: argument.end,
    message: `\`${scoped.expression.name.text}\` takes ${title} as \`${parameter.name}\`${given}.`,
    fixes: () => argumentFixes(argument, { type, needed, kinds, parameter }, scoped.expression, context),
  };
}

const ANYTHING = titleOf('any');

/** Whether all elements would have to get one type and can't. */
function isMixed(type: Type, needed: Type): boolean {
  if (typeof type === 'string' || typeof needed === 'string') return false;
  const inner =
    'list' in needed ? needed.list : 'set' in needed ? needed.set : 'map' in needed ? needed.map : undefined;
  const elements = 'tuple' in type ? type.tuple : 'object' in type ? Object.values(type.object) : [];
  return inner === 'any' && !canUnify(elements);
}

function titleOf(type: Type): string {
  if (typeof type === 'string') return typeTitle(type);
  const inner = 'list' in type ? type.list : 'set' in type ? type.set : 'map' in type ? type.map : 'any';
  return typeof inner === 'string' && inner !== 'any' ? `${typeTitle(type)} of ${inner}s` : typeTitle(type);
}

function kindsTitle(kinds: readonly ArgumentKind[]): string {
  const names = kinds.flatMap((kind) => (kind === 'map' ? ['map', 'object'] : [kind]));
  const last = names.pop() ?? '';
  return `a ${names.length > 0 ? `${names.join(', ')} or ${last}` : last}`;
}
