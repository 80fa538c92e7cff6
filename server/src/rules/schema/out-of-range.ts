/** Finds known numbers outside the bounds of their argument. The bounds themselves are facts of the schema. */
import { numberOf } from '../../analysis/values/values.js';
import type { Facts } from '../../knowledge/schema.js';
import {
  named,
  originOfValue,
  type PlacedValue,
  placedValues,
  replacePlacedValue,
} from '../query/placed-values.js';
import type { Fix, Rule } from '../rule.js';

export const outOfRange: Rule = {
  code: 'out-of-range',
  severity: 'error',
  group: 'stage',
  title: 'A number outside its range',
  setting: 'A number outside its range, such as `percent_traffic = 120`.',
  *check(context) {
    for (const placed of placedValues(
      context,
      ({ facts }) => facts?.range !== undefined || facts?.whole === true,
    )) {
      const { facts, name } = placed.schema;
      const number = numberOf(placed.value);
      const wanted = number === undefined || !facts ? undefined : wantedInstead(number, facts);
      if (number !== undefined && wanted !== undefined) {
        yield {
          start: placed.span.start,
          end: placed.span.end,
          message: `\`${name}\` can't be ${named(placed)}: use ${wanted}.`,
          related: originOfValue(placed),
          fixes: () => fixesFor(placed, number),
        };
      }
    }
  },
  documentation: `\`percent_traffic\` goes from 0 to 100, \`cache_ttl_in_seconds\` from 0 to 3600, throttling limits start at 0 (or \`-1\`,
which disables them, in method settings only). Burst limits and TTLs are whole numbers. Most other values pass the plan,
and AWS rejects them during apply.`,
  examples: {
    bad: `resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod"
  deployment_id = aws_api_gateway_deployment.orders.id

  canary_settings {
    deployment_id   = aws_api_gateway_deployment.next.id
    percent_traffic = 150
  }
}`,
    good: `resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod"
  deployment_id = aws_api_gateway_deployment.orders.id

  canary_settings {
    deployment_id   = aws_api_gateway_deployment.next.id
    percent_traffic = 15
  }
}`,
  },
};

/** What to write instead of a number, in words; undefined for one that is right. */
function wantedInstead(number: number, { range, whole }: Facts): string | undefined {
  const others = range?.except ?? [];
  if (others.includes(number)) return undefined;

  const isFraction = whole === true && !Number.isInteger(number);
  if (!isFraction && (range === undefined || (number >= range.min && number <= (range.max ?? Infinity))))
    return undefined;

  const bounds =
    range === undefined
      ? ''
      : range.max === undefined
        ? ` of at least ${range.min}`
        : ` from ${range.min} to ${range.max}`;
  const or = others.length > 0 ? `, or ${others.join(', ')}` : '';
  return `a ${whole ? 'whole ' : ''}number${bounds}${or}`;
}

function fixesFor(placed: PlacedValue, number: number): readonly Fix[] {
  const { range, whole } = placed.schema.facts ?? {};
  const rounded = whole ? Math.round(number) : number;
  const inside = Math.min(Math.max(rounded, range?.min ?? rounded), range?.max ?? Infinity);
  const distance = (each: number): number => Math.abs(each - rounded);
  const nearest = [inside, ...(range?.except ?? [])].sort((a, b) => distance(a) - distance(b))[0] ?? inside;
  const edits = replacePlacedValue(placed, String(nearest));
  return edits.length > 0 ? [{ title: `Use \`${nearest}\``, edits, safe: false }] : [];
}
