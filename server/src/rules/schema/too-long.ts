/** Finds texts and maps beyond the lengths that AWS allows. The lengths are facts; names of stages have their own rule. */
import { textOf } from '../../analysis/values/values.js';
import type { SchemaBlock } from '../../analysis/blocks/schema-blocks.js';
import { limitedMaps, limitsOf, placedEntries, relatedEntry } from '../query/placed-entries.js';
import { isTold, placedValues, originOfValue } from '../query/placed-values.js';
import type { Finding, Rule, RuleContext } from '../rule.js';

export const tooLong: Rule = {
  code: 'too-long',
  severity: 'error',
  group: 'stage',
  title: 'A text or map that exceeds the limits of AWS',
  *check(context) {
    for (const placed of placedValues(context, ({ facts }) => facts?.length !== undefined)) {
      const { facts, name } = placed.schema;
      const length = lengthOf(textOf(placed.value));
      const max = facts?.length?.max ?? Infinity;
      if (length > max && !/^stagename$/i.test(facts?.awsMember ?? '')) {
        const message = `\`${name}\` has ${length} characters: use at most ${max}.`;
        yield { start: placed.span.start, end: placed.span.end, message, related: originOfValue(placed) };
      }
    }
    for (const placed of placedEntries(context, () => true)) {
      const { limits, key } = placed;
      const [name, value] = [limits.key?.length?.max ?? Infinity, limits.value?.length?.max ?? Infinity];
      const length = lengthOf(textOf(placed.value));
      const { keySpan, valueSpan } = placed;
      const related = relatedEntry(placed);
      if (lengthOf(key) > name) {
        const message = `This name has ${lengthOf(key)} characters: use at most ${name}.`;
        yield { start: keySpan.start, end: keySpan.end, message, related };
      }
      if (length > value) {
        const message = `The value of \`${key}\` has ${length} characters: use at most ${value}.`;
        yield { start: valueSpan.start, end: valueSpan.end, message, related };
      }
    }
    for (const { block, attribute, schema } of limitedMaps(context)) {
      const max = limitsOf(block, schema)?.max;
      if (max !== undefined) yield* tooMany(block, attribute, max, context);
    }
  },
  documentation: `AWS limits descriptions (1,024 characters in version 2), names, stage variables (100 of them, names of 64 and
values of 512 characters) and tags (50 of them, keys of 128 and values of 256 characters). These limits can't be increased,
and most of them fail only during apply.`,
  examples: {
    bad: `resource "aws_apigatewayv2_stage" "prod" {
  api_id = aws_apigatewayv2_api.orders.id
  name   = "prod"

  stage_variables = {
    this_name_of_a_stage_variable_is_a_little_too_long_for_api_gateway = "orders"
  }
}`,
    good: `resource "aws_apigatewayv2_stage" "prod" {
  api_id = aws_apigatewayv2_api.orders.id
  name   = "prod"

  stage_variables = {
    this_name_of_a_stage_variable_is_not_too_long_for_api_gateway = "orders"
  }
}`,
  },
};

function* tooMany(
  block: SchemaBlock,
  attribute: RuleContext['arguments'][number]['attribute'],
  max: number,
  context: RuleContext,
): Generator<Finding> {
  const map = context.evaluate(attribute.value);
  if (map.kind === 'object' && map.entries.size > max && isTold(map, attribute.value, block, context)) {
    const { start, end } = attribute.name;
    const message = `\`${attribute.name.text}\` has ${map.entries.size} entries: use at most ${max}.`;
    yield { start, end, message };
  }
}

/** In characters as people count them, not in UTF-16 units. */
function lengthOf(text: string | undefined): number {
  return text === undefined ? 0 : Array.from(text).length;
}
