/** Finds the name of a stage, or what it is made of, where a reference to the stage could stand. */
import { attributeOf } from '../../hcl/lookup.js';
import type { Attribute, Expression } from '../../hcl/syntax.js';
import { candidateIndex } from '../query/candidates.js';
import { dependenciesOf } from '../../analysis/references/dependencies.js';
import { referredAttribute } from '../query/references.js';
import { isTogether, keyBeside } from '../query/together.js';
import { type Resource, resourcesInModule } from '../query/resources.js';
import type { Rule, RuleContext } from '../rule.js';
import { type NamedStage, namedStages } from '../query/stage-uses.js';

export const literalStageName: Rule = {
  code: 'literal-stage-name',
  severity: 'hint',
  group: 'stage',
  title: 'A stage name without a reference to the stage',
  *check(context) {
    for (const use of namedStages(context)) {
      const stage = stageMeant(use, context);
      if (stage) {
        const reference = `${stage.address}${indexOf(stage, use.resource) ?? ''}.${use.family.stage.name}`;
        const { start, end } = use.stage.value;
        yield {
          start,
          end,
          message: `This is the name of \`${stage.address}\`, but without a reference Terraform doesn't know the dependency and may use the wrong order: use \`${reference}\`.`,
          related: [{ file: stage.file, span: stage.block.header, message: 'The stage is declared here.' }],
          fixes: () => [
            {
              title: `Change to \`${reference}\``,
              edits: [{ file: context.file, span: { start, end }, newText: reference }],
              safe: true,
            },
          ],
        };
      }
    }
  },
  documentation: `A mapping, a usage plan or method settings with a literal stage name don't depend on the stage: Terraform may create
them before the stage, or try to delete the stage while it is still mapped
([#28774](https://github.com/hashicorp/terraform-provider-aws/issues/28774)). The same variable or local value on both sides
defines no order either ([#8049](https://github.com/hashicorp/terraform-provider-aws/issues/8049)). A reference to the stage
does, and stays correct when the stage is renamed. With \`depends_on\` nothing is reported.`,
  examples: {
    bad: `resource "aws_api_gateway_base_path_mapping" "orders" {
  api_id      = aws_api_gateway_rest_api.orders.id
  stage_name  = "prod"
  domain_name = aws_api_gateway_domain_name.shop.domain_name
}

resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod"
  deployment_id = aws_api_gateway_deployment.orders.id
}`,
    good: `resource "aws_api_gateway_base_path_mapping" "orders" {
  api_id      = aws_api_gateway_rest_api.orders.id
  stage_name  = aws_api_gateway_stage.prod.stage_name
  domain_name = aws_api_gateway_domain_name.shop.domain_name
}

resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod"
  deployment_id = aws_api_gateway_deployment.orders.id
}`,
  },
};

/**
 * The one stage of the same API that is certainly called so and that nothing puts before the use: neither a reference
 * nor `depends_on`. A stage that comes after the use can't be referred to.
 */
function stageMeant(
  { family, api, stage, resource }: NamedStage,
  context: RuleContext,
): Resource | undefined {
  const { file, module } = context;
  if (referredAttribute(stage.value, module)?.target.schema?.type === family.stage.type) return undefined;
  const found = resourcesInModule(context, family.stage.type).filter((each) => {
    const { body } = each.block;
    const isSame = (own: Expression | undefined, other: Attribute | undefined): boolean => {
      const key = keyBeside(own, file, isTogether(each, resource), context);
      return (
        key !== undefined && key === keyBeside(other?.value, each.file, isTogether(each, resource), context)
      );
    };
    return (
      indexOf(each, resource) !== undefined &&
      isSame(stage.value, attributeOf(body, family.stage.name)) &&
      isSame(api?.value, attributeOf(body, family.stage.api))
    );
  });
  const [only] = found;
  return only &&
    found.length === 1 &&
    !dependenciesOf([resource.address], context.module).has(only.address) &&
    !dependenciesOf([only.address], context.module).has(resource.address)
    ? only
    : undefined;
}

/** How the use refers to a stage: as it is, or for stages that are made for the same keys by the key. */
function indexOf(stage: Resource, use: Resource): string | undefined {
  return !stage.repeated || isTogether(stage, use) ? candidateIndex(stage.block, use.block) : undefined;
}
