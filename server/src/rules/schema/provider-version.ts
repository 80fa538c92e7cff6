/** Finds what only some, or none, of the provider versions have that the module allows. */
import { nestedName, type SchemaBlock } from '../../analysis/blocks/schema-blocks.js';
import { plainText } from '../../analysis/references/mentions.js';
import { quoted } from '../../hcl/print.js';
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
import { constraintFor } from '../../analysis/versions/constraint-for.js';
import type { Module } from '../../workspace/module.js';
import { requiredVersions } from '../../workspace/provider-versions.js';

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
          const removal = (): Fix => ({
            title: `Remove \`${name}\``,
            edits: removeItem(context.file, block.body, item),
            safe: false,
          });
          yield* finding(name, known, span, removal, context);
        }
      }
    }
  },
  documentation: `\`required_providers\` says which versions of the AWS provider a module may run with, and the lock file which one
it does. An argument, a block or a resource type that none of them has is an error. If only some have it, the module may
work today and fail on another machine: a warning. The fix changes the
constraint, unless a lock file decides.

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
  removal: (() => Fix) | undefined,
  { module }: RuleContext,
): Generator<Finding> {
  if (!exists(range, module)) {
    const message = `\`${name}\` ${whyAbsent(range, module)}.`;
    yield {
      start,
      end,
      message,
      fixes: () => [...requirement(range, module), ...(removal ? [removal()] : [])],
    };
  } else if (!existsThroughout(range, module)) {
    const message = `\`${name}\` ${whySometimesAbsent(range, module)}.`;
    yield { start, end, severity: 'warning', message, fixes: () => requirement(range, module) };
  }
}

/** Requires versions that have it, where the module says in one place, and no lock file says otherwise, which it allows. */
function requirement(range: VersionRange, { others, providerVersions: { locked } }: Module): readonly Fix[] {
  const [only, ...more] = others.flatMap(({ file, block }) =>
    requiredVersions(block).map((expression) => ({ file, expression })),
  );
  const text = only && plainText(only.expression);
  if (!only || text === undefined || more.length > 0 || locked !== undefined) return [];
  const wanted = constraintFor(text, range);
  if (wanted === undefined) return [];
  const edits = [{ file: only.file, span: only.expression, newText: quoted(wanted) }];
  return [{ title: `Require \`${wanted}\``, edits, safe: false }];
}

/** What a deployment did for its own stage is `deployment-removed-argument`'s. */
function isOwnStage(name: string, { schema, path }: SchemaBlock): boolean {
  return schema.type === ownStage.deployment && path.length === 0 && Object.hasOwn(ownStage.members, name);
}
