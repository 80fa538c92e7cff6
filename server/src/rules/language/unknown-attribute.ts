/** Finds what is read of a resource, data source or module that it does not have. */
import { isNamedStep } from '../../hcl/lookup.js';
import type { ScopedExpression } from '../../analysis/blocks/scoped-expressions.js';
import { addressOfBlock } from '../../analysis/blocks/address.js';
import { type BlockTarget, resolve, targetOf } from '../../analysis/references/resolve.js';
import { didYouMean } from '../../analysis/values/did-you-mean.js';
import { isDescribed } from '../../analysis/versions/availability.js';
import type { AttributeStep, Reference, Step } from '../../hcl/syntax.js';
import type { BodySchema } from '../../knowledge/schema.js';
import { evaluatedReferences } from '../query/evaluated.js';
import type { Finding, Rule, RuleContext } from '../rule.js';
import { missing } from './missing-name.js';
import { outputFault } from './output-fault.js';

export const unknownAttribute: Rule = {
  code: 'unknown-attribute',
  severity: 'error',
  group: 'language',
  title: 'An attribute that is not there to be read',
  setting:
    'An attribute of a resource or data source, or an output of a module, that is not there to be read.',
  *check(context) {
    for (const scoped of evaluatedReferences(context)) {
      const resolved = targetIn(scoped, context);
      if (resolved === undefined) continue;
      const { target, steps, name } = resolved;
      const finding =
        target.kind === 'resource' || target.kind === 'data'
          ? attributeFault(target, steps, scoped, context)
          : target.kind === 'module' && !scoped.tried
            ? outputFault(name, steps, scoped, context)
            : undefined;
      if (finding) yield finding;
    }
  },
  documentation: `A reference reads an argument, a nested block or an exported attribute of the resource, or an output of the module;
Terraform rejects any other name. What some provider version has is not reported, and neither is anything of resources and
modules that this extension does not know.`,
  examples: {
    bad: `resource "aws_apigatewayv2_stage" "live" {
  api_id      = "a1b2c3d4"
  name        = "live"
  auto_deploy = true
}

output "url" {
  value = aws_apigatewayv2_stage.live.url
}`,
    good: `resource "aws_apigatewayv2_stage" "live" {
  api_id      = "a1b2c3d4"
  name        = "live"
  auto_deploy = true
}

output "url" {
  value = aws_apigatewayv2_stage.live.invoke_url
}`,
  },
};

/** What is read, and of what; `self` is the resource around. */
function targetIn({ expression, place }: ScopedExpression<Reference>, { module }: RuleContext) {
  const [around] = place.around;
  if (expression.root.text === 'self' && around) {
    const target = targetOf(addressOfBlock(around), module);
    return target && { target, steps: expression.steps, name: '' };
  }
  // Only whole blocks may stand there, which another rule tells.
  if (place.attribute.name.text === 'depends_on') return undefined;
  const resolved = resolve(expression, module);
  return (
    resolved && {
      target: resolved.target,
      steps: expression.steps.slice(resolved.address.length),
      name: resolved.address.name.text,
    }
  );
}

function attributeFault(
  { declaration, schema, address }: BlockTarget,
  steps: readonly Step[],
  { tried }: ScopedExpression,
  context: RuleContext,
): Finding | undefined {
  // What a splat reads of each is only found out by evaluating.
  if (tried && steps.some(({ kind }) => kind === 'splat')) return undefined;
  if (declaration === undefined || schema === undefined || !isDescribed(context.module)) return undefined;
  let body: BodySchema = schema.body;
  let of = `\`${address}\``;
  // Whether the next step may be an index or splat, and whether there has to be one.
  let indexed: 'instance' | 'list' | 'set' | 'any' = 'instance';
  for (const step of steps) {
    if (!isNamedStep(step)) {
      if (indexed === 'set' && step.kind === 'index') return inSet(step, of);
      indexed = 'any';
      continue;
    }
    const name = step.name.text;
    if (indexed === 'set') return inSet(step, of);
    if (indexed === 'list') return unindexed(step, of, body, context);
    const block = body.blocks.get(name);
    if (block === undefined) {
      return body.attributes.has(name) || body.open || name === ''
        ? undefined
        : unknown(step, of, body, context);
    }
    body = block.body;
    of = `\`${name}\``;
    indexed = block.nesting === 'single' ? 'any' : block.nesting;
  }
  return undefined;
}

function unknown(step: AttributeStep, of: string, body: BodySchema, context: RuleContext): Finding {
  const names = [...body.attributes.keys(), ...body.blocks.keys()];
  const name = step.name.text;
  return missing(
    step,
    `\`${name}\` is not an attribute of ${of}`,
    SYNONYMS[name]?.find((each) => names.includes(each)) ?? didYouMean(name, names),
    context,
  );
}

/** What people call attributes, and what these are called. */
const SYNONYMS: Readonly<Record<string, readonly string[]>> = {
  url: ['invoke_url', 'api_endpoint'],
  endpoint: ['api_endpoint', 'invoke_url'],
  invoke_url: ['api_endpoint'],
  api_endpoint: ['invoke_url'],
  name: ['stage_name'],
  stage_name: ['name'],
  root_id: ['root_resource_id'],
  rest_api_id: ['id'],
  api_id: ['id'],
  stage_id: ['id'],
};

/** The elements of a set have no keys. */
function inSet(step: Step, of: string): Finding | undefined {
  const { start, end } = step.kind === 'attribute' ? step.name : step;
  if (start === end) return undefined;
  const message = `${of} is a set of blocks: read all of them with \`[*]\`, or go through them with \`for\`.`;
  return { start, end, message };
}

/** A nested block that may stand several times is a list. */
function unindexed(
  step: AttributeStep,
  of: string,
  body: BodySchema,
  { file }: RuleContext,
): Finding | undefined {
  const { start } = step;
  if (step.name.text === '' || !(body.attributes.has(step.name.text) || body.blocks.has(step.name.text)))
    return undefined;
  return {
    start: step.name.start,
    end: step.name.end,
    message: `${of} is a list of blocks: read the first one with \`[0].${step.name.text}\`.`,
    fixes: () => [
      { title: 'Add `[0]`', edits: [{ file, span: { start, end: start }, newText: '[0]' }], safe: false },
    ],
  };
}
