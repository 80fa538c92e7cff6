/** Finds known values outside a closed list. The lists themselves are facts of the schema. */
import { didYouMean } from '../analysis/did-you-mean.js';
import { textOf } from '../analysis/values.js';
import type { Facts } from '../knowledge/schema.js';
import type { PlacedValue } from './shared/placed-values.js';
import { named, placedValues, relatedTo, replaceValue } from './shared/placed-values.js';
import type { Fix, Rule } from './rule.js';
import { listed } from './shared/wording.js';

export const invalidValue: Rule = {
  code: 'invalid-value',
  severity: 'error',
  group: 'stage',
  title: 'A value outside a closed list',
  *check(context) {
    for (const placed of placedValues(context, ({ facts }) => facts?.allowed !== undefined)) {
      const { facts, name } = placed.schema;
      const text = textOf(placed.value);
      if (facts?.allowed && text !== undefined && !isAllowed(text, facts)) {
        const allowed = facts.allowed.map((each) => each.value);
        const meant =
          allowed.find((each) => each.toLowerCase() === text.toLowerCase()) ?? didYouMean(text, allowed);
        yield {
          start: placed.span.start,
          end: placed.span.end,
          message: `\`${name}\` can't be ${named(placed)}: use ${listed(allowed, 'or')}.`,
          related: relatedTo(placed),
          fixes: () => fixesFor(placed, text, allowed, meant),
        };
      }
    }
  },
  documentation: `Some arguments take one of a few values, in exactly this case: cache sizes (\`"0.5"\` to \`"237"\`), logging levels
(\`OFF\`, \`ERROR\`, \`INFO\`), strategies for unauthorized cache control, protocol types, endpoint types. The provider
or AWS refuses everything else, often only while applying.

Values are followed through locals, defaults of variables and simple functions; the message says where they come from.`,
  examples: {
    bad: `resource "aws_api_gateway_stage" "prod" {
  rest_api_id           = aws_api_gateway_rest_api.orders.id
  stage_name            = "prod"
  deployment_id         = aws_api_gateway_deployment.orders.id
  cache_cluster_enabled = true
  cache_cluster_size    = "0.7"
}`,
    good: `resource "aws_api_gateway_stage" "prod" {
  rest_api_id           = aws_api_gateway_rest_api.orders.id
  stage_name            = "prod"
  deployment_id         = aws_api_gateway_deployment.orders.id
  cache_cluster_enabled = true
  cache_cluster_size    = "0.5"
}`,
  },
};

function isAllowed(text: string, { allowed, anyCase }: Facts): boolean {
  return (
    allowed?.some(({ value }) => value === text || (anyCase && value.toLowerCase() === text.toLowerCase())) ??
    true
  );
}

function fixesFor(
  placed: PlacedValue,
  text: string,
  allowed: readonly string[],
  meant: string | undefined,
): readonly Fix[] {
  const rest = allowed.length <= MOST_OFFERED ? allowed.filter((each) => each !== meant) : [];
  return [...(meant === undefined ? [] : [meant]), ...rest].flatMap((value) => {
    const edits = replaceValue(placed, value);
    const safe = value.toLowerCase() === text.toLowerCase();
    return edits.length > 0 ? [{ title: `Use \`${value}\``, edits, safe }] : [];
  });
}

const MOST_OFFERED = 8;
