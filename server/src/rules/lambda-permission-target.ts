/** Finds permissions that allow calls from something no call ever comes from. */
import { attributeOf } from '../hcl/lookup.js';
import { referenceIn } from '../analysis/points-to.js';
import type { Expression } from '../hcl/syntax.js';
import { stageFamilies } from '../knowledge/stage-families.js';
import { invokePermission } from '../knowledge/vocabularies/stage-uses.js';
import { ownParts, readBy } from './shared/parts.js';
import type { Rule } from './rule.js';

export const lambdaPermissionTarget: Rule = {
  code: 'lambda-permission-target',
  severity: 'warning',
  group: 'stage',
  title: 'A permission for the wrong ARN of a stage',
  *check(context) {
    const { argument, attribute, type, wrong } = invokePermission;
    for (const { block } of ownParts(context, type)) {
      const first = beginningOf(attributeOf(block.body, argument)?.value);
      const read = readBy(first, context.module);
      const isStage = stageFamilies.some(({ stage }) => stage.type === read?.target.schema?.type);
      const step = read?.reference.steps.findLast((each) => each.kind === 'attribute');
      if (first && read && isStage && wrong.some((each) => each === read.attribute)) {
        const isHere = first.start <= read.reference.start && read.reference.end <= first.end;
        yield {
          start: first.start,
          end: first.end,
          message: `API Gateway never calls as \`${read.attribute}\` of a stage, so this permission allows nothing: use \`${attribute}\`.`,
          fixes: () =>
            isHere && step?.kind === 'attribute'
              ? [
                  {
                    title: `Use \`${attribute}\``,
                    edits: [{ file: context.file, span: step.name, newText: attribute }],
                    safe: true,
                  },
                ]
              : [],
        };
      }
    }
  },
  documentation: `\`source_arn\` is compared with the execution ARN of the request: \`arn:aws:execute-api:…:API/STAGE/METHOD/PATH\`.
The \`arn\` of a stage is of another service and its \`invoke_url\` an address; neither ever matches, and the API answers
500 though everything is applied.`,
  examples: {
    bad: `resource "aws_lambda_permission" "api_gateway" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.orders.function_name
  principal     = "apigateway.amazonaws.com"
  source_arn    = aws_api_gateway_stage.prod.arn
}`,
    good: `resource "aws_lambda_permission" "api_gateway" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.orders.function_name
  principal     = "apigateway.amazonaws.com"
  source_arn    = aws_api_gateway_stage.prod.execution_arn
}`,
  },
};

/** The reference that an expression is or begins with: `${x.arn}/…` is built from `x.arn`. */
function beginningOf(expression: Expression | undefined): Expression | undefined {
  const whole = expression && referenceIn(expression);
  const [first] = expression?.kind === 'template' ? expression.parts : [];
  return whole ?? (first?.kind === 'interpolation' ? first.expression : undefined);
}
