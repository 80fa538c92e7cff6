/** Finds the name of a stage written out where a reference to the stage could stand. */
import { attributeOf } from '../../hcl/lookup.js';
import { plainText } from '../../analysis/references/mentions.js';
import { identityOf } from '../query/identity.js';
import { type Resource, resourcesInModule } from '../query/resources.js';
import type { Rule, RuleContext } from '../rule.js';
import { type NamedStage, namedStages } from '../query/stage-uses.js';

export const literalStageName: Rule = {
  code: 'literal-stage-name',
  severity: 'hint',
  group: 'stage',
  title: 'A literal stage name instead of a reference',
  *check(context) {
    for (const use of namedStages(context)) {
      const stage = plainText(use.stage.value) === undefined ? undefined : stageMeant(use, context);
      if (stage) {
        const reference = `${stage.address}.${use.family.stage.name}`;
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
([#28774](https://github.com/hashicorp/terraform-provider-aws/issues/28774)). A reference to the stage defines the
order, and stays correct when the stage is renamed.`,
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

/** The one stage of the same API that is certainly called so. */
function stageMeant({ family, api, stage }: NamedStage, context: RuleContext): Resource | undefined {
  const { file } = context;
  const wanted = identityOf(stage.value, file, context);
  const of = identityOf(api?.value, file, context);
  if (wanted === undefined || of === undefined) return undefined;
  const found = resourcesInModule(context, family.stage.type).filter(
    (each) =>
      !each.repeated &&
      identityOf(attributeOf(each.block.body, family.stage.name)?.value, each.file, context) === wanted &&
      identityOf(attributeOf(each.block.body, family.stage.api)?.value, each.file, context) === of,
  );
  return found.length === 1 ? found[0] : undefined;
}
