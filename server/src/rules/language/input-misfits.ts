/** Finds inputs of a module call that can't become the types of the called module's variables. */
import { writtenIn } from '../../analysis/blocks/overrides.js';
import type { ScopedExpression } from '../../analysis/blocks/scoped-expressions.js';
import { constraintType } from '../../analysis/values/type-constraints.js';
import { typeTitle } from '../../analysis/values/types.js';
import type { Attribute, Block, Expression } from '../../hcl/syntax.js';
import type { Module } from '../../workspace/module.js';
import { isHalfTyped } from '../query/own-blocks.js';
import { certainAt } from '../query/type-at.js';
import type { Finding, RuleContext } from '../rule.js';
import { conversionFault } from './conversion-fault.js';
import { unfitValue } from './unfit-value.js';

/** The inputs of a call whose values or types are certain and not what the variable takes. `null` is left alone. */
export function* inputMisfits(block: Block, called: Module, context: RuleContext): Generator<Finding> {
  for (const attribute of block.body.items) {
    if (attribute.kind !== 'attribute' || isHalfTyped(attribute, context.file.problems)) continue;
    const declaration = called.variables.get(attribute.name.text);
    const type = declaration && writtenIn(declaration, 'type', called)?.attribute.value;
    const fault = type && faultOf(attribute, type, block, context);
    if (!declaration || fault === undefined) continue;
    const { start, end } = attribute.value;
    yield {
      start,
      end,
      message: `\`${attribute.name.text}\` does not fit its variable: ${fault}.`,
      related: [
        { file: declaration.file, span: declaration.block.header, message: 'The variable is declared here.' },
      ],
    };
  }
}

/** By the value where it is certain, which tells of parts that are missing; else by the type of the expression alone. */
function faultOf(
  attribute: Attribute,
  constraint: Expression,
  block: Block,
  context: RuleContext,
): string | undefined {
  const { value } = attribute;
  if (value.kind === 'literal' && value.value === null) return undefined;
  const place = { around: [block], attribute };
  const scoped: ScopedExpression = { expression: value, place, bound: new Map(), tried: false };
  const found = conversionFault(certainAt(scoped, context), constraint);
  if (found !== undefined) return found;
  const needed = constraintType(constraint);
  const unfit = unfitValue(value, needed, scoped, context);
  if (unfit === undefined) return undefined;
  return unfit.needed === needed
    ? `it must be ${typeTitle(needed)}, not ${unfit.given}`
    : `${unfit.given} is in it where ${typeTitle(unfit.needed)} must be`;
}
