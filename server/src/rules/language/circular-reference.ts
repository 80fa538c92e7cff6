/** Finds resources and data sources that depend on each other in a circle. */
import { overriddenIn } from '../../analysis/blocks/overrides.js';
import { declaredAddress } from '../../analysis/blocks/address.js';
import { expressionsOfKind, type ExpressionPlace } from '../../analysis/blocks/scoped-expressions.js';
import { addressOf } from '../../analysis/references/mentions.js';
import { memoize } from '../../hcl/memoize.js';
import type { Module } from '../../workspace/module.js';
import { isHalfTyped } from '../query/own-blocks.js';
import type { Rule } from '../rule.js';
import { headerOf } from '../wording.js';
import { circleFrom, type Reads } from './circles.js';

export const circularReference: Rule = {
  code: 'circular-reference',
  severity: 'error',
  group: 'language',
  title: 'Resources that depend on each other',
  *check({ file, module }) {
    for (const [address, { file: declaring, block }] of [...module.resources, ...module.data]) {
      if (declaring !== file || isHalfTyped(block.header, file.problems)) continue;
      const circle = circleFrom(address, readsIn(module));
      if (circle === undefined) continue;
      const others = circle.filter((each) => each !== address).map((each) => `\`${each}\``);
      yield {
        ...headerOf(block),
        message: `\`${address}\` depends on itself by way of ${others.join(', ')}: take one of the references out of the circle.`,
      };
    }
  },
  documentation: `Terraform makes a resource after everything that its block refers to: in arguments, \`depends_on\`, \`count\` and \`for_each\`,
\`replace_triggered_by\`, conditions and provisioners. Where two resources refer to each other, directly or by way of others, none of
them can be the first, and Terraform rejects the module ("Cycle"). What goes through outputs of modules is not followed.`,
  examples: {
    bad: `resource "aws_api_gateway_deployment" "orders" {
  rest_api_id = "a1b2c3d4e5"
  description = aws_api_gateway_stage.live.invoke_url

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_api_gateway_stage" "live" {
  rest_api_id   = "a1b2c3d4e5"
  stage_name    = "live"
  deployment_id = aws_api_gateway_deployment.orders.id
}`,
    good: `resource "aws_api_gateway_deployment" "orders" {
  rest_api_id = "a1b2c3d4e5"
  description = "The orders API"

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_api_gateway_stage" "live" {
  rest_api_id   = "a1b2c3d4e5"
  stage_name    = "live"
  deployment_id = aws_api_gateway_deployment.orders.id
}`,
  },
};

/** By address of a resource, data source or local value, which others it reads; nothing of what override files change. */
const readsIn = memoize((module: Module): Reads => {
  const reads = new Map<string, Set<string>>();
  for (const file of module.files) {
    for (const { expression, place, bound } of expressionsOfKind(file, 'reference')) {
      const reader = bound.has(expression.root.text) ? undefined : readerAt(place, module);
      const address = reader === undefined ? undefined : addressOf(expression)?.text;
      // What a block reads of itself is no circle to Terraform.
      if (reader === undefined || address === undefined || address === reader || !isNode(address, module))
        continue;
      const known = reads.get(reader) ?? new Set();
      reads.set(reader, known.add(address));
    }
  }
  return reads;
});

/** What is made of an expression: the resource or data source around it, or the local value. */
function readerAt({ around, attribute }: ExpressionPlace, module: Module): string | undefined {
  const [block] = around;
  if (block === undefined || NO_REFERENCES.has(attribute.name.text)) return undefined;
  const isLocal =
    block.type.text === 'locals' && module.locals.get(attribute.name.text)?.attribute === attribute;
  if (isLocal) return `local.${attribute.name.text}`;
  const address = READING.has(block.type.text) ? declaredAddress(block) : undefined;
  return address === undefined || overriddenIn(module).has(address) ? undefined : address;
}

const READING = new Set(['resource', 'data']);

/** What holds names of arguments and of provider configurations. */
const NO_REFERENCES = new Set(['ignore_changes', 'provider', 'providers']);

function isNode(address: string, { resources, data, locals }: Module): boolean {
  return (
    resources.has(address) ||
    data.has(address) ||
    (address.startsWith('local.') && locals.has(address.slice(6)))
  );
}
