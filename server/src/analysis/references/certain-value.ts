/**
 * What holds in every known use of a module. The default of a variable is only what holds if nobody sets it, so here it
 * is unknown: two arguments that don't go together by default may well do so in every real call.
 */
import type { Expression, Reference } from '../../hcl/syntax.js';
import type { Module } from '../../workspace/module.js';
import type { Evaluate } from '../values/evaluate.js';
import { givenTo } from '../values/given-values.js';
import { overriddenIn, writtenIn } from '../blocks/overrides.js';
import { referenceIn } from './points-to.js';
import { memberOf, resolve } from './resolve.js';
import { type Value, boolOf, textOf, UNKNOWN } from '../values/values.js';
import { visitExpression } from '../../hcl/walk.js';

interface Context {
  readonly module: Module;
  readonly evaluate: Evaluate;
}

/**
 * What an expression comes to, unknown where the default of a variable has a part in it; null where nothing is written.
 * `within` is the module it stands in, where that is another one; `bound` is what names of one instance mean.
 */
export function certainValue(
  expression: Expression | undefined,
  { module, evaluate }: Context,
  within = module,
  bound?: ReadonlyMap<string, Value>,
): Value {
  if (expression === undefined) return { kind: 'null' };
  const value = evaluate(expression, within, bound);
  return value.kind !== 'unknown' && isSettled(expression, within, 0) ? value : UNKNOWN;
}

/** Whether an optional switch is on; undefined where that is not certain. */
export function isOn(expression: Expression | undefined, context: Context): boolean | undefined {
  const value = certainValue(expression, context);
  return value.kind === 'null' ? false : boolOf(value);
}

/** Whether an expression certainly gives a text or the identity of something else: not null, not empty. */
export function isCertainlySet(expression: Expression | undefined, context: Context): boolean {
  const text = textOf(certainValue(expression, context));
  if (expression === undefined || text !== undefined) return text !== undefined && text !== '';
  const reference = referenceIn(expression);
  const found = reference && resolve(reference, context.module);
  const last = reference?.steps.at(-1);
  return (
    (found?.target.kind === 'resource' || found?.target.kind === 'data') &&
    last?.kind === 'attribute' &&
    IDENTITY.test(last.name.text)
  );
}

/** Attributes that everything has which exists at all. */
const IDENTITY = /^(?:id|(?:.*_)?arn)$/;

function isSettled(expression: Expression, module: Module, depth: number): boolean {
  if (depth > MAX_HOPS) return false;
  let settled = true;
  visitExpression(expression, (each) => {
    if (!settled || each.kind !== 'reference') return;
    const found = resolve(each, module);
    const target = found?.target;
    if (target !== undefined && overriddenIn(module).has(target.address)) {
      settled = false;
    } else if (target?.kind === 'local') {
      settled = isSettled(target.declaration.attribute.value, module, depth + 1);
    } else if (target?.kind === 'resource' || target?.kind === 'data') {
      const written = memberOf(target, each.steps.slice(found?.address.length))?.written;
      settled = written === undefined || isSettled(written.value, module, depth + 1);
    } else if (target?.kind === 'module') {
      settled = isOutputSettled(each, module, depth + 1);
    } else if (each.root.text === 'var') {
      settled = isVariableSettled(each, module, depth + 1);
    }
  });
  return settled;
}

/** What callers or variable files set holds; what they set it to may hang on a default further out. */
function isVariableSettled({ steps: [first] }: Reference, module: Module, depth: number): boolean {
  const found = first?.kind === 'attribute' ? givenTo(first.name.text, module) : undefined;
  return (
    found !== undefined &&
    found.length > 0 &&
    found.every(
      ({ origin, module: within }) => origin.kind === 'given' && isSettled(origin.expression, within, depth),
    )
  );
}

function isOutputSettled({ steps }: Reference, module: Module, depth: number): boolean {
  const [call, output] = steps.flatMap((step) => (step.kind === 'attribute' ? [step.name.text] : []));
  const child = module.child(call ?? '');
  const declaration = child?.outputs.get(output ?? '');
  const value = child && declaration && writtenIn(declaration, 'value', child)?.attribute.value;
  return child !== undefined && value !== undefined && isSettled(value, child, depth);
}

/** Values that refer to each other in a circle end here. */
const MAX_HOPS = 8;
