import { describe, expect, it } from 'vitest';
import { checkDiagnostics, only } from '../../../../test/support/check-diagnostics.js';
import { afterAction, checkFix } from '../../../../test/support/check-fix.js';

const requiring = (version: string): string => `terraform {
        required_providers {
          aws = { source = "hashicorp/aws", version = "${version}" }
        }
      }`;

const own = `resource "aws_api_gateway_deployment" "a" {
        rest_api_id = "a"
        stage_name  = "prod"`;

describe('deployment-removed-argument', () => {
  it('is an error where every allowed version is newer', () => {
    checkDiagnostics(`
      ${requiring('>= 6.0')}

      resource "aws_api_gateway_deployment" "a" {
        rest_api_id       = "a"
        stage_name        = "prod"
      # ^^^^^^^^^^ error deployment-removed-argument: was removed in version 6.0.0
        stage_description = "Live"
      # ^^^^^^^^^^^^^^^^^ error deployment-removed-argument: set \`description\` on an \`aws_api_gateway_stage\`

        canary_settings {
      # ^^^^^^^^^^^^^^^ error deployment-removed-argument
          percent_traffic = 1
        }
      }
    `);
  });

  it.each(['>= 4.0', '~> 5.0', '5.99.1'])('is a warning for %s', (version) => {
    checkDiagnostics(`
      ${requiring(version)}

      ${own}
      # ^^^^^^^^^^ warning deployment-removed-argument: set \`stage_name\` on an
      }
    `);
  });

  it('is a hint where no version is required', () => {
    checkDiagnostics(`
      ${own}
      # ^^^^^^^^^^ warning deployment-removed-argument
      }
    `);
  });

  it.each(['~> 4.0', '< 5.76.0', '5.31.0'])('says nothing for %s', (version) => {
    checkDiagnostics(`
      ${requiring(version)}

      ${own}
      }
    `);
  });

  it('hashes the API in place of a clock', () => {
    const module = (own: string): string => `
      resource "aws_api_gateway_rest_api" "a" {
        name = "a"
        body = "{}"
      }

      resource "aws_api_gateway_deployment" "a" {
        rest_api_id       = aws_api_gateway_rest_api.a.id${own}
      }
    `;
    checkFix(
      module('\n        stage_<|>description = "Deployed at ${timestamp()}"'),
      'Hash the API in `triggers` instead',
      module(`

        triggers = {
          redeployment = sha1(jsonencode(aws_api_gateway_rest_api.a.body))
        }`).replace('rest_api_id       =', 'rest_api_id ='),
    );
  });

  it('asks to remove an empty name, and to move a version', () => {
    checkDiagnostics(
      `
      resource "aws_api_gateway_deployment" "a" {
        rest_api_id       = aws_api_gateway_rest_api.a.id
        stage_name        = ""
      # ^^^^^^^^^^ warning deployment-removed-argument: version 6.0.0 of the AWS provider: remove it.
        stage_description = "\${var.deploy_version}"
      # ^^^^^^^^^^^^^^^^^ warning deployment-removed-argument: move the value to \`triggers\`
      }
    `,
      only('deployment-removed-argument'),
    );
  });

  it.each(['md5(file("api.tf"))', '"Deployed at ${timestamp()}"'])('moves %s to triggers', (value) => {
    checkDiagnostics(
      `
      resource "aws_api_gateway_deployment" "a" {
        rest_api_id       = aws_api_gateway_rest_api.a.id
        stage_description = ${value}
      # ^^^^^^^^^^^^^^^^^ warning deployment-removed-argument: move the value to \`triggers\`
      }
    `,
      only('deployment-removed-argument'),
    );
    checkFix(
      `
      resource "aws_api_gateway_deployment" "a" {
        rest_api_id       = aws_api_gateway_rest_api.a.id
        stage_<|>description = ${value}
      }

      ${stage('prod')}
      `,
      'Move it to `triggers`',
      `
      resource "aws_api_gateway_deployment" "a" {
        rest_api_id = aws_api_gateway_rest_api.a.id

        triggers = {
          redeployment = ${value}
        }

        lifecycle {
          create_before_destroy = true
        }
      }

      ${stage('prod')}
      `,
    );
  });

  it('leaves what makes new deployments where it is when the stage moves', () => {
    checkFix(
      `
      resource "aws_api_gateway_deployment" "a" {
        rest_api_id       = "a"
        stage_<|>name        = "prod"
        stage_description = timestamp()

        lifecycle {
          create_before_destroy = true
        }
      }
      `,
      'Move the stage to an `aws_api_gateway_stage`',
      `
      resource "aws_api_gateway_deployment" "a" {
        rest_api_id       = "a"
        stage_description = timestamp()

        lifecycle {
          create_before_destroy = true
          ignore_changes        = [stage_name]
        }
      }

      import {
        to = aws_api_gateway_stage.a
        id = "a/prod"
      }

      resource "aws_api_gateway_stage" "a" {
        rest_api_id   = "a"
        stage_name    = "prod"
        deployment_id = aws_api_gateway_deployment.a.id
      }
      `,
    );
  });

  it('lets what reads the stage from the deployment read it from the stage', () => {
    checkFix(
      `
      resource "aws_api_gateway_deployment" "a" {
        rest_api_id       = "a"
        stage_<|>name        = "prod"
        stage_description = "Production"
      }

      output "url" {
        value = "\${aws_api_gateway_deployment.a.invoke_url}/\${aws_api_gateway_deployment.a.id}"
      }

      output "about" {
        value = aws_api_gateway_deployment.a.stage_description
      }

      #- settings.tf
      resource "aws_api_gateway_method_settings" "a" {
        rest_api_id = "a"
        stage_name  = aws_api_gateway_deployment.a.stage_name
        method_path = "*/*"

        settings {
          metrics_enabled = true
        }
      }
      `,
      'Move the stage to an `aws_api_gateway_stage`',
      `
      #- main.tf
      resource "aws_api_gateway_deployment" "a" {
        rest_api_id = "a"

        lifecycle {
          create_before_destroy = true
          ignore_changes        = [stage_name, stage_description]
        }
      }

      import {
        to = aws_api_gateway_stage.a
        id = "a/prod"
      }

      resource "aws_api_gateway_stage" "a" {
        rest_api_id   = "a"
        stage_name    = "prod"
        deployment_id = aws_api_gateway_deployment.a.id
        description   = "Production"
      }

      output "url" {
        value = "\${aws_api_gateway_stage.a.invoke_url}/\${aws_api_gateway_deployment.a.id}"
      }

      output "about" {
        value = aws_api_gateway_stage.a.description
      }

      #- settings.tf
      resource "aws_api_gateway_method_settings" "a" {
        rest_api_id = "a"
        stage_name  = aws_api_gateway_stage.a.stage_name
        method_path = "*/*"

        settings {
          metrics_enabled = true
        }
      }
      `,
    );
  });

  it('adds to the changes that are ignored already, and ignores nothing that the provider no longer has', () => {
    const title = 'Move the stage to an `aws_api_gateway_stage`';
    const deployment = `resource "aws_api_gateway_deployment" "a" {
  rest_api_id = "a"
  stage_<|>name  = "prod"

  lifecycle {
    create_before_destroy = true
    ignore_changes        = [description]
  }
}
`;
    expect(afterAction(deployment, title)).toContain('ignore_changes        = [description, stage_name]\n');
    const all = deployment.replace('[description]', 'all');
    expect(afterAction(all, title)).toContain('ignore_changes        = all\n');
    expect(afterAction(`${requiring('>= 6.0')}\n\n${deployment}`, title)).toContain('= [description]\n');
  });

  it('writes no import block in a module that others call, nor for a Terraform without', () => {
    const deployment = `
      resource "aws_api_gateway_deployment" "a" {
        rest_api_id = "a"
        stage_<|>name  = "prod"
      }
    `;
    const called = `${deployment}\n#- root/main.tf\nmodule "a" {\n  source = "../"\n}\n`;
    const old = `${deployment}\nterraform {\n  required_version = "< 1.4"\n}\n`;
    const title = 'Move the stage to an `aws_api_gateway_stage`';
    for (const text of [called, old]) expect(afterAction(text, title)).not.toContain('import');
    expect(afterAction(deployment, title)).toContain('import {');
  });

  it('moves the stage to a resource of its own', () => {
    checkFix(
      `
      resource "aws_api_gateway_deployment" "a" {
        rest_api_id = aws_api_gateway_rest_api.a.id
        stage_<|>name  = var.stage

        triggers = {
          hash = sha1(aws_api_gateway_rest_api.a.body)
        }
      }

      output "a" {
        value = 1
      }
      `,
      'Move the stage to an `aws_api_gateway_stage`',
      `
      resource "aws_api_gateway_deployment" "a" {
        rest_api_id = aws_api_gateway_rest_api.a.id

        triggers = {
          hash = sha1(aws_api_gateway_rest_api.a.body)
        }

        lifecycle {
          create_before_destroy = true
          ignore_changes        = [stage_name]
        }
      }

      import {
        to = aws_api_gateway_stage.a
        id = "\${aws_api_gateway_rest_api.a.id}/\${var.stage}"
      }

      resource "aws_api_gateway_stage" "a" {
        rest_api_id   = aws_api_gateway_rest_api.a.id
        stage_name    = var.stage
        deployment_id = aws_api_gateway_deployment.a.id
      }

      output "a" {
        value = 1
      }
      `,
    );
  });
});

const stage = (label: string): string => `resource "aws_api_gateway_stage" "${label}" {
        rest_api_id   = "a"
        stage_name    = "${label}"
        deployment_id = aws_api_gateway_deployment.a.id
      }`;
