/** Finds deployments that AWS will not let go of: replaced while a stage still points to them. */
import { attributeOf, blocksOf } from '../../hcl/lookup.js';
import type { Attribute } from '../../hcl/syntax.js';
import { pointsTo } from '../../analysis/references/points-to.js';
import { boolOf } from '../../analysis/values/values.js';
import { visitExpression } from '../../hcl/walk.js';
import { restFamily } from '../../knowledge/stage-families.js';
import { replacingArguments } from '../../knowledge/vocabularies/deployments.js';
import { appendBlocks, insertArguments } from '../../edits/insert.js';
import { isOneLine } from '../../edits/layout.js';
import { oncePerRun } from '../query/once-per-run.js';
import { dependenciesOf } from '../query/dependencies.js';
import { lifecycleArgument } from '../query/lifecycle.js';
import { type Resource, resourceAt, resourcesInFile, resourcesInModule } from '../query/resources.js';
import { isReplacedWith } from './replaced-together.js';
import type { Edit } from '../../edits/edit.js';
import type { Rule, RuleContext } from '../rule.js';
import { headerOf } from '../wording.js';

export const deploymentWithoutCreateBeforeDestroy: Rule = {
  code: 'deployment-without-create-before-destroy',
  severity: 'warning',
  group: 'stage',
  title: 'A deployment that is destroyed while a stage still uses it',
  *check(context) {
    for (const part of resourcesInFile(context, restFamily.deployment.type)) {
      if (!isReplaced(part) || lifecycleArgument(part.block, ARGUMENT) || part.block.close === undefined)
        continue;
      const stage = followers(context).get(part.address);
      if (stage && !inheritedIn(context).has(part.address)) {
        yield {
          ...headerOf(part.block),
          message: `AWS deletes no deployment that \`${stage.address}\` still points to, so replacing this one fails: add \`lifecycle { create_before_destroy = true }\`.`,
          related: [{ file: stage.file, span: stage.block.header, message: 'This stage points to it.' }],
          fixes: () => [{ title: 'Add `create_before_destroy`', edits: createFirst(part), safe: true }],
        };
      }
    }
  },
  documentation: `When a deployment is replaced, Terraform destroys the old one first, and AWS refuses: "Active stages pointing to
this deployment must be moved or deleted" ([#19805](https://github.com/hashicorp/terraform-provider-aws/issues/19805)).
With \`create_before_destroy\` the new one is made, the stage moved, and only then the old one deleted.

It is looked for where something replaces the deployment (\`triggers\` and the like) and a stage of the module points to
it. A resource that depends on the deployment and has \`create_before_destroy\` itself passes it on, so that counts too.
A stage whose \`replace_triggered_by\` names the deployment is destroyed before it, so nothing points to it any more.`,
  examples: {
    bad: `resource "aws_api_gateway_deployment" "orders" {
  rest_api_id = aws_api_gateway_rest_api.orders.id

  triggers = {
    redeployment = sha1(jsonencode(aws_api_gateway_rest_api.orders.body))
  }
}

resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod"
  deployment_id = aws_api_gateway_deployment.orders.id
}`,
    good: `resource "aws_api_gateway_deployment" "orders" {
  rest_api_id = aws_api_gateway_rest_api.orders.id

  triggers = {
    redeployment = sha1(jsonencode(aws_api_gateway_rest_api.orders.body))
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod"
  deployment_id = aws_api_gateway_deployment.orders.id
}`,
  },
};

/** Whether something in the deployment replaces it when it changes, arguments that are about to go left out. */
export function isReplaced({ block }: Resource, gone: readonly Attribute[] = []): boolean {
  const written = replacingArguments.flatMap((name) => attributeOf(block.body, name) ?? []);
  return (
    written.some((each) => !gone.includes(each)) ||
    replacingArguments.some((name) => blocksOf(block.body, name).length > 0) ||
    lifecycleArgument(block, 'replace_triggered_by') !== undefined
  );
}

/** The edits with which a deployment that a fix lets something replace outlives its stage; none where it does already. */
export function outliveStage(part: Resource, stage: 'known' | 'new', context: RuleContext): readonly Edit[] {
  const isFollowed = stage === 'new' || followers(context).has(part.address);
  const isSettled =
    lifecycleArgument(part.block, ARGUMENT) !== undefined || inheritedIn(context).has(part.address);
  return isFollowed && !isSettled && !isOneLine(part.file, part.block) ? createFirst(part) : [];
}

/** Whether a deployment is made anew before the old one goes, by its own lifecycle or by that of what depends on it. */
export function mayBeCreatedFirst({ block, address }: Resource, context: RuleContext): boolean {
  const written = lifecycleArgument(block, ARGUMENT);
  return (written && boolOf(context.evaluate(written)) !== false) ?? inheritedIn(context).has(address);
}

const ARGUMENT = 'create_before_destroy';

/**
 * By deployment, a stage or canary that still points to it when it goes. One that ignores changes of it does not follow
 * it, and one that is replaced with it goes first.
 */
const followers = oncePerRun((context): ReadonlyMap<string, Resource> => {
  const { deployment, stage } = restFamily;
  const targets = [{ type: deployment.type, attribute: 'id' }];
  const found = new Map<string, Resource>();
  for (const part of resourcesInModule(context, stage.type)) {
    for (const block of ignoresDeployment(part)
      ? []
      : [part.block, ...blocksOf(part.block.body, stage.canary ?? '')]) {
      const target = pointsTo(attributeOf(block.body, stage.deployment)?.value, targets, context.module);
      const pointedTo = resourceAt(context, target?.address);
      if (pointedTo && !found.has(pointedTo.address) && !isReplacedWith(part, pointedTo)) {
        found.set(pointedTo.address, part);
      }
    }
  }
  return found;
});

function ignoresDeployment({ block }: Resource): boolean {
  let ignored = false;
  const written = lifecycleArgument(block, 'ignore_changes');
  if (written) {
    visitExpression(written, (each) => {
      const name = each.kind === 'reference' ? each.root.text : undefined;
      ignored ||= name === 'all' || name === restFamily.stage.deployment || each.kind === 'template';
    });
  }
  return ignored;
}

/** Blocks that have the setting from one that depends on them, or may have it from a module that does. */
const inheritedIn = oncePerRun((context): ReadonlySet<string> => {
  const { module, evaluate } = context;
  const holding = [...module.resources].filter(([, { block }]) => {
    const written = lifecycleArgument(block, ARGUMENT);
    return written && boolOf(evaluate(written)) !== false;
  });
  const calls = [...module.calls.keys()].map((name) => `module.${name}`);
  return dependenciesOf([...holding.map(([address]) => address), ...calls], context);
});

function createFirst({ file, block }: Resource): readonly Edit[] {
  const added = { name: ARGUMENT, value: 'true' };
  const [lifecycle] = blocksOf(block.body, 'lifecycle');
  return lifecycle
    ? insertArguments(file, lifecycle, [added], undefined, false)
    : appendBlocks(file, block, [{ header: 'lifecycle', arguments: [added], blocks: [] }]);
}
