/** What a definition is made of, where it is only brought from one notation to another. */
import type { Expression } from '../../hcl/syntax.js';
import type { Module, SourceFile } from '../../workspace/module.js';
import { referenceIn } from '../references/points-to.js';

/** An expression and the file that it stands in. */
export interface PlacedExpression {
  readonly expression: Expression;
  readonly file: SourceFile;
}

/**
 * The text that a definition comes from: for `jsonencode(yamldecode(file("api.yaml")))` the file, also by way of local
 * values. All else is its own source.
 */
export function definitionSource(placed: PlacedExpression, module: Module): PlacedExpression {
  const whole = behindNames(placed, module);
  const data = argumentOf(whole, ENCODING);
  const decoded = data && behindNames(data, module);
  const text = decoded && argumentOf(decoded, DECODING);
  return text ? behindNames(text, module) : whole;
}

function argumentOf(
  { expression, file }: PlacedExpression,
  names: ReadonlySet<string>,
): PlacedExpression | undefined {
  const [only, ...more] =
    expression.kind === 'call' && names.has(expression.name.text) ? expression.arguments : [];
  return only && more.length === 0 ? { expression: only, file } : undefined;
}

/** What local values stand for; an override file's counts. */
function behindNames(placed: PlacedExpression, { locals }: Module): PlacedExpression {
  let found = placed;
  for (let left = MOST_NAMES; left > 0; left--) {
    const { expression } = found;
    if (expression.kind === 'parenthesized') {
      found = { ...found, expression: expression.inner };
      continue;
    }
    const reference = referenceIn(expression);
    const [step, ...more] = reference?.root.text === 'local' ? reference.steps : [];
    const local = step?.kind === 'attribute' && more.length === 0 ? locals.get(step.name.text) : undefined;
    if (!local) return found;
    found = { expression: local.attribute.value, file: local.file };
  }
  return found;
}

const ENCODING: ReadonlySet<string> = new Set(['jsonencode', 'yamlencode']);
const DECODING: ReadonlySet<string> = new Set(['jsondecode', 'yamldecode']);
const MOST_NAMES = 10;
