/** What `resourceSchema` answers: draft names, order, versions, and what it leaves open. */
import { expect, test } from 'vitest';
import { releasedType, resourceSchema, resourceTypes } from '../../server/src/knowledge/resource-schemas.js';

const stage = resourceSchema('resource', 'aws_api_gateway_stage');
const stageV2 = resourceSchema('resource', 'aws_apigatewayv2_stage');

test('every released v2 type answers to its draft name with its own schema', () => {
  const released = resourceTypes('resource').filter((type) => type.startsWith('aws_apigatewayv2_'));
  expect(released).toHaveLength(13);
  for (const type of released) {
    const draft = type.replace('aws_apigatewayv2_', 'aws_api_gateway_v2_');
    expect(releasedType(draft)).toBe(type);
    expect(resourceSchema('resource', draft)?.type).toBe(type);
    expect(resourceSchema('resource', draft)?.body).toEqual(resourceSchema('resource', type)?.body);
  }
});

test('a data source answers to its draft name too', () => {
  expect(releasedType('aws_api_gateway_v2_apis', 'data')).toBe('aws_apigatewayv2_apis');
  expect(resourceSchema('data', 'aws_api_gateway_v2_api')?.type).toBe('aws_apigatewayv2_api');
});

test('mixtures of the two prefixes answer with what they mean', () => {
  expect(releasedType('aws_api_gatewayv2_stage')).toBe('aws_apigatewayv2_stage');
  expect(releasedType('aws_apigateway_v2_stage')).toBe('aws_apigatewayv2_stage');
  expect(releasedType('aws_apigateway_stage')).toBe('aws_api_gateway_stage');
  expect(releasedType('aws_apigateway_api')).toBe('aws_apigatewayv2_api');
});

test('other names are no draft names', () => {
  expect(releasedType('aws_apigatewayv2_stage')).toBeUndefined();
  expect(releasedType('aws_api_gateway_stage')).toBeUndefined();
  expect(releasedType('aws_api_gateway_v2_method_settings')).toBeUndefined();
  expect(releasedType('aws_api_gateway_v2_')).toBeUndefined();
});

test('an unknown type has no schema, whatever it is called', () => {
  for (const type of [
    'aws_s3_bucket',
    '',
    'constructor',
    '__proto__',
    'toString',
    'aws_api_gateway_v2_nothing',
  ])
    expect(resourceSchema('resource', type)).toBeUndefined();

  expect(resourceSchema('data', 'aws_api_gateway_stage')).toBeUndefined();
});

test('a schema is read once', () => {
  expect(resourceSchema('resource', 'aws_api_gateway_stage')).toBe(stage);
});

test('arguments come in the order in which one writes them, exported attributes last', () => {
  const names = [...(stage?.body.attributes.keys() ?? [])];
  expect(names.slice(0, 3)).toEqual(['rest_api_id', 'deployment_id', 'stage_name']);
  expect(names.slice(-5)).toEqual(['id', 'arn', 'execution_arn', 'invoke_url', 'web_acl_arn']);
});

test('nested blocks carry their facts and limits', () => {
  const canary = stage?.body.blocks.get('canary_settings');
  expect(canary?.maxItems).toBe(1);
  expect(canary?.since).toBe('4.7.0');
  expect(canary?.body.attributes.get('deployment_id')?.since).toBe('5.75.0');
  expect(canary?.body.attributes.get('deployment_id')?.facts?.requiredSince).toBe('5.75.0');
  expect(canary?.body.attributes.get('percent_traffic')?.facts?.range).toEqual({ min: 0, max: 100 });
  expect(stageV2?.body.blocks.get('route_settings')?.maxItems).toBeUndefined();
});

test('what provider 6 took away says until when it was there', () => {
  const deployment = resourceSchema('resource', 'aws_api_gateway_deployment');
  expect(deployment?.body.attributes.get('stage_name')).toMatchObject({ until: '6.0.0', deprecated: true });
  expect(deployment?.body.attributes.get('invoke_url')?.until).toBe('6.0.0');
  expect(deployment?.body.blocks.get('canary_settings')).toMatchObject({ until: '6.0.0', deprecated: true });
  const account = resourceSchema('resource', 'aws_api_gateway_account');
  expect(account?.body.attributes.get('reset_on_delete')).toMatchObject({ since: '5.76.0', until: '6.0.0' });
});

test('every resource has a Region from provider 6.0.0 on', () => {
  for (const type of resourceTypes('resource')) {
    const region = resourceSchema('resource', type)?.body.attributes.get('region');
    const whole = resourceSchema('resource', type)?.since;
    expect(region?.presence, type).toBe('optional-computed');
    expect(region?.since ?? whole, type).toMatch(/^6\./);
  }
});

test('a type that only newer providers have says since when', () => {
  expect(resourceSchema('resource', 'aws_apigatewayv2_routing_rule')?.since).toBe('6.29.0');
  expect(stage?.since).toBeUndefined();
});

test('what came in a version that nobody wrote down says after which', () => {
  const members = resourceSchema('resource', 'aws_api_gateway_rest_api')?.body.attributes;
  expect(members?.get('security_policy')).toMatchObject({ after: '6.25.0', since: '6.66.0' });
  const domain = resourceSchema('resource', 'aws_api_gateway_domain_name')?.body.attributes;
  expect(domain?.get('endpoint_access_mode')?.since).toBe('6.28.0');
  expect(domain?.get('routing_mode')?.since).toBe('6.29.0');
});

test('a neighbour is open where newer providers may know more of it; all that are described whole are not', () => {
  for (const type of ['aws_cloudwatch_log_group', 'aws_lambda_permission', 'aws_wafv2_web_acl_association'])
    expect(resourceSchema('resource', type)?.body.open, type).toBeUndefined();

  const firehose = resourceSchema('resource', 'aws_kinesis_firehose_delivery_stream');
  expect(firehose?.body.open).toBe(true);
  expect(firehose?.body.blocks.get('extended_s3_configuration')?.body.open).toBe(true);
  expect(stage?.body.open).toBeUndefined();
  expect(stage?.body.blocks.get('access_log_settings')?.body.open).toBeUndefined();
});

test('the own id of a resource can only be read, that of a data source may have to be written', () => {
  expect(stage?.body.attributes.get('id')?.presence).toBe('computed');
  expect(resourceSchema('data', 'aws_api_gateway_api_key')?.body.attributes.get('id')?.presence).toBe(
    'required',
  );
});

test('Region and tags are told about in every type, also where nothing else is', () => {
  const apiKey = resourceSchema('resource', 'aws_api_gateway_api_key')?.body.attributes;
  expect(apiKey?.get('tags')?.facts?.entries?.max).toBe(50);
  expect(apiKey?.get('tags_all')?.facts?.notProposed).toBe(true);
  expect(apiKey?.get('region')?.facts?.forceNew).toBe(true);
  const data = resourceSchema('data', 'aws_api_gateway_rest_api')?.body.attributes;
  expect(data?.get('region')?.facts?.doc).toContain('look in');
  expect(data?.get('region')?.facts?.forceNew).toBeUndefined();
});
