/** Words without quotes that stand for a value. */
import type { Expression } from '../../hcl/syntax.js';
import type { AttributeSchema } from '../../knowledge/schema.js';
import { quoted } from '../../hcl/print.js';
import { textOf, type Value } from '../../analysis/values/values.js';

/** What a word without quotes was meant to be, as HCL: an allowed value, or a bool in other letters. */
export function wordMeantAs(expression: Expression, { type, facts }: AttributeSchema): string | undefined {
  if (expression.kind !== 'reference' || expression.steps.length > 0) return undefined;

  const word = expression.root.text.toLowerCase();
  const allowed = facts?.allowed?.find(({ value }) => value.toLowerCase() === word)?.value;
  return allowed !== undefined && type === 'string'
    ? quoted(allowed)
    : type === 'bool'
      ? boolMeantBy({ kind: 'string', value: word })
      : undefined;
}

/** The bool that a text or number was meant to be, as HCL. */
export function boolMeantBy(value: Value): string | undefined {
  const text = textOf(value)?.toLowerCase();
  const yes = text === 'true' || text === 'yes' || text === 'on' || text === '1' || text === 'enabled';
  const no = text === 'false' || text === 'no' || text === 'off' || text === '0' || text === 'disabled';
  return yes ? 'true' : no ? 'false' : undefined;
}
