/** How an argument becomes what a function takes. */
import type { Type } from '../../analysis/values/types.js';
import { sourceOf } from '../../edits/layout.js';
import type { Call, Expression, Span } from '../../hcl/syntax.js';
import type { ArgumentKind } from '../../knowledge/function-parameters.js';
import type { FunctionParameter } from '../../knowledge/functions.js';
import type { Fix, RuleContext } from '../rule.js';

/** What an argument is, and what the function takes there. */
interface Wanted {
  readonly type: Type;
  readonly needed: Type;
  readonly kinds: readonly ArgumentKind[];
  readonly parameter: FunctionParameter;
}

/** A set as a list, a list as several arguments, one or several values as a list. */
export function argumentFixes(
  argument: Expression,
  { type, needed, kinds, parameter }: Wanted,
  call: Call,
  { file }: RuleContext,
): readonly Fix[] {
  const kind = kindOf(type);
  const edited = (title: string, span: Span, before: string, after: string): readonly Fix[] => [
    { title, edits: [{ file, span, newText: before + sourceOf(file, span) + after }], safe: false },
  ];
  if (kind === 'set' && kinds.includes('list') && !kinds.includes('set'))
    return edited('Convert with `tolist`', argument, 'tolist(', ')');

  const isRest = parameter.count === 'any number' && !call.expands;
  const isLast = call.arguments.at(-1) === argument;
  const takesList = isListTaken(needed, kinds);
  if (isRest && isLast && !takesList && (kind === 'list' || kind === 'set'))
    return edited('Expand with `...`', argument, '', '...');

  const isAlone = kind === 'string' || kind === 'number' || kind === 'bool';
  // The arguments that follow were meant to be its further elements.
  const end = isRest ? (call.arguments.at(-1)?.end ?? argument.end) : argument.end;
  return takesList && isAlone ? edited('Convert to a list', { start: argument.start, end }, '[', ']') : [];
}

/** The kind of value that a type is; undefined where nothing is known. */
export function kindOf(type: Type): ArgumentKind | undefined {
  if (typeof type === 'string') return type === 'any' ? undefined : type;
  if ('set' in type) return 'set';
  return 'list' in type || 'tuple' in type ? 'list' : 'map';
}

function isListTaken(needed: Type, kinds: readonly ArgumentKind[]): boolean {
  return typeof needed === 'string'
    ? kinds.includes('list') && !kinds.includes('number')
    : 'list' in needed || 'set' in needed;
}
