/** Finds known values outside a closed list, and empty ones that refer to nothing. What is refused is a fact of the schema. */
import { didYouMean } from '../../analysis/values/did-you-mean.js';
import { textOf } from '../../analysis/values/values.js';
import type { AttributeSchema, Facts } from '../../knowledge/schema.js';
import { logGroup } from '../../knowledge/vocabularies/access-log-destinations.js';
import {
  named,
  originOfValue,
  type PlacedValue,
  placedValues,
  replacePlacedValue,
} from '../query/placed-values.js';
import { candidatesFor } from '../query/candidates.js';
import type { Finding, Fix, Rule, RuleContext } from '../rule.js';
import { listed } from '../wording.js';
import { nameFacts } from '../stage/stage-name-facts.js';

export const invalidValue: Rule = {
  code: 'invalid-value',
  severity: 'error',
  group: 'stage',
  title: 'A value that is not allowed, or an empty required value',
  setting: 'A value that is not allowed, such as `cache_cluster_size = "1"`.',
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
          related: originOfValue(placed),
          fixes: () => fixesFor(placed, text, allowed, meant),
        };
      }
    }
    for (const placed of placedValues(context, isNeverEmpty))
      if (textOf(placed.value) === '') yield empty(placed, context);
  },
  documentation: `Some arguments allow only certain values, and case matters: cache sizes (\`"0.5"\` to \`"237"\`), logging levels
(\`OFF\`, \`ERROR\`, \`INFO\`), strategies for unauthorized cache control, protocol types, endpoint types. The provider
or AWS rejects everything else, often only during apply.

A required argument must not be empty if it is a name or refers to an API, a deployment and the like. An empty default of
a variable is assumed to be set later.

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

/** Whether AWS refuses an empty text. Closed lists, names of stages and destinations of logs have findings of their own. */
function isNeverEmpty(schema: AttributeSchema): boolean {
  const { facts, presence, type } = schema;
  return (
    presence === 'required' &&
    type === 'string' &&
    facts?.allowed === undefined &&
    nameFacts(schema) === undefined &&
    facts?.refersTo?.[0]?.type !== logGroup.type &&
    (facts?.refersTo !== undefined || facts?.neverEmpty === true || (facts?.length?.min ?? 0) > 0)
  );
}

function empty(placed: PlacedValue, context: RuleContext): Finding {
  const { schema, block, span } = placed;
  const [target] = schema.facts?.refersTo ?? [];
  return {
    start: span.start,
    end: span.end,
    message: `\`${schema.name}\` is empty: ${target ? `refer to the \`${target.attribute}\` of an \`${target.type}\`, or set another value` : 'set a value'}.`,
    related: originOfValue(placed),
    fixes: () =>
      candidatesFor(schema, block, [], context)
        .slice(0, MOST_OFFERED)
        .map((value) => ({
          title: `Use \`${value}\``,
          edits: [{ file: context.file, span, newText: value }],
          safe: false,
        })),
  };
}

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
    const edits = replacePlacedValue(placed, value);
    const safe = value.toLowerCase() === text.toLowerCase();
    return edits.length > 0 ? [{ title: `Use \`${value}\``, edits, safe }] : [];
  });
}

const MOST_OFFERED = 8;
