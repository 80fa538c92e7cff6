import { describe, expect, it } from 'vitest';
import { evaluator } from '../../server/src/analysis/values/evaluate.js';
import { type StagePicture, stagePicture } from '../../server/src/analysis/references/module-picture.js';
import { stageOfSettings } from '../../server/src/analysis/references/method-settings.js';
import { stagesOf, stagesWith } from '../../server/src/analysis/references/stages-of.js';
import { type BlockTarget, targetOf } from '../../server/src/analysis/references/resolve.js';
import { textOf } from '../../server/src/analysis/values/values.js';
import { resourceSchema } from '../../server/src/knowledge/resource-schemas.js';
import { restFamily, stageFamilies, version2Family } from '../../server/src/knowledge/stage-families.js';
import type { Module } from '../../server/src/workspace/module.js';
import { fixture } from '../support/fixture.js';

function blockOf(module: Module, address: string): BlockTarget {
  const target = targetOf(address, module);
  if (target?.kind !== 'resource') throw new Error(`${address} is no resource.`);
  return target;
}

function pictureOf(text: string, address = 'aws_api_gateway_stage.prod'): StagePicture {
  const { module } = fixture(text);
  const picture = stagePicture(blockOf(module, address), module, evaluator(module));
  if (!picture) throw new Error(`${address} is no stage.`);
  return picture;
}

const paths = ({ settings }: StagePicture) => settings.map(({ path }) => textOf(path));

const STAGE = `
resource "aws_api_gateway_rest_api" "orders" {
  name = "orders"
}
resource "aws_api_gateway_stage" "prod" {
  rest_api_id = aws_api_gateway_rest_api.orders.id
  stage_name  = "prod"
}
`;

describe('the API and the deployment of a stage', () => {
  it('are found across files', () => {
    const picture = pictureOf(
      `
      #- stage.tf
      resource "aws_api_gateway_stage" "prod" {
        rest_api_id   = aws_api_gateway_rest_api.orders.id
        deployment_id = aws_api_gateway_deployment.now.id
      }
      #- api.tf
      resource "aws_api_gateway_rest_api" "orders" { name = "orders" }
      resource "aws_api_gateway_deployment" "now" {}
    `.replaceAll(/^ {6}/gm, ''),
    );
    expect(picture.api?.block.address).toBe('aws_api_gateway_rest_api.orders');
    expect(picture.api && textOf(picture.api.name)).toBe('orders');
    expect(picture.deployment?.address).toBe('aws_api_gateway_deployment.now');
  });

  it('are found through local values, interpolation, parentheses, indexes and other blocks', () => {
    const apiOf = (id: string) =>
      pictureOf(`
        locals {
          api = aws_api_gateway_rest_api.orders.id
        }
        resource "aws_api_gateway_rest_api" "orders" {}
        resource "aws_api_gateway_deployment" "now" {
          rest_api_id = local.api
        }
        resource "aws_api_gateway_stage" "prod" {
          rest_api_id = ${id}
        }
      `).api?.block.address;
    const orders = 'aws_api_gateway_rest_api.orders';
    expect(apiOf('local.api')).toBe(orders);
    expect(apiOf('"${local.api}"')).toBe(orders);
    expect(apiOf('(local.api)')).toBe(orders);
    expect(apiOf('aws_api_gateway_rest_api.orders[count.index].id')).toBe(orders);
    expect(apiOf('aws_api_gateway_deployment.now.rest_api_id')).toBe(orders);
  });

  it('stay unknown where they can not be told', () => {
    const apiOf = (id: string) =>
      pictureOf(`
        variable "api" {}
        resource "aws_api_gateway_rest_api" "orders" {}
        resource "aws_api_gateway_stage" "prod" {
          rest_api_id = ${id}
        }
      `).api;
    expect(apiOf('var.api')).toBeUndefined();
    expect(apiOf('"a1b2c3"')).toBeUndefined();
    expect(apiOf('aws_api_gateway_rest_api.orders.arn')).toBeUndefined();
    expect(apiOf('aws_api_gateway_stage.prod.rest_api_id')).toBeUndefined();
    expect(apiOf('"x-${aws_api_gateway_rest_api.orders.id}"')).toBeUndefined();
  });

  it('may be a data source', () => {
    expect(
      pictureOf(`
        data "aws_api_gateway_rest_api" "orders" { name = "orders" }
        resource "aws_api_gateway_stage" "prod" {
          rest_api_id = data.aws_api_gateway_rest_api.orders.id
        }
      `).api?.block.address,
    ).toBe('data.aws_api_gateway_rest_api.orders');
  });
});

