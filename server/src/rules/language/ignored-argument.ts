/** Finds what `ignore_changes` names that the resource does not have. */
import { addressOfBlock } from '../../analysis/blocks/address.js';
import { didYouMean } from '../../analysis/values/did-you-mean.js';
import { isDescribed } from '../../analysis/versions/availability.js';
import { plainText } from '../../analysis/references/mentions.js';
import { isNamedStep } from '../../hcl/lookup.js';
import type { Expression, Span, Step } from '../../hcl/syntax.js';
import type { BodySchema, NestedBlockSchema } from '../../knowledge/schema.js';
import { lifecycleArgument } from '../query/lifecycle.js';
import { useInstead } from '../query/use-instead.js';
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
        const address = addressOfBlock(resource);
        const finding = isAll(item, schema.body)
          ? allFault(item, written, context)
          : (ownAddress(item, address, context) ?? faultIn(item, schema.body, address, context));
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

function isAll(item: Expression, { attributes }: BodySchema): boolean {
  return (
    item.kind === 'reference' && item.root.text === 'all' && item.steps.length === 0 && !attributes.has('all')
  );
}

/** The word for all arguments, among names of single ones. */
function allFault(
  { start, end }: Expression,
  list: Expression | undefined,
  { file }: RuleContext,
): Finding | undefined {
  return {
    start,
    end,
    message: '`all` means all arguments only without brackets: use `ignore_changes = all`.',
    fixes: () =>
      list?.kind === 'tuple' && list.items.length === 1
        ? [{ title: 'Use `all`', edits: [{ file, span: list, newText: 'all' }], safe: false }]
        : [],
  };
}

/** The whole address of an argument, where its name alone is asked for. */
function ownAddress(item: Expression, address: string, { file }: RuleContext): Finding | undefined {
  const written = file.text.slice(item.start, item.end);
  if (item.kind !== 'reference' || !written.startsWith(`${address}.`)) return undefined;
  const name = written.slice(address.length + 1);
  const { start, end } = item;
  return {
    start,
    end,
    message: `\`ignore_changes\` takes arguments of this resource without its address: use \`${name}\`.`,
    fixes: () => [
      { title: `Use \`${name}\``, edits: [{ file, span: { start, end }, newText: name }], safe: true },
    ],
  };
}

/** The first name that its body does not have; names within nested blocks are looked up there. */
function faultIn(
  item: Expression,
  body: BodySchema,
  address: string,
  context: RuleContext,
): Finding | undefined {
  let schema: BodySchema | undefined = body;
  let of = `\`${address}\``;
  for (const named of namesIn(item)) {
    const { text, next } = named;
    if (schema === undefined || schema.open || text === '') return undefined;
    const attribute = schema.attributes.get(text);
    const block = schema.blocks.get(text);
    if (attribute === undefined && block === undefined) return unknown(named, of, schema, context);
    if (attribute?.presence === 'computed' && schema === body) return useless(named);
    const fault = block && next ? stepFault(named, next, block, context) : undefined;
    if (fault) return fault;
    schema = block?.body;
    of = `\`${text}\``;
  }
  return undefined;
}

/** Blocks that may stand several times: a list is read by numbers, and the elements of a set have no keys. */
function stepFault(
  { text }: Named,
  next: Step,
  { nesting }: NestedBlockSchema,
  { file }: RuleContext,
): Finding | undefined {
  const span = { start: next.start, end: next.end };
  if (nesting === 'set') {
    return {
      ...span,
      message: `\`${text}\` is a set of blocks, which have no keys: use \`${text}\` alone, for all of them.`,
    };
  }
  if (nesting === 'single' || next.kind !== 'attribute' || /^\d*$/.test(next.name.text)) return undefined;
  const { start } = next;
  return {
    ...span,
    message: `\`${text}\` is a list of blocks: use \`${text}[0].${next.name.text}\`.`,
    fixes: () => [
      { title: 'Add `[0]`', edits: [{ file, span: { start, end: start }, newText: '[0]' }], safe: false },
    ],
  };
}

interface Named extends Span {
  readonly text: string;
  /** What is read of it. */
  readonly next?: Step | undefined;
}

/** The names of a path; of one in quotes, as Terraform 0.11 had it, the first. */
function namesIn(item: Expression): readonly Named[] {
  if (item.kind === 'reference') {
    const { root, steps } = item;
    const named = steps.flatMap((step, index) =>
      isNamedStep(step) ? [{ ...step.name, next: steps[index + 1] }] : [],
    );
    return [{ ...root, next: steps[0] }, ...named];
  }
  const text = item.kind === 'template' ? plainText(item) : undefined;
  const name = text === undefined ? undefined : /^\w+/.exec(text)?.[0];
  return item.kind !== 'template' || name === undefined
    ? []
    : [{ text: name, start: item.content.start, end: item.content.start + name.length }];
}

function unknown(
  { text, start, end }: Named,
  of: string,
  schema: BodySchema,
  { file }: RuleContext,
): Finding {
  const span = { start, end };
  const written = [...schema.attributes.values()].filter(({ presence }) => presence !== 'computed');
  const meant = didYouMean(text, [...written.map(({ name }) => name), ...schema.blocks.keys()]);
  return {
    ...span,
    message: `\`${text}\` is not an argument of ${of}: ${meant === undefined ? 'remove it' : `use \`${meant}\``}.`,
    fixes: () => useInstead(meant, file, span),
  };
}

function useless({ text, start, end }: Named): Finding {
  return {
    start,
    end,
    severity: 'warning',
    message: `\`${text}\` is set by AWS alone, so there is no change to ignore: remove it.`,
  };
}
