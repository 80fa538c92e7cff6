/** Finds stages, deployments and their like that are put together though they belong to different APIs. */
import { attributeOf, blocksOf } from '../../hcl/lookup.js';
import { isOverridden, isSameBlock, leadsTo, pointsTo } from '../../analysis/references/points-to.js';
import type { BlockTarget } from '../../analysis/references/resolve.js';
import type { Expression } from '../../hcl/syntax.js';
import { stageFamilies, type StageFamily } from '../../knowledge/stage-families.js';
import type { ReferenceTarget } from '../../knowledge/schema.js';
import { identityOf } from '../query/identity.js';
import { type Resource, resourceAt, resourcesInFile, resourcesInModule } from '../query/resources.js';
import type { Finding, Fix, Rule, RuleContext } from '../rule.js';
import { namedStages } from '../query/stage-uses.js';

export const stageApiMismatch: Rule = {
  code: 'stage-api-mismatch',
  severity: 'error',
  group: 'stage',
  title: 'A stage with a deployment or settings of another API',
  *check(context) {
    for (const family of stageFamilies) {
      const deployment = { type: family.deployment.type, attribute: 'id' };
      for (const { block } of resourcesInFile(context, family.stage.type)) {
        const api = attributeOf(block.body, family.stage.api)?.value;
        const canaries = family.stage.canary ? blocksOf(block.body, family.stage.canary) : [];
        for (const each of [block, ...canaries]) {
          const published = attributeOf(each.body, family.stage.deployment)?.value;
          yield* compare(api, published, [deployment], family.deployment.api, family, context);
        }
      }
    }
    for (const { family, api, stage } of namedStages(context)) {
      // Only the name counts here, and the other API may have a stage of the same name.
      const targets = [{ type: family.stage.type, attribute: family.stage.name }];
      const named = resourceAt(context, pointsTo(stage.value, targets, context.module)?.address);
      const found = named
        ? [...compare(api?.value, stage.value, targets, family.stage.api, family, context)]
        : [];
      if (named && found.length > 0 && !mayBeStageOf(api?.value, named, family, context)) yield* found;
    }
  },
  documentation: `The deployment of a stage must belong to the same API; otherwise AWS fails with "Deployment not found" during apply. The
same goes for method settings, usage plans and mappings that name a stage of another API. Reported only if both lead to
different API resources in the module, through references, local values or other arguments.`,
  examples: {
    bad: `resource "aws_api_gateway_rest_api" "orders" {
  name = "orders"
}

resource "aws_api_gateway_rest_api" "customers" {
  name = "customers"
}

resource "aws_api_gateway_deployment" "customers" {
  rest_api_id = aws_api_gateway_rest_api.customers.id
}

resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod"
  deployment_id = aws_api_gateway_deployment.customers.id
}`,
    good: `resource "aws_api_gateway_rest_api" "orders" {
  name = "orders"
}

resource "aws_api_gateway_deployment" "orders" {
  rest_api_id = aws_api_gateway_rest_api.orders.id
}

resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod"
  deployment_id = aws_api_gateway_deployment.orders.id
}`,
  },
};

/** Tells where a reference leads to a block of another API than the one that stands beside it. */
function* compare(
  api: Expression | undefined,
  reference: Expression | undefined,
  targets: readonly ReferenceTarget[],
  apiArgument: string,
  family: StageFamily,
  context: RuleContext,
): Generator<Finding> {
  const { module } = context;
  const named = known(leadsTo(reference, targets, module), context);
  const block = named?.declaration?.block;
  const own = apiAt(api, family, context);
  const other = block && apiAt(attributeOf(block.body, apiArgument)?.value, family, context, named.module);
  if (reference && named?.declaration && own && other && !isSameBlock(own, other, module)) {
    yield {
      start: reference.start,
      end: reference.end,
      message: `\`${named.address}\` belongs to \`${other.address}\`, but this belongs to \`${own.address}\`: use one of the same API.`,
      related: [
        {
          file: named.declaration.file,
          span: named.declaration.block.header,
          message: `It belongs to \`${other.address}\`.`,
        },
      ],
      fixes: () => ofSameApi(own, reference, targets, apiArgument, family, context),
    };
  }
}

/** References to those of the API instead. */
function ofSameApi(
  own: BlockTarget,
  reference: Expression,
  targets: readonly ReferenceTarget[],
  apiArgument: string,
  family: StageFamily,
  context: RuleContext,
): readonly Fix[] {
  const found = targets.flatMap(({ type, attribute }) =>
    resourcesInModule(context, type)
      .filter(({ repeated }) => !repeated)
      .filter(
        ({ block }) =>
          apiAt(attributeOf(block.body, apiArgument)?.value, family, context)?.address === own.address,
      )
      .map(({ address }) => `${address}.${attribute}`),
  );
  return found.slice(0, MOST_OFFERED).map((newText) => ({
    title: `Use \`${newText}\``,
    edits: [{ file: context.file, span: reference, newText }],
    safe: false,
  }));
}

const MOST_OFFERED = 8;

/** Whether an API may have a stage that is called as another API's. */
function mayBeStageOf(
  api: Expression | undefined,
  { block, file }: Resource,
  family: StageFamily,
  context: RuleContext,
): boolean {
  const own = apiAt(api, family, context);
  const wanted = identityOf(attributeOf(block.body, family.stage.name)?.value, file, context);
  const stages = resourcesInModule(context, family.stage.type).filter(
    (each) =>
      own &&
      apiAt(attributeOf(each.block.body, family.stage.api)?.value, family, context)?.address === own.address,
  );
  const names = stages.map((each) =>
    identityOf(attributeOf(each.block.body, family.stage.name)?.value, each.file, context),
  );
  // Only texts are certainly different.
  return (
    [wanted, ...names].some((name) => !name?.startsWith('"')) || names.length === 0 || names.includes(wanted)
  );
}

/** Only resources: two data sources, or one and a resource, may well be the same API. */
function apiAt(
  expression: Expression | undefined,
  { api }: StageFamily,
  context: RuleContext,
  within = context.module,
): BlockTarget | undefined {
  return known(leadsTo(expression, [{ type: api.type, attribute: 'id' }], within, context.module), context);
}

/** A resource that is declared, and that no override file changes. */
function known(target: BlockTarget | undefined, { module }: RuleContext): BlockTarget | undefined {
  const isKnown = target?.kind === 'resource' && target.declaration && !isOverridden(target, module);
  return isKnown ? target : undefined;
}
