import { describe, expect, test } from 'vitest';
import {
  consoleUrl,
  executionArn,
  stageImportCommand,
  stageImportId,
  invokeUrl,
  invokeUrlNote,
  stageArn,
} from '../../../client/src/aws/addresses.js';
import type { LiveApi } from '../../../client/src/aws/ports.js';

const rest: LiveApi = { kind: 'REST', id: 'a1b2c3d4e5', name: 'orders', region: 'eu-west-1' };
const http: LiveApi = { kind: 'HTTP', id: 'h1t2t3p4a5', name: 'checkout', region: 'us-east-1' };
const webSocket: LiveApi = { kind: 'WEBSOCKET', id: 'w1s2o3c4k5', name: 'chat', region: 'us-east-1' };

describe('invoke URL', () => {
  test.each([
    [rest, 'prod', 'https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod'],
    [http, 'beta', 'https://h1t2t3p4a5.execute-api.us-east-1.amazonaws.com/beta'],
    [http, '$default', 'https://h1t2t3p4a5.execute-api.us-east-1.amazonaws.com'],
    [webSocket, 'live', 'wss://w1s2o3c4k5.execute-api.us-east-1.amazonaws.com/live'],
    [
      { ...rest, region: 'cn-north-1' },
      'prod',
      'https://a1b2c3d4e5.execute-api.cn-north-1.amazonaws.com.cn/prod',
    ],
    [
      { ...rest, region: 'us-gov-west-1' },
      'prod',
      'https://a1b2c3d4e5.execute-api.us-gov-west-1.amazonaws.com/prod',
    ],
    [
      { ...rest, region: 'us-isob-east-1' },
      'prod',
      'https://a1b2c3d4e5.execute-api.us-isob-east-1.sc2s.sgov.gov/prod',
    ],
    [
      { ...rest, region: 'eusc-de-east-1' },
      'prod',
      'https://a1b2c3d4e5.execute-api.eusc-de-east-1.amazonaws.eu/prod',
    ],
    [
      { ...rest, endpointTypes: ['PRIVATE'], vpcEndpointIds: ['vpce-01', 'vpce-02'] },
      'v1',
      'https://a1b2c3d4e5-vpce-01.execute-api.eu-west-1.amazonaws.com/v1',
    ],
    [
      { ...rest, endpointTypes: ['PRIVATE'] },
      'v1',
      'https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/v1',
    ],
  ])('of $kind in $region, stage %s', (api, stageName, url) => {
    expect(invokeUrl({ api, stageName })).toBe(url);
  });

  test('says where it does not simply work', () => {
    expect(invokeUrlNote(rest)).toBeUndefined();
    expect(invokeUrlNote({ ...rest, endpointTypes: ['PRIVATE'] })).toMatch(/only from a VPC/);
    expect(invokeUrlNote({ ...http, disableExecuteApiEndpoint: true })).toMatch(/custom domain/);
  });
});

test('ARNs carry the partition', () => {
  expect(stageArn({ api: rest, stageName: 'prod' })).toBe(
    'arn:aws:apigateway:eu-west-1::/restapis/a1b2c3d4e5/stages/prod',
  );
  expect(stageArn({ api: http, stageName: '$default' })).toBe(
    'arn:aws:apigateway:us-east-1::/apis/h1t2t3p4a5/stages/$default',
  );
  expect(executionArn({ api: { ...rest, region: 'cn-north-1' }, stageName: 'prod' }, '123456789012')).toBe(
    'arn:aws-cn:execute-api:cn-north-1:123456789012:a1b2c3d4e5/prod',
  );
});

test('the console of each partition, where it is public', () => {
  expect(consoleUrl(rest)).toBe(
    'https://eu-west-1.console.aws.amazon.com/apigateway/main/apis/a1b2c3d4e5/stages?api=a1b2c3d4e5&region=eu-west-1',
  );
  expect(consoleUrl(http)).toBe(
    'https://us-east-1.console.aws.amazon.com/apigateway/main/api-detail?api=h1t2t3p4a5&region=us-east-1',
  );
  expect(consoleUrl({ ...rest, region: 'us-gov-east-1' })).toMatch(
    /^https:\/\/us-gov-east-1\.console\.amazonaws-us-gov\.com\//,
  );
  expect(consoleUrl({ ...rest, region: 'us-iso-east-1' })).toBeUndefined();
});

test('import IDs and commands that a shell leaves as they are', () => {
  expect(stageImportId({ api: rest, stageName: 'prod' })).toBe('a1b2c3d4e5/prod');
  expect(stageImportCommand({ api: rest, stageName: 'prod' }, 'aws_api_gateway_stage.prod')).toBe(
    'terraform import aws_api_gateway_stage.prod a1b2c3d4e5/prod',
  );
  expect(stageImportCommand({ api: http, stageName: '$default' }, 'aws_apigatewayv2_stage.x["a"]')).toBe(
    `terraform import 'aws_apigatewayv2_stage.x["a"]' 'h1t2t3p4a5/$default'`,
  );
});
