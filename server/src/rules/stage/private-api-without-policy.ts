/** Finds private REST APIs that nobody may call, so that AWS deploys none of them. */
import { certainValue } from '../../analysis/references/certain-value.js';
import { pointsTo } from '../../analysis/references/points-to.js';
import { textOf } from '../../analysis/values/values.js';
import { insertArguments } from '../../edits/insert.js';
import { isOneLine, sourceOf } from '../../edits/layout.js';
import { attributeOf, blocksOf } from '../../hcl/lookup.js';
import type { Attribute } from '../../hcl/syntax.js';
import { restFamily } from '../../knowledge/stage-families.js';
import { privateApi } from '../../knowledge/vocabularies/endpoints.js';
import { dependenciesOf } from '../../analysis/references/dependencies.js';
import { isImported } from '../query/imported.js';
import { ignoresChanges } from '../query/lifecycle.js';
import { type Resource, resourcesInFile } from '../query/resources.js';
import type { Fix, Rule, RuleContext } from '../rule.js';

export const privateApiWithoutPolicy: Rule = {
  code: 'private-api-without-policy',
  severity: 'hint',
  group: 'stage',
  title: 'A private API without a resource policy',
  *check(context) {
    for (const api of resourcesInFile(context, restFamily.api.type)) {
      const types = typesOf(api);
      if (!types || !isPrivate(types, context) || mayHavePolicy(api, context)) continue;
      yield {
        start: types.value.start,
        end: types.value.end,
        message: `AWS rejects deployments of a private API without a resource policy: add a \`${privateApi.policy}\` that says which VPC endpoints may call it.`,
        fixes: () => fixesFor(api),
      };
    }
  },
  documentation: `A private API can be created without a resource policy, but not deployed: "Private REST API doesn't have a resource
policy attached to it" ([#14290](https://github.com/hashicorp/terraform-provider-aws/issues/14290)). The policy stands in
\`policy\`, in \`x-amazon-apigateway-policy\` of the \`body\`, or in an \`aws_api_gateway_rest_api_policy\`, for which the
deployment then has to wait. The fix allows calls through the API's own \`vpc_endpoint_ids\`.

Not reported if the \`body\` is not known, or if another module that has the API's ID may add the policy.`,
  examples: {
    bad: `resource "aws_api_gateway_rest_api" "orders" {
  name = "orders"

  endpoint_configuration {
    types            = ["PRIVATE"]
    vpc_endpoint_ids = [aws_vpc_endpoint.calls.id]
  }
}`,
    good: `resource "aws_api_gateway_rest_api" "orders" {
  name   = "orders"
  policy = data.aws_iam_policy_document.calls.json

  endpoint_configuration {
    types            = ["PRIVATE"]
    vpc_endpoint_ids = [aws_vpc_endpoint.calls.id]
  }
}`,
  },
};

function typesOf({ block }: Resource): Attribute | undefined {
  const [endpoint, ...more] = blocksOf(block.body, privateApi.endpoint);
  return endpoint && more.length === 0 ? attributeOf(endpoint.body, privateApi.types) : undefined;
}

function isPrivate({ value }: Attribute, context: RuleContext): boolean {
  const types = certainValue(value, context);
  return types.kind === 'list' && types.items.some((item) => textOf(item) === privateApi.type);
}

/** Whether a policy is written, or something that is not known may bring one. */
function mayHavePolicy(api: Resource, context: RuleContext): boolean {
  const { policy, body } = privateApi;
  const written = (name: string): Attribute | undefined => attributeOf(api.block.body, name);
  const definition = certainValue(written(body)?.value, context);
  return (
    certainValue(written(policy)?.value, context).kind !== 'null' ||
    (definition.kind !== 'null' && textOf(definition)?.includes(privateApi.inBody) !== false) ||
    ignoresChanges(api.block, policy) ||
    isImported(api, context) ||
    isGivenPolicy(api, context) ||
    isGivenAway(api, context)
  );
}

/** Whether a resource of the module sets the policy, or may. */
function isGivenPolicy(api: Resource, { module }: RuleContext): boolean {
  const targets = [{ type: restFamily.api.type, attribute: 'id' }];
  return [...module.resources].some(([address, { block }]) => {
    const type = address.split('.')[0] ?? '';
    const other = pointsTo(attributeOf(block.body, privateApi.ofApi)?.value, targets, module);
    return privateApi.setters.includes(type) && (other === undefined || other.address === api.address);
  });
}

/** Whether another module gets to know the API, or not all of this one is known. */
function isGivenAway({ address }: Resource, context: RuleContext): boolean {
  const { module } = context;
  const calls = [...module.calls.keys()].map((name) => `module.${name}`);
  const isRoot = module.callers()?.length === 0;
  return (
    !module.complete ||
    calls.some((call) => dependenciesOf([call], context.module).has(address)) ||
    (!isRoot && module.outputs.size > 0)
  );
}

/** Allows calls through the endpoints that the API names, where they are short enough to repeat. */
function fixesFor({ file, block }: Resource): readonly Fix[] {
  const [endpoint] = blocksOf(block.body, privateApi.endpoint);
  const ids = endpoint && attributeOf(endpoint.body, privateApi.endpoints);
  const name = attributeOf(block.body, restFamily.api.name);
  if (!ids || !name || attributeOf(block.body, privateApi.policy) || !isOneLine(file, ids)) return [];
  const value = privateApi.statement(sourceOf(file, ids.value));
  const edits = insertArguments(file, block, [{ name: privateApi.policy, value }], name, true);
  return [{ title: 'Allow calls through its VPC endpoints', edits, safe: false }];
}
