/** Finds `$context` names in access log formats that no API type in question has. */
import type { FormatText } from '../../analysis/log-format/format-text.js';
import { isOpen, type VariableToken } from '../../analysis/log-format/tokens.js';
import { meantBy, membersOf, standing, standsAs } from '../../analysis/log-format/variables.js';
import type { ApiType } from '../../knowledge/vocabularies/context-variables.js';
import {
  apisOf,
  distinct,
  formatsIn,
  isRefusing,
  type JudgedLog,
  judgedVariables,
  placeOf,
  replacement,
} from './access-log-places.js';
import type { Finding, Rule, RuleContext } from '../rule.js';
import { listed } from '../wording.js';

export const accessLogUnknownVariable: Rule = {
  code: 'access-log-unknown-variable',
  severity: 'error',
  group: 'stage',
  title: 'A `$context` variable that does not exist',
  setting:
    'A `$context` variable that the API type does not have; a warning where AWS accepts it and logs `-`.',
  check: (context) => distinct(findings(context)),
  documentation: `Variable names are case-sensitive. HTTP APIs reject a format with an unknown name during apply. REST and WebSocket
APIs accept it and always log \`-\`, so it is a warning there. Any name after \`$context.authorizer.\` is valid, because your
authorizer defines it. The beginning of a name, such as \`$context.identity\`, has no value either
([the list of HTTP APIs](https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html)).`,
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
    format          = jsonencode({ id = "$context.requestId", ip = "$context.sourceIp" })
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
    format          = jsonencode({ id = "$context.requestId", ip = "$context.identity.sourceIp" })
  }
}`,
  },
};

function* findings(context: RuleContext): Generator<Finding> {
  const known: Meanings = new Map();
  for (const log of formatsIn(context)) {
    for (const text of [log.format.text, ...log.format.maybe]) {
      for (const token of [...judgedVariables(text), ...bareOnes(text, log.types)]) {
        if (standsAs(nameOf(token), log.types, ['unknown', 'group']))
          yield finding(context, log, text, token, known);
      }
    }
  }
}

/** Only REST APIs are known to refuse `$context` alone. */
function bareOnes({ text, variables }: FormatText, types: readonly ApiType[]): readonly VariableToken[] {
  return types.includes('REST')
    ? variables.filter((token) => token.form === 'bare' && !token.doubled && !isOpen(text, token))
    : [];
}

function nameOf({ name }: VariableToken): string {
  return name.replace(/\.+$/, '');
}

function finding(
  context: RuleContext,
  log: JudgedLog,
  text: FormatText,
  token: VariableToken,
  known: Meanings,
): Finding {
  const { types, format } = log;
  const name = nameOf(token);
  const place = placeOf(context, format, text, token);
  const members = types.some((type) => standing(name, type) === 'group') ? membersOf(name, types) : [];
  const meant = members.length > 0 ? undefined : remembered(known, name, types);
  const written = `\`${text.text.slice(token.start, token.end)}\``;
  const consequence = isRefusing(types)
    ? 'so AWS rejects the format'
    : types.includes('HTTP')
      ? 'so AWS rejects the format or logs `-`'
      : 'so `-` is logged';
  const remedy = meant === undefined ? 'remove it or use another one' : `use \`$context.${meant}\``;
  const message =
    members.length > 0 || token.form === 'bare'
      ? `${written} is not a complete variable name, ${consequence}: use one of its members, such as ${listed(examples(members), 'or')}.`
      : `${written} is not a variable of ${apisOf(types)}, ${consequence}: ${remedy}.`;
  return {
    start: place.start,
    end: place.end,
    message,
    related: place.related,
    ...(isRefusing(types) ? {} : { severity: 'warning' as const }),
    fixes: () =>
      meant === undefined
        ? []
        : replacement(place, `$context.${meant}`, `Change to \`$context.${meant}\``, true),
  };
}

function examples(members: readonly string[]): readonly string[] {
  const some = members.length > 0 ? members.slice(0, 3) : ['requestId', 'status'];
  return some.map((name) => `$context.${name.replace('*', '<name>')}`);
}

/** What names were meant to be, by types and name: a name that is wrong is so in many places. */
type Meanings = Map<string, string | undefined>;

function remembered(known: Meanings, name: string, types: readonly ApiType[]): string | undefined {
  const key = `${types.join()} ${name}`;
  if (!known.has(key)) known.set(key, meantBy(name, types));
  return known.get(key);
}
