/** Finds calls with too few or too many arguments, and arguments that a function can't take. */
import { calledFunction } from '../../analysis/references/called-functions.js';
import type { ScopedExpression } from '../../analysis/blocks/scoped-expressions.js';
import type { Call } from '../../hcl/syntax.js';
import { leastArguments, mostArguments } from '../../knowledge/function-parameters.js';
import type { TerraformFunction } from '../../knowledge/functions.js';
import { isGuarded, isNeverTaken } from '../query/guards.js';
import { evaluatedExpressions } from '../query/evaluated.js';
import { typeAt } from '../query/type-at.js';
import type { Finding, Rule, RuleContext } from '../rule.js';
import { listed } from '../wording.js';
import { argumentFault } from './argument-faults.js';
import { refusedValue } from './refused-values.js';

export const functionArguments: Rule = {
  code: 'function-arguments',
  severity: 'error',
  group: 'language',
  title: 'Arguments that the function does not take',
  setting: "Too few or too many arguments of a function, or some that it can't take.",
  *check(context) {
    for (const scoped of evaluatedExpressions('call', context)) {
      const { expression: call } = scoped;
      const known = calledFunction(call.name.text, context.module);
      if (!known || !call.closed || call.arguments.some(({ kind }) => kind === 'missing')) continue;
      const inNumber = numberFault(scoped, known, context);
      if (inNumber !== undefined) {
        if (!scoped.tried && !isNeverTaken(scoped, context)) yield inNumber;
        continue;
      }
      const found = argumentFault(scoped, known, context) ?? refusedValue(scoped, known, context);
      if (found !== undefined && !isGuarded(scoped, context)) yield found;
    }
  },
  documentation: `Terraform rejects a call with too few or too many arguments, and arguments that it can't convert to what the function takes: a
list for \`upper\`, a text for \`join\`, a text that is no number for \`max\`. Some values are refused by the function itself: JSON that
is none for \`jsondecode\`, a \`%d\` of \`format\` for a text, a regular expression with lookahead.

A call that ends with \`...\` may have any number of arguments. What a variable may be set to is not guessed. No wrong type is reported
within \`try\` or \`can\`, or in a branch that a condition may leave out.`,
  examples: {
    bad: `variable "stage" {
  type = string
}

resource "aws_apigatewayv2_api" "orders" {
  name          = join("-", "orders", var.stage)
  protocol_type = upper("http", "websocket")
}`,
    good: `variable "stage" {
  type = string
}

resource "aws_apigatewayv2_api" "orders" {
  name          = join("-", ["orders", var.stage])
  protocol_type = upper("http")
}`,
  },
};

function numberFault(
  scoped: ScopedExpression<Call>,
  { name, parameters }: TerraformFunction,
  context: RuleContext,
): Finding | undefined {
  const { expression: call } = scoped;
  const required = parameters.filter(({ count }) => count === 'one').length;
  const least = Math.max(required, leastArguments[name] ?? 0);
  const isOpen = parameters.some(({ count }) => count === 'any number');
  const most = mostArguments[name] ?? (isOpen ? Infinity : parameters.length);
  const given = givenNumber(scoped, context);
  if (given.least > most) {
    const surplus = call.arguments.slice(call.expands ? -1 : most);
    const message = `\`${call.name.text}\` takes ${number(most, least === most ? '' : 'at most ')}, not ${given.least}: remove what is too much.`;
    return { start: surplus[0]?.start ?? call.start, end: surplus.at(-1)?.end ?? call.end, message };
  }
  if (given.most < least) {
    const missing = parameters.slice(given.most).map((each) => each.name);
    const add = missing.length > 0 ? `add ${listed(missing)}` : 'add what is missing';
    const message = `\`${call.name.text}\` takes ${number(least, least === most ? '' : 'at least ')}, not ${given.most}: ${add}.`;
    return { start: call.name.start, end: call.name.end, message };
  }
  return undefined;
}

/** What is expanded counts if its length is written out. */
function givenNumber(
  scoped: ScopedExpression<Call>,
  context: RuleContext,
): { readonly least: number; readonly most: number } {
  const { arguments: all, expands } = scoped.expression;
  const last = all.at(-1);
  if (!expands || last === undefined) return { least: all.length, most: all.length };
  const type = typeAt(scoped, context, last);
  const length = typeof type !== 'string' && 'tuple' in type ? type.tuple.length : undefined;
  const others = all.length - 1;
  return { least: others + (length ?? 0), most: length === undefined ? Infinity : others + length };
}

function number(count: number, prefix: string): string {
  return count === 0 ? 'no arguments' : `${prefix}${count} ${count === 1 ? 'argument' : 'arguments'}`;
}
