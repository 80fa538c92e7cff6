/** Finds references to an attribute that holds another identifier than the argument takes. */
import { isLiteral } from '../../hcl/literal.js';
import { identifiersTakenBy } from '../../knowledge/identifiers.js';
import { webAclStageArguments } from '../../knowledge/vocabularies/stage-uses.js';
import { isStageType, version2Family } from '../../knowledge/stage-families.js';
import { invokePermission } from '../../knowledge/vocabularies/invoke-permission.js';
import type { AttributeSchema, ReferenceTarget } from '../../knowledge/schema.js';
import { isCreated } from '../../analysis/references/made.js';
import { alternativesOf, instancesOf } from '../query/alternatives.js';
import { argumentsOf, type KnownArgument } from '../query/arguments.js';
import type { Finding, Rule, RuleContext } from '../rule.js';
import { fixesOfIdentifier, instead, type IdentifierUse } from './identifier-fixes.js';
import { otherRead } from './identifier-reads.js';
import { identifiersInTexts } from './identifier-texts.js';
import { bareRouteTargets } from './route-targets.js';

export const wrongIdentifier: Rule = {
  code: 'wrong-identifier',
  severity: 'error',
  group: 'stage',
  title: 'An identifier of another kind than the argument takes',
  *check(context) {
    const texts = argumentsOf(context, (schema) => schema.presence !== 'computed' && holdsTexts(schema));
    for (const argument of texts) for (const use of usesIn(argument, context)) yield findingFor(use, context);

    yield* identifiersInTexts(context);
    yield* bareRouteTargets(context);
  },
  documentation: `Each argument takes one kind of identifier: \`deployment_id\` the \`id\` of a deployment, \`resource_id\` that of a
resource or the \`root_resource_id\` of the API, \`stage_name\` the name of a stage. The \`id\` of an \`aws_api_gateway_stage\` is
none of them: it is \`ags-API-STAGE\`, made by Terraform for itself, and nothing of AWS is called so
([discussion](https://github.com/localstack/docs/issues/1604)). The \`id\` of an \`aws_apigatewayv2_stage\` is its name, and may
stand for it. \`terraform plan\` accepts all of them, as they are texts; AWS rejects them during apply.

Also found in texts that are put together: URLs, ARNs and the names of log groups, where it is a warning. References are
followed through local values, \`for_each\`, outputs and variables. What is not known is not reported.`,
  examples: {
    bad: `resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod"
  deployment_id = aws_api_gateway_deployment.orders.id
}

resource "aws_api_gateway_base_path_mapping" "orders" {
  api_id      = aws_api_gateway_rest_api.orders.id
  stage_name  = aws_api_gateway_stage.prod.id
  domain_name = aws_api_gateway_domain_name.shop.domain_name
}`,
    good: `resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod"
  deployment_id = aws_api_gateway_deployment.orders.id
}

resource "aws_api_gateway_base_path_mapping" "orders" {
  api_id      = aws_api_gateway_rest_api.orders.id
  stage_name  = aws_api_gateway_stage.prod.stage_name
  domain_name = aws_api_gateway_domain_name.shop.domain_name
}`,
  },
};

function holdsTexts({ type }: AttributeSchema): boolean {
  if (typeof type === 'string') return type === 'string';
  return ('list' in type && type.list === 'string') || ('set' in type && type.set === 'string');
}

function* usesIn(
  { block, attribute, schema }: KnownArgument,
  { module, evaluate }: RuleContext,
): Generator<IdentifierUse> {
  if (isLiteral(attribute.value)) return;
  const taken = identifiersTakenBy(block.schema, block.path, schema);
  if (taken.length === 0 || schema.name === invokePermission.argument || !isCreated(block, evaluate)) return;
  for (const place of alternativesOf(attribute.value)) {
    for (const written of instancesOf(place, block, module)) {
      const read = otherRead(written, taken, module);
      if (read === undefined || isToldOfWebAcl(schema.name, read)) continue;
      yield { block, argument: attribute, schema, taken, place, written, ...read };
      break;
    }
  }
}

/** Another rule tells which stages can have a web ACL, and that no API of version 2 can. */
function isToldOfWebAcl(argument: string, { type }: ReferenceTarget): boolean {
  const isTold = isStageType(type) || type === version2Family.api.type;
  return argument === webAclStageArguments.argument && isTold;
}

function findingFor(use: IdentifierUse, context: RuleContext): Finding {
  const { schema, place, target, attribute, taken } = use;
  const [wanted] = taken;
  const what = wanted ? `the \`${wanted.attribute}\` of an \`${wanted.type}\`` : '';
  return {
    start: place.start,
    end: place.end,
    message: `\`${schema.name}\` takes ${what}, and this is the \`${attribute}\` of \`${target.address}\`: use ${instead(use, context) ?? what}.`,
    fixes: () => fixesOfIdentifier(use, context),
  };
}
