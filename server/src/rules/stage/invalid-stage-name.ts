/** Finds stage names that API Gateway refuses. What a name must look like is a fact of the stage resources. */
import { textOf } from '../../analysis/values/values.js';
import type { Facts } from '../../knowledge/schema.js';
import {
  named,
  originOfValue,
  type PlacedValue,
  placedValues,
  replacePlacedValue,
} from '../query/placed-values.js';
import type { Fix, Rule } from '../rule.js';
import { nameFacts } from './stage-name-facts.js';

export const invalidStageName: Rule = {
  code: 'invalid-stage-name',
  severity: 'error',
  group: 'stage',
  title: 'An invalid stage name',
  setting: 'A stage name with characters that API Gateway rejects.',
  *check(context) {
    for (const placed of placedValues(context, (schema) => nameFacts(schema) !== undefined)) {
      const facts = nameFacts(placed.schema);
      const text = textOf(placed.value);
      if (facts && text !== undefined && !isName(text, facts)) {
        yield {
          start: placed.span.start,
          end: placed.span.end,
          message: `${named(placed)} is not a valid stage name: ${remedy(text, facts)}.`,
          related: originOfValue(placed),
          fixes: () => fixesFor(placed, text, facts),
        };
      }
    }
  },
  documentation: `The name of a stage becomes part of its URL: letters, digits, \`-\` and \`_\`, at most 128 characters. HTTP APIs also
allow \`$default\`, whose URL contains no stage. Neither Terraform nor the provider checks the name, so an invalid name
fails only during apply
([discussion](https://github.com/Miserlou/Zappa/issues/356)).`,
  examples: {
    bad: `resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod.v1"
  deployment_id = aws_api_gateway_deployment.orders.id
}`,
    good: `resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod-v1"
  deployment_id = aws_api_gateway_deployment.orders.id
}`,
  },
};

function isName(text: string, { pattern, length }: Facts): boolean {
  return (
    (!pattern || new RegExp(pattern.regex).test(text)) &&
    (!length || (text.length >= length.min && text.length <= length.max))
  );
}

function remedy(text: string, { pattern, length }: Facts): string {
  if (length && text.length > length.max) return `use at most ${length.max} characters`;

  return `use ${pattern?.means ?? 'another name'}`;
}

function fixesFor(placed: PlacedValue, text: string, facts: Facts): readonly Fix[] {
  const cleaned = text
    .trim()
    .replace(/[^A-Za-z0-9_-]+/g, '-')
    .replace(/^-+|-+$/g, '');
  const edits = cleaned !== text && isName(cleaned, facts) ? replacePlacedValue(placed, cleaned) : [];
  return edits.length > 0 ? [{ title: `Use \`${cleaned}\``, edits, safe: false }] : [];
}
