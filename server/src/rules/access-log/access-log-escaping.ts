/** Finds `$context` written so that HCL or API Gateway reads something else: as an interpolation, with two dollars. */
import { childExpressions } from '../../hcl/walk.js';
import type { Expression, Reference, Span } from '../../hcl/syntax.js';
import type { SourceFile } from '../../workspace/module.js';
import { distinct, formatsIn, placeOf, replacement } from './access-log-places.js';
import type { Finding, Rule, RuleContext } from '../rule.js';

export const accessLogEscaping: Rule = {
  code: 'access-log-escaping',
  severity: 'error',
  group: 'stage',
  title: 'A `$context` variable with braces or a double dollar sign',
  setting: '`${context.…}` or `$$context.…` in an access log format.',
  check: (context) => distinct(findings(context)),
  documentation: `HCL reads \`\${context.status}\` as a reference to a resource, which Terraform rejects. A dollar sign without a brace
needs no escape: \`$$context.status\` is sent with both dollar signs, and the log shows one of them before the value. That
is a warning.`,
  examples: {
    bad: `resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod"
  deployment_id = aws_api_gateway_deployment.orders.id

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.prod.arn
    format          = "$context.requestId \${context.status} $$context.path"
  }
}`,
    good: `resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod"
  deployment_id = aws_api_gateway_deployment.orders.id

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.prod.arn
    format          = "$context.requestId $context.status $context.path"
  }
}`,
  },
};

function* findings(context: RuleContext): Generator<Finding> {
  // Most files have none, and then there is nothing to look for.
  const isMentioned = MENTIONED.test(context.file.text);
  for (const { format } of formatsIn(context)) {
    const found = isMentioned ? interpolations(context, format.attribute.value) : [];
    for (const { reference, whole, isPart } of found) {
      const name = reference.steps
        .map((step) => (step.kind === 'attribute' ? `.${step.name.text}` : ''))
        .join('');
      const meant = `$context${name}`;
      yield {
        start: whole.start,
        end: whole.end,
        message: isPart
          ? `\`\${context${name}}\` is an interpolation in HCL and refers to no resource: use \`${meant}\`.`
          : `\`context${name}\` is a reference in HCL and refers to no resource: use \`"${meant}"\`.`,
        fixes: () => [
          {
            title: `Change to \`${meant}\``,
            edits: [{ file: context.file, span: whole, newText: isPart ? meant : `"${meant}"` }],
            safe: true,
          },
        ],
      };
    }
    for (const token of format.text.variables) {
      if (!token.doubled) continue;
      const dollars = { start: token.start - 1, end: token.start };
      const place = placeOf(context, format, format.text, { start: dollars.start, end: token.end });
      if (place.written?.verbatim === true) {
        const dollar = placeOf(context, format, format.text, dollars);
        yield {
          start: place.start,
          end: place.end,
          message: `\`$$context.${token.name}\` logs a dollar sign before the value: use \`$context.${token.name}\` with one dollar sign.`,
          severity: 'warning',
          related: place.related,
          fixes: () => replacement(dollar, '', 'Remove the second dollar sign', true),
        };
      }
    }
  }
}

interface Interpolated {
  readonly reference: Reference;
  /** With `${` and `}` where `isPart`. */
  readonly whole: Span;
  readonly isPart: boolean;
}

const MENTIONED = /[^$\w.]context\s*\./;

/** References to `context` in a format and in the locals of the same file that it is made of. */
function interpolations({ file, module }: RuleContext, format: Expression): readonly Interpolated[] {
  const found: Interpolated[] = [];
  const seen = new Set<string>();
  const rest: Expression[] = [format];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    if (next.kind === 'for' && next.names.some(({ text }) => text === 'context')) continue;
    for (const child of childExpressions(next)) rest.push(child);
    if (next.kind !== 'reference') continue;
    const [first] = next.steps;
    if (next.root.text === 'context' && first?.kind === 'attribute') {
      found.push(interpolated(file, next));
    } else if (next.root.text === 'local' && first?.kind === 'attribute' && !seen.has(first.name.text)) {
      seen.add(first.name.text);
      const declaration = module.locals.get(first.name.text);
      if (declaration?.file === file) rest.push(declaration.attribute.value);
    }
  }
  return found.sort((a, b) => a.whole.start - b.whole.start);
}

function interpolated({ text }: SourceFile, reference: Reference): Interpolated {
  const before = /\$\{~?\s*$/.exec(text.slice(Math.max(0, reference.start - 20), reference.start))?.[0];
  const after = /^\s*~?\}/.exec(text.slice(reference.end, reference.end + 20))?.[0];
  return before !== undefined && after !== undefined
    ? {
        reference,
        whole: { start: reference.start - before.length, end: reference.end + after.length },
        isPart: true,
      }
    : { reference, whole: reference, isPart: false };
}
