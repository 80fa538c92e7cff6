/** Finds exported attributes that are written as if they were arguments. */
import type { SchemaBlock } from '../../analysis/blocks/schema-blocks.js';
import type { Attribute } from '../../hcl/syntax.js';
import type { AttributeSchema } from '../../knowledge/schema.js';
import { removeItem, sourceOf } from '../../edits/layout.js';
import type { Fix, Rule, RuleContext } from '../rule.js';
import { appendBeside } from '../../edits/new-resources.js';
import { sameInstances } from '../../edits/same-instances.js';
import { argumentsOf } from '../query/arguments.js';
import { addressOfBlock } from '../../analysis/blocks/address.js';
import { freeName } from '../query/resources.js';
import { exists } from '../../analysis/versions/availability.js';
import { titleOf } from '../wording.js';

export const readOnlyArgument: Rule = {
  code: 'read-only-argument',
  severity: 'error',
  group: 'stage',
  title: 'A read-only attribute that is set',
  setting: 'An attribute that AWS computes, such as `invoke_url`, set like an argument.',
  *check(context) {
    for (const { block, attribute, schema } of argumentsOf(context, isReadOnly)) {
      // Terraform takes null as not written.
      const isWritten = context.evaluate(attribute.value).kind !== 'null';
      if (isWritten && exists(schema, context.module)) {
        const associated = isWebAcl(schema, block);
        yield {
          start: attribute.name.start,
          end: attribute.name.end,
          message: associated
            ? `\`${schema.name}\` is read-only: associate the web ACL with an \`${ASSOCIATION}\` resource.`
            : `\`${schema.name}\` of ${titleOf(block)} is read-only, because AWS sets it: remove it.`,
          fixes: () => [
            ...(associated ? association(attribute, block, context) : []),
            {
              title: `Remove \`${schema.name}\``,
              edits: removeItem(context.file, block.body, attribute),
              safe: !associated,
            },
          ],
        };
      }
    }
  },
  documentation: `\`id\`, \`arn\`, \`execution_arn\`, \`invoke_url\` and similar attributes are set by AWS and read-only.
A web ACL is associated with a stage of a REST API by a separate resource, \`aws_wafv2_web_acl_association\`; the fix adds it.`,
  examples: {
    bad: `resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod"
  deployment_id = aws_api_gateway_deployment.orders.id
  web_acl_arn   = aws_wafv2_web_acl.shield.arn
}`,
    good: `resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod"
  deployment_id = aws_api_gateway_deployment.orders.id
}

resource "aws_wafv2_web_acl_association" "prod" {
  resource_arn = aws_api_gateway_stage.prod.arn
  web_acl_arn  = aws_wafv2_web_acl.shield.arn
}`,
  },
};

/** The provider's schema calls \`id\` optional, yet refuses it. */
function isReadOnly({ name, presence }: AttributeSchema): boolean {
  return presence === 'computed' || (name === 'id' && presence === 'optional-computed');
}

const ASSOCIATION = 'aws_wafv2_web_acl_association';

function isWebAcl(schema: AttributeSchema, { schema: resource, path }: SchemaBlock): boolean {
  return schema.name === 'web_acl_arn' && resource.kind === 'resource' && path.length === 0;
}

/** A resource below the stage that does what was meant. */
function association(
  attribute: Attribute,
  { resource, body }: SchemaBlock,
  context: RuleContext,
): readonly Fix[] {
  const { file, module } = context;
  const stage = { file, block: resource };
  const label = resource.labels[1]?.text ?? '';
  const free = freeName(ASSOCIATION, [label, `${label}_stage`], module);
  const instances = sameInstances(stage);
  if (free === undefined || !instances) return [];
  const added = {
    type: ASSOCIATION,
    name: free,
    arguments: [
      { name: 'resource_arn', value: `${addressOfBlock(resource)}${instances.index}.arn` },
      { name: attribute.name.text, value: sourceOf(file, attribute.value) },
    ],
    blocks: [],
  };
  const below = appendBeside(stage, [added], context);
  return below
    ? [
        {
          title: `Move it to an \`${ASSOCIATION}\``,
          edits: [...removeItem(file, body, attribute), ...below],
          safe: false,
        },
      ]
    : [];
}
