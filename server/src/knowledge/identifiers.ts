/** Which identifier an argument takes, and which attributes certainly hold another one. */
import { resourceFacts } from './resource-facts.js';
import { resourceSchema } from './resource-schemas.js';
import type { AttributeSchema, ReferenceTarget, ResourceSchema } from './schema.js';
import { familyOfType, isGatewayType, stageFamilies, type StageFamily } from './stage-families.js';

/**
 * The attributes whose value an argument takes: what the facts of its resource say, or else those of the same family say
 * of an argument of the same name. Empty where nothing is known.
 */
export function identifiersTakenBy(
  { type }: ResourceSchema,
  path: readonly string[],
  { name, facts }: AttributeSchema,
): readonly ReferenceTarget[] {
  const key = [type, ...path, name].join('.');
  const also = alsoTaken[key] ?? [];
  if (facts?.refersTo) return [...facts.refersTo, ...also];
  return isGatewayType(type) && path.length === 0 && also.length === 0
    ? (byName.get(familyOfType(type))?.get(name) ?? [])
    : also;
}

/** Whether an attribute certainly holds something else than what an argument takes. */
export function isOtherIdentifier(read: ReferenceTarget, taken: readonly ReferenceTarget[]): boolean {
  if (taken.length === 0 || taken.some((each) => isSame(canonical(each), canonical(read)))) return false;
  const { type, attribute } = read;
  if (!isGatewayType(type))
    return taken.some((each) => each.type === type) && (others[type]?.includes(attribute) ?? false);
  const known = schemaOf(type)?.body.attributes.get(attribute);
  if (known?.type !== 'string' || !taken.every((each) => isGatewayType(each.type))) return false;
  return isMadeByAws(read) || (chosen.has(attribute) && taken.every(isMadeByAws));
}

const role: readonly ReferenceTarget[] = [{ type: 'aws_iam_role', attribute: 'arn' }];

const invocation: readonly ReferenceTarget[] = [
  { type: 'aws_lambda_function', attribute: 'invoke_arn' },
  { type: 'aws_lambda_function', attribute: 'qualified_invoke_arn' },
  { type: 'aws_lambda_alias', attribute: 'invoke_arn' },
];

/** Arguments that take more than what is proposed for them. */
const alsoTaken: Readonly<Record<string, readonly ReferenceTarget[]>> = {
  'aws_api_gateway_authorizer.authorizer_uri': invocation,
  'aws_api_gateway_authorizer.authorizer_credentials': role,
  'aws_api_gateway_authorizer.provider_arns': [{ type: 'aws_cognito_user_pool', attribute: 'arn' }],
  'aws_api_gateway_integration.uri': invocation,
  'aws_apigatewayv2_authorizer.authorizer_uri': invocation,
  'aws_apigatewayv2_authorizer.authorizer_credentials_arn': role,
  'aws_lambda_permission.function_name': [
    { type: 'aws_lambda_function', attribute: 'arn' },
    { type: 'aws_lambda_function', attribute: 'id' },
    { type: 'aws_lambda_function', attribute: 'qualified_arn' },
    { type: 'aws_lambda_alias', attribute: 'arn' },
  ],
  // Which of them fits is said by the protocol and the target of the integration.
  'aws_api_gateway_base_path_mapping.api_id': [{ type: 'aws_apigatewayv2_api', attribute: 'id' }],
  'aws_api_gateway_base_path_mapping.stage_name': [{ type: 'aws_apigatewayv2_stage', attribute: 'name' }],
  'aws_api_gateway_base_path_mapping.domain_name': [
    { type: 'aws_apigatewayv2_domain_name', attribute: 'domain_name' },
  ],
  // WebSocket APIs have usage plans, too.
  'aws_api_gateway_usage_plan.api_stages.api_id': [{ type: 'aws_apigatewayv2_api', attribute: 'id' }],
  'aws_api_gateway_usage_plan.api_stages.stage': [{ type: 'aws_apigatewayv2_stage', attribute: 'name' }],
  // Mappings of version 2 are for REST APIs, too.
  'aws_apigatewayv2_api_mapping.api_id': [{ type: 'aws_api_gateway_rest_api', attribute: 'id' }],
  'aws_apigatewayv2_api_mapping.domain_name': [
    { type: 'aws_api_gateway_domain_name', attribute: 'domain_name' },
  ],
  'aws_apigatewayv2_integration.connection_id': [{ type: 'aws_api_gateway_vpc_link', attribute: 'id' }],
  // An HTTP API takes a function by its ARN, too.
  'aws_apigatewayv2_integration.integration_uri': [
    ...invocation,
    { type: 'aws_lambda_function', attribute: 'arn' },
    { type: 'aws_lambda_function', attribute: 'qualified_arn' },
    { type: 'aws_lambda_alias', attribute: 'arn' },
  ],
  'aws_apigatewayv2_routing_rule.action.invoke_api.api_id': [
    { type: 'aws_apigatewayv2_api', attribute: 'id' },
  ],
  'aws_apigatewayv2_routing_rule.action.invoke_api.stage': [
    { type: 'aws_apigatewayv2_stage', attribute: 'name' },
  ],
  'aws_wafregional_web_acl_association.resource_arn': [{ type: 'aws_api_gateway_stage', attribute: 'arn' }],
};

