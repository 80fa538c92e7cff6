/** Finds overrides of stage variables that the stage itself does not have. */
import { attributeOf } from '../../hcl/lookup.js';
import { didYouMean } from '../../analysis/values/did-you-mean.js';
import type { Block } from '../../hcl/syntax.js';
import { restFamily } from '../../knowledge/stage-families.js';
import { restStageParts } from '../../knowledge/stage-parts.js';
import { stageVariableLimits } from '../../knowledge/vocabularies/stage-variables.js';
import { placedEntries } from '../query/placed-entries.js';
import { hasOverrides } from '../query/blocks.js';
import type { Rule, RuleContext } from '../rule.js';

export const canaryUndeclaredOverride: Rule = {
  code: 'canary-undeclared-override',
  severity: 'information',
  group: 'stage',
  title: 'An override of a variable that the stage does not have',
  *check(context) {
    const { file } = context;
    for (const placed of placedEntries(context, (limits) => limits === stageVariableLimits)) {
      const { attribute, block, key, keySpan, entry } = placed;
      const isOverride = attribute.name.text === restStageParts.canary.overrides && block.path.length > 0;
      const names = isOverride ? namesIn(block.resource, context) : undefined;
      if (names && !names.includes(key)) {
        const meant = didYouMean(key, names);
        yield {
          start: keySpan.start,
          end: keySpan.end,
          message: `The stage has no variable \`${key}\`, so only the canary gets it: ${meant === undefined ? 'declare it in `variables`, too' : `use \`${meant}\``}.`,
          fixes: () =>
            meant !== undefined && entry?.key.kind === 'reference'
              ? [
                  {
                    title: `Use \`${meant}\``,
                    edits: [{ file, span: entry.key, newText: meant }],
                    safe: false,
                  },
                ]
              : [],
        };
      }
    }
  },
  documentation: `\`stage_variable_overrides\` overrides variables of the stage for the canary. A name that the stage does not have is
added for the canary only. This is often a typo, and the variable is then empty for all other requests.`,
  examples: {
    bad: `resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod"
  deployment_id = aws_api_gateway_deployment.orders.id

  variables = {
    backend = "blue"
  }

  canary_settings {
    deployment_id   = aws_api_gateway_deployment.next.id
    percent_traffic = 10

    stage_variable_overrides = {
      backends = "green"
    }
  }
}`,
    good: `resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod"
  deployment_id = aws_api_gateway_deployment.orders.id

  variables = {
    backend = "blue"
  }

  canary_settings {
    deployment_id   = aws_api_gateway_deployment.next.id
    percent_traffic = 10

    stage_variable_overrides = {
      backend = "green"
    }
  }
}`,
  },
};

/** The names of a stage's variables; undefined where they are not all known. */
function namesIn(stage: Block, context: RuleContext): readonly string[] | undefined {
  if (hasOverrides(stage, context)) return undefined;
  const written = attributeOf(stage.body, restFamily.stage.variables);
  const value = written && context.evaluate(written.value);
  if (value === undefined) return [];
  return value.kind === 'object' ? [...value.entries.keys()] : undefined;
}
