/** Finds bodies that lack a required nested block. A `dynamic` block counts as one that is there. */
import { attributeOf } from '../../hcl/lookup.js';
import { isOverrideName } from '../../workspace/directory.js';
import { overridesOf } from '../../analysis/blocks/overrides.js';
import { nestedName } from '../../analysis/blocks/schema-blocks.js';
import type { Block } from '../../hcl/syntax.js';
import { brokenIn } from '../query/broken-blocks.js';
import { appendBlocks } from '../../edits/insert.js';
import { proposedBlock, requirementsIn } from '../query/required-arguments.js';
import type { Rule } from '../rule.js';
import { headerOf, listed, sentenceTitleOf } from '../wording.js';
import type { NestedBlockSchema } from '../../knowledge/schema.js';

export const missingBlock: Rule = {
  code: 'missing-block',
  severity: 'error',
  group: 'schema',
  title: 'A missing required nested block',
  setting: 'A required nested block that is missing.',
  reportedByTerraformLs: true,
  *check(context) {
    const isBroken = brokenIn(context.file);
    const requirements = requirementsIn(context.module);
    for (const block of context.blocks) {
      const isTop = block.path.length === 0;
      const isPart = isTop && isOverrideName(context.file.name);
      const wanted = isPart || isBroken(block.block) ? [] : requirements(block.bodySchema).blocks;
      const added = isTop ? overridesOf(block.resource, context.module) : [];
      const missing = missingIn([block.block, ...added.map((each) => each.block)], wanted);
      if (missing.length > 0) {
        const names = listed(missing.map((each) => each.name));
        yield {
          ...headerOf(block.block),
          message: `${sentenceTitleOf(block)} needs the block${missing.length > 1 ? 's' : ''} ${names}: add ${missing.length > 1 ? 'them' : 'it'}.`,
          fixes: () => [
            {
              title: missing.length > 1 ? 'Add the missing blocks' : `Add the ${names} block`,
              edits: appendBlocks(
                context.file,
                block.block,
                missing.map((each) => proposedBlock(each, block, context)),
              ),
              safe: false,
            },
          ],
        };
      }
    }
  },
  documentation: `Some nested blocks are required even if all their arguments are optional: Terraform rejects
\`aws_api_gateway_method_settings\` without \`settings\`. A \`dynamic\` block of the same name counts as present, because its
number of blocks is known only during plan.`,
  examples: {
    bad: `resource "aws_api_gateway_method_settings" "all" {
  rest_api_id = aws_api_gateway_rest_api.orders.id
  stage_name  = aws_api_gateway_stage.prod.stage_name
  method_path = "*/*"
}`,
    good: `resource "aws_api_gateway_method_settings" "all" {
  rest_api_id = aws_api_gateway_rest_api.orders.id
  stage_name  = aws_api_gateway_stage.prod.stage_name
  method_path = "*/*"

  settings {
    logging_level = "INFO"
  }
}`,
  },
};

/** Those that none of the blocks has, which are one to Terraform. */
function missingIn(
  blocks: readonly Block[],
  required: readonly NestedBlockSchema[],
): readonly NestedBlockSchema[] {
  return required.filter(({ name, minItems }) => {
    const present = blocks
      .flatMap(({ body }) => body.items)
      .filter((item) => item.kind === 'block')
      .filter((item) => nestedName(item) === name);
    // The same name as an argument is reported by `unknown-argument`.
    return (
      !blocks.some(({ body }) => attributeOf(body, name)) &&
      present.length < minItems &&
      !present.some((item) => item.type.text === 'dynamic')
    );
  });
}
