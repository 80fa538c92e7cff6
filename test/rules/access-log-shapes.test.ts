/** The shapes that public modules give their access logs: what is right there is left alone, and only what is wrong is found. */
import { describe, expect, it } from 'vitest';
import { diagnosticsOf } from '../support/check-diagnostics.js';

const rest = (settings: string): string => `resource "aws_api_gateway_stage" "main" {
  rest_api_id   = aws_api_gateway_rest_api.main.id
  deployment_id = aws_api_gateway_deployment.main.id
  stage_name    = var.environment

${settings}
}

variable "environment" {}
`;

const http = (settings: string, protocol = '"HTTP"'): string => `resource "aws_apigatewayv2_api" "main" {
  name          = "orders"
  protocol_type = ${protocol}
}

resource "aws_apigatewayv2_stage" "main" {
  api_id      = aws_apigatewayv2_api.main.id
  name        = "$default"
  auto_deploy = true

${settings}
}
`;

const block = (
  format: string,
  destination = 'aws_cloudwatch_log_group.api.arn',
): string => `  access_log_settings {
    destination_arn = ${destination}
    format          = ${format}
  }`;

/** What the rules for access logs find, by code. */
function found(text: string): readonly string[] {
  return diagnosticsOf(text)
    .map(({ code }) => String(code))
    .filter((code) => code.startsWith('access-log'));
}

describe('nothing is found in', () => {
  it.each([
    [
      'quoted keys with colons and commas',
      rest(
        block(
          'jsonencode({\n      "requestId" : "$context.requestId",\n      "user" : "$context.identity.user",\n    })',
        ),
      ),
    ],
    [
      'an object of objects in a local',
      rest(block('jsonencode(local.fields)', 'aws_cloudwatch_log_group.api[0].arn')) +
        'locals {\n  fields = {\n    requestId = "$context.requestId"\n    identity = {\n      ip = "$context.identity.sourceIp"\n    }\n  }\n}\n',
    ],
    [
      'JSON that is joined from strings',
      rest(
        block(
          String.raw`join("", ["{\"requestId\":\"$context.requestId\",", "\"status\":\"$context.status\"}"])`,
        ),
      ),
    ],
    [
      'a default of several lines that is joined',
      rest(block('replace(var.format, "\\n", "")', 'var.log_group_arn')) +
        'variable "log_group_arn" {}\nvariable "format" {\n  type    = string\n  default = <<EOF\n  {\n\t"requestId": "$context.requestId",\n\t"path": "$context.path"\n  }\n  EOF\n}\n',
    ],
    [
      'a heredoc of one line for an HTTP API',
      http(
        block(
          '<<EOF\n{ "requestId":"$context.requestId", "status":"$context.status", "authorizer":"$context.authorizer.status" }\nEOF',
        ),
      ),
    ],
    [
      'a dynamic block over what a variable holds',
      http(`  dynamic "access_log_settings" {
    for_each = try(var.logs, null) == null ? [] : [var.logs]
    content {
      destination_arn = access_log_settings.value.destination_arn
      format          = access_log_settings.value.format
    }
  }`) + 'variable "logs" {}\n',
    ],
    [
      'a dynamic block that is switched off by default',
      rest(`  dynamic "access_log_settings" {
    for_each = var.enable_logs ? [1] : []
    content {
      destination_arn = var.log_group_arn
      format          = var.format
    }
  }`) +
        'variable "enable_logs" {\n  default = false\n}\nvariable "log_group_arn" {\n  default = ""\n}\nvariable "format" {\n  default = "not set"\n}\n',
    ],
    [
      'one module for HTTP and WebSocket APIs, with one format for both',
      http(
        block(
          'jsonencode({ requestId = "$context.requestId", httpMethod = "$context.httpMethod", protocol = "$context.protocol", routeKey = "$context.routeKey", connection = "$context.connectionId", error = "$context.integrationErrorMessage" })',
          'one(aws_cloudwatch_log_group.api[*].arn)',
        ),
        'var.protocol_type',
      ) + 'variable "protocol_type" {\n  default = "HTTP"\n}\n',
    ],
    [
      'a format that the caller may lay over another',
      rest(block('coalesce(var.format, local.format)')) +
        'variable "format" {\n  default = null\n}\nlocals {\n  format = jsonencode({ requestId = "$context.requestId" })\n}\n',
    ],
    [
      'an ARN that is put together',
      rest(
        block(
          '"$context.requestId"',
          '"arn:${data.aws_partition.current.partition}:logs:${var.region}:${data.aws_caller_identity.current.account_id}:log-group:/aws/api"',
        ),
      ) + 'variable "region" {}\n',
    ],
    [
      'an ARN whose star is taken away',
      rest(block('"$context.requestId"', 'replace(aws_cloudwatch_log_group.api.arn, ":*", "")')),
    ],
    [
      'a template of a file',
      rest(block('templatefile("${path.module}/format.tftpl", { id = "$context.requestId" })')),
    ],
  ])('%s', (_, text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('only what is wrong is found in', () => {
  it('numbers without quotes in a default of several lines', () => {
    const variable =
      'variable "format" {\n  default = <<EOF\n  {\n\t"requestId": "$context.requestId",\n\t"status": $context.status,\n\t"latency": $context.responseLatency\n  }\n  EOF\n}\n';
    expect(found(rest(block('replace(var.format, "\\n", "")')) + variable)).toEqual([
      'access-log-unquoted-json',
      'access-log-unquoted-json',
    ]);
    expect(found(rest(block('var.format')) + variable)).toEqual([
      'access-log-multiline',
      'access-log-unquoted-json',
      'access-log-unquoted-json',
    ]);
  });

  it('a format of a REST API at an HTTP API', () => {
    expect(
      found(
        http(
          block(
            'jsonencode({ requestId = "$context.requestId", caller = "$context.identity.caller", resourcePath = "$context.resourcePath", trace = "$context.xrayTraceId" })',
          ),
        ),
      ),
    ).toEqual(['access-log-blank-variable', 'access-log-wrong-api']);
  });

  it('values left from an example', () => {
    expect(found(rest(block('"format"', '"dest"')))).toEqual([
      'access-log-destination',
      'access-log-missing-request-id',
    ]);
  });

  it('names that were made up', () => {
    expect(
      found(
        rest(
          block(
            String.raw`"{\"requestId\":\"$context.requestId\",\"headers\":\"$context.requestHeader\",\"type\":\"$context.integrationType\"}"`,
          ),
        ),
      ),
    ).toEqual(['access-log-unknown-variable', 'access-log-unknown-variable']);
  });
});
