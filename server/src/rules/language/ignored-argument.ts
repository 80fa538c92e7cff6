/** Finds what `ignore_changes` names that the resource does not have. */
import { addressOfBlock } from '../../analysis/blocks/address.js';
import { didYouMean } from '../../analysis/values/did-you-mean.js';
import { isDescribed } from '../../analysis/versions/availability.js';
import { plainText } from '../../analysis/references/mentions.js';
import type { Expression, Span } from '../../hcl/syntax.js';
import type { BodySchema } from '../../knowledge/schema.js';
import { lifecycleArgument } from '../query/lifecycle.js';
import type { Finding, Rule, RuleContext } from '../rule.js';

export const ignoredArgument: Rule = {
  code: 'ignored-argument',
  severity: 'error',
  group: 'language',
  title: 'An argument in `ignore_changes` that the resource does not have',
  *check(context) {
    if (!context.file.text.includes('ignore_changes') || !isDescribed(context.module)) return;
    for (const { resource, schema, path } of context.blocks) {
      if (path.length > 0 || schema.kind !== 'resource') continue;
      const written = lifecycleArgument(resource, 'ignore_changes');
      for (const item of written?.kind === 'tuple' ? written.items : []) {
        const finding = faultIn(item, schema.body, addressOfBlock(resource), context);
        if (finding) yield finding;
      }
    }
  },
  documentation: `\`ignore_changes\` lists arguments of the resource, and Terraform rejects a name that it doesn't have. An attribute
that only AWS sets has no effect there; Terraform warns of it.`,
  examples: {
    bad: `resource "aws_apigatewayv2_stage" "live" {
  api_id = "a1b2c3d4"
  name   = "live"

  lifecycle {
    ignore_changes = [deployment]
  }
}`,
    good: `resource "aws_apigatewayv2_stage" "live" {
  api_id = "a1b2c3d4"
  name   = "live"

  lifecycle {
    ignore_changes = [deployment_id]
  }
}`,
  },
};

/** The first name that its body does not have; names within nested blocks are looked up there. */
function faultIn(
  item: Expression,
  body: BodySchema,
  address: string,
  context: RuleContext,
): Finding | undefined {
  const names = namesIn(item);
  let schema: BodySchema | undefined = body;
  let of = `\`${address}\``;
  for (const { text, start, end } of names) {
    if (schema === undefined || schema.open || text === '') return undefined;
    const attribute = schema.attributes.get(text);
    const block = schema.blocks.get(text);
    if (attribute === undefined && block === undefined)
      return unknown({ text, start, end }, of, schema, context);
    if (attribute?.presence === 'computed' && schema === body) return useless({ text, start, end });
    schema = block?.body;
    of = `\`${text}\``;
  }
  return undefined;
}

interface Named extends Span {
  readonly text: string;
}

/** The names of a path; of one in quotes, as Terraform 0.11 had it, the first. */
function namesIn(item: Expression): readonly Named[] {
  if (item.kind === 'reference') {
    // What comes after `all` or an index within a map are no names of the schema.
    const steps = item.steps.flatMap((step) => (step.kind === 'attribute' ? [step.name] : []));
    return [item.root, ...steps]
      .filter(({ text }) => !/^\d+$/.test(text))
      .filter(({ text }) => text !== 'all');
  }
  const text = item.kind === 'template' ? plainText(item) : undefined;
  const name = text === undefined ? undefined : /^\w+/.exec(text)?.[0];
  return item.kind !== 'template' || name === undefined
    ? []
    : [{ text: name, start: item.content.start, end: item.content.start + name.length }];
}

function unknown({ text, ...span }: Named, of: string, schema: BodySchema, { file }: RuleContext): Finding {
  const written = [...schema.attributes.values()].filter(({ presence }) => presence !== 'computed');
  const meant = didYouMean(text, [...written.map(({ name }) => name), ...schema.blocks.keys()]);
  return {
    ...span,
    message: `\`${text}\` is not an argument of ${of}: ${meant === undefined ? 'remove it' : `use \`${meant}\``}.`,
    fixes: () =>
      meant === undefined
        ? []
        : [{ title: `Use \`${meant}\``, edits: [{ file, span, newText: meant }], safe: false }],
  };
}

function useless({ text, ...span }: Named): Finding {
  return {
    ...span,
    severity: 'warning',
    message: `\`${text}\` is set by AWS alone, so there is no change to ignore: remove it.`,
  };
}
