/** Finds settings for methods that another resource of the module sets too. */
import { attributeOf } from '../../hcl/lookup.js';
import { overriddenIn } from '../../analysis/blocks/overrides.js';
import { certainValue } from '../../analysis/references/certain-value.js';
import { textOf } from '../../analysis/values/values.js';
import type { Attribute } from '../../hcl/syntax.js';
import { resourceSchema } from '../../knowledge/resource-schemas.js';
import { restFamily } from '../../knowledge/stage-families.js';
import type { Declaration } from '../../workspace/module.js';
import { sourceOf } from '../../edits/layout.js';
import { addressOfBlock } from '../../analysis/blocks/address.js';
import { isRepeated, resourceBlocks } from '../query/blocks.js';
import { stageOfMethods } from '../query/stages.js';
import type { Rule, RuleContext } from '../rule.js';

export const duplicateMethodSettings: Rule = {
  code: 'duplicate-method-settings',
  severity: 'warning',
  group: 'stage',
  title: 'Two resources with settings for the same method path',
  *check(context) {
    const { type } = restFamily.methodSettings;
    const own = new Set(resourceBlocks(context, type).map(({ resource }) => resource));
    if (own.size === 0) return;
    const seen = new Map<string, Declaration>();
    for (const [address, declaration] of context.module.resources) {
      if (resourceSchema('resource', declaration.block.labels[0]?.text ?? '')?.type !== type) continue;
      const key = keyOf(address, declaration, context);
      const first = key === undefined ? undefined : seen.get(key);
      const path = pathOf(declaration);
      if (first && path && own.has(declaration.block)) {
        yield {
          start: path.value.start,
          end: path.value.end,
          message: `\`${addressOfBlock(first.block)}\` has settings for the same path of the same stage, and the two overwrite each other: combine them.`,
          related: [
            { file: first.file, span: pathOf(first) ?? first.block.header, message: 'The other settings.' },
          ],
        };
      } else if (key !== undefined && !first) {
        seen.set(key, declaration);
      }
    }
  },
  documentation: `Two \`aws_api_gateway_method_settings\` for the same stage and path are one entry in AWS. Each apply writes both, the
last one wins, and the next plan shows a change for the other one. Deleting one deletes the settings of both.`,
  examples: {
    bad: `resource "aws_api_gateway_method_settings" "throttles" {
  rest_api_id = aws_api_gateway_rest_api.orders.id
  stage_name  = aws_api_gateway_stage.prod.stage_name
  method_path = "*/*"

  settings {
    throttling_rate_limit = 100
  }
}

resource "aws_api_gateway_method_settings" "metrics" {
  rest_api_id = aws_api_gateway_rest_api.orders.id
  stage_name  = aws_api_gateway_stage.prod.stage_name
  method_path = "*/*"

  settings {
    metrics_enabled = true
  }
}`,
    good: `resource "aws_api_gateway_method_settings" "all" {
  rest_api_id = aws_api_gateway_rest_api.orders.id
  stage_name  = aws_api_gateway_stage.prod.stage_name
  method_path = "*/*"

  settings {
    metrics_enabled       = true
    throttling_rate_limit = 100
  }
}`,
  },
};

function pathOf({ block }: Declaration): Attribute | undefined {
  return attributeOf(block.body, restFamily.methodSettings.path);
}

/** What two settings that are the same entry have in common; undefined where that is not certain. */
function keyOf(address: string, declaration: Declaration, context: RuleContext): string | undefined {
  const { module } = context;
  const { block, file } = declaration;
  const names = restFamily.methodSettings;
  const path = textOf(certainValue(pathOf(declaration)?.value, context));
  const isElsewhere = ELSEWHERE.some((name) => attributeOf(block.body, name));
  if (path === undefined || isElsewhere || isRepeated(block) || overriddenIn(module).has(address))
    return undefined;

  const target = { kind: 'resource', address, type: names.type, declaration } as const;
  const stage = stageOfMethods({ ...target, schema: resourceSchema('resource', names.type) }, context);
  const stageBlock = stage?.declaration?.block;
  if (stageBlock && !isRepeated(stageBlock)) return `${stage.address} ${path}`;
  const parts = [names.stage, names.api].map((name) => attributeOf(block.body, name)?.value);
  return parts.includes(undefined)
    ? undefined
    : [...parts.map((part) => (part ? sourceOf(file, part) : '')), path].join(' ');
}

/** Arguments that may make the same names mean something else. */
const ELSEWHERE = ['provider', 'region'];
