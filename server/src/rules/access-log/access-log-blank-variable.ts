/** Finds `$context` variables that AWS takes for a type of API and never fills in. What was measured is a fact of the vocabulary. */
import { placeholders } from '../../knowledge/vocabularies/context-variables.js';
import { meantBy, standsAs } from '../../analysis/log-format/variables.js';
import { apisOf, distinct, formatsIn, judgedVariables, placeOf, replacement } from './access-log-places.js';
import type { Finding, Rule, RuleContext } from '../rule.js';

export const accessLogBlankVariable: Rule = {
  code: 'access-log-blank-variable',
  severity: 'hint',
  group: 'stage',
  title: 'A `$context` variable that always logs `-`',
  setting: 'A `$context` variable that always logs `-` for this type of API.',
  check: (context) => distinct(findings(context)),
  documentation: `Some variables are taken by a type of API that never has a value for them, such as \`$context.resourcePath\` by
HTTP APIs or \`$context.routeKey\` by REST APIs: the log shows \`-\` in each line. Formats that go from one type of API
to another are full of them. So is \`property\`, which AWS's documentation writes where a claim or a key of the
authorizer's answer is to be named
([the list of REST APIs](https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html)).`,
  examples: {
    bad: `resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod"
  deployment_id = aws_api_gateway_deployment.orders.id

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.prod.arn
    format          = "$context.requestId $context.routeKey $context.status"
  }
}`,
    good: `resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod"
  deployment_id = aws_api_gateway_deployment.orders.id

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.prod.arn
    format          = "$context.requestId $context.resourcePath $context.status"
  }
}`,
  },
};

function* findings(context: RuleContext): Generator<Finding> {
  for (const { types, format } of formatsIn(context)) {
    for (const token of judgedVariables(format.text)) {
      const isPlaceholder = placeholders.includes(token.name);
      if (!isPlaceholder && (types.length !== 1 || !standsAs(token.name, types, ['blank']))) continue;
      const place = placeOf(context, format, format.text, token);
      const meant = isPlaceholder ? undefined : meantBy(token.name, types);
      const remedy =
        token.name === 'authorizer.claims'
          ? 'name one claim, such as `$context.authorizer.claims.sub`'
          : meant === undefined
            ? 'remove it'
            : `write \`$context.${meant}\``;
      yield {
        start: place.start,
        end: place.end,
        message: isPlaceholder
          ? `\`$context.${token.name}\` is what AWS's documentation writes for a name of your own, and logs \`-\`: name the claim or the key that your authorizer returns.`
          : `\`$context.${token.name}\` always logs \`-\` for ${apisOf(types)}: ${remedy}.`,
        related: place.related,
        fixes: () =>
          meant === undefined
            ? []
            : replacement(place, `$context.${meant}`, `Write \`$context.${meant}\``, false),
      };
    }
  }
}
