/** Finds deployments that notice some changes of their API and not others. */
import type { NoticedPart } from '../../analysis/deployment/notice.js';
import { attributeOf } from '../../hcl/lookup.js';
import type { Span } from '../../hcl/syntax.js';
import { version2Family } from '../../knowledge/stage-families.js';
import { replacingArguments } from '../../knowledge/vocabularies/deployments.js';
import { noticingDeployments, type NoticingDeployment } from '../query/api-parts.js';
import { ignoresChanges } from '../query/lifecycle.js';
import type { Rule } from '../rule.js';
import { headerOf, listed } from '../wording.js';
import { isDeployedAutomatically } from './automatic-deployment.js';
import { isReplaced } from './create-before-destroy.js';
import { noticeAll, unnoticed } from './notice-edits.js';

export const deploymentMissesChanges: Rule = {
  code: 'deployment-misses-changes',
  severity: 'warning',
  group: 'stage',
  title: 'A deployment that some changes of its API do not replace',
  *check(context) {
    for (const deployment of noticingDeployments(context)) {
      const { resource, family, notice } = deployment;
      const isLeft = notice.clocks.length > 0 || ignoresChanges(resource.block, 'triggers');
      const parts = unnoticed(notice);
      if (parts.length === 0 || !notice.known || isLeft || !isReplaced(resource)) continue;
      if (family === version2Family && isDeployedAutomatically(resource, context)) continue;
      const isMissed = parts.some(({ noticed }) => noticed === 'nothing');
      yield {
        ...placeOf(resource),
        severity: notice.outside ? 'hint' : isMissed ? 'warning' : 'information',
        message: messageOf(parts, notice.outside),
        fixes: () => {
          const edits = noticeAll(deployment, context);
          return edits.length === 0
            ? []
            : [{ title: 'Hash what is missing in `triggers`', edits, safe: false }];
        },
      };
    }
  },
  documentation: `A deployment is a snapshot of the API: of its methods, integrations, responses, authorizers, models, validators, policies and
\`body\`, for HTTP and WebSocket APIs of the routes and integrations. Terraform makes a new one only when a value in \`triggers\`
(or \`variables\`, \`replace_triggered_by\`) changes. A change of what is not in there is applied, and callers never see it.

- A warning where something is not watched at all, or by something that never changes: a literal, the \`body\` of an API that has none.
- An information where only IDs are watched. They stay the same when a resource is changed, as
  [the provider's page](https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/api_gateway_deployment#triggers)
  warns for its own example.
- A hint where a person or another tool decides, by a variable or a data source.

Read are local values, \`for_each\`, outputs of modules, files that are hashed, and what other resources such as
\`terraform_data\` pass on. Where something can't be read, nothing is reported. A path (\`aws_api_gateway_resource\`) need not be in the hash.

The fix adds what is missing to the hash, and the paths along with it. A part in a called module gets an output there. The hover of a
deployment counts the parts: _Notices: 7 of 9 parts of its API_.`,
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
    redeployment = sha1(jsonencode([
      aws_api_gateway_integration.list,
    ]))
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
    redeployment = sha1(jsonencode([
      aws_api_gateway_integration.list,
      aws_api_gateway_method.list,
    ]))
  }
}`,
  },
};

/** The argument that ought to notice the changes. */
function placeOf({ block }: NoticingDeployment['resource']): Span {
  const [written] = replacingArguments.flatMap((name) => attributeOf(block.body, name)?.name ?? []);
  return written ? { start: written.start, end: written.end } : headerOf(block);
}

function messageOf(parts: readonly NoticedPart[], outside: boolean): string {
  const missed = parts.filter(({ noticed }) => noticed === 'nothing');
  const told = (missed.length > 0 ? missed : parts).map(({ part }) => part);
  const one = told.length === 1;
  const change = `${some([...new Set(told.map(({ expression }) => expression))])} ${one ? 'changes' : 'change'}`;
  const remedy = told.some(({ way }) => way === undefined)
    ? `hash ${one ? 'it' : 'them'} in that module, and hand the hash to \`triggers\` here`
    : `add ${one ? 'it' : 'them'} to a hash in \`triggers\``;
  if (outside)
    return `A new deployment is created only when a value from outside changes, such as a variable, not when ${change}: ${remedy}, unless that is meant.`;
  return missed.length > 0
    ? `No new deployment is created when ${change}: ${remedy}.`
    : `IDs and the like stay the same when settings change, so no new deployment is created when ${change}: ${remedy}, as a whole.`;
}

/** The first few, and how many more there are. */
function some(names: readonly string[]): string {
  const rest = names.length - MOST_NAMES;
  if (rest <= 1) return listed(names);
  return `${names
    .slice(0, MOST_NAMES)
    .map((each) => `\`${each}\``)
    .join(', ')} and ${String(rest)} more`;
}

const MOST_NAMES = 4;
