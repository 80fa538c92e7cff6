import { describe, expect, it } from 'vitest';
import { checkDiagnostics, diagnosticsOf } from '../../../../test/support/check-diagnostics.js';
import { checkFix } from '../../../../test/support/check-fix.js';

const requiring = (version: string): string => `terraform {
        required_providers {
          aws = { source = "hashicorp/aws", version = "${version}" }
        }
      }`;

const stage = (label: string): string => `resource "aws_api_gateway_stage" "${label}" {
        rest_api_id   = "a"
        stage_name    = "${label}"
        deployment_id = aws_api_gateway_deployment.a.id
      }`;

describe('deployment-removed-attribute', () => {
  it('finds both, wherever they are read, once a file', () => {
    const text = `
      locals {
        url = "\${aws_api_gateway_deployment.a.invoke_url}/orders"
      #                                       ^^^^^^^^^^ warning deployment-removed-attribute: use \`invoke_url\` of the \`aws_api_gateway_stage\`. There is 1 more in this file.
        arn = aws_api_gateway_deployment.a[0].execution_arn
      }
    `;
    checkDiagnostics(text);
    const [found] = diagnosticsOf(text);
    expect(found?.relatedInformation?.map(({ message }) => message)).toEqual([
      expect.stringContaining('use `execution_arn` of the'),
    ]);
    checkDiagnostics(`
      ${requiring('~> 6.0')}

      output "url" {
        value = aws_api_gateway_deployment.a.invoke_url
      #                                      ^^^^^^^^^^ error deployment-removed-attribute
      }
    `);
  });

  it('is a warning where an allowed version lacks it', () => {
    checkDiagnostics(`
      ${requiring('>= 5.0')}

      output "url" {
        value = aws_api_gateway_deployment.a.invoke_url
      #                                      ^^^^^^^^^^ warning deployment-removed-attribute
      }
    `);
  });

  it('leaves alone what a deployment has, other resources, and providers before the deprecation', () => {
    checkDiagnostics(`
      ${requiring('~> 4.0')}

      locals {
        a = aws_api_gateway_deployment.a.invoke_url
      }
    `);
    checkDiagnostics(`
      locals {
        a = aws_api_gateway_deployment.a.id
        b = aws_api_gateway_deployment.invoke_url.id
        c = aws_api_gateway_stage.a.invoke_url
        d = module.api.aws_api_gateway_deployment.invoke_url
      }
    `);
  });

  it('reads it of the one stage', () => {
    checkFix(
      `
      ${stage('prod')}

      locals {
        a = "\${aws_api_gateway_deployment.a.invo<|>ke_url}/x"
      }

      resource "aws_api_gateway_deployment" "a" {
        rest_api_id = "a"
      }
      `,
      'Read it from `aws_api_gateway_stage.prod`',
      `
      ${stage('prod')}

      locals {
        a = "\${aws_api_gateway_stage.prod.invoke_url}/x"
      }

      resource "aws_api_gateway_deployment" "a" {
        rest_api_id = "a"
      }
      `,
    );
  });
});
