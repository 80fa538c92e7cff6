/** Finds deployments that Terraform may create before the API has anything to deploy. */
import { dependenciesOf } from '../../analysis/references/dependencies.js';
import { type Part, snapshotOf } from '../../analysis/deployment/snapshot.js';
import { insertArguments } from '../../edits/insert.js';
import { appendItems } from '../../edits/tuple-items.js';
import type { Edit } from '../../edits/edit.js';
import { attributeOf } from '../../hcl/lookup.js';
import { restFamily, type StageFamily } from '../../knowledge/stage-families.js';
import type { SnapshotType } from '../../knowledge/vocabularies/deployments.js';
import { noticingDeployments, waitsForUnknown } from '../query/api-parts.js';
import type { Resource } from '../query/resources.js';
import type { Rule, RuleContext } from '../rule.js';
import { headerOf } from '../wording.js';
import { isReplaced } from './create-before-destroy.js';
import { unnoticed } from './notice-edits.js';

export const deploymentBeforeMethods: Rule = {
  code: 'deployment-before-methods',
  severity: 'information',
  group: 'stage',
  title: 'A deployment that may be created before the methods of its API',
  *check(context) {
    for (const { resource, family, notice } of noticingDeployments(context)) {
      const { block } = resource;
      const types = snapshotOf(family).filter((each) => each.called);
      const called = notice.parts.map(({ part }) => part).filter((part) => isCalled(part, types));
      const hasBody = notice.parts.some(({ part }) => part.argument === 'body');
      // Where something is missed, another rule reports it, and its remedy gives the order too.
      const isMissed =
        notice.known && !notice.outside && notice.clocks.length === 0 && unnoticed(notice).length > 0;
      if (called.length === 0 || hasBody || block.close === undefined || !isReplaced(resource) || isMissed)
        continue;
      const before = dependenciesOf([resource.address], context.module);
      const isOrdered = called.some((part) => before.has(addressOf(part)));
      if (
        isOrdered ||
        waitsForUnknown(resource, context) ||
        called.some((part) => isAfter(part, resource, context))
      )
        continue;
      const what = family === restFamily ? 'methods' : 'routes';
      yield {
        ...headerOf(block),
        message: `Nothing makes Terraform create the ${what} before this deployment, and AWS rejects the deployment of an API that has no ${what} yet: add them to \`depends_on\` or to a hash in \`triggers\`.`,
        fixes: () => {
          const edits = waitFor([...new Set(awaited(called).map(addressOf))], resource, family);
          return edits.length === 0 ? [] : [{ title: 'Add them to `depends_on`', edits, safe: false }];
        },
      };
    }
  },
  documentation: `Terraform creates in any order what does not refer to each other. A deployment refers only to its API, so it may well be
created first, and AWS rejects it: *The REST API doesn't contain any methods*, *No integration defined for method*, or *At
least one route is required before deploying the Api*. The second apply then succeeds, until someone creates the API in
another account.

A hash of the methods and integrations in \`triggers\` also gives the order. Where something else is in \`triggers\`, such as the hash of a
file, \`depends_on\` has to. The fix adds the integrations to it, which come after their methods. Not reported for an API that has its methods
from a \`body\`.`,
  examples: {
    bad: `resource "aws_api_gateway_rest_api" "orders" {
  name = "orders"
}

resource "aws_api_gateway_method" "list" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  resource_id   = aws_api_gateway_rest_api.orders.root_resource_id
  http_method   = "GET"
  authorization = "NONE"
}

resource "aws_api_gateway_integration" "list" {
  rest_api_id = aws_api_gateway_rest_api.orders.id
  resource_id = aws_api_gateway_rest_api.orders.root_resource_id
  http_method = aws_api_gateway_method.list.http_method
  type        = "MOCK"
}

resource "aws_api_gateway_deployment" "orders" {
  rest_api_id = aws_api_gateway_rest_api.orders.id

  triggers = {
    redeployment = filesha1("\${path.module}/main.tf")
  }
}`,
    good: `resource "aws_api_gateway_rest_api" "orders" {
  name = "orders"
}

resource "aws_api_gateway_method" "list" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  resource_id   = aws_api_gateway_rest_api.orders.root_resource_id
  http_method   = "GET"
  authorization = "NONE"
}

resource "aws_api_gateway_integration" "list" {
  rest_api_id = aws_api_gateway_rest_api.orders.id
  resource_id = aws_api_gateway_rest_api.orders.root_resource_id
  http_method = aws_api_gateway_method.list.http_method
  type        = "MOCK"
}

resource "aws_api_gateway_deployment" "orders" {
  rest_api_id = aws_api_gateway_rest_api.orders.id

  triggers = {
    redeployment = filesha1("\${path.module}/main.tf")
  }

  depends_on = [aws_api_gateway_integration.list]
}`,
  },
};

/** Whether an API that has no such part can't be deployed; parts that the deployment can't wait for do not count. */
function isCalled({ address, way, argument }: Part, called: readonly SnapshotType[]): boolean {
  return (
    argument === undefined && way !== undefined && called.some(({ type }) => address.startsWith(`${type}.`))
  );
}

/** Whether a part waits for the deployment, so that waiting for it would be a cycle. */
function isAfter(part: Part, { address }: Resource, { module }: RuleContext): boolean {
  return dependenciesOf([addressOf(part)], module).has(address);
}

/** What to wait for: the integrations, which wait for their methods, or all where there are none. */
function awaited(called: readonly Part[]): readonly Part[] {
  const integrations = called.filter(({ address }) => address.startsWith('aws_api_gateway_integration.'));
  return integrations.length > 0 ? integrations : called;
}

/** As `depends_on` names it: a resource of the module, or a module below as a whole. */
function addressOf({ way, address }: Part): string {
  return way?.[0] === undefined ? address : `module.${way[0]}`;
}

function waitFor(
  addresses: readonly string[],
  { file, block }: Resource,
  family: StageFamily,
): readonly Edit[] {
  const written = attributeOf(block.body, 'depends_on');
  if (written) return written.value.kind === 'tuple' ? appendItems(file, written.value, addresses) : [];
  const [only] = addresses;
  const value =
    addresses.length === 1 ? `[${only ?? ''}]` : `[\n${addresses.map((each) => `  ${each},\n`).join('')}]`;
  const after = attributeOf(block.body, 'triggers') ?? attributeOf(block.body, family.deployment.api);
  return insertArguments(file, block, [{ name: 'depends_on', value }], after, true);
}
