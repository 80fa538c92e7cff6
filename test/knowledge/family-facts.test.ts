/**
 * The facts of what stands around stages: closed lists as AWS's own SDK has them, what replaces a resource as plans of
 * provider 5.100 showed over moto, and what its `validate` refuses.
 */
import * as rest from '@aws-sdk/client-api-gateway';
import * as version2 from '@aws-sdk/client-apigatewayv2';
import { expect, test } from 'vitest';
import { identifiersTakenBy, isOtherIdentifier } from '../../server/src/knowledge/identifiers.js';
import { resourceSchema } from '../../server/src/knowledge/resource-schemas.js';
import type { AttributeSchema, BodySchema } from '../../server/src/knowledge/schema.js';

test.each([
  ['aws_api_gateway_gateway_response', 'response_type', rest.GatewayResponseType],
  ['aws_api_gateway_documentation_part', 'location.type', rest.DocumentationPartType],
  ['aws_api_gateway_integration_response', 'content_handling', rest.ContentHandlingStrategy],
  ['aws_api_gateway_integration', 'content_handling', rest.ContentHandlingStrategy],
  ['aws_api_gateway_integration', 'connection_type', rest.ConnectionType],
  ['aws_api_gateway_integration', 'type', rest.IntegrationType],
  [
    'aws_api_gateway_domain_name_access_association',
    'access_association_source_type',
    rest.AccessAssociationSourceType,
  ],
  ['aws_apigatewayv2_integration', 'integration_type', version2.IntegrationType],
  ['aws_apigatewayv2_integration', 'connection_type', version2.ConnectionType],
  ['aws_apigatewayv2_integration', 'passthrough_behavior', version2.PassthroughBehavior],
  ['aws_apigatewayv2_integration', 'content_handling_strategy', version2.ContentHandlingStrategy],
  ['aws_apigatewayv2_integration_response', 'content_handling_strategy', version2.ContentHandlingStrategy],
] as const)('%s.%s has the values of AWS', (type, path, values) => {
  expect(allowed(attribute(type, path)).toSorted()).toEqual(Object.values(values).toSorted());
});

test.each([
  ['aws_api_gateway_export', 'export_type', ['oas30', 'swagger']],
  ['aws_api_gateway_export', 'accepts', ['application/json', 'application/yaml']],
  ['aws_api_gateway_sdk', 'sdk_type', ['android', 'java', 'javascript', 'objectivec', 'ruby', 'swift']],
  ['aws_apigatewayv2_export', 'specification', ['OAS30']],
  ['aws_apigatewayv2_export', 'output_type', ['JSON', 'YAML']],
])('the data source %s takes as %s what the provider does', (type, name, values) => {
  expect(allowed(body('data', type).attributes.get(name)).toSorted()).toEqual(values);
});

test.each([
  ['aws_api_gateway_api_key', ['value']],
  ['aws_api_gateway_documentation_version', ['rest_api_id', 'version']],
  ['aws_api_gateway_gateway_response', ['response_type', 'rest_api_id']],
  ['aws_api_gateway_integration_response', ['http_method', 'resource_id', 'rest_api_id']],
  ['aws_api_gateway_method_response', ['http_method', 'resource_id', 'rest_api_id']],
  ['aws_api_gateway_model', ['content_type', 'name', 'rest_api_id']],
  ['aws_api_gateway_request_validator', ['rest_api_id']],
  ['aws_api_gateway_usage_plan_key', ['key_id', 'key_type', 'usage_plan_id']],
  ['aws_api_gateway_vpc_link', ['target_arns']],
  ['aws_apigatewayv2_integration', ['api_id', 'integration_subtype', 'integration_type']],
  ['aws_apigatewayv2_integration_response', ['api_id', 'integration_id']],
  ['aws_apigatewayv2_model', ['api_id']],
  ['aws_apigatewayv2_route_response', ['api_id', 'route_id']],
  ['aws_apigatewayv2_vpc_link', ['security_group_ids', 'subnet_ids']],
])('a change of these replaces an %s, of nothing else', (type, names) => {
  const replacing = [...body('resource', type).attributes.values()].filter(({ facts }) => facts?.forceNew);
  expect(replacing.map(({ name }) => name).toSorted()).toEqual([...names, 'region'].toSorted());
});

