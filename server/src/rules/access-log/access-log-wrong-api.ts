/** Finds `$context` variables in access log formats that belong to another type of API than the stage. */
import { meantBy, standsAs, variableNamed } from '../../analysis/log-format/variables.js';
import {
  apisOf,
  distinct,
  formatsIn,
  isRefusing,
  judgedVariables,
  placeOf,
  replacement,
} from './access-log-places.js';
import { removal } from './variable-removal.js';
import type { Finding, Rule, RuleContext } from '../rule.js';

export const accessLogWrongApi: Rule = {
  code: 'access-log-wrong-api',
  severity: 'error',
  group: 'stage',
  title: 'A `$context` variable of another type of API',
  setting: 'A `$context` variable of another API type; a warning where AWS accepts it and logs `-`.',
  check: (context) => distinct(findings(context)),
  documentation: `REST, HTTP and WebSocket APIs each have their own list of variables. HTTP APIs reject a format with any other
variable during apply. REST and WebSocket APIs accept it and log \`-\`, so it is a warning there. The type comes from the
\`protocol_type\` of the API that \`api_id\` refers to. If it is unknown, only variables that neither type has are reported
([the list of REST APIs](https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html)).`,
  examples: {
    bad: `resource "aws_apigatewayv2_api" "orders" {
  name          = "orders"
  protocol_type = "HTTP"
}

resource "aws_apigatewayv2_stage" "live" {
  api_id      = aws_apigatewayv2_api.orders.id
  name        = "$default"
  auto_deploy = true

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.live.arn
    format          = "$context.requestId $context.resourceId $context.status"
  }
}`,
    good: `resource "aws_apigatewayv2_api" "orders" {
  name          = "orders"
  protocol_type = "HTTP"
}

resource "aws_apigatewayv2_stage" "live" {
  api_id      = aws_apigatewayv2_api.orders.id
  name        = "$default"
  auto_deploy = true

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.live.arn
    format          = "$context.requestId $context.routeKey $context.status"
  }
}`,
  },
};

function* findings(context: RuleContext): Generator<Finding> {
  for (const { types, format } of formatsIn(context)) {
    for (const token of judgedVariables(format.text)) {
      const variable = variableNamed(token.name);
      if (variable && standsAs(token.name, types, ['foreign'])) {
        const place = placeOf(context, format, format.text, token);
        const meant = meantBy(token.name, types);
        const remedy = meant === undefined ? 'remove it' : `use \`$context.${meant}\``;
        const consequence = isRefusing(types)
          ? 'reject a format that contains it'
          : types.includes('HTTP')
            ? 'reject a format that contains it or log `-`'
            : 'log `-`';
        yield {
          start: place.start,
          end: place.end,
          message: `\`$context.${token.name}\` exists only for ${apisOf(variable.types)}; ${apisOf(types)} ${consequence}: ${remedy}.`,
          related: place.related,
          ...(isRefusing(types) ? {} : { severity: 'warning' as const }),
          fixes: () =>
            meant === undefined
              ? removal(format.text, token, token.name)
              : replacement(place, `$context.${meant}`, `Change to \`$context.${meant}\``, true),
        };
      }
    }
  }
}
