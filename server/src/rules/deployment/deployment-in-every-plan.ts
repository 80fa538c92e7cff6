/** Finds deployments that Terraform replaces in every plan, because a clock or a random name is in them. */
import { writtenAs } from '../../analysis/deployment/notice.js';
import { type Watch, watchedBy } from '../../analysis/deployment/watched.js';
import type { Edit } from '../../edits/edit.js';
import { removeEntry } from '../../edits/entries.js';
import { removeItemOf } from '../../edits/tuple-items.js';
import { removeItem } from '../../edits/layout.js';
import { attributeOf } from '../../hcl/lookup.js';
import type { Attribute, Block, Expression } from '../../hcl/syntax.js';
import type { SourceFile } from '../../workspace/module.js';
import { replacingArguments } from '../../knowledge/vocabularies/deployments.js';
import { noticingDeployments, type NoticingDeployment } from '../query/api-parts.js';
import { type ClockPlace, clockPlaces } from '../query/clocks.js';
import { ignoresChanges } from '../query/lifecycle.js';
import type { Finding, Rule, RuleContext } from '../rule.js';
import { noticeAll, unnoticed } from './notice-edits.js';
import { hashedList } from './trigger-edits.js';

export const deploymentInEveryPlan: Rule = {
  code: 'deployment-in-every-plan',
  severity: 'information',
  group: 'stage',
  title: 'A deployment that every plan replaces',
  *check(context) {
    for (const deployment of noticingDeployments(context)) {
      if (deployment.notice.clocks.length === 0) continue;
      for (const name of replacingArguments) {
        if (ignoresChanges(deployment.resource.block, name)) continue;
        for (const attribute of writtenAs(deployment.resource.block.body, name))
          yield* findingsIn(attribute, deployment, context);
      }
    }
  },
  documentation: `\`timestamp()\`, \`plantimestamp()\`, \`uuid()\` and \`bcrypt()\` give another value in every plan. In \`triggers\`, \`variables\` or
\`stage_description\` of a deployment they replace it each time, whether or not the API has changed: no plan is ever empty, and what a stage
publishes can't be told from the plan. The fix puts a hash of the API in its place, or takes it out where the deployment notices everything
without it.`,
  examples: {
    bad: `resource "aws_api_gateway_rest_api" "orders" {
  name = "orders"
  body = file("\${path.module}/openapi.json")
}

resource "aws_api_gateway_deployment" "orders" {
  rest_api_id = aws_api_gateway_rest_api.orders.id

  triggers = {
    redeployment = timestamp()
  }
}`,
    good: `resource "aws_api_gateway_rest_api" "orders" {
  name = "orders"
  body = file("\${path.module}/openapi.json")
}

resource "aws_api_gateway_deployment" "orders" {
  rest_api_id = aws_api_gateway_rest_api.orders.id

  triggers = {
    redeployment = sha1(jsonencode(aws_api_gateway_rest_api.orders.body))
  }
}`,
  },
};

function* findingsIn(
  attribute: Attribute,
  deployment: NoticingDeployment,
  context: RuleContext,
): Generator<Finding> {
  for (const place of clockPlaces(attribute, forEachOf(deployment), context)) {
    yield {
      ...place.span,
      message: `\`${place.clock.name.text}()\` gives another value in every plan, so every plan replaces the deployment: use a hash of the API instead.`,
      fixes: () => {
        const edits = withoutClock(attribute, place, deployment, context);
        return edits.length === 0 ? [] : [{ title: 'Replace only when the API changes', edits, safe: false }];
      },
    };
  }
}

function forEachOf({ resource }: NoticingDeployment): Expression | undefined {
  return attributeOf(resource.block.body, 'for_each')?.value;
}

/** What may be something of the API. */
const NOTICING: ReadonlySet<Watch['kind']> = new Set(['resource', 'file', 'folder', 'anything']);

/** Takes the clock out, and hashes what is not noticed without it. */
function withoutClock(
  attribute: Attribute,
  { clock, entry, written }: ClockPlace,
  deployment: NoticingDeployment,
  context: RuleContext,
): readonly Edit[] {
  const { file, block } = deployment.resource;
  // What is not written out as an object would keep the clock.
  if (attribute.name.text === 'triggers' && attribute.value.kind !== 'object') return [];
  const parts = unnoticed(deployment.notice);
  const added = parts.length > 0 ? noticeAll(deployment, context) : [];
  if (parts.length > 0 && added.length === 0) return [];
  // The entry itself may be what the hash is written over.
  if (added.some(({ span }) => span.start === written.start && span.end === written.end)) return added;
  const list = hashedList(written)?.tuple;
  const item = list?.items.find((each) => each.start === clock.start && each.end === clock.end);
  if (list && item && list.items.length > 1) return [...removeItemOf(file, list, item), ...added];
  const isOnly = attribute.value.kind !== 'object' || attribute.value.entries.length === 1;
  // Without a trigger of its own, or with what else the clock stands beside, it would no longer notice what it does.
  const isAlone = watchedBy(written, context.module, forEachOf(deployment)).every(
    ({ kind }) => !NOTICING.has(kind),
  );
  if (!isAlone || (isOnly && attribute.name.text === 'triggers')) return [];
  const removed =
    entry && attribute.value.kind === 'object' && !isOnly
      ? removeEntry(file, attribute.value, entry)
      : removeWritten(file, block, attribute);
  return [...removed, ...added];
}

/** An argument, or what stands in a block for it, with that block where it is the last. */
function removeWritten(file: SourceFile, { body }: Block, attribute: Attribute): readonly Edit[] {
  const around = body.items.find((item) => item.kind === 'block' && item.body.items.includes(attribute));
  if (around?.kind !== 'block') return removeItem(file, body, attribute);
  return around.body.items.length === 1
    ? removeItem(file, body, around)
    : removeItem(file, around.body, attribute);
}
