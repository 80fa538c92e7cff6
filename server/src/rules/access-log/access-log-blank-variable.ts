/** Finds `$context` variables that AWS takes for a type of API and never fills in. What was measured is a fact of the vocabulary. */
import { placeholders } from '../../knowledge/vocabularies/context-variables.js';
import { meantBy, standsAs } from '../../analysis/log-format/variables.js';
import { apisOf, distinct, formatsIn, judgedVariables, placeOf, replacement } from './access-log-places.js';
import { removal } from './variable-removal.js';
import type { Finding, Rule, RuleContext } from '../rule.js';

export const accessLogBlankVariable: Rule = {
  code: 'access-log-blank-variable',
  severity: 'hint',
  group: 'stage',
  title: 'A `$context` variable that always logs `-`',
  setting: 'A `$context` variable that always logs `-` for this API type.',
  check: (context) => distinct(findings(context)),
  documentation: `An API type can accept variables that never have a value there, such as \`$context.resourcePath\` for HTTP APIs or
\`$context.routeKey\` for REST APIs: every line of the log shows \`-\`. This is common in formats copied from another API
type. The same goes for \`property\`, the placeholder in AWS's documentation for a claim or a key that the authorizer
returns
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
          ? 'use one claim, such as `$context.authorizer.claims.sub`'
          : meant === undefined
            ? 'remove it'
            : `use \`$context.${meant}\``;
      yield {
        start: place.start,
        end: place.end,
        message: isPlaceholder
          ? `\`$context.${token.name}\` is a placeholder in AWS's documentation and logs \`-\`: use the name of a claim or key that your authorizer returns.`
          : `\`$context.${token.name}\` always logs \`-\` for ${apisOf(types)}: ${remedy}.`,
        related: place.related,
        fixes: () =>
          meant === undefined
            ? remedy === 'remove it' && !isPlaceholder
              ? removal(format.text, token, token.name)
              : []
            : replacement(place, `$context.${meant}`, `Change to \`$context.${meant}\``, false),
      };
    }
  }
}
