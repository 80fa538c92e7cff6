/** Finds version 2 stages to which nothing deploys the API. */
import { attributeOf } from '../../hcl/lookup.js';
import type { SchemaBlock } from '../../analysis/blocks/schema-blocks.js';
import { certainValue, isOn } from '../../analysis/references/certain-value.js';
import { addressOfBlock } from '../../analysis/blocks/address.js';
import { pointsTo } from '../../analysis/references/points-to.js';
import { insertArguments } from '../../edits/insert.js';
import { version2Family } from '../../knowledge/stage-families.js';
import { version2StageParts } from '../../knowledge/stage-parts.js';
import { resourceBlocks } from '../query/blocks.js';
import { brokenIn } from '../query/broken-blocks.js';
import { candidateIndex } from '../query/candidates.js';
import { dependenciesOf } from '../../analysis/references/dependencies.js';
import { isImported } from '../query/imported.js';
import { ignoresChanges } from '../query/lifecycle.js';
import { addressesRead } from '../query/addresses-read.js';
import { type Resource, resourcesInModule } from '../query/resources.js';
import { apiOfStage } from '../query/stages.js';
import type { Finding, Fix, Rule, RuleContext } from '../rule.js';
import { headerOf } from '../wording.js';

export const neverDeployed: Rule = {
  code: 'never-deployed',
  severity: 'hint',
  group: 'stage',
  title: 'A stage to which nothing deploys the API',
  *check(context) {
    const isBroken = brokenIn(context.file);
    for (const block of resourceBlocks(context, version2Family.stage.type))
      if (!isBroken(block.resource) && isWithoutDeployment(block, context)) yield findingFor(block, context);
  },
  documentation: `A stage of an HTTP or WebSocket API publishes a deployment: that of \`deployment_id\`, or with \`auto_deploy = true\` the
one that API Gateway creates after each change. With neither of them the apply succeeds, the stage has no deployment, and no
call reaches a route ([discussion](https://github.com/hashicorp/terraform-provider-aws/issues/17955)). Something else may
deploy it, such as a pipeline, so this is only a hint; \`ignore_changes = [deployment_id]\` says so and silences it. If the module
declares a deployment of the API that no stage publishes, it is a warning.`,
  examples: {
    bad: `resource "aws_apigatewayv2_api" "orders" {
  name          = "orders"
  protocol_type = "HTTP"
}

resource "aws_apigatewayv2_stage" "live" {
  api_id = aws_apigatewayv2_api.orders.id
  name   = "live"
}`,
    good: `resource "aws_apigatewayv2_api" "orders" {
  name          = "orders"
  protocol_type = "HTTP"
}

resource "aws_apigatewayv2_stage" "live" {
  api_id      = aws_apigatewayv2_api.orders.id
  name        = "live"
  auto_deploy = true
}`,
  },
};

/** Whether a stage of an API that is in sight certainly has neither a deployment nor a word that something else gives it one. */
function isWithoutDeployment(block: SchemaBlock, context: RuleContext): boolean {
  const { resource, body } = block;
  const { autoDeploy, deployment } = version2Family.stage;
  const published = certainValue(attributeOf(body, deployment)?.value, context);
  const api = apiOfStage(block, version2Family, context)?.declaration;
  return (
    api !== undefined &&
    // API Gateway makes a stage of its own then.
    attributeOf(api.block.body, version2StageParts.api.quickCreate) === undefined &&
    published.kind === 'null' &&
    isOn(attributeOf(body, autoDeploy)?.value, context) === false &&
    ![autoDeploy, deployment].some((name) => ignoresChanges(resource, name)) &&
    !isImported({ address: addressOfBlock(resource) }, context)
  );
}

function findingFor(block: SchemaBlock, context: RuleContext): Finding {
  const deployments = deploymentsFor(block, context);
  const read = addressesRead(context);
  // Of files in JSON no more than the text is known.
  const isRead = (address: string): boolean =>
    read.has(address) || context.module.jsonFiles.some(({ text }) => text.includes(address));
  const idle = deployments.filter(({ address }) => !isRead(address));
  const [first] = idle;
  const [only, ...more] = deployments;
  const remedy =
    only === undefined
      ? 'add `auto_deploy = true`, or publish a deployment with `deployment_id`'
      : `add \`deployment_id\`${more.length > 0 ? '' : ` with \`${only.address}.id\``}`;
  return {
    ...headerOf(block.resource),
    ...(first ? { severity: 'warning' } : {}),
    message: first
      ? `No stage publishes \`${first.address}\`, and this one has no deployment, so no call reaches a route: ${remedy}.`
      : `This stage has no deployment, so no call reaches a route until something else deploys it: ${remedy}.`,
    related: idle.map(({ file, block: { header } }) => ({
      file,
      span: header,
      message: 'No stage publishes this deployment.',
    })),
    fixes: () => fixesFor(block, deployments, context),
  };
}

/** The deployments of the stage's API, of which each may be the one that it should publish. */
function deploymentsFor(block: SchemaBlock, context: RuleContext): readonly Resource[] {
  const api = apiOfStage(block, version2Family, context);
  if (api?.module !== undefined || api === undefined) return [];
  return resourcesInModule(context, version2Family.deployment.type).filter(
    (each) => apiOf(each, context) === api.address,
  );
}

function apiOf({ block }: Resource, { module }: RuleContext): string | undefined {
  const { api, deployment } = version2Family;
  const written = attributeOf(block.body, deployment.api)?.value;
  return pointsTo(written, [{ type: api.type, attribute: 'id' }], module)?.address;
}

function fixesFor(
  { resource, body }: SchemaBlock,
  deployments: readonly Resource[],
  context: RuleContext,
): readonly Fix[] {
  const { file } = context;
  const { autoDeploy, deployment, name, api } = version2Family.stage;
  const anchor = attributeOf(body, name) ?? attributeOf(body, api);
  const set = (argument: string, value: string): Fix['edits'] => {
    const written = attributeOf(body, argument);
    return written
      ? [{ file, span: written.value, newText: value }]
      : insertArguments(file, resource, [{ name: argument, value }], anchor, false);
  };
  const values = deployments.flatMap((each) => {
    const index = candidateIndex(each.block, resource);
    const isCircle = dependenciesOf([each.address], context.module).has(addressOfBlock(resource));
    return index === undefined || isCircle ? [] : [`${each.address}${index}.id`];
  });
  return [
    ...values.map((value) => ({
      title: `Publish \`${value}\``,
      edits: set(deployment, value),
      safe: false,
    })),
    { title: `Add \`${autoDeploy} = true\``, edits: set(autoDeploy, 'true'), safe: false },
  ];
}
