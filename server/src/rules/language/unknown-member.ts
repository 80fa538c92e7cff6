/** Finds attributes and indexes that read what a value certainly does not have. */
import type { ScopedExpression } from '../../analysis/blocks/scoped-expressions.js';
import { keyOf, rootType } from '../../analysis/values/type-of.js';
import { type Lack, readStep, splatElement } from '../../analysis/values/type-steps.js';
import { type Type, typeTitle } from '../../analysis/values/types.js';
import { sourceOf } from '../../edits/layout.js';
import { isBareKey, quoted } from '../../hcl/print.js';
import type { Access, Reference, Span, Step } from '../../hcl/syntax.js';
import { isGuarded } from '../query/guards.js';
import { evaluatedExpressions } from '../query/evaluated.js';
import { scopeAt, typeAt } from '../query/type-at.js';
import type { Finding, Fix, Rule, RuleContext } from '../rule.js';
import { listed } from '../wording.js';

export const unknownMember: Rule = {
  code: 'unknown-member',
  severity: 'error',
  group: 'language',
  title: 'An attribute or index that the value does not have',
  setting: "An attribute or index that the value doesn't have.",
  *check(context) {
    for (const kind of ['reference', 'access'] as const) {
      for (const scoped of evaluatedExpressions(kind, context)) {
        const found = scoped.expression.steps.length > 0 ? faultOf(scoped, context) : undefined;
        if (found && !isGuarded(scoped, context)) yield findingFor(found, scoped, context);
      }
    }
  },
  documentation: `Terraform rejects \`local.stage.nmae\` where \`local.stage\` has no \`nmae\` ("Unsupported attribute"), \`["a"][3]\` ("Invalid
index"), and members of what has none, such as \`var.name.value\` of a string. What a value has is taken from literals, locals, the
types of variables, \`for_each\`, outputs of modules and the schemas of resources.

Nothing is reported where that is not certain, and nothing within \`try\` or \`can\`, in a branch that a condition may leave out, or
behind \`&&\`.`,
  examples: {
    bad: `variable "stage" {
  type = object({ name = string, burst = number })
}

resource "aws_apigatewayv2_api" "orders" {
  name          = "orders"
  protocol_type = "HTTP"
}

resource "aws_apigatewayv2_stage" "live" {
  api_id      = aws_apigatewayv2_api.orders.id
  name        = var.stage.nmae
  auto_deploy = true

  default_route_settings {
    throttling_burst_limit = var.stage.burst
    throttling_rate_limit  = 100
  }
}`,
    good: `variable "stage" {
  type = object({ name = string, burst = number })
}

resource "aws_apigatewayv2_api" "orders" {
  name          = "orders"
  protocol_type = "HTTP"
}

resource "aws_apigatewayv2_stage" "live" {
  api_id      = aws_apigatewayv2_api.orders.id
  name        = var.stage.name
  auto_deploy = true

  default_route_settings {
    throttling_burst_limit = var.stage.burst
    throttling_rate_limit  = 100
  }
}`,
  },
};

/** A step that reads nothing, and why. */
interface Fault {
  readonly lack: Lack;
  readonly step: Step;
}

function faultOf(scoped: ScopedExpression<Reference | Access>, context: RuleContext): Fault | undefined {
  const { expression, bound } = scoped;
  const scope = scopeAt(scoped, context);
  // What `each` and iterators themselves have is told by `invalid-reference` and `dynamic-iterator`.
  const isIterator =
    expression.kind === 'reference' &&
    (expression.root.text === 'each' || bound.get(expression.root.text)?.kind === 'block');
  const { type, rest } =
    expression.kind === 'reference'
      ? rootType(expression, context.module, scope)
      : { type: typeAt(scoped, context, expression.target), rest: expression.steps };
  let current: Type = type;
  let isAfterLegacySplat = false;
  for (const [index, step] of rest.entries()) {
    if (step.kind === 'splat') {
      current = splatElement(current);
      isAfterLegacySplat = step.end - step.start === LEGACY_SPLAT;
      continue;
    }
    // Behind `.*` an index means the whole list.
    if (isAfterLegacySplat && (step.kind === 'index' || /^\d+$/.test(step.name.text))) return undefined;
    const read = readStep(current, step, (key) => keyOf(key, context.module, scope));
    if ('lack' in read) return isIterator && index === 0 ? undefined : { lack: read.lack, step };
    current = read.type;
  }
  return undefined;
}

