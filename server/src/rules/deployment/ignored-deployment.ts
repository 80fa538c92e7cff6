/** Finds stages that ignore which deployment the module gives them. */
import { plainText } from '../../analysis/references/mentions.js';
import { pointsTo } from '../../analysis/references/points-to.js';
import { removeItem } from '../../edits/layout.js';
import { hasComment, removeItemOf } from '../../edits/tuple-items.js';
import type { Edit } from '../../edits/edit.js';
import { attributeOf, blocksOf } from '../../hcl/lookup.js';
import type { Expression } from '../../hcl/syntax.js';
import { restFamily, stageFamilies, type StageFamily } from '../../knowledge/stage-families.js';
import { lifecycleArgument } from '../query/lifecycle.js';
import { type Resource, resourceAt, resourcesInFile } from '../query/resources.js';
import type { Finding, Fix, Rule, RuleContext } from '../rule.js';
import { mayDeployItself } from './automatic-deployment.js';
import { isReplaced, outliveStage } from './create-before-destroy.js';

export const ignoredDeployment: Rule = {
  code: 'ignored-deployment',
  severity: 'warning',
  group: 'stage',
  title: 'A stage that ignores which deployment it is given',
  *check(context) {
    for (const family of stageFamilies) {
      for (const stage of resourcesInFile(context, family.stage.type)) {
        const word = ignoringWord(stage, family.stage.deployment);
        const deployment = word && deploymentOf(stage, family, context);
        // What replaces the stage gives it the newest deployment.
        const isRenewed = lifecycleArgument(stage.block, 'replace_triggered_by') !== undefined;
        if (deployment && !isRenewed && !mayDeployItself(stage.block, family, context))
          yield findingFor(word, stage, deployment, family, context);
      }
    }
  },
  documentation: `With \`ignore_changes = [deployment_id]\` a stage keeps the deployment that it has, and something else, such as a pipeline,
may publish another one. If the deployment beside it has \`triggers\`, each change of the API creates a new one that never
reaches the stage, and the old one can't be deleted, as the stage still points to it: "Active stages pointing to this
deployment must be moved or deleted". Either remove \`deployment_id\` from \`ignore_changes\`, or take the \`triggers\` away and leave
every deployment to the other side.

Not reported if something replaces the stage (\`replace_triggered_by\`), which then gets the newest deployment. Where the
deployment has no \`triggers\`, it is only a hint: the stage stays with what it has, whatever replaces the deployment.`,
  examples: {
    bad: `resource "aws_api_gateway_deployment" "orders" {
  rest_api_id = aws_api_gateway_rest_api.orders.id

  triggers = {
    release = var.release
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod"
  deployment_id = aws_api_gateway_deployment.orders.id

  lifecycle {
    ignore_changes = [deployment_id]
  }
}`,
    good: `resource "aws_api_gateway_deployment" "orders" {
  rest_api_id = aws_api_gateway_rest_api.orders.id

  triggers = {
    release = var.release
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

/** The word of `ignore_changes` that names an argument, or all of them. */
function ignoringWord({ block }: Resource, name: string): Expression | undefined {
  const written = lifecycleArgument(block, 'ignore_changes');
  const words = written?.kind === 'tuple' ? written.items : written ? [written] : [];
  return words.find((word) => ['all', name].includes(wordOf(word) ?? ''));
}

function wordOf(word: Expression): string | undefined {
  if (word.kind === 'reference') return word.steps.length === 0 ? word.root.text : undefined;
  // Terraform 0.11 wrote these in quotes.
  return plainText(word);
}

/** The deployment of the module that the stage is given. */
function deploymentOf(
  { block }: Resource,
  { stage, deployment }: StageFamily,
  context: RuleContext,
): Resource | undefined {
  const written = attributeOf(block.body, stage.deployment)?.value;
  const targets = [{ type: deployment.type, attribute: 'id' }];
  return resourceAt(context, pointsTo(written, targets, context.module)?.address);
}

function findingFor(
  word: Expression,
  stage: Resource,
  deployment: Resource,
  family: StageFamily,
  context: RuleContext,
): Finding {
  const { address, file, block } = deployment;
  const isStuck = isReplaced(deployment);
  const remedy =
    wordOf(word) === 'all'
      ? `ignore single arguments, without \`${family.stage.deployment}\``
      : `remove \`${family.stage.deployment}\` from \`ignore_changes\``;
  return {
    start: word.start,
    end: word.end,
    ...(isStuck ? {} : { severity: 'hint' }),
    message: isStuck
      ? `New deployments of \`${address}\` never reach this stage, and the old one can't be deleted while the stage points to it: ${remedy}, unless something else deploys.`
      : `This stage keeps the deployment that it has, whatever replaces \`${address}\`: ${remedy}, unless something else deploys.`,
    related: [{ file, span: block.header, message: 'The deployment that the stage is given.' }],
    fixes: () => fixesFor(word, stage, deployment, family, context),
  };
}

function fixesFor(
  word: Expression,
  stage: Resource,
  deployment: Resource,
  family: StageFamily,
  context: RuleContext,
): readonly Fix[] {
  const removed = wordOf(word) === 'all' ? [] : removedWord(word, stage);
  const outliving =
    family === restFamily && isReplaced(deployment) ? outliveStage(deployment, 'new', context) : [];
  const title = `Remove \`${family.stage.deployment}\` from \`ignore_changes\``;
  return removed.length === 0 ? [] : [{ title, edits: [...removed, ...outliving], safe: false }];
}

/** Takes a word away, or all that holds nothing else; none where a comment would go with it. */
function removedWord(word: Expression, { file, block }: Resource): readonly Edit[] {
  const [lifecycle] = blocksOf(block.body, 'lifecycle');
  const written = lifecycle && attributeOf(lifecycle.body, 'ignore_changes');
  if (!lifecycle || written?.value.kind !== 'tuple') return [];
  if (written.value.items.length > 1) return removeItemOf(file, written.value, word);
  const isAlone = lifecycle.body.items.length === 1;
  const gone = isAlone ? lifecycle : written;
  return hasComment(file, gone) ? [] : removeItem(file, isAlone ? block.body : lifecycle.body, gone);
}