/** Attributes that have the value of another one. */
const sameValue: Readonly<Record<string, ReferenceTarget>> = {
  'aws_apigatewayv2_stage.id': { type: 'aws_apigatewayv2_stage', attribute: 'name' },
  'aws_apigatewayv2_domain_name.id': { type: 'aws_apigatewayv2_domain_name', attribute: 'domain_name' },
  'aws_api_gateway_domain_name.id': { type: 'aws_api_gateway_domain_name', attribute: 'domain_name' },
  'aws_api_gateway_rest_api.root_resource_id': { type: 'aws_api_gateway_resource', attribute: 'id' },
  'aws_api_gateway_rest_api_policy.id': { type: 'aws_api_gateway_rest_api', attribute: 'id' },
  'aws_api_gateway_rest_api_put.id': { type: 'aws_api_gateway_rest_api', attribute: 'id' },
  'aws_api_gateway_usage_plan_key.id': { type: 'aws_api_gateway_api_key', attribute: 'id' },
};

/** What a person chooses, so that it is no ID of AWS. */
const chosen = new Set([
  'name',
  'stage_name',
  'domain_name',
  'path_part',
  'description',
  'route_key',
  'value',
]);

/** What stands around API Gateway: by type, attributes that certainly differ from each other. */
const others: Readonly<Record<string, readonly string[]>> = {
  aws_cognito_user_pool: ['arn', 'endpoint', 'id', 'name'],
  aws_iam_role: ['arn', 'id', 'name', 'unique_id'],
  aws_lambda_function: ['arn', 'function_name', 'id', 'invoke_arn', 'qualified_arn', 'qualified_invoke_arn'],
  aws_lambda_alias: ['arn', 'invoke_arn', 'name'],
  aws_vpc_endpoint: ['arn', 'id'],
  aws_wafv2_web_acl: ['arn', 'id', 'name'],
};

function isMadeByAws(target: ReferenceTarget): boolean {
  const { type, attribute } = canonical(target);
  return schemaOf(type)?.body.attributes.get(attribute)?.presence === 'computed';
}

function schemaOf(type: string): ResourceSchema | undefined {
  return resourceSchema('resource', type) ?? resourceSchema('data', type);
}

function canonical(target: ReferenceTarget): ReferenceTarget {
  return sameValue[`${target.type}.${target.attribute}`] ?? target;
}

function isSame(a: ReferenceTarget, b: ReferenceTarget): boolean {
  return a.type === b.type && a.attribute === b.attribute;
}

/** By family, what its documented resources take by the name of the argument. */
const byName: ReadonlyMap<StageFamily, ReadonlyMap<string, readonly ReferenceTarget[]>> = new Map(
  stageFamilies.map((family) => {
    const own = resourceFacts.filter(({ type }) => isGatewayType(type) && familyOfType(type) === family);
    const ids = own.flatMap(({ members }) =>
      Object.entries(members).filter(([path]) => path.endsWith('_id') && !path.includes('.')),
    );
    return [family, new Map(ids.flatMap(([name, { refersTo }]) => (refersTo ? [[name, refersTo]] : [])))];
  }),
);
