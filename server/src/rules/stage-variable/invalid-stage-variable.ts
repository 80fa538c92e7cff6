/** Finds stage variables that API Gateway refuses. What names and values must be are facts of the vocabulary. */
import { textOf } from '../../analysis/values/values.js';
import { restStageParts } from '../../knowledge/stage-parts.js';
import { stageVariableLimits } from '../../knowledge/vocabularies/stage-variables.js';
import { type PlacedEntry, placedEntries, relatedEntry } from '../query/placed-entries.js';
import { quoted } from '../../hcl/print.js';
import type { Fix, Rule, RuleContext, Severity } from '../rule.js';

export const invalidStageVariable: Rule = {
  code: 'invalid-stage-variable',
  severity: 'error',
  group: 'stage',
  title: 'An invalid stage variable name or value',
  *check(context) {
    const { key: names, value: values } = stageVariableLimits;
    const [nameLike, valueLike] = [names, values].map((each) => new RegExp(each?.pattern?.regex ?? ''));
    for (const placed of placedEntries(context, (limits) => limits === stageVariableLimits)) {
      const { key } = placed;
      const related = relatedEntry(placed);
      if (!nameLike?.test(key)) {
        yield {
          start: placed.keySpan.start,
          end: placed.keySpan.end,
          message: `\`${shown(key)}\` is not a valid stage variable name: use ${names?.pattern?.means ?? ''}.`,
          related,
          severity: severityOf(placed, false),
          fixes: () => renamed(placed, context),
        };
      }
      const text = textOf(placed.value);
      if (text !== undefined && !valueLike?.test(text)) {
        const isBlank = text !== '' && valueLike?.test(text.replaceAll(' ', '')) === true;
        yield {
          start: placed.valueSpan.start,
          end: placed.valueSpan.end,
          message:
            text === ''
              ? `The stage variable \`${shown(key)}\` can't be empty: set a value or remove it.`
              : `The stage variable \`${shown(key)}\` can't be \`${shown(text)}\`: use ${values?.pattern?.means ?? ''}.`,
          related,
          severity: severityOf(placed, isBlank || text === ''),
        };
      }
    }
  },
  documentation: `The name of a stage variable consists of letters, digits and underscores, its value of letters, digits and
\`- . _ ~ : / ? # & = ,\`. API Gateway rejects everything else, but only during apply: an alias such as \`$LATEST\`, JSON
text, a name with a hyphen. Spaces in a value, empty values and overrides of a canary are warnings, because the
documentation of AWS is inconsistent there. \`too-long\` reports length limits
([discussion](https://github.com/serverless/serverless/issues/6133)).`,
  examples: {
    bad: `resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod"
  deployment_id = aws_api_gateway_deployment.orders.id

  variables = {
    "lambda-alias" = "$LATEST"
  }
}`,
    good: `resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod"
  deployment_id = aws_api_gateway_deployment.orders.id

  variables = {
    lambda_alias = "live"
  }
}`,
  },
};

/** Not known for certain: what a canary may override with, and whether AWS takes blanks and empty values. */
function severityOf({ attribute }: PlacedEntry, isDoubtful: boolean): Severity {
  return isDoubtful || attribute.name.text === restStageParts.canary.overrides ? 'warning' : 'error';
}

function shown(text: string): string {
  const short = text.length > 60 ? `${text.slice(0, 57)}…` : text;
  return short.replace(/\s+/g, ' ').replaceAll('`', "'");
}

function renamed({ key, entry, attribute }: PlacedEntry, { file }: RuleContext): readonly Fix[] {
  const name = key.replace(/[^A-Za-z0-9_]+/g, '_');
  const others = attribute.value.kind === 'object' ? attribute.value.entries : [];
  const isPlain =
    entry?.key.kind === 'reference' ||
    (entry?.key.kind === 'template' && entry.key.parts.every((part) => part.kind === 'text'));
  const isTaken = others.some((each) => file.text.slice(each.key.start, each.key.end).includes(name));
  if (!entry || !isPlain || isTaken || name === '') return [];
  const newText = /^[A-Za-z_]/.test(name) ? name : quoted(name);
  return [{ title: `Use \`${name}\``, edits: [{ file, span: entry.key, newText }], safe: false }];
}
