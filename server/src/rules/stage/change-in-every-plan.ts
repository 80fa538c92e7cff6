/** Finds arguments of stages whose value is another one in every plan. */
import { removeEntry } from '../../edits/entries.js';
import { removeItem } from '../../edits/layout.js';
import { attributeOf } from '../../hcl/lookup.js';
import type { Attribute, Body } from '../../hcl/syntax.js';
import { stageFamilies } from '../../knowledge/stage-families.js';
import { resourceBlocks } from '../query/blocks.js';
import { type ClockPlace, clockPlaces } from '../query/clocks.js';
import { ignoresChanges } from '../query/lifecycle.js';
import type { Finding, Rule, RuleContext } from '../rule.js';

export const changeInEveryPlan: Rule = {
  code: 'change-in-every-plan',
  severity: 'hint',
  group: 'stage',
  title: 'An argument of a stage that every plan changes',
  *check(context) {
    for (const { stage } of stageFamilies) {
      for (const { body, resource } of resourceBlocks(context, stage.type)) {
        const each = attributeOf(body, 'for_each')?.value;
        for (const name of [stage.name, 'description', 'tags', stage.variables]) {
          const attribute = attributeOf(body, name);
          if (attribute === undefined || ignoresChanges(resource, name)) continue;
          for (const place of clockPlaces(attribute, each, context))
            yield name === stage.name ? inName(place) : inArgument(place, attribute, body, context);
        }
      }
    }
  },
  documentation: `\`timestamp()\`, \`plantimestamp()\`, \`uuid()\` and \`bcrypt()\` give another value in every plan. In the \`description\`, the \`tags\` or
the variables of a stage they change it each time, and in its name they replace it (a warning): no plan is ever empty, and a change that matters is easily passed over. The fix removes
the value; a stage that ignores changes of the argument keeps the value of its first apply and is not reported.`,
  examples: {
    bad: `resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod"
  deployment_id = aws_api_gateway_deployment.orders.id
  description   = "Deployed at \${timestamp()}"
}`,
    good: `resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod"
  deployment_id = aws_api_gateway_deployment.orders.id
}`,
  },
};

/** What replaces the stage. */
function inName({ clock, span }: ClockPlace): Finding {
  return {
    ...span,
    severity: 'warning',
    message: `\`${clock.name.text}()\` gives another value in every plan, so every plan replaces the stage: give it a name that stays.`,
  };
}

function inArgument(
  { clock, entry, span }: ClockPlace,
  attribute: Attribute,
  body: Body,
  { file }: RuleContext,
): Finding {
  const name = attribute.name.text;
  const { value } = attribute;
  return {
    ...span,
    message: `\`${clock.name.text}()\` gives another value in every plan, so no plan of this stage is ever empty: remove it, or name \`${name}\` in \`ignore_changes\`.`,
    fixes: () => [
      {
        title: entry ? 'Remove the entry' : `Remove \`${name}\``,
        edits:
          entry && value.kind === 'object' && value.entries.length > 1
            ? removeEntry(file, value, entry)
            : removeItem(file, body, attribute),
        safe: false,
      },
    ],
  };
}
