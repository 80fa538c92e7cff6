/** Finds arguments of one resource of which the provider takes only one. */
import { isCertainlySet } from '../../analysis/references/certain-value.js';
import { removeItem } from '../../edits/layout.js';
import { attributeOf } from '../../hcl/lookup.js';
import { argumentsOf } from '../query/arguments.js';
import { hasOverrides } from '../query/blocks.js';
import type { Rule } from '../rule.js';

export const conflictingArguments: Rule = {
  code: 'conflicting-arguments',
  severity: 'error',
  group: 'schema',
  title: 'Two arguments of which only one is allowed',
  *check(context) {
    const { file } = context;
    for (const { attribute, block, schema } of argumentsOf(context, isExclusive)) {
      const other = schema.facts?.conflictsWith
        ?.flatMap((name) => attributeOf(block.body, name) ?? [])
        .find(({ start }) => start < attribute.start);
      if (other === undefined || hasOverrides(block.resource, context)) continue;
      if (![attribute, other].every(({ value }) => isCertainlySet(value, context))) continue;
      const [name, before] = [attribute.name.text, other.name.text];
      yield {
        start: attribute.name.start,
        end: attribute.name.end,
        message: `\`${name}\` and \`${before}\` can't be set together: remove one of the two.`,
        related: [{ file, span: other.name, message: `\`${before}\` is set here.` }],
        fixes: () =>
          [attribute, other].map((each) => ({
            title: `Remove \`${each.name.text}\``,
            edits: removeItem(file, block.body, each),
            safe: false,
          })),
      };
    }
  },
  documentation: `Of some arguments the provider takes only one: a domain name has either the certificate of an edge-optimized or that of a
regional endpoint, a log group and a permission have a name or a prefix. An argument that may come to \`null\` is not counted, so
that \`var.is_edge ? local.arn : null\` is fine.`,
  examples: {
    bad: `resource "aws_api_gateway_domain_name" "shop" {
  domain_name              = "api.example.com"
  certificate_arn          = "arn:aws:acm:us-east-1:123456789012:certificate/a1b2"
  regional_certificate_arn = "arn:aws:acm:eu-west-1:123456789012:certificate/c3d4"
}`,
    good: `resource "aws_api_gateway_domain_name" "shop" {
  domain_name              = "api.example.com"
  regional_certificate_arn = "arn:aws:acm:eu-west-1:123456789012:certificate/c3d4"
}`,
  },
};

function isExclusive({
  facts,
}: {
  readonly facts?: { readonly conflictsWith?: unknown } | undefined;
}): boolean {
  return facts?.conflictsWith !== undefined;
}