describe('method settings of a stage', () => {
  const settings = (name: string, stage: string, api = 'aws_api_gateway_rest_api.orders.id') => `
resource "aws_api_gateway_method_settings" "${name}" {
  rest_api_id = ${api}
  stage_name  = ${stage}
  method_path = "${name}/GET"
}
`;

  it('refer to it, or name the same API and the same name', () => {
    const picture = pictureOf(
      STAGE +
        settings('a', 'aws_api_gateway_stage.prod.stage_name') +
        settings('b', '"prod"') +
        settings('c', '"${aws_api_gateway_stage.prod.stage_name}"'),
    );
    expect(paths(picture)).toEqual(['a/GET', 'b/GET', 'c/GET']);
    expect(picture.maybeMoreSettings).toBe(false);
  });

  it('are not those of another stage or of another API', () => {
    const others = `
resource "aws_api_gateway_rest_api" "other" {}
resource "aws_api_gateway_stage" "dev" {
  rest_api_id = aws_api_gateway_rest_api.orders.id
  stage_name  = "dev"
}
`;
    const picture = pictureOf(
      STAGE +
        others +
        settings('a', 'aws_api_gateway_stage.dev.stage_name') +
        settings('b', '"dev"') +
        settings('c', '"prod"', 'aws_api_gateway_rest_api.other.id'),
    );
    expect(paths(picture)).toEqual([]);
    expect(picture.maybeMoreSettings).toBe(false);
  });

  it('are perhaps not all, where a name or an API is not known', () => {
    const unknownName = pictureOf(`${STAGE}variable "s" {}\n${settings('a', 'var.s')}`);
    expect(paths(unknownName)).toEqual([]);
    expect(unknownName.maybeMoreSettings).toBe(true);
    const unknownApi = pictureOf(
      `${STAGE}data "aws_api_gateway_rest_api" "x" {}\n${settings('a', '"prod"', 'data.aws_api_gateway_rest_api.x.id')}`,
    );
    expect(paths(unknownApi)).toEqual([]);
    expect(unknownApi.maybeMoreSettings).toBe(true);
  });

  it('lead back to their stage', () => {
    const { module } = fixture(STAGE + settings('a', '"prod"') + settings('b', 'var.s'));
    const stage = (name: string) =>
      stageOfSettings(blockOf(module, `aws_api_gateway_method_settings.${name}`), module, evaluator(module))
        ?.address;
    expect(stage('a')).toBe('aws_api_gateway_stage.prod');
    expect(stage('b')).toBeUndefined();
  });
});

describe('the access log of a stage', () => {
  const logOf = (body: string) => {
    const { accessLog, accessLogTo } = pictureOf(`
resource "aws_cloudwatch_log_group" "x" {}
resource "aws_api_gateway_stage" "prod" {
  ${body}
}
`);
    return [accessLog, accessLogTo?.address];
  };

  it('is there, is not there, or may be there', () => {
    expect(logOf('access_log_settings {\n    destination_arn = aws_cloudwatch_log_group.x.arn\n  }')).toEqual(
      ['yes', 'aws_cloudwatch_log_group.x'],
    );
    expect(logOf('access_log_settings {\n    destination_arn = "arn"\n  }')).toEqual(['yes', undefined]);
    expect(logOf('')).toEqual(['no', undefined]);
    expect(logOf('dynamic "access_log_settings" {\n    for_each = []\n  }')).toEqual(['unknown', undefined]);
  });

  it('is not certain where an override file changes the stage', () => {
    expect(
      pictureOf(
        `#- main.tf${STAGE}#- override.tf\nresource "aws_api_gateway_stage" "prod" {\n  access_log_settings {}\n}\n`,
      ).accessLog,
    ).toBe('unknown');
  });
});

