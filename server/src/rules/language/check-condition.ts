/** Finds conditions of checks that depend on nothing, or on what they may not. */
import { addressOfBlock } from '../../analysis/blocks/address.js';
import { addressOf } from '../../analysis/references/mentions.js';
import { attributeOf } from '../../hcl/lookup.js';
import type { Expression, Reference } from '../../hcl/syntax.js';
import { visitExpression } from '../../hcl/walk.js';
import { isHalfTyped, ownBlocks, type OwnBlock } from '../query/own-blocks.js';
import type { Rule } from '../rule.js';

export const checkCondition: Rule = {
  code: 'check-condition',
  severity: 'error',
  group: 'language',
  title: 'A condition that does not depend on what it checks',
  setting: "A condition that doesn't depend on what it checks.",
  *check({ file }) {
    for (const own of ownBlocks(file)) {
      if (!CONDITIONS.has(own.block.type.text)) continue;
      const condition = attributeOf(own.block.body, 'condition')?.value;
      if (condition === undefined || condition.kind === 'missing' || isHalfTyped(condition, file.problems))
        continue;
      const references = referencesOf(condition);
      const { start, end } = condition;
      const fault = references.length === 0 ? NOTHING : faultOf(own, references);
      if (fault !== undefined) yield { start, end, message: fault };
    }
  },
  documentation: `The \`condition\` of a \`precondition\`, \`postcondition\`, \`assert\` or \`validation\` is to check something: Terraform rejects one that
refers to nothing. A \`validation\` has to refer to its own variable, and a \`precondition\` or \`postcondition\` can't refer to its own
resource by address; a \`postcondition\` has \`self\` for that.`,
  examples: {
    bad: `variable "stage_name" {
  type = string

  validation {
    condition     = true
    error_message = "The name of the stage must be short."
  }
}

resource "aws_apigatewayv2_stage" "live" {
  api_id      = "a1b2c3d4"
  name        = var.stage_name
  auto_deploy = true
}`,
    good: `variable "stage_name" {
  type = string

  validation {
    condition     = length(var.stage_name) < 20
    error_message = "The name of the stage must be short."
  }
}

resource "aws_apigatewayv2_stage" "live" {
  api_id      = "a1b2c3d4"
  name        = var.stage_name
  auto_deploy = true
}`,
  },
};

const CONDITIONS = new Set(['precondition', 'postcondition', 'assert', 'validation']);

const NOTHING =
  'The condition refers to nothing, so it always has the same result: refer to what is to be checked.';

/** Everything that is read; what `for` binds is nothing of its own. */
function referencesOf(condition: Expression): readonly Reference[] {
  const references: Reference[] = [];
  const bound = new Set<string>();
  visitExpression(condition, (each) => {
    if (each.kind === 'reference') references.push(each);
    const loops = each.kind === 'for' ? [each] : each.kind === 'template' ? each.parts : [];
    for (const loop of loops) if (loop.kind === 'for') for (const { text } of loop.names) bound.add(text);
  });
  return references.filter(({ root }) => !bound.has(root.text));
}

function faultOf({ block, around }: OwnBlock, references: readonly Reference[]): string | undefined {
  const [outer] = around;
  if (outer === undefined) return undefined;
  if (block.type.text === 'validation') {
    const own = `var.${outer.labels[0]?.text ?? ''}`;
    return references.some((each) => addressOf(each)?.text === own)
      ? undefined
      : `The condition must refer to \`${own}\`, which it is to check: use that in it.`;
  }
  if (block.type.text === 'assert' || outer.type.text === 'output') return undefined;
  const own = `${outer.type.text === 'resource' ? '' : `${outer.type.text}.`}${addressOfBlock(outer)}`;
  if (!references.some((each) => addressOf(each)?.text === own)) return undefined;
  return block.type.text === 'postcondition'
    ? `A condition can't refer to its own resource by address: use \`self\`.`
    : `A \`precondition\` is checked before the resource is there: refer to something else, or use a \`postcondition\` with \`self\`.`;
}
