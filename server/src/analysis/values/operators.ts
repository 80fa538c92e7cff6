/** What operators make of values. Stays unknown wherever Terraform would stop with an error. */
import type { Binary, Unary } from '../../hcl/syntax.js';
import { boolOf, derivedOrigin, equal, numberOf, type Value } from './values.js';

/** The value of `left operator right`; `&&` and `||` are decided by one side where that is enough. */
export function binaryValue(operator: Binary['operator'], left: Value, right: Value): Value {
  const origin = derivedOrigin([left, right]);
  if (operator === '&&' || operator === '||') {
    const decided = logical(operator, boolOf(left), boolOf(right));
    return decided === undefined ? SOME_BOOL : { kind: 'bool', value: decided, origin };
  }
  if (operator === '==' || operator === '!=') {
    const same = equal(left, right);
    return same === undefined ? SOME_BOOL : { kind: 'bool', value: same === (operator === '=='), origin };
  }
  const result = calculate(operator, numberOf(left), numberOf(right));
  if (typeof result === 'boolean') return { kind: 'bool', value: result, origin };

  if (result !== undefined && Number.isFinite(result)) return { kind: 'number', value: result, origin };

  return operator.startsWith('<') || operator.startsWith('>') ? SOME_BOOL : SOME_NUMBER;
}

/** The value of `-operand` or `!operand`. */
export function unaryValue(operator: Unary['operator'], operand: Value): Value {
  const origin = derivedOrigin([operand]);
  if (operator === '!') {
    const value = boolOf(operand);
    return value === undefined ? SOME_BOOL : { kind: 'bool', value: !value, origin };
  }
  const value = numberOf(operand);
  return value === undefined ? SOME_NUMBER : { kind: 'number', value: -value, origin };
}

const SOME_BOOL: Value = { kind: 'unknown', type: 'bool' };
const SOME_NUMBER: Value = { kind: 'unknown', type: 'number' };

function logical(
  operator: '&&' | '||',
  left: boolean | undefined,
  right: boolean | undefined,
): boolean | undefined {
  const decisive = operator === '||';
  if (left === decisive || right === decisive) return decisive;

  return left === undefined || right === undefined ? undefined : !decisive;
}

function calculate(
  operator: '<' | '>' | '<=' | '>=' | '+' | '-' | '*' | '/' | '%',
  left: number | undefined,
  right: number | undefined,
): number | boolean | undefined {
  if (left === undefined || right === undefined) return undefined;

  switch (operator) {
    case '<':
      return left < right;
    case '>':
      return left > right;
    case '<=':
      return left <= right;
    case '>=':
      return left >= right;
    case '+':
      return rounded(left + right);
    case '-':
      return rounded(left - right);
    case '*':
      return rounded(left * right);
    case '/':
      return rounded(left / right);
    case '%':
      return left % right;
  }
}

/** Terraform calculates with 512 bits: `0.1 + 0.2` is 0.3 there. */
function rounded(value: number): number {
  const short = Number(value.toPrecision(15));
  return String(short).length < String(value).length ? short : value;
}
