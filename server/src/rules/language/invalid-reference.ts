/** Finds Terraform's own names where they mean nothing: `each` without `for_each`, `count` without `count`, `path.modul`. */
import type { ScopedExpression } from '../../analysis/blocks/scoped-expressions.js';
import { writtenIn } from '../../analysis/blocks/overrides.js';
import { didYouMean } from '../../analysis/values/did-you-mean.js';
import type { Reference } from '../../hcl/syntax.js';
import { evaluatedReferences } from '../query/evaluated.js';
import { useInstead } from '../query/use-instead.js';
import type { Finding, Rule, RuleContext } from '../rule.js';
import { partFault } from './part-fault.js';
import { listed } from '../wording.js';

export const invalidReference: Rule = {
  code: 'invalid-reference',
  severity: 'error',
  group: 'language',
  title: "One of Terraform's own names where it means nothing",
  setting: "One of Terraform's own names where it means nothing, such as `each.key` without `for_each`.",
  *check(context) {
    for (const scoped of evaluatedReferences(context)) {
      const fault = faultIn(scoped, context);
      if (fault) yield fault;
    }
  },
  documentation: `\`each.key\` and \`each.value\` are there in a block with \`for_each\`, \`count.index\` in one with \`count\`, \`self\` in
\`postcondition\`, \`provisioner\` and \`connection\`. \`path\` has \`module\`, \`root\` and \`cwd\`, \`terraform\` has \`workspace\`. None of
them is a value by itself, and neither are \`var\`, \`local\`, \`module\` and \`data\`.`,
  examples: {
    bad: `resource "aws_apigatewayv2_stage" "live" {
  api_id      = "a1b2c3d4"
  name        = each.key
  auto_deploy = true
}`,
    good: `resource "aws_apigatewayv2_stage" "live" {
  for_each = toset(["blue", "green"])

  api_id      = "a1b2c3d4"
  name        = each.key
  auto_deploy = true
}`,
  },
};

function faultIn(scoped: ScopedExpression<Reference>, context: RuleContext): Finding | undefined {
  const { expression } = scoped;
  const { root, steps } = expression;
  const [first] = steps;
  const part = partFault(expression, context);
  if (part) return part;
  if (root.text === 'self' && first === undefined) return selfFault(scoped);
  if (first?.kind !== 'attribute' || first.name.text === '') return undefined;
  switch (root.text) {
    case 'each':
      return repetitionFault(scoped, 'for_each', ['key', 'value'], context);
    case 'count':
      return repetitionFault(scoped, 'count', ['index'], context);
    case 'self':
      return selfFault(scoped);
    case 'path':
      return memberFault(expression, ['module', 'root', 'cwd'], context);
    case 'terraform':
      return memberFault(expression, ['workspace', 'applying'], context);
    default:
      return undefined;
  }
}

/** The blocks that may be repeated. In those that are not listed newer versions know more. */
const REPEATABLE = new Set(['resource', 'data', 'ephemeral', 'module']);
const NEVER_REPEATED = new Set(['output', 'locals', 'variable']);

function repetitionFault(
  { expression, place }: ScopedExpression<Reference>,
  argument: 'count' | 'for_each',
  members: readonly string[],
  context: RuleContext,
): Finding | undefined {
  const [block] = place.around;
  const type = block?.type.text ?? '';
  // In the argument itself it is another fault, and told by others.
  if (block === undefined || (place.around.length === 1 && place.attribute.name.text === argument))
    return undefined;
  const { module, file } = context;
  if (NEVER_REPEATED.has(type)) {
    return {
      ...addressSpan(expression),
      message: `\`${expression.root.text}\` is not there in ${type === 'locals' ? '`locals`' : `an \`${type}\` block`}: use a \`for\` expression, or the block that has \`${argument}\`.`,
    };
  }
  if (!REPEATABLE.has(type)) return undefined;
  if (writtenIn({ file, block }, argument, module) === undefined) {
    const other = argument === 'count' ? 'for_each' : 'count';
    const instead =
      writtenIn({ file, block }, other, module) && (argument === 'count' ? 'each.key' : 'count.index');
    return {
      ...addressSpan(expression),
      message: `\`${addressText(expression)}\` needs \`${argument}\` in this block: ${instead ? `use \`${instead}\`, as the block has \`${other}\`` : 'add it, or use another value'}.`,
      fixes: () => useInstead(instead, file, addressSpan(expression)),
    };
  }
  return memberFault(expression, members, context);
}

function selfFault({ expression, place }: ScopedExpression<Reference>): Finding | undefined {
  const isThere = place.around.some(({ type }) => SELF.has(type.text));
  return isThere
    ? undefined
    : {
        ...addressSpan(expression),
        message:
          '`self` is only there in `postcondition`, `provisioner` and `connection`: use the address of the resource.',
      };
}

const SELF = new Set(['postcondition', 'provisioner', 'connection']);

function memberFault(
  expression: Reference,
  members: readonly string[],
  { file }: RuleContext,
): Finding | undefined {
  const [first] = expression.steps;
  const name = first?.kind === 'attribute' ? first.name.text : '';
  if (members.includes(name)) return undefined;
  const root = expression.root.text;
  // Newer versions may know more names, but none of `each` and `count`.
  const isClosed = root === 'each' || root === 'count' || root === 'path';
  const meant = name === 'env' ? 'workspace' : didYouMean(name, members);
  if (meant === undefined && !isClosed) return undefined;
  const all = listed(members.map((each) => `${root}.${each}`));
  return {
    ...addressSpan(expression),
    message: `\`${root}.${name}\` does not exist: use ${meant === undefined ? `one of ${all}` : `\`${root}.${meant}\``}.`,
    fixes: () => useInstead(meant && `${root}.${meant}`, file, addressSpan(expression)),
  };
}

/** The root with its first step. */
function addressSpan({ start, root, steps: [first] }: Reference) {
  return { start, end: first?.end ?? root.end };
}

function addressText({ root, steps: [first] }: Reference): string {
  return first?.kind === 'attribute' ? `${root.text}.${first.name.text}` : root.text;
}
