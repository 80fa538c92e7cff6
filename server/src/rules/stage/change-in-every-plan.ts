/** Finds arguments of stages whose value is another one in every plan. */
import { watchedBy } from '../../analysis/deployment/watched.js';
import { removeEntry } from '../../edits/entries.js';
import { removeItem } from '../../edits/layout.js';
import { isLiteral } from '../../hcl/literal.js';
import { attributeOf } from '../../hcl/lookup.js';
import { stageFamilies } from '../../knowledge/stage-families.js';
import { resourceBlocks } from '../query/blocks.js';
import { ignoresChanges } from '../query/lifecycle.js';
import type { Rule } from '../rule.js';

export const changeInEveryPlan: Rule = {
  code: 'change-in-every-plan',
  severity: 'hint',
  group: 'stage',
  title: 'An argument of a stage that every plan changes',
  *check(context) {
    const { file, module } = context;
    for (const { stage } of stageFamilies) {
      for (const { body, resource } of resourceBlocks(context, stage.type)) {
        for (const name of [stage.name, 'description', 'tags', stage.variables]) {
          const attribute = attributeOf(body, name);
          if (attribute === undefined || ignoresChanges(resource, name)) continue;
          const { value } = attribute;
          const object = value.kind === 'object' ? value : undefined;
          for (const entry of object?.entries ?? [undefined]) {
            const written = entry?.value ?? value;
            if (isLiteral(written)) continue;
            const watches = watchedBy(written, module, attributeOf(body, 'for_each')?.value);
            const clock = watches.find((watch) => watch.kind === 'clock')?.call;
            if (clock === undefined) continue;
            const isHere = written.start <= clock.start && clock.end <= written.end;
            yield {
              start: isHere ? clock.start : written.start,
              end: isHere ? clock.end : written.end,
              ...(name === stage.name ? { severity: 'warning' } : {}),
              message:
                name === stage.name
                  ? `\`${clock.name.text}()\` gives another value in every plan, so every plan replaces the stage: give it a name that stays.`
                  : `\`${clock.name.text}()\` gives another value in every plan, so no plan of this stage is ever empty: remove it, or name \`${name}\` in \`ignore_changes\`.`,
              fixes: () =>
                name === stage.name
                  ? []
                  : [
                      {
                        title: entry ? 'Remove the entry' : `Remove \`${name}\``,
                        edits:
                          entry && object && object.entries.length > 1
                            ? removeEntry(file, object, entry)
                            : removeItem(file, body, attribute),
                        safe: false,
                      },
                    ],
            };
          }
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
