/** Finds the arguments with which a deployment made its own stage, which provider 6 does not have. */
import { attributeOf } from '../../hcl/lookup.js';
import type { Attribute, Block } from '../../hcl/syntax.js';
import { resourceSchema } from '../../knowledge/resource-schemas.js';
import { ownStage } from '../../knowledge/vocabularies/deployments.js';
import { textOf } from '../../analysis/values/values.js';
import { nestedName } from '../../analysis/blocks/schema-blocks.js';
import { quoted } from '../../hcl/print.js';
import { importBlocksSince, importExpressionsSince } from '../../knowledge/vocabularies/live-stages.js';
import { allows, terraformVersions } from '../../workspace/provider-versions.js';
import { plainText } from '../../analysis/references/mentions.js';
import { insertArguments, type NewArgument, type NewBlock } from '../../edits/insert.js';
import { isOneLine, removeItem, sourceOf } from '../../edits/layout.js';
import { appendBeside, importBlock } from '../../edits/new-resources.js';
import { sameInstances } from '../../edits/same-instances.js';
import { noticingDeployments } from '../query/api-parts.js';
import { freeName, type Resource, resourcesInFile } from '../query/resources.js';
import type { Fix, Rule, RuleContext } from '../rule.js';
import { exists, existsThroughout, whyAbsent } from '../../analysis/versions/availability.js';
import { outliveStage } from './create-before-destroy.js';
import { isTrigger, leaveOwnStage } from './leave-own-stage.js';
import { noticeAll } from './notice-edits.js';
import { isOwnStageDeprecated, sameStage, stageMadeTwice } from './own-stage.js';

export const deploymentRemovedArgument: Rule = {
  code: 'deployment-removed-argument',
  severity: 'warning',
  group: 'stage',
  title: 'A deployment argument that provider 6 removed',
  reportedByTerraformLs: true,
  *check(context) {
    const { module } = context;
    const body = resourceSchema('resource', ownStage.deployment)?.body;
    for (const resource of resourcesInFile(context, ownStage.deployment)) {
      for (const item of resource.block.body.items) {
        const name = item.kind === 'block' ? nestedName(item) : item.name.text;
        const schema = Object.hasOwn(ownStage.members, name)
          ? (body?.attributes.get(name) ?? body?.blocks.get(name))
          : undefined;
        const instead = ownStage.members[name as keyof typeof ownStage.members];
        if (item.kind === 'fragment' || !schema?.until) continue;
        const isGone = !exists(schema, module);
        if (
          !isOwnStageDeprecated(module) ||
          (!isGone && name === 'stage_name' && stageMadeTwice(resource, context))
        )
          continue;
        const { start, end } = item.kind === 'block' ? (item.labels[0] ?? item.type) : item.name;
        const why = isGone
          ? whyAbsent(schema, module).replace(/: remove it$/, '')
          : !module.providerVersions.known || !existsThroughout(schema, module)
            ? `was removed in version ${schema.until} of the AWS provider`
            : 'is deprecated and was removed in version 6 of the AWS provider';
        const isEmpty = item.kind === 'attribute' && textOf(context.evaluate(item.value)) === '';
        const remedy = isTrigger(item, resource)
          ? `move the value to \`${TRIGGERS}\``
          : isEmpty
            ? 'remove it'
            : `set \`${instead}\` on an \`${ownStage.stage}\` with this deployment`;
        yield {
          start,
          end,
          ...(isGone ? { severity: 'error' } : { tag: 'deprecated' }),
          message: `\`${name}\` ${why}: ${remedy}.`,
          fixes: () => fixesFor(item, name, resource, context),
        };
      }
    }
  },
  documentation: `Provider 6.0.0 removed \`stage_name\`, \`stage_description\` and \`canary_settings\` from
\`aws_api_gateway_deployment\` ([#42249](https://github.com/hashicorp/terraform-provider-aws/pull/42249)); they
are deprecated since 5.76.0. This is an error if the module allows only newer versions, and not reported if it allows only
versions before the deprecation. Without a version constraint it is a warning, because the newest provider rejects them.
The fix writes the stage with an \`import\` block, because the deployment has created it in AWS; remove the block if the code
was never applied. What reads the stage from the deployment then reads it from the stage. With provider 5 a deployment that
loses its \`stage_name\` is replaced, and the old one deletes the stage: the fix ignores that change. Remove it from
\`ignore_changes\` when you upgrade to provider 6.

A hash, a timestamp or a version in \`stage_description\` forces new deployments. A \`description\` on a stage does not, so
the fix moves it to \`triggers\`, or writes a hash of the API there in place of a clock.`,
  examples: {
    bad: `resource "aws_api_gateway_deployment" "orders" {
  rest_api_id = aws_api_gateway_rest_api.orders.id
  stage_name  = "prod"
}`,
    good: `resource "aws_api_gateway_deployment" "orders" {
  rest_api_id = aws_api_gateway_rest_api.orders.id
}

resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod"
  deployment_id = aws_api_gateway_deployment.orders.id
}`,
  },
};

