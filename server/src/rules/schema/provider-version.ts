/** Finds what only some, or none, of the provider versions have that the module allows. */
import { nestedName, type SchemaBlock } from '../../analysis/blocks/schema-blocks.js';
import type { Span } from '../../hcl/syntax.js';
import type { VersionRange } from '../../knowledge/schema.js';
import { ownStage } from '../../knowledge/vocabularies/deployments.js';
import { removeItem } from '../../edits/layout.js';
import type { Finding, Fix, Rule, RuleContext } from '../rule.js';
import {
  exists,
  existsThroughout,
  whyAbsent,
  whySometimesAbsent,
} from '../../analysis/versions/availability.js';

export const providerVersion: Rule = {
  code: 'provider-version',
  severity: 'error',
  group: 'stage',
  title: 'A feature that not every allowed provider version has',
  *check(context) {
    if (!context.module.providerVersions.known) return;
    for (const block of context.blocks) {
      const { resource, schema, path } = block;
      const label = resource.labels[0];
      if (path.length === 0 && label) yield* finding(schema.type, schema, label, undefined, context);

      for (const item of block.body.items) {
        const name = item.kind === 'block' ? nestedName(item) : item.name.text;
        const known = block.bodySchema.attributes.get(name) ?? block.bodySchema.blocks.get(name);
        const isExported = known && 'presence' in known && known.presence === 'computed';
        if (known && !isExported && item.kind !== 'fragment' && !isOwnStage(name, block)) {
          const span = item.kind === 'block' ? (item.labels[0] ?? item.type) : item.name;
          const fix = (): Fix => ({
            title: `Remove \`${name}\``,
            edits: removeItem(context.file, block.body, item),
            safe: false,
          });
          yield* finding(name, known, span, fix, context);
        }
      }
    }
  },
  documentation: `\`required_providers\` says which versions of the AWS provider a module may run with, and the lock file which one
it does. An argument, a block or a resource type that none of them has is an error. If only some have it, the module may
work today and fail on another machine: a warning. Change the constraint then.

For example, \`canary_settings\` requires 4.7.0, its \`deployment_id\` 5.75.0 ([#39929](https://github.com/hashicorp/terraform-provider-aws/issues/39929)),
\`region\` 6.0.0. Without a constraint nothing is reported.`,
  examples: {
    bad: `terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod"
  deployment_id = aws_api_gateway_deployment.orders.id
  region        = "eu-west-1"
}`,
    good: `terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
}

resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod"
  deployment_id = aws_api_gateway_deployment.orders.id
  region        = "eu-west-1"
}`,
  },
};

function* finding(
  name: string,
  range: VersionRange,
  { start, end }: Span,
  fix: (() => Fix) | undefined,
  { module }: RuleContext,
): Generator<Finding> {
  if (!exists(range, module)) {
    const message = `\`${name}\` ${whyAbsent(range, module)}.`;
    yield { start, end, message, fixes: () => (fix ? [fix()] : []) };
  } else if (!existsThroughout(range, module)) {
    yield { start, end, severity: 'warning', message: `\`${name}\` ${whySometimesAbsent(range, module)}.` };
  }
}

/** What a deployment did for its own stage is `deployment-removed-argument`'s. */
function isOwnStage(name: string, { schema, path }: SchemaBlock): boolean {
  return schema.type === ownStage.deployment && path.length === 0 && Object.hasOwn(ownStage.members, name);
}
