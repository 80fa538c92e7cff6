/** Finds deployments that keep up with their API by `depends_on`, which together with the lifecycle runs into cycles. */
import { attributeOf } from '../hcl/lookup.js';
import { addressOf } from '../analysis/mentions.js';
import { boolOf } from '../analysis/values.js';
import { referencesIn } from '../analysis/walk.js';
import type { Expression } from '../hcl/syntax.js';
import { restFamily } from '../knowledge/stage-families.js';
import { apiPartTypes } from '../knowledge/vocabularies/deployments.js';
import { triggersFor } from './shared/api-parts.js';
import { insertArguments } from './fixes/insert.js';
import { removeItem } from './fixes/layout.js';
import { lifecycleOf, ownParts, type Part, partAt } from './shared/parts.js';
import type { Fix, Rule, RuleContext } from './rule.js';

export const deploymentDependsOnCycle: Rule = {
  code: 'deployment-depends-on-cycle',
  severity: 'information',
  group: 'stage',
  title: 'A deployment whose dependencies can form a cycle',
  *check(context) {
    for (const part of ownParts(context, restFamily.deployment.type)) {
      const { block } = part;
      const written = attributeOf(block.body, 'depends_on');
      const lifecycle = lifecycleOf(block, 'create_before_destroy');
      const named = written ? partsNamed(written.value, context) : undefined;
      if (!written || !named || !lifecycle || boolOf(context.evaluate(lifecycle)) !== true) continue;
      const triggers = attributeOf(block.body, 'triggers');
      const hashed = triggers ? hashedIn(part) : undefined;
      // Other triggers, such as the hash of a file, don't put the deployment behind these resources.
      if (hashed && !named.every((each) => hashed.has(each))) continue;
      yield {
        start: written.name.start,
        end: written.name.end,
        message: hashed
          ? '`depends_on` says what `triggers` says already, and with `create_before_destroy` it can make a cycle when these resources are replaced: remove it.'
          : '`depends_on` with `create_before_destroy` can make a cycle when these resources are replaced: write `triggers` with a hash of them instead.',
        fixes: () => [hashed ? removal(part) : toTriggers(part, named)].filter((each) => each !== undefined),
      };
    }
  },
  documentation: `A deployment with \`create_before_destroy\` and \`depends_on\` its methods and integrations takes them into the
order of replacement too, and some changes then end in "Cycle" ([#11344](https://github.com/hashicorp/terraform-provider-aws/issues/11344)).
Besides, \`depends_on\` makes no new deployment when the API changes. \`triggers\` with a hash of the resources does both:
it waits for them and notices their changes.`,
  examples: {
    bad: `resource "aws_api_gateway_deployment" "orders" {
  rest_api_id = aws_api_gateway_rest_api.orders.id
  depends_on  = [aws_api_gateway_integration.list_orders]

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_api_gateway_integration" "list_orders" {
  rest_api_id = aws_api_gateway_rest_api.orders.id
  resource_id = aws_api_gateway_resource.orders.id
  http_method = "GET"
  type        = "MOCK"
}`,
    good: `resource "aws_api_gateway_deployment" "orders" {
  rest_api_id = aws_api_gateway_rest_api.orders.id

  triggers = {
    redeployment = sha1(jsonencode(aws_api_gateway_integration.list_orders))
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_api_gateway_integration" "list_orders" {
  rest_api_id = aws_api_gateway_rest_api.orders.id
  resource_id = aws_api_gateway_resource.orders.id
  http_method = "GET"
  type        = "MOCK"
}`,
  },
};

/** The addresses in `depends_on`, if all are parts of an API. */
function partsNamed(written: Expression, context: RuleContext): readonly string[] | undefined {
  const items = written.kind === 'tuple' ? written.items : [];
  const parts = items.map((item) => {
    const address = item.kind === 'reference' ? addressOf(item)?.text : undefined;
    const part = partAt(context, address);
    return part && apiPartTypes.includes(part.type) ? part.address : undefined;
  });
  const known = parts.filter((each) => each !== undefined);
  return known.length > 0 && known.length === parts.length ? known : undefined;
}

function hashedIn({ block }: Part): ReadonlySet<string> {
  const triggers = attributeOf(block.body, 'triggers');
  const inside = referencesIn(block.body).filter(
    ({ start, end }) => triggers && triggers.start <= start && end <= triggers.end,
  );
  return new Set(inside.map((each) => addressOf(each)?.text ?? ''));
}

function removal({ file, block }: Part): Fix | undefined {
  const written = attributeOf(block.body, 'depends_on');
  return (
    written && { title: 'Remove `depends_on`', edits: removeItem(file, block.body, written), safe: false }
  );
}

function toTriggers({ file, block }: Part, named: readonly string[]): Fix | undefined {
  const written = attributeOf(block.body, 'depends_on');
  const anchor = attributeOf(block.body, restFamily.deployment.api);
  if (!written || !anchor || written.start < anchor.start) return undefined;
  return {
    title: 'Replace `depends_on` by `triggers`',
    edits: [
      ...removeItem(file, block.body, written),
      ...insertArguments(file, block, [triggersFor(named)], written, true),
    ],
    safe: false,
  };
}
