import { describe, expect, it } from 'vitest';
import { checkDiagnostics as checkAll, only } from '../../../../test/support/check-diagnostics.js';
import { actionsAt, checkFix } from '../../../../test/support/check-fix.js';

const about = only('deployment-owns-stage');

function checkDiagnostics(text: string): void {
  checkAll(text, about);
}

const stage = (name: string, api = 'aws_api_gateway_rest_api.a.id', more = ''): string => `
      resource "aws_api_gateway_stage" "prod" {
        rest_api_id   = ${api}
        stage_name    = ${name}
        deployment_id = aws_api_gateway_deployment.a.id
        ${more}
      }`;

const old = 'provider "aws" {\n        version = "~> 4.0"\n      }';

describe('deployment-owns-stage', () => {
  it('finds the same name, written or by the same variable, in either order of files', () => {
    checkDiagnostics(`
      #- a.tf
      resource "aws_api_gateway_deployment" "a" {
        rest_api_id = aws_api_gateway_rest_api.a.id
        stage_name  = "prod"
      # ^^^^^^^^^^ error deployment-owns-stage: creates the stage that \`aws_api_gateway_stage.prod\` declares
      }

      resource "aws_api_gateway_deployment" "other" {
        rest_api_id = aws_api_gateway_rest_api.b.id
        stage_name  = var.stage
      # ^^^^^^^^^^ error deployment-owns-stage: remove \`stage_name\`
      }
      #- b.tf
      ${stage('local.name')}

      resource "aws_api_gateway_stage" "b" {
        rest_api_id   = "\${aws_api_gateway_rest_api.b.id}"
        stage_name    = "\${var.stage}"
        deployment_id = aws_api_gateway_deployment.other.id
      }

      locals {
        name = "prod"
      }
    `);
  });

  it.each([
    ['another name', stage('"dev"')],
    ['another API', stage('"prod"', 'aws_api_gateway_rest_api.b.id')],
    ['an API that is not known', stage('"prod"', 'var.api')],
    [
      'a name that a default only suggests',
      `${stage('var.s')}\n      variable "s" {\n        default = "prod"\n      }`,
    ],
    ['a name that depends', stage('var.a ? "prod" : "dev"')],
    [
      'a stage that may not be made',
      stage('"prod"', 'aws_api_gateway_rest_api.a.id', 'count = var.own ? 1 : 0'),
    ],
    ['another provider', stage('"prod"', 'aws_api_gateway_rest_api.a.id', 'provider = aws.b')],
  ])('leaves alone %s', (_, declared) => {
    checkDiagnostics(`
      ${old}

      resource "aws_api_gateway_deployment" "a" {
        rest_api_id = aws_api_gateway_rest_api.a.id
        stage_name  = "prod"
      }
      ${declared}
    `);
  });

  it('warns where nothing says which of the two comes first', () => {
    checkDiagnostics(`
      resource "aws_api_gateway_deployment" "second" {
        rest_api_id = aws_api_gateway_rest_api.a.id
        stage_name  = "prod"
      # ^^^^^^^^^^ warning deployment-owns-stage: if it is created first
      }
      ${stage('"prod"')}
    `);
  });

  it.each([
    ['by its name', 'stage_name  = aws_api_gateway_stage.prod.stage_name'],
    ['by an order', 'stage_name  = "prod"\n        depends_on  = [aws_api_gateway_stage.prod]'],
  ])('leaves alone a deployment that comes after the stage, %s', (_, name) => {
    checkDiagnostics(`
      resource "aws_api_gateway_deployment" "second" {
        rest_api_id = aws_api_gateway_rest_api.a.id
        ${name}
      }
      ${stage('"prod"')}
    `);
  });

  it('puts the stage first', () => {
    checkFix(
      `
      ${old}

      resource "aws_api_gateway_deployment" "second" {
        rest_api_id = aws_api_gateway_rest_api.a.id
        stage_<|>name  = "prod"
      }
      ${stage('"prod"')}
      `,
      'Refer to `aws_api_gateway_stage.prod`',
      `
      ${old}

      resource "aws_api_gateway_deployment" "second" {
        rest_api_id = aws_api_gateway_rest_api.a.id
        stage_name  = aws_api_gateway_stage.prod.stage_name
      }
      ${stage('"prod"')}
      `,
    );
  });

  it('refers to no stage by an argument that the newest provider lacks', () => {
    const titles = actionsAt(`
      resource "aws_api_gateway_deployment" "second" {
        rest_api_id = aws_api_gateway_rest_api.a.id
        stage_<|>name  = "prod"
      }
      ${stage('"prod"')}
      `).map(({ title }) => title);
    expect(titles).toContain('Remove `stage_name`');
    expect(titles).not.toContain('Refer to `aws_api_gateway_stage.prod`');
  });

  it('leaves alone an empty name, which makes no stage', () => {
    checkDiagnostics(`
      ${old}

      resource "aws_api_gateway_deployment" "a" {
        rest_api_id = aws_api_gateway_rest_api.a.id
        stage_name  = ""
      }
      ${stage('"prod"')}
    `);
  });

  it('takes the name away', () => {
    checkFix(
      `
      resource "aws_api_gateway_deployment" "a" {
        rest_api_id = aws_api_gateway_rest_api.a.id
        stage_<|>name  = "prod"
        description = "First"
      }
      ${stage('"prod"')}
      `,
      'Remove `stage_name`',
      `
      resource "aws_api_gateway_deployment" "a" {
        rest_api_id = aws_api_gateway_rest_api.a.id
        description = "First"
      }
      ${stage('"prod"')}
      `,
    );
  });
});
