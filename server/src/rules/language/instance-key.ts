/** Finds references without the key of an instance where `count` or `for_each` makes several, and with one where there is none. */
import { writtenIn } from '../../analysis/blocks/overrides.js';
import type { ScopedExpression } from '../../analysis/blocks/scoped-expressions.js';
import { resourceInstances } from '../../analysis/references/instances.js';
import { resolve } from '../../analysis/references/resolve.js';
import { certainValue } from '../../analysis/references/certain-value.js';
import { repetitionOf } from '../../analysis/blocks/repetition.js';
import { textOf } from '../../analysis/values/values.js';
import { attributeOf, isNamedStep } from '../../hcl/lookup.js';
import { sourceOf } from '../../edits/layout.js';
import type { Reference, Step } from '../../hcl/syntax.js';
import type { Declaration } from '../../workspace/module.js';
import { useInstead } from '../query/use-instead.js';
import { evaluatedReferences } from '../query/evaluated.js';
import type { Finding, Rule, RuleContext } from '../rule.js';

export const instanceKey: Rule = {
  code: 'instance-key',
  severity: 'error',
  group: 'language',
  title: 'A missing or superfluous key of an instance',
  setting:
    'A reference to a block with `count` or `for_each` without the key of an instance, or a key where there is none.',
  *check(context) {
    for (const scoped of evaluatedReferences(context)) {
      const resolved = resolve(scoped.expression, context.module);
      if (resolved === undefined) continue;
      const { target, address } = resolved;
      if (target.kind !== 'resource' && target.kind !== 'data' && target.kind !== 'module') continue;
      const step = scoped.expression.steps[address.length];
      // Of a module, Terraform finds it out by evaluating.
      if (scoped.tried && target.kind === 'module') continue;
      const finding =
        step && target.declaration
          ? faultAt(step, target.declaration, address.text, scoped, context)
          : undefined;
      if (finding) yield finding;
    }
  },
  documentation: `A block with \`count\` or \`for_each\` stands for any number of instances, and a reference says which one it means:
\`aws_apigatewayv2_stage.live[0].arn\`, \`aws_apigatewayv2_stage.live["blue"].arn\`, or all of them by a splat (\`[*]\`) or a \`for\`
expression. A block without them has a single instance, which no key belongs to.`,
  examples: {
    bad: `resource "aws_apigatewayv2_stage" "live" {
  count = 1

  api_id      = "a1b2c3d4"
  name        = "live"
  auto_deploy = true
}

output "url" {
  value = aws_apigatewayv2_stage.live.invoke_url
}`,
    good: `resource "aws_apigatewayv2_stage" "live" {
  count = 1

  api_id      = "a1b2c3d4"
  name        = "live"
  auto_deploy = true
}

output "url" {
  value = aws_apigatewayv2_stage.live[0].invoke_url
}`,
  },
};

function faultAt(
  step: Step,
  declaration: Declaration,
  address: string,
  scoped: ScopedExpression<Reference>,
  context: RuleContext,
): Finding | undefined {
  const { module } = context;
  const [count, each] = ['count', 'for_each'].map((name) => writtenIn(declaration, name, module));
  // A block with both is wrong in another way.
  if (count && each) return undefined;
  if (step.kind === 'splat') return undefined;
  if (isNamedStep(step)) {
    // In `depends_on` it is the attribute that is wrong.
    const isAddress = scoped.place.attribute.name.text === 'depends_on';
    if (step.name.text === '' || isAddress || (!count && !each)) return undefined;
    return missing(step, declaration, address, count ? 'count' : 'for_each', scoped, context);
  }
  // `module.m["url"]` reads an output.
  if (!count && !each && address.startsWith('module.') && isText(step)) return undefined;
  return count || each
    ? wrongKey(step, declaration, address, count ? 'count' : 'for_each', scoped, context)
    : surplus(step, address, context);
}

function isText(step: Step): boolean {
  return step.kind === 'index' && step.key.kind !== 'literal';
}

function missing(
  step: Step,
  { block }: Declaration,
  address: string,
  by: 'count' | 'for_each',
  { place, expression }: ScopedExpression<Reference>,
  context: RuleContext,
): Finding {
  const { file, module } = context;
  const [around] = place.around;
  const own = around && writtenIn({ file, block: around }, by, module);
  const keys = resourceInstances(block, context.evaluate)?.map(({ key }) => key) ?? [];
  const key = own ? (by === 'count' ? 'count.index' : 'each.key') : by === 'count' ? '0' : keys[0];
  const example = `${address}[${key ?? '"…"'}]`;
  return {
    start: expression.start,
    end: step.start,
    message: `\`${address}\` has \`${by}\`, so it stands for any number of instances: say which one, such as \`${example}\`.`,
    fixes: () =>
      key === undefined
        ? []
        : useInstead(`${address}[${key}]`, file, { start: step.start, end: step.start }, `[${key}]`),
  };
}

function surplus(step: Step, address: string, { file }: RuleContext): Finding {
  const written = sourceOf(file, step);
  return {
    start: step.start,
    end: step.end,
    message: `\`${address}\` has neither \`count\` nor \`for_each\`, so it has no \`${written}\`: remove that.`,
    fixes: () => [
      {
        title: `Remove \`${written}\``,
        edits: [{ file, span: { start: step.start, end: step.end }, newText: '' }],
        safe: true,
      },
    ],
  };
}

/** A key that no instance can have, whatever the defaults of variables are set to. */
function wrongKey(
  step: Step,
  { block }: Declaration,
  address: string,
  by: 'count' | 'for_each',
  { place, bound, tried }: ScopedExpression<Reference>,
  context: RuleContext,
): Finding | undefined {
  // What only an evaluation finds out, `try` takes.
  if (step.kind !== 'index' || !step.closed || tried || bound.size > 0) return undefined;
  // Within a block that may have no instance itself, nothing comes of it.
  if (place.around[0] && repetitionOf(place.around[0])) return undefined;
  const key = textOf(certainValue(step.key, context));
  const isSettled = certainValue(attributeOf(block.body, by)?.value, context).kind !== 'unknown';
  const known = isSettled ? resourceInstances(block, context.evaluate)?.map((each) => each.key) : undefined;
  const names = known?.map((each) => (by === 'count' ? each : (JSON.parse(each) as string)));
  const isWrong = by === 'count' && key !== undefined && Number.isNaN(Number(key));
  if (key === undefined || !(isWrong || (names !== undefined && !names.includes(key)))) return undefined;
  return {
    start: step.start,
    end: step.end,
    message: `\`${address}\` has no instance \`${sourceOf(context.file, step)}\`: ${remedy(known, by)}.`,
    fixes: () => (known ?? ['0']).slice(0, 5).flatMap((each) => useInstead(`[${each}]`, context.file, step)),
  };
}

function remedy(known: readonly string[] | undefined, by: string): string {
  if (known === undefined) return 'use a number, such as `[0]`';
  const some = known.slice(0, 5).map((each) => `\`[${each}]\``);
  return some.length === 0
    ? `its \`${by}\` makes none`
    : `use ${some.length > 1 ? 'one of ' : ''}${some.join(', ')}`;
}