const TRIGGERS = 'triggers';

function fixesFor(
  item: Attribute | Block,
  name: string,
  resource: Resource,
  context: RuleContext,
): readonly Fix[] {
  if (isTrigger(item, resource)) {
    const { file, block } = resource;
    const deployment = noticingDeployments(context).find(
      (each) => each.resource.address === resource.address,
    );
    const hashed = deployment && deployment.notice.clocks.length > 0 ? noticeAll(deployment, context) : [];
    if (hashed.length > 0) {
      const edits = [...removeItem(file, block.body, item), ...hashed];
      return [{ title: `Hash the API in \`${TRIGGERS}\` instead`, edits, safe: false }];
    }
    const moved = { name: TRIGGERS, value: `{\n  redeployment = ${sourceOf(file, item.value)}\n}` };
    return [
      {
        title: `Move it to \`${TRIGGERS}\``,
        edits: [
          ...removeItem(file, block.body, item),
          ...insertArguments(file, block, [moved], attributeOf(block.body, 'rest_api_id'), true),
          ...outliveStage(resource, 'known', context),
        ],
        safe: false,
      },
    ];
  }
  const moved = name === 'stage_name' ? moveToStage(resource, context) : [];
  const edits = removeItem(resource.file, resource.block.body, item);
  return [...moved, { title: `Remove \`${name}\``, edits, safe: false }];
}

/** A stage below the deployment that says all that the deployment said of it. */
function moveToStage(resource: Resource, context: RuleContext): readonly Fix[] {
  const { file, block, address } = resource;
  const name = attributeOf(block.body, 'stage_name');
  const api = attributeOf(block.body, 'rest_api_id');
  const own = name && textOf(context.evaluate(name.value));
  const label = block.labels[1]?.text ?? '';
  const free = freeName(ownStage.stage, [label, `${label}_stage`], context.module);
  const instances = sameInstances(resource);
  const isTaken = sameStage(resource, context) !== undefined;
  const canary = block.body.items.some(
    (item) => item.kind === 'block' && nestedName(item) === 'canary_settings',
  );
  if (!name || !api || own === '' || !instances || free === undefined || isTaken || canary) return [];
  const written = (attribute: Attribute | undefined, to: string): readonly NewArgument[] =>
    attribute ? [{ name: to, value: sourceOf(file, attribute.value) }] : [];
  const told = attributeOf(block.body, 'stage_description');
  const description = told && !isTrigger(told, resource) ? told : undefined;
  const variables = attributeOf(block.body, 'variables');
  const added = {
    type: ownStage.stage,
    name: free,
    arguments: [
      ...written(api, 'rest_api_id'),
      ...written(name, 'stage_name'),
      { name: 'deployment_id', value: `${address}${instances.index}.id` },
      ...written(description, 'description'),
      ...written(variables, 'variables').map((each) => ({
        ...each,
        value: each.value.replace(/\n {2}/g, '\n'),
      })),
    ],
    blocks: [],
  };
  const below = appendBeside(resource, [added], context, stageImport(resource, free, context));
  if (!below) return [];
  return [
    {
      title: `Move the stage to an \`${ownStage.stage}\``,
      edits: [...leaveOwnStage(resource, `${ownStage.stage}.${free}`, context), ...below],
      safe: false,
    },
  ];
}

/** The deployment has made the stage, so it is there; none where Terraform imports nothing or can't be told what. */
function stageImport(
  { block, file, repeated }: Resource,
  name: string,
  context: RuleContext,
): readonly NewBlock[] {
  const { module } = context;
  const parts = ['rest_api_id', 'stage_name'].map((each) => attributeOf(block.body, each)?.value);
  const texts = parts.map((each) => plainText(each));
  const versions = terraformVersions(module.others.map((each) => each.block));
  const isLiteral = texts.every((each) => each !== undefined);
  const since = isLiteral ? importBlocksSince : importExpressionsSince;
  if (repeated || module.callers()?.length !== 0 || allows(versions, { since }) === 'none') return [];
  const id = parts.map((each, index) => {
    const text = texts[index];
    if (text !== undefined) return quoted(text).slice(1, -1);
    return each && isOneLine(file, each) ? `\${${sourceOf(file, each)}}` : undefined;
  });
  if (id.includes(undefined)) return [];
  return [importBlock(`${ownStage.stage}.${name}`, `"${id.join('/')}"`)];
}
