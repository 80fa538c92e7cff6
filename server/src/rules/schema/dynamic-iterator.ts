/** Finds iterators of `dynamic` blocks of which something else than `key` and `value` is read. */
import { iteratorsOf } from '../../analysis/references/mentions.js';
import { attributeOf, blocksOf } from '../../hcl/lookup.js';
import type { AttributeStep, Block, Body, Expression, Reference } from '../../hcl/syntax.js';
import { visitExpression } from '../../hcl/walk.js';
import { sourceOf } from '../../edits/layout.js';
import type { Finding, Rule, RuleContext } from '../rule.js';

export const dynamicIterator: Rule = {
  code: 'dynamic-iterator',
  severity: 'error',
  group: 'schema',
  title: 'An iterator of a dynamic block without `key` or `value`',
  *check(context) {
    const { file } = context;
    if (!file.text.includes('dynamic')) return;
    for (const item of file.body.items) {
      if (item.kind === 'block' && ['resource', 'data'].includes(item.type.text))
        yield* inBody(item.body, { iterators: new Map(), hidden: new Map() }, context);
    }
  },
  documentation: `In the \`content\` of a \`dynamic\` block, its iterator is an object with \`key\` and \`value\` alone: the members of the
current element are read as \`settings.value.name\`. Terraform rejects \`settings.name\` with "Unsupported attribute". The
iterator has the label of the block as its name, or the one that \`iterator\` gives it, and then only that
([Terraform](https://developer.hashicorp.com/terraform/language/expressions/dynamic-blocks)).`,
  examples: {
    bad: `resource "aws_apigatewayv2_stage" "live" {
  api_id      = aws_apigatewayv2_api.orders.id
  name        = "live"
  auto_deploy = true

  dynamic "route_settings" {
    for_each = var.routes

    content {
      route_key              = route_settings.key
      throttling_burst_limit = route_settings.burst
      throttling_rate_limit  = route_settings.rate
    }
  }
}`,
    good: `resource "aws_apigatewayv2_stage" "live" {
  api_id      = aws_apigatewayv2_api.orders.id
  name        = "live"
  auto_deploy = true

  dynamic "route_settings" {
    for_each = var.routes

    content {
      route_key              = route_settings.key
      throttling_burst_limit = route_settings.value.burst
      throttling_rate_limit  = route_settings.value.rate
    }
  }
}`,
  },
};

/** The iterators around a place. */
interface Scope {
  /** Each with its `dynamic` block. */
  readonly iterators: ReadonlyMap<string, Block>;
  /** Labels of blocks whose iterator has another name, with that. */
  readonly hidden: ReadonlyMap<string, string>;
}

function* inBody(body: Body, scope: Scope, context: RuleContext): Generator<Finding> {
  for (const item of body.items) {
    if (item.kind === 'attribute') {
      yield* inExpression(item.value, scope, context);
    } else if (item.kind === 'block' && item.type.text === 'dynamic') {
      const inner = innerOf(item, scope);
      for (const each of item.body.items) {
        if (each.kind === 'attribute' && each.name.text !== 'iterator')
          yield* inExpression(each.value, each.name.text === 'labels' ? inner : scope, context);
      }
      for (const content of blocksOf(item.body, 'content')) yield* inBody(content.body, inner, context);
    } else if (item.kind === 'block') {
      yield* inBody(item.body, scope, context);
    }
  }
}

function innerOf(dynamic: Block, { iterators, hidden }: Scope): Scope {
  const [name = ''] = iteratorsOf([dynamic]).keys();
  const label = dynamic.labels[0]?.text ?? '';
  const more = new Map([...iterators, [name, dynamic] as const]);
  return { iterators: more, hidden: label === name ? hidden : new Map([...hidden, [label, name] as const]) };
}

function* inExpression(expression: Expression, scope: Scope, context: RuleContext): Generator<Finding> {
  if (scope.iterators.size === 0) return;
  const references: Reference[] = [];
  const bound = new Set<string>();
  visitExpression(expression, (each) => {
    if (each.kind === 'reference') references.push(each);
    const loops = each.kind === 'for' ? [each] : each.kind === 'template' ? each.parts : [];
    for (const loop of loops) if (loop.kind === 'for') for (const { text } of loop.names) bound.add(text);
  });
  for (const reference of references) {
    const [step] = reference.steps;
    const isFree = step?.kind === 'attribute' && step.name.text !== '' && !bound.has(reference.root.text);
    const finding = isFree ? findingFor(reference, step, scope, context) : undefined;
    if (finding) yield finding;
  }
}

function findingFor(
  reference: Reference,
  step: AttributeStep,
  { iterators, hidden }: Scope,
  context: RuleContext,
): Finding | undefined {
  const { file } = context;
  const [name, member] = [reference.root.text, step.name.text];
  const dynamic = iterators.get(name);
  const isMember = member === 'key' || member === 'value';
  const other = dynamic ? undefined : hidden.get(name);
  if (dynamic ? isMember : other === undefined || !isMember) return undefined;
  const instead =
    other === undefined ? `${name}.${memberFor(member, dynamic, context)}` : `${other}.${member}`;
  const span = { start: reference.root.start, end: step.end };
  const why =
    other === undefined
      ? `\`${name}\` has only \`key\` and \`value\``
      : `The iterator of this \`dynamic\` block is called \`${other}\``;
  return {
    ...span,
    message: `${why}, and Terraform rejects \`${sourceOf(file, span)}\`: use \`${instead}\`.`,
    fixes: () => [
      { title: `Use \`${instead}\``, edits: [{ file, span, newText: instead }], safe: other !== undefined },
    ],
  };
}

/** What is read of the current element: it itself, where it is certainly a plain text. */
function memberFor(member: string, dynamic: Block | undefined, { evaluate }: RuleContext): string {
  const all = dynamic && attributeOf(dynamic.body, 'for_each');
  const value = all && evaluate(all.value);
  const items =
    value?.kind === 'list' ? value.items : value?.kind === 'object' ? [...value.entries.values()] : [];
  const isPlain = items.length > 0 && items.every(({ kind }) => kind === 'string' || kind === 'number');
  return isPlain ? 'value' : `value.${member}`;
}