describe('a version 2 stage', () => {
  const text = `
resource "aws_apigatewayv2_api" "chat" {
  name          = "chat"
  protocol_type = "WEBSOCKET"
}
resource "aws_apigatewayv2_api" "other" {}
resource "aws_apigatewayv2_route" "connect" {
  api_id    = aws_apigatewayv2_api.chat.id
  route_key = "$connect"
}
resource "aws_apigatewayv2_route" "elsewhere" {
  api_id    = aws_apigatewayv2_api.other.id
  route_key = "GET /"
}
resource "aws_apigatewayv2_stage" "live" {
  api_id      = aws_apigatewayv2_api.chat.id
  name        = "live"
  auto_deploy = true
  route_settings {
    route_key = aws_apigatewayv2_route.connect.route_key
  }
}
`;

  it('has a protocol, routes, settings for routes and perhaps deploys by itself', () => {
    const picture = pictureOf(text, 'aws_apigatewayv2_stage.live');
    expect(picture.api?.protocol && textOf(picture.api.protocol)).toBe('WEBSOCKET');
    expect(picture.routes?.map(textOf)).toEqual(['$connect']);
    expect(paths(picture)).toEqual(['$connect']);
    expect(picture.autoDeploy).toMatchObject({ kind: 'bool', value: true });
    expect(picture.canary).toBe('no');
  });

  it('is the same under the names of the draft', () => {
    const picture = pictureOf(
      text.replaceAll('aws_apigatewayv2', 'aws_api_gateway_v2'),
      'aws_api_gateway_v2_stage.live',
    );
    expect(picture.api?.block.address).toBe('aws_api_gateway_v2_api.chat');
    expect(picture.routes?.map(textOf)).toEqual(['$connect']);
  });

  it('may have more settings where dynamic writes some', () => {
    const picture = pictureOf(
      'resource "aws_apigatewayv2_stage" "live" {\n  dynamic "route_settings" {\n    for_each = []\n  }\n}\n',
      'aws_apigatewayv2_stage.live',
    );
    expect(picture.settings).toEqual([]);
    expect(picture.maybeMoreSettings).toBe(true);
  });
});

describe('from the other side', () => {
  const text = `${STAGE}
resource "aws_api_gateway_deployment" "legacy" {
  rest_api_id = aws_api_gateway_rest_api.orders.id
  stage_name  = "dev"
}
resource "aws_api_gateway_deployment" "plain" {
  rest_api_id = aws_api_gateway_rest_api.orders.id
}
resource "aws_api_gateway_stage" "test" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  deployment_id = aws_api_gateway_deployment.plain.id
  stage_name    = "test"
}
`;

  it('an API has its stages, and those that old deployments make', () => {
    const { module } = fixture(text);
    const stages = stagesOf(
      blockOf(module, 'aws_api_gateway_rest_api.orders'),
      restFamily,
      module,
      evaluator(module),
    );
    expect(stages.map(({ block, name }) => [block.address, textOf(name)])).toEqual([
      ['aws_api_gateway_stage.prod', 'prod'],
      ['aws_api_gateway_stage.test', 'test'],
      ['aws_api_gateway_deployment.legacy', 'dev'],
    ]);
  });

  it('a deployment has the stages that publish it', () => {
    const { module } = fixture(text);
    const stages = stagesWith(blockOf(module, 'aws_api_gateway_deployment.plain'), restFamily, module);
    expect(stages.map(({ address }) => address)).toEqual(['aws_api_gateway_stage.test']);
  });
});

describe('the names of the families', () => {
  it('are all in the schemas', () => {
    for (const { api, stage, deployment, methodSettings, route } of stageFamilies) {
      const has = (type: string | undefined, ...names: readonly (string | undefined)[]): void => {
        const body = type === undefined ? undefined : resourceSchema('resource', type)?.body;
        for (const name of names.filter((each) => each !== undefined)) {
          expect(`${type ?? ''}.${name} ${body?.attributes.has(name) === true}`).toBe(
            `${type ?? ''}.${name} true`,
          );
        }
      };
      has(api.type, api.name, api.protocol);
      has(stage.type, stage.name, stage.api, stage.deployment, stage.autoDeploy, stage.variables);
      has(deployment.type, deployment.api, deployment.stage);
      has(methodSettings?.type, methodSettings?.api, methodSettings?.stage, methodSettings?.path);
      has(route?.type, route?.api, route?.key);
      const blocks = resourceSchema('resource', stage.type)?.body.blocks;
      const log = blocks?.get(stage.accessLog.block);
      expect(log?.body.attributes.has(stage.accessLog.destination)).toBe(true);
      if (stage.canary !== undefined) expect(blocks?.has(stage.canary)).toBe(true);
    }
    const routes = version2Family.stage.routeSettings;
    const settings = resourceSchema('resource', version2Family.stage.type)?.body.blocks.get(routes.block);
    expect(settings?.body.attributes.has(routes.route)).toBe(true);
  });
});
