/** Finds paths of a usage plan's throttles that name no method: they are `/path/METHOD`, with plain slashes. */
import { pointsTo } from '../../analysis/references/points-to.js';
import { textOf } from '../../analysis/values/values.js';
import { nestedName } from '../../analysis/blocks/schema-blocks.js';
import { appendBlocks } from '../../edits/insert.js';
import { removeItem } from '../../edits/layout.js';
import { argumentsFrom } from '../../edits/move.js';
import { attributeOf } from '../../hcl/lookup.js';
import { restFamily } from '../../knowledge/stage-families.js';
import { usagePlan } from '../../knowledge/vocabularies/usage-plans.js';
import { type RestPaths, restPathsOf } from '../method-settings/rest-paths.js';
import {
  named,
  originOfValue,
  type PlacedValue,
  placedValues,
  replacePlacedValue,
} from '../query/placed-values.js';
import { resourceAt } from '../query/resources.js';
import type { Fix, Rule, RuleContext } from '../rule.js';
import { argumentsOf } from '../query/arguments.js';
import { faultOfReference } from './plan-throttle-references.js';
import { faultOfPath, type PathFault } from './plan-throttle-faults.js';

export const planThrottlePath: Rule = {
  code: 'plan-throttle-path',
  severity: 'warning',
  group: 'stage',
  title: 'A throttle of a usage plan that is for no method',
  *check(context) {
    for (const placed of placedValues(context, ({ name }) => name === usagePlan.path)) {
      const { schema, path } = placed.block;
      if (schema.type !== usagePlan.type || path.at(-1) !== usagePlan.throttle) continue;
      const paths = pathsOf(placed, context);
      const fault = faultOfPath(textOf(placed.value) ?? '', paths);
      if (fault) {
        yield {
          start: placed.span.start,
          end: placed.span.end,
          message: `${named(placed)} ${fault.why}: ${fault.remedy}.`,
          severity: fault.severity ?? 'warning',
          related: originOfValue(placed),
          fixes: () => fixesFor(placed, fault, context),
        };
      }
    }
    for (const { block, attribute } of argumentsOf(context, ({ name }) => name === usagePlan.path)) {
      const isThrottle = block.schema.type === usagePlan.type && block.path.at(-1) === usagePlan.throttle;
      const finding = isThrottle ? faultOfReference(attribute, context) : undefined;
      if (finding) yield finding;
    }
  },
  documentation: `The \`path\` of a \`throttle\` block in \`api_stages\` names one method, path first: \`/orders/{id}/GET\`. Unlike the
\`method_path\` of method settings it has plain slashes, one of them in front, and \`*/*\` does not stand for all methods: AWS
rejects it ([discussion](https://github.com/hashicorp/terraform-provider-aws/issues/26128)). The \`path\` of an \`aws_api_gateway_resource\` begins with a
slash and lacks the method. Limits for the whole plan are set with \`throttle_settings\`.

If the module declares all paths and methods of the API, a method that is not among them is reported, too.`,
  examples: {
    bad: `resource "aws_api_gateway_usage_plan" "basic" {
  name = "basic"

  api_stages {
    api_id = aws_api_gateway_rest_api.orders.id
    stage  = aws_api_gateway_stage.prod.stage_name

    throttle {
      path       = "~1orders/GET"
      rate_limit = 10
    }
  }
}`,
    good: `resource "aws_api_gateway_usage_plan" "basic" {
  name = "basic"

  api_stages {
    api_id = aws_api_gateway_rest_api.orders.id
    stage  = aws_api_gateway_stage.prod.stage_name

    throttle {
      path       = "/orders/GET"
      rate_limit = 10
    }
  }
}`,
  },
};

function fixesFor(
  placed: PlacedValue,
  { instead, isSure, isAll }: PathFault,
  context: RuleContext,
): readonly Fix[] {
  if (isAll) return moveToPlan(placed, context);
  return instead.flatMap((each) => {
    const edits = replacePlacedValue(placed, each);
    return edits.length > 0 ? [{ title: `Use \`${each}\``, edits, safe: isSure === true }] : [];
  });
}

/** The limits as those of the whole plan, where that has none and covers no other stage. */
function moveToPlan({ block: { resource, block } }: PlacedValue, { file }: RuleContext): readonly Fix[] {
  const { stages, throttle, wholePlan, path } = usagePlan;
  const [around, ...others] = resource.body.items.filter(
    (each) => each.kind === 'block' && nestedName(each) === stages,
  );
  const isThere = resource.body.items.some((each) => each.kind === 'block' && nestedName(each) === wholePlan);
  const limits = block.body.items
    .filter((each) => each.kind === 'attribute')
    .filter((each) => each.name.text !== path);
  const isPlain =
    block.type.text === throttle && around?.kind === 'block' && around.body.items.includes(block);
  if (!isPlain || others.length > 0 || isThere || limits.length === 0) return [];
  const added = { header: wholePlan, arguments: argumentsFrom(file, limits), blocks: [] };
  const edits = [...removeItem(file, around.body, block), ...appendBlocks(file, resource, [added])];
  return [{ title: `Limit the whole plan with \`${wholePlan}\``, edits, safe: false }];
}

/** The paths of the API that the block around the throttle names. */
function pathsOf({ block: { resource, block } }: PlacedValue, context: RuleContext): RestPaths | undefined {
  const around = [...resource.body.items].find(
    (each) => each.kind === 'block' && each.start <= block.start && block.end <= each.end,
  );
  const api = around?.kind === 'block' ? attributeOf(around.body, usagePlan.api)?.value : undefined;
  const target = pointsTo(api, [{ type: restFamily.api.type, attribute: 'id' }], context.module);
  const declared = resourceAt(context, target?.address);
  return declared && restPathsOf(declared, context);
}
