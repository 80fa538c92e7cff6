/** Finds ARNs of stages that are put together for a web ACL, so that nothing puts the web ACL after the stage. */
import { attributeOf } from '../../hcl/lookup.js';
import type { Span } from '../../hcl/syntax.js';
import { webAclStageArguments } from '../../knowledge/vocabularies/stage-uses.js';
import { candidateIndex } from '../query/candidates.js';
import { dependenciesOf } from '../../analysis/references/dependencies.js';
import { type Resource, resourcesInFile } from '../query/resources.js';
import { isTogether } from '../query/together.js';
import type { Fix, Rule, RuleContext } from '../rule.js';
import { composedArnOf, stageOfArn } from './stage-arns.js';

export const composedStageArn: Rule = {
  code: 'composed-stage-arn',
  severity: 'hint',
  group: 'stage',
  title: 'The ARN of a stage put together instead of referred to',
  *check(context) {
    const { argument, types } = webAclStageArguments;
    for (const resource of resourcesInFile(context, ...types)) {
      const value = attributeOf(resource.block.body, argument)?.value;
      const arn = value && composedArnOf(value, context);
      const reference = arn && referenceTo(stageOfArn(arn, resource, context), resource, context);
      const isWrong = arn?.isRight === false;
      if (!value || !(isWrong || reference?.isLate)) continue;
      yield {
        start: value.start,
        end: value.end,
        ...(isWrong ? { severity: 'warning' } : {}),
        message: isWrong ? wrong(reference?.text) : late(reference),
        fixes: () => fixesFor(value, reference, isWrong, context),
      };
    }
  },
  documentation: `A web ACL whose \`resource_arn\` is put together of the API's ID and the stage's name does not depend on the stage: Terraform
may associate it before the stage exists, and AWS WAF answers "couldn't perform the operation because your resource
doesn't exist" ([#9203](https://github.com/hashicorp/terraform-provider-aws/issues/9203)). The \`arn\` of the stage defines the
order. An ARN with an account, or that of calls (\`execute-api\`), is none of a stage; that is a warning.

Reported only if the module declares the stage and nothing else puts the web ACL after it.`,
  examples: {
    bad: `resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod"
  deployment_id = aws_api_gateway_deployment.orders.id
}

resource "aws_wafv2_web_acl_association" "prod" {
  resource_arn = "arn:aws:apigateway:eu-west-1::/restapis/\${aws_api_gateway_rest_api.orders.id}/stages/prod"
  web_acl_arn  = aws_wafv2_web_acl.shield.arn
}`,
    good: `resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod"
  deployment_id = aws_api_gateway_deployment.orders.id
}

resource "aws_wafv2_web_acl_association" "prod" {
  resource_arn = aws_api_gateway_stage.prod.arn
  web_acl_arn  = aws_wafv2_web_acl.shield.arn
}`,
  },
};

interface StageReference {
  readonly stage: Resource;
  readonly text: string;
  /** Whether nothing puts the web ACL after the stage yet. */
  readonly isLate: boolean;
}

/** How a resource can refer to the stage; undefined where it can't, or where the stage comes after it. */
function referenceTo(
  stage: Resource | undefined,
  resource: Resource,
  context: RuleContext,
): StageReference | undefined {
  const isOne = stage && (!stage.repeated || isTogether(stage, resource));
  const index = isOne ? candidateIndex(stage.block, resource.block) : undefined;
  if (!stage || index === undefined || dependenciesOf([stage.address], context.module).has(resource.address))
    return undefined;
  const isLate = !dependenciesOf([resource.address], context.module).has(stage.address);
  return { stage, isLate, text: `${stage.address}${index}.${webAclStageArguments.attribute}` };
}

function late(reference: StageReference | undefined): string {
  const { stage, text = '' } = reference ?? {};
  return `This is the ARN of \`${stage?.address ?? ''}\`, but without a reference Terraform doesn't know the dependency and may use the wrong order: use \`${text}\`.`;
}

function wrong(reference: string | undefined): string {
  const remedy = reference === undefined ? 'use that' : `use \`${reference}\``;
  return `AWS WAF takes the ARN of a stage, \`arn:aws:apigateway:REGION::/restapis/API/stages/STAGE\`, and rejects this one: ${remedy}.`;
}

function fixesFor(
  { start, end }: Span,
  reference: StageReference | undefined,
  isWrong: boolean,
  { file }: RuleContext,
): readonly Fix[] {
  if (!reference) return [];
  const edits = [{ file, span: { start, end }, newText: reference.text }];
  return [{ title: `Change to \`${reference.text}\``, edits, safe: !isWrong }];
}