test.each([
  ['aws_api_gateway_api_key', 'value', 20, 128],
  ['aws_apigatewayv2_integration', 'connection_id', 1, 1024],
  ['aws_apigatewayv2_integration', 'integration_subtype', 1, 128],
  ['aws_apigatewayv2_model', 'name', 1, 128],
  ['aws_apigatewayv2_model', 'content_type', 1, 256],
  ['aws_apigatewayv2_vpc_link', 'name', 1, 128],
])('%s.%s has from %i to %i characters', (type, name, min, max) => {
  expect(attribute(type, name)?.facts?.length).toEqual({ min, max });
});

test.each([
  ['aws_apigatewayv2_integration', 'timeout_milliseconds', 50, 30_000],
  ['aws_apigatewayv2_routing_rule', 'priority', 1, 1_000_000],
])('%s.%s is a whole number from %i to %i', (type, name, min, max) => {
  expect(attribute(type, name)?.facts).toMatchObject({ range: { min, max }, whole: true });
});

test.each([
  ['Order', true],
  ['order2', true],
  ['order_2', false],
  ['an order', false],
  ['', false],
])('a model may be called %j: %j', (name, legal) => {
  for (const type of ['aws_api_gateway_model', 'aws_apigatewayv2_model']) {
    const pattern = attribute(type, 'name')?.facts?.pattern;
    expect(new RegExp(pattern?.regex ?? 'none').test(name), type).toBe(legal);
  }
});

test('what a data source exports reads as on the resource, without what only writing it means', () => {
  const read = body('data', 'aws_api_gateway_rest_api').attributes.get('execution_arn');
  expect(read?.facts?.doc).toBe(attribute('aws_api_gateway_rest_api', 'execution_arn')?.facts?.doc);
  const keySource = body('data', 'aws_api_gateway_rest_api').attributes.get('api_key_source');
  expect(attribute('aws_api_gateway_rest_api', 'api_key_source')?.facts?.default).toBe('"HEADER"');
  expect(keySource?.facts?.default).toBeUndefined();
  expect(allowed(keySource)).toEqual(['HEADER', 'AUTHORIZER']);
});

test.each([
  ['aws_lambda_function', 'invoke_arn', false],
  ['aws_lambda_function', 'arn', false],
  ['aws_lambda_alias', 'arn', false],
  ['aws_lambda_function', 'function_name', true],
])('an integration of version 2 calls %s.%s; certainly something else: %j', (type, name, isOther) => {
  const schema = resourceSchema('resource', 'aws_apigatewayv2_integration');
  const uri = schema?.body.attributes.get('integration_uri');
  const taken = schema && uri ? identifiersTakenBy(schema, [], uri) : [];
  expect(isOtherIdentifier({ type, attribute: name }, taken)).toBe(isOther);
});

function body(kind: 'resource' | 'data', type: string): BodySchema {
  const schema = resourceSchema(kind, type);
  if (schema === undefined) throw new Error(`${type} is missing`);
  return schema.body;
}

/** An attribute of a resource by its path. */
function attribute(type: string, path: string): AttributeSchema | undefined {
  const names = path.split('.');
  const name = names.pop() ?? '';
  const within = names.reduce<BodySchema | undefined>(
    (outer, block) => outer?.blocks.get(block)?.body,
    body('resource', type),
  );
  return within?.attributes.get(name);
}

function allowed(of: AttributeSchema | undefined): readonly string[] {
  return of?.facts?.allowed?.map(({ value }) => value) ?? [];
}
