/** Stages with an access log, and the codes of what is found in it. */
import { diagnosticsOf } from './check-diagnostics.js';

/** A stage of a REST API with an access log, both arguments as HCL. */
export const stage = (
  format: string,
  destination = '"arn:aws:logs:eu-west-1:123456789012:log-group:api"',
): string =>
  `resource "aws_api_gateway_stage" "s" {
  rest_api_id   = "a"
  stage_name    = "prod"
  deployment_id = "d"

  access_log_settings {
    destination_arn = ${destination}
    format          = ${format}
  }
}
`;

/** The same of a version 2 API. */
export const version2 = (format: string, destination?: string): string =>
  stage(format, destination)
    .replace('aws_api_gateway_stage', 'aws_apigatewayv2_stage')
    .replace(/ {2}rest_api_id.*\n.*\n.*\n/, '  api_id = "a"\n  name   = "prod"\n');

/** What the rules for access logs find, as `severity code`. */
export const logCodes = (text: string): readonly string[] =>
  diagnosticsOf(text)
    .map(
      ({ severity, code }) =>
        `${['', 'error', 'warning', 'information', 'hint'][severity ?? 0] ?? ''} ${String(code)}`,
    )
    .filter((each) => each.includes('access-log'));
