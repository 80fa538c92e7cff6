/** Stages whose access log format a test fills in, by type of API, and what is found there. */
import { diagnosticsOf } from './check-diagnostics.js';

/** A stage of a REST API; `FORMAT` stands for its format. */
export const REST = `resource "aws_api_gateway_stage" "s" {
  rest_api_id   = "a"
  stage_name    = "prod"
  deployment_id = "d"

  access_log_settings {
    destination_arn = "arn:aws:logs:eu-west-1:123456789012:log-group:api"
    format          = FORMAT
  }
}
`;

/** A version 2 stage; `protocol` is the HCL of the API's type, without which there is no API. */
export const version2 = (protocol?: string): string => `resource "aws_apigatewayv2_stage" "s" {
  api_id      = aws_apigatewayv2_api.a.id
  name        = "prod"
  auto_deploy = true

  access_log_settings {
    destination_arn = "arn:aws:logs:eu-west-1:123456789012:log-group:api"
    format          = FORMAT
  }
}
${protocol === undefined ? '' : `\nresource "aws_apigatewayv2_api" "a" {\n  name          = "a"\n  protocol_type = ${protocol}\n}\n`}`;

/** A stage of an HTTP API. */
export const HTTP = version2('"HTTP"');

/** A stage of a WebSocket API. */
export const WEBSOCKET = version2('"WEBSOCKET"');

/** A stage of an API whose type a variable decides. */
export const OPEN = version2('var.protocol') + '\nvariable "protocol" {\n  default = "HTTP"\n}\n';

/** The stage with its format, and with other text after it. */
export const withFormat = (stage: string, format: string, others = ''): string =>
  stage.replace('FORMAT', () => format) + others;

/** What is found in a stage with the format, as `severity code: message`. */
export function found(stage: string, format: string, others = ''): readonly string[] {
  return diagnosticsOf(withFormat(stage, format, others)).map(
    ({ severity, code, message }) =>
      `${['', 'error', 'warning', 'information', 'hint'][severity ?? 0] ?? ''} ${String(code)}: ${typeof message === 'string' ? message : message.value}`,
  );
}

/** What is found, as `severity code`. */
export const codes = (stage: string, format: string, others = ''): readonly string[] =>
  found(stage, format, others).map((each) => each.replace(/: .*/s, ''));
