/** Finds access log formats that would be JSON but for a few characters. */
import { type FormatText, writtenAt } from '../../analysis/log-format/format-text.js';
import { type JsonEdit, type JsonFlaw, jsonRepair } from '../../analysis/log-format/json-repair.js';
import type { Edit } from '../../edits/edit.js';
import type { Finding, Fix, Rule, RuleContext } from '../rule.js';
import { distinct, formatsIn, placeOf } from './access-log-places.js';

export const accessLogBrokenJson: Rule = {
  code: 'access-log-broken-json',
  severity: 'warning',
  group: 'stage',
  title: 'An access log format that is almost JSON',
  check: (context) => distinct(findings(context)),
  documentation: `AWS takes any text for a format. A comma before \`}\`, a missing comma, quote or brace, or strings in single quotes
make every line of the log invalid JSON, and queries skip the lines. Only formats are reported that a few characters turn
into JSON. \`jsonencode\` writes JSON that is always valid.`,
  examples: {
    bad: `resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod"
  deployment_id = aws_api_gateway_deployment.orders.id

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.prod.arn
    format          = "{\\"id\\": \\"$context.requestId\\", \\"status\\": \\"$context.status\\",}"
  }
}`,
    good: `resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod"
  deployment_id = aws_api_gateway_deployment.orders.id

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.prod.arn
    format          = "{\\"id\\": \\"$context.requestId\\", \\"status\\": \\"$context.status\\"}"
  }
}`,
  },
};

function* findings(context: RuleContext): Generator<Finding> {
  for (const { format } of formatsIn(context)) {
    const [first, ...others] = jsonRepair(format.text) ?? [];
    if (first === undefined) continue;
    // An insertion is shown at the character before it.
    const part = first.start < first.end ? first : { start: Math.max(0, first.start - 1), end: first.start };
    const { start, end, related } = placeOf(context, format, format.text, part);
    yield {
      start,
      end,
      message: `This is not JSON: ${remedyOf(first, format.text.text)}.`,
      related,
      fixes: () => fixesOf([first, ...others], format.text),
    };
  }
}

function remedyOf({ flaw, newText, start, end }: JsonEdit, text: string): string {
  const remedies: Readonly<Record<JsonFlaw, string>> = {
    'extra comma': 'remove this comma',
    'missing comma': 'add a comma after this',
    quote: 'add the missing `"`',
    apostrophe: 'use `"` instead of `\'`',
    bracket: newText === '' ? `remove this \`${text.slice(start, end)}\`` : `add the missing \`${newText}\``,
    colon: newText === ':' && start < end ? 'use `:` between a key and its value' : 'add `:` after this',
  };
  return remedies[flaw];
}

/** Only where all of the places are written out. A quote may belong elsewhere than where it makes JSON. */
function fixesOf(repairs: readonly JsonEdit[], text: FormatText): readonly Fix[] {
  const edits = repairs.map((each) => editOf(each, text));
  const known = edits.filter((each) => each !== undefined);
  const safe = repairs.every(({ flaw }) => flaw !== 'quote');
  return known.length < edits.length ? [] : [{ title: 'Make it valid JSON', edits: known, safe }];
}

function editOf({ start, end, newText }: JsonEdit, text: FormatText): Edit | undefined {
  const isInserted = start === end;
  const written = writtenAt(
    text,
    isInserted ? { start: Math.max(0, start - 1), end: start } : { start, end },
  );
  if (!written || written.form === 'computed') return undefined;
  const { file, span, form } = written;
  const source = form === 'quoted' ? newText.replaceAll('"', '\\"') : newText;
  return { file, span: isInserted ? { start: span.end, end: span.end } : span, newText: source };
}
