/** Finds text right after a `$context` variable that API Gateway reads as a part of the variable's name. */
import { HOLE, isOpen, type VariableToken } from '../../analysis/log-format/tokens.js';
import { standsAs, swallowedIn } from '../../analysis/log-format/variables.js';
import { distinct, formatsIn, insertion, isRefusing, placeOf } from './access-log-places.js';
import type { Finding, Rule, RuleContext } from '../rule.js';

export const accessLogSwallowedText: Rule = {
  code: 'access-log-swallowed-text',
  severity: 'warning',
  group: 'stage',
  title: 'Text that becomes part of a `$context` variable name',
  setting: 'Text that becomes part of a `$context` variable name, such as `$context.stage-`.',
  check: (context) => distinct(findings(context)),
  documentation: `The name of a variable continues as long as letters, digits, \`_\`, \`.\` and \`-\` follow. A full stop or a
hyphen right after a variable therefore changes its name, and the new name has no value; HTTP APIs refuse the format then, and there
\`|\` joins the name, too. Another variable may follow directly.`,
  examples: {
    bad: `resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod"
  deployment_id = aws_api_gateway_deployment.orders.id

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.prod.arn
    format          = "$context.requestId $context.apiId-$context.stage"
  }
}`,
    good: `resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod"
  deployment_id = aws_api_gateway_deployment.orders.id

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.prod.arn
    format          = "$context.requestId $context.apiId/$context.stage"
  }
}`,
  },
};

function* findings(context: RuleContext): Generator<Finding> {
  for (const { types, format } of formatsIn(context)) {
    const { text } = format.text;
    for (const token of format.text.variables) {
      const swallowed = token.form === 'plain' && !isOpen(text, token) ? swallowedBy(token) : undefined;
      if (swallowed === undefined) continue;
      const { name, start, end } = swallowed;
      const place = placeOf(context, format, format.text, { start, end });
      const { written } = place;
      yield {
        start: place.start,
        end: place.end,
        message: `\`${text.slice(start, end)}\` right after \`$context.${name}\` is read as part of the name, ${isRefusing(types) ? 'so AWS rejects the format' : 'so `-` is logged'}: insert a space or another character between them.`,
        related: place.related,
        fixes: () =>
          written?.verbatim === true
            ? [
                {
                  title: 'Insert a space',
                  edits: [insertion(written.file, written.span.start, ' ')],
                  safe: false,
                },
              ]
            : [],
      };
    }

    function swallowedBy(token: VariableToken): { name: string; start: number; end: number } | undefined {
      const tail = swallowedIn(token.name);
      if (tail !== '') {
        const name = token.name.slice(0, token.name.length - tail.length);
        return { name, start: token.end - tail.length, end: token.end };
      }
      // Only names without a dot are known to be refused then.
      const isPiped = isRefusing(types) && text[token.end] === '|' && text[token.end + 1] !== HOLE;
      return isPiped && !token.name.includes('.') && standsAs(token.name, types, ['listed'])
        ? { name: token.name, start: token.end, end: token.end + 1 }
        : undefined;
    }
  }
}
