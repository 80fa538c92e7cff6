/** Finds variables without quotes in access log formats that are JSON. */
import type { FormatText } from '../../analysis/log-format/format-text.js';
import { HOLE, isOpen, type VariableToken } from '../../analysis/log-format/tokens.js';
import { variableNamed } from '../../analysis/log-format/variables.js';
import { numbersOfEveryCall } from '../../knowledge/vocabularies/context-variables.js';
import { distinct, formatsIn, insertion, placeOf } from './access-log-places.js';
import type { Finding, Rule, RuleContext } from '../rule.js';

export const accessLogUnquotedJson: Rule = {
  code: 'access-log-unquoted-json',
  severity: 'warning',
  group: 'stage',
  title: 'A variable without quotes in a JSON format',
  setting: 'A variable without quotes in a JSON access log format.',
  check: (context) => distinct(findings(context)),
  documentation: `API Gateway inserts values into a format without quotes. A variable without a value becomes \`-\`, so
\`"latency": $context.integrationLatency\` turns into \`"latency": -\`. That line is not valid JSON, and queries skip it. Put the
variable in quotes, or use \`jsonencode\`, which adds them. \`$context.error.messageString\` includes its quotes and is not
reported. A variable that is a number for every call to a REST or HTTP API, such as \`$context.status\`, is only a hint.`,
  examples: {
    bad: `resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod"
  deployment_id = aws_api_gateway_deployment.orders.id

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.prod.arn
    format          = "{\\"id\\": \\"$context.requestId\\", \\"latency\\": $context.integrationLatency}"
  }
}`,
    good: `resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod"
  deployment_id = aws_api_gateway_deployment.orders.id

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.prod.arn
    format          = "{\\"id\\": \\"$context.requestId\\", \\"latency\\": \\"$context.integrationLatency\\"}"
  }
}`,
  },
};

function* findings(context: RuleContext): Generator<Finding> {
  for (const { format, types } of formatsIn(context)) {
    const { text } = format.text;
    const isWebSocket = types.every((type) => type === 'WEBSOCKET');
    for (const token of unquotedIn(format.text)) {
      const place = placeOf(context, format, format.text, token);
      const { written } = place;
      const numeric = variableNamed(token.name)?.kind !== undefined;
      const isNumber = !isWebSocket && numbersOfEveryCall.has(token.name);
      yield {
        start: place.start,
        end: place.end,
        ...(isNumber ? { severity: 'hint' } : {}),
        message: `\`${text.slice(token.start, token.end)}\` is not in quotes, so the line is not valid JSON ${numeric ? 'when there is no value and `-` is logged' : 'with any value'}: put it in quotes.`,
        related: place.related,
        fixes: () => {
          if (written?.verbatim !== true) return [];
          const quote = written.form === 'quoted' ? '\\"' : '"';
          const { start, end } = written.span;
          const edits = [insertion(written.file, start, quote), insertion(written.file, end, quote)];
          return [{ title: 'Add quotes', edits, safe: true }];
        },
      };
    }
  }
}

/** The variables outside of strings, where the text is JSON with numbers in their place. */
function unquotedIn({ text, variables }: FormatText): readonly VariableToken[] {
  const tokens = variables.filter((token) => token.form === 'plain');
  if (tokens.length === 0 || !/^\s*[{[]/.test(text) || !isJson(withNumbers(text, tokens))) return [];
  const found: VariableToken[] = [];
  let isInString = false;
  let at = 0;
  for (const token of tokens) {
    for (; at < token.start; at++) {
      if (text[at] === '\\') at++;
      else if (text[at] === '"') isInString = !isInString;
    }
    at = token.end;
    if (!isInString && token.name !== QUOTES_ITSELF && !isOpen(text, token)) found.push(token);
  }
  return found;
}

const QUOTES_ITSELF = 'error.messageString';

function withNumbers(text: string, tokens: readonly VariableToken[]): string {
  let result = '';
  let last = 0;
  for (const { start, end } of tokens) {
    result += `${text.slice(last, start)}0`;
    last = end;
  }
  return (result + text.slice(last)).replaceAll(HOLE, '0');
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