const LEGACY_SPLAT = '.*'.length;

function findingFor(
  { lack, step }: Fault,
  { expression }: ScopedExpression<Reference | Access>,
  { file }: RuleContext,
): Finding {
  const before = sourceOf(file, { start: expression.start, end: step.start });
  const value = before.length > MAX_SOURCE || before.includes('\n') ? 'This value' : `\`${before}\``;
  return {
    start: lack.kind === 'missing-attribute' ? nameSpan(step).start : step.start,
    end: lack.kind === 'missing-attribute' ? nameSpan(step).end : step.end,
    message: messageOf(lack, value),
    fixes: () =>
      fixesOf(lack, step).map((fix) => ({ ...fix, edits: fix.edits.map((each) => ({ ...each, file })) })),
  };
}

const MAX_SOURCE = 60;

function nameSpan(step: Step): Span {
  return step.kind === 'attribute' ? step.name : step.kind === 'index' ? step.key : step;
}

function messageOf(lack: Lack, value: string): string {
  switch (lack.kind) {
    case 'missing-attribute': {
      const { name, instead, names } = lack;
      if (instead !== undefined) return `${value} has no \`${name}\`: use \`${instead}\`.`;
      if (names.length === 0)
        return `${value} has no \`${name}\`, it is empty: add it there, or remove this.`;
      const known = names.length > MAX_NAMES ? '' : `, only ${listed(names)}`;
      return `${value} has no \`${name}\`${known}: use a name that it has, or add this one there.`;
    }
    case 'out-of-range': {
      const { index, length } = lack;
      if (length === 0)
        return `${value} is empty, so it has no element \`${index}\`: add one, or use \`one()\` or \`try()\`.`;
      const range = length === 1 ? 'only the element `0`' : `only elements \`0\` to \`${length - 1}\``;
      return `${value} has ${range}, and no \`${index}\`: use an index that it has.`;
    }
    case 'no-attributes':
      return `${value} is ${typeTitle(lack.of)} and has no attributes such as \`${lack.name}\`: ${remedyFor(lack.of, lack.name)}.`;
    case 'no-indexes':
      return typeof lack.of === 'string'
        ? `${value} is ${typeTitle(lack.of)} and has no elements: remove the index.`
        : `${value} is a set, whose elements have no index: convert it with \`tolist()\`, or go through it with \`for\`.`;
    case 'unfit-key':
      return lack.needed === 'not negative'
        ? `${value} has no elements before \`0\`: count from the end with \`length()\`, as in \`list[length(list) - 1]\`.`
        : `${value} is ${typeTitle(lack.of)}, whose elements are read by ${lack.needed}: use ${lack.needed} as the index.`;
  }
}

const MAX_NAMES = 8;

function remedyFor(type: Type, name: string): string {
  if (typeof type === 'string') return 'remove what follows, or read another value';
  if ('set' in type) return `go through its elements, as in \`[for each in … : each.${name}]\``;
  return `read them of an element, with \`[0].${name}\`, or of all, with \`[*].${name}\``;
}

type EditWithoutFile = Omit<Fix['edits'][number], 'file'>;

function fixesOf(
  lack: Lack,
  step: Step,
): readonly (Omit<Fix, 'edits'> & { readonly edits: readonly EditWithoutFile[] })[] {
  if (lack.kind === 'missing-attribute' && lack.instead !== undefined) {
    const { instead } = lack;
    const isName = step.kind === 'attribute';
    const span = isName && !isBareKey(instead) ? step : nameSpan(step);
    const newText = isName ? (isBareKey(instead) ? instead : `[${quoted(instead)}]`) : quoted(instead);
    return [{ title: `Use \`${instead}\``, edits: [{ span, newText }], safe: true }];
  }
  if (lack.kind === 'no-attributes' && typeof lack.of !== 'string' && !('set' in lack.of)) {
    const at = { start: step.start, end: step.start };
    return ['[0]', '[*]'].map((newText) => ({
      title: `Use \`${newText}.${lack.name}\``,
      edits: [{ span: at, newText }],
      safe: false,
      preferred: false as const,
    }));
  }
  return [];
}
