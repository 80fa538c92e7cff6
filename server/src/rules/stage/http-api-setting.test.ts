/** Settings of WebSocket APIs on HTTP APIs. */
import { describe, it } from 'vitest';
import { checkDiagnostics, only } from '../../../../test/support/check-diagnostics.js';
import { checkFix } from '../../../../test/support/check-fix.js';

const api = (protocol: string): string => `
    resource "aws_apigatewayv2_api" "a" {
      name          = "a"
      protocol_type = ${protocol}
    }
    `;

const stage = (settings: string, rest = ''): string => `
    resource "aws_apigatewayv2_stage" "live" {
      api_id      = aws_apigatewayv2_api.a.id
      name        = "live"
      auto_deploy = true
      ${rest}

      default_route_settings {
        ${settings}
        throttling_burst_limit = 5
        throttling_rate_limit  = 5
      }
    }
    `;

describe('http-api-setting', () => {
  it('finds logs and certificates on an HTTP API', () => {
    checkDiagnostics(
      api('"HTTP"') +
        stage(
          `logging_level = "INFO"
    #   ^^^^^^^^^^^^^ warning http-api-setting: \`logging_level\` exists only for WebSocket APIs
        data_trace_enabled = true
    #   ^^^^^^^^^^^^^^^^^^ warning http-api-setting`,
          `client_certificate_id = aws_api_gateway_client_certificate.c.id
    # ^^^^^^^^^^^^^^^^^^^^^ error http-api-setting`,
        ),
    );
  });

  it('does not find them on WebSocket APIs, on APIs of unknown protocol, or where they say no more than nothing', () => {
    const logs = 'logging_level = "INFO"\ndata_trace_enabled = true';
    const certificate = 'client_certificate_id = aws_api_gateway_client_certificate.c.id';
    checkDiagnostics(api('"WEBSOCKET"') + stage(logs, certificate), only('http-api-setting'));
    checkDiagnostics(`variable "protocol" {\n  default = "HTTP"\n}\n${api('var.protocol')}${stage(logs)}`);
    checkDiagnostics(stage(logs, certificate));
    checkDiagnostics(api('"HTTP"') + stage('logging_level = "OFF"\ndata_trace_enabled = false'));
    checkDiagnostics(
      api('"HTTP"') +
        stage('logging_level = null\ndata_trace_enabled = var.trace', 'client_certificate_id = null'),
    );
    checkDiagnostics(
      api('"HTTP"') + stage('logging_level = var.level', 'client_certificate_id = var.certificate'),
    );
    checkDiagnostics(api('"HTTP"') + stage(logs).replace('aws_apigatewayv2_api.a.id', 'var.api'));
  });

  it('offers to remove them', () => {
    checkFix(
      api('"HTTP"') + stage('logging<|>_level          = "INFO"'),
      'Remove `logging_level`',
      api('"HTTP"') + stage('').replace('{\n        \n', '{\n'),
    );
  });

  it('offers to remove the block of which nothing would be left, unless a comment in it would be lost', () => {
    const alone = (inner: string): string =>
      `${api('"HTTP"')}\n    resource "aws_apigatewayv2_stage" "live" {\n      api_id      = aws_apigatewayv2_api.a.id\n      name        = "live"\n      auto_deploy = true\n${inner}    }\n`;
    const settings = (inner: string): string => `\n      default_route_settings {\n${inner}      }\n`;
    const level = '        logging<|>_level = "INFO"\n';
    const both = `${level}        data_trace_enabled = true\n`;
    checkFix(alone(settings(both)), 'Remove `default_route_settings`', alone(''));
    const noted = '        # As on the other stages.\n';
    checkFix(alone(settings(noted + level)), 'Remove `logging_level`', alone(settings(noted)));
  });

  it('does not find them on a stage that an override file moves to another API', () => {
    checkDiagnostics(`
    #- main.tf
    ${api('"HTTP"')}
    ${stage('logging_level = "INFO"')}
    #- override.tf
    resource "aws_apigatewayv2_stage" "live" {
      api_id = "b"
    }
    `);
  });
});
