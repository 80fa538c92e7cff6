import { describe, expect, it } from 'vitest';
import { checkDiagnostics, diagnosticsOf, only } from '../../../../test/support/check-diagnostics.js';
import { actionsAt, checkFix } from '../../../../test/support/check-fix.js';

const about = only('wrong-identifier');

const rest = `
      resource "aws_api_gateway_rest_api" "a" {
        name = "a"
      }

      resource "aws_api_gateway_deployment" "a" {
        rest_api_id = aws_api_gateway_rest_api.a.id
      }

      resource "aws_api_gateway_stage" "live" {
        rest_api_id   = aws_api_gateway_rest_api.a.id
        stage_name    = "live"
        deployment_id = aws_api_gateway_deployment.a.id
      }
`;

const version2 = `
      resource "aws_apigatewayv2_api" "b" {
        name          = "b"
        protocol_type = "HTTP"
      }

      resource "aws_apigatewayv2_stage" "b" {
        api_id = aws_apigatewayv2_api.b.id
        name   = "b"
      }
`;

/** Resources of other services are known only where they are declared. */
const others = [
  ['aws_lambda_function', 'f'],
  ['aws_iam_role', 'r'],
  ['aws_cognito_user_pool', 'c'],
  ['aws_wafv2_web_acl', 'w'],
]
  .map(([type = '', name = '']) => `resource "${type}" "${name}" {\n}\n`)
  .join('');

const resource = (type: string, ...lines: readonly string[]): string =>
  `resource "${type}" "x" {\n${lines.join('\n')}\n}`;

function messages(text: string): readonly string[] {
  return diagnosticsOf(text, about).map(({ message }) =>
    typeof message === 'string' ? message : message.value,
  );
}

describe('wrong-identifier', () => {
  it('finds the ID of a REST stage where its name has to be', () => {
    checkDiagnostics(
      `
      ${rest}
      resource "aws_api_gateway_usage_plan" "gold" {
        name = "gold"
        api_stages {
          api_id = aws_api_gateway_rest_api.a.id
          stage  = aws_api_gateway_stage.live.id
      #            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error wrong-identifier: this is the \`id\` of \`aws_api_gateway_stage.live\`: use \`aws_api_gateway_stage.live.stage_name\`
        }
      }
    `,
      about,
    );
  });

  it.each([
    ['aws_api_gateway_base_path_mapping', 'stage_name = aws_api_gateway_stage.live.arn', 'stage_name'],
    ['aws_api_gateway_base_path_mapping', 'api_id = aws_api_gateway_rest_api.a.name', 'rest_api.a.id'],
    ['aws_api_gateway_base_path_mapping', 'domain_name = aws_api_gateway_domain_name.d.arn', 'd.domain_name'],
    [
      'aws_api_gateway_base_path_mapping',
      'domain_name = aws_api_gateway_domain_name.d.regional_domain_name',
      'd.domain_name',
    ],
    ['aws_api_gateway_method_settings', 'stage_name = aws_api_gateway_stage.live.invoke_url', 'stage_name'],
    ['aws_api_gateway_method_settings', 'stage_name = aws_api_gateway_deployment.a.id', 'stage_name'],
    ['aws_api_gateway_method_settings', 'rest_api_id = aws_api_gateway_rest_api.a.execution_arn', 'a.id'],
    [
      'aws_api_gateway_stage',
      'deployment_id = aws_api_gateway_rest_api.a.id',
      'aws_api_gateway_deployment.a.id',
    ],
    ['aws_api_gateway_stage', 'rest_api_id = aws_apigatewayv2_api.b.id', 'aws_api_gateway_rest_api.a.id'],
    ['aws_api_gateway_stage', 'client_certificate_id = aws_api_gateway_client_certificate.c.arn', 'c.id'],
    ['aws_api_gateway_deployment', 'rest_api_id = aws_api_gateway_stage.live.id', 'rest_api.a.id'],
    ['aws_api_gateway_method', 'resource_id = aws_api_gateway_rest_api.a.id', 'a.root_resource_id'],
    ['aws_api_gateway_method', 'resource_id = aws_api_gateway_resource.r.path_part', 'r.id'],
    ['aws_api_gateway_method', 'authorizer_id = aws_api_gateway_authorizer.z.name', 'z.id'],
    ['aws_api_gateway_method', 'request_validator_id = aws_api_gateway_request_validator.v.name', 'v.id'],
    ['aws_api_gateway_integration', 'http_method = aws_api_gateway_method.m.id', 'm.http_method'],
    ['aws_api_gateway_integration', 'uri = aws_lambda_function.f.arn', 'f.invoke_arn'],
    ['aws_api_gateway_integration', 'credentials = aws_iam_role.r.name', 'r.arn'],
    [
      'aws_api_gateway_integration_response',
      'resource_id = aws_api_gateway_rest_api.a.id',
      'root_resource_id',
    ],
    ['aws_api_gateway_resource', 'parent_id = aws_api_gateway_rest_api.a.id', 'root_resource_id'],
    ['aws_api_gateway_authorizer', 'rest_api_id = aws_apigatewayv2_api.b.id', 'rest_api.a.id'],
    ['aws_api_gateway_authorizer', 'authorizer_uri = aws_lambda_function.f.arn', 'f.invoke_arn'],
    ['aws_api_gateway_authorizer', 'provider_arns = [aws_cognito_user_pool.c.id]', 'c.arn'],
    ['aws_apigatewayv2_integration', 'credentials_arn = aws_iam_role.r.name', 'r.arn'],
    [
      'aws_apigatewayv2_route',
      'target = aws_apigatewayv2_integration.i.id',
      'write `integrations/` before it',
    ],
    ['aws_apigatewayv2_route', 'target = "integrations/${aws_apigatewayv2_route.r.id}"', 'use that'],
    ['aws_lambda_permission', 'function_name = aws_lambda_function.f.invoke_arn', 'f.function_name'],
    ['aws_cloudwatch_metric_alarm', 'dimensions = { Stage = aws_api_gateway_stage.live.id }', 'stage_name'],
    ['aws_cloudwatch_metric_alarm', 'dimensions = { ApiName = aws_api_gateway_rest_api.a.id }', '`name`'],
    ['aws_api_gateway_account', 'cloudwatch_role_arn = aws_iam_role.r.id', 'r.arn'],
    ['aws_api_gateway_usage_plan_key', 'key_id = aws_api_gateway_api_key.k.value', 'k.id'],
    ['aws_api_gateway_usage_plan_key', 'usage_plan_id = aws_api_gateway_usage_plan.p.name', 'p.id'],
    ['aws_apigatewayv2_api_mapping', 'stage = aws_apigatewayv2_stage.b.arn', 'b.name'],
    ['aws_apigatewayv2_api_mapping', 'stage = aws_api_gateway_stage.live.id', 'live.stage_name'],
    ['aws_apigatewayv2_api_mapping', 'domain_name = aws_apigatewayv2_domain_name.d.arn', 'd.domain_name'],
    ['aws_apigatewayv2_stage', 'api_id = aws_api_gateway_rest_api.a.id', 'aws_apigatewayv2_api.b.id'],
    [
      'aws_apigatewayv2_stage',
      'deployment_id = aws_apigatewayv2_api.b.id',
      'of an `aws_apigatewayv2_deployment`.',
    ],
    ['aws_apigatewayv2_route', 'api_id = aws_apigatewayv2_api.b.arn', 'b.id'],
    ['aws_apigatewayv2_route', 'authorizer_id = aws_apigatewayv2_authorizer.z.name', 'z.id'],
    ['aws_apigatewayv2_integration', 'connection_id = aws_apigatewayv2_vpc_link.v.arn', 'v.id'],
    ['aws_apigatewayv2_integration', 'api_id = aws_apigatewayv2_api.b.name', 'b.id'],
    ['aws_wafv2_web_acl_association', 'resource_arn = aws_api_gateway_rest_api.a.arn', 'stage.live.arn'],
    ['aws_wafv2_web_acl_association', 'web_acl_arn = aws_wafv2_web_acl.w.id', 'w.arn'],
  ])('finds in %s: %s', (type, argument, remedy) => {
    const found = messages(`${rest}${version2}${others}${resource(type, argument)}`);
    expect(found).toEqual([expect.stringContaining(remedy)]);
  });

  it.each([
    ['aws_apigatewayv2_api_mapping', 'stage = aws_apigatewayv2_stage.b.id'],
    ['aws_apigatewayv2_api_mapping', 'api_id = aws_api_gateway_rest_api.a.id'],
    ['aws_apigatewayv2_api_mapping', 'domain_name = aws_apigatewayv2_domain_name.d.id'],
    ['aws_apigatewayv2_api_mapping', 'domain_name = aws_api_gateway_domain_name.d.domain_name'],
    ['aws_apigatewayv2_api_mapping', 'domain_name = aws_acm_certificate.c.domain_name'],
    ['aws_api_gateway_base_path_mapping', 'domain_name = aws_api_gateway_domain_name.d.id'],
    ['aws_api_gateway_base_path_mapping', 'stage_name = aws_api_gateway_rest_api.a.name'],
    ['aws_api_gateway_base_path_mapping', 'stage_name = var.stage'],
    ['aws_api_gateway_usage_plan_key', 'key_id = aws_api_gateway_api_key.k.id'],
    ['aws_api_gateway_stage', 'stage_name = aws_api_gateway_rest_api.a.name'],
    ['aws_api_gateway_stage', 'stage_name = aws_api_gateway_rest_api.a.id'],
    ['aws_api_gateway_stage', 'rest_api_id = aws_api_gateway_rest_api_policy.p.id'],
    ['aws_api_gateway_stage', 'rest_api_id = aws_api_gateway_rest_api_put.p.rest_api_id'],
    ['aws_api_gateway_stage', 'rest_api_id = data.aws_api_gateway_rest_api.other.id'],
    ['aws_api_gateway_stage', 'rest_api_id = aws_api_gateway_deployment.a.rest_api_id'],
    ['aws_api_gateway_stage', 'rest_api_id = aws_ssm_parameter.api.value'],
    ['aws_api_gateway_stage', 'rest_api_id = module.api.id'],
    ['aws_api_gateway_stage', 'rest_api_id = split("-", aws_api_gateway_stage.live.id)[1]'],
    ['aws_api_gateway_method', 'resource_id = aws_api_gateway_method.other.resource_id'],
    [
      'aws_api_gateway_method',
      'resource_id = [aws_api_gateway_rest_api.a.id, aws_api_gateway_resource.r.id][1]',
    ],
    ['aws_api_gateway_method', 'resource_id = constructor(aws_api_gateway_rest_api.a.id)'],
    [
      'aws_api_gateway_method',
      'resource_id = element([aws_api_gateway_rest_api.a.id, aws_api_gateway_resource.r.id], 1)',
    ],
    ['aws_api_gateway_integration', 'connection_id = aws_apigatewayv2_vpc_link.v.id'],
    ['aws_apigatewayv2_integration', 'connection_id = aws_api_gateway_vpc_link.v.id'],
    ['aws_apigatewayv2_route', 'target = "integrations/${aws_apigatewayv2_integration.i.id}"'],
    ['aws_api_gateway_integration', 'uri = aws_lambda_function.f.qualified_invoke_arn'],
    ['aws_lambda_permission', 'function_name = aws_lambda_function.f.arn'],
    [
      'aws_cloudwatch_metric_alarm',
      'dimensions = { ApiName = aws_api_gateway_rest_api.a.name, Stage = aws_apigatewayv2_stage.b.id }',
    ],
    ['aws_cloudwatch_dashboard', 'dimensions = { Stage = var.stage, Other = aws_api_gateway_stage.live.id }'],
    ['aws_apigatewayv2_integration', 'integration_uri = aws_lambda_function.f.arn'],
    ['aws_wafv2_web_acl_association', 'resource_arn = aws_lb.a.arn'],
    ['aws_wafv2_web_acl_association', 'resource_arn = aws_api_gateway_stage.live.id'],
    ['aws_api_gateway_deployment', 'count = 0', 'rest_api_id = aws_apigatewayv2_api.b.id'],
    ['aws_lambda_permission', 'source_arn = aws_api_gateway_stage.live.id'],
    ['aws_api_gateway_domain_name', 'certificate_arn = aws_acm_certificate.c.id'],
    [
      'aws_wafv2_web_acl_association',
      'resource_arn = join("", ["arn:aws:apigateway:eu-west-1::/restapis/", aws_api_gateway_rest_api.a.id, "/stages/live"])',
    ],
    [
      'aws_wafv2_web_acl_association',
      'resource_arn = join("", concat(["arn:aws:apigateway:eu-west-1::"], aws_api_gateway_rest_api.a.*.id))',
    ],
    [
      'aws_api_gateway_usage_plan',
      'api_stages {\napi_id = aws_apigatewayv2_api.b.id\nstage = aws_apigatewayv2_stage.b.id\n}',
    ],
  ])('leaves alone in %s: %s', (type, ...lines) => {
    checkDiagnostics(`${rest}${version2}${others}${resource(type, ...lines)}`, about);
  });

  it.each([
    ['a local value', 'local.stage', 'locals {\nstage = aws_api_gateway_stage.live.id\n}'],
    ['a branch of a condition', 'var.on ? aws_api_gateway_stage.live.id : "prod"', ''],
    ['what is tried', 'try(aws_api_gateway_stage.live.id, "")', ''],
    ['a text of nothing else', '"${aws_api_gateway_stage.live.id}"', ''],
    ['one of several', 'one(aws_api_gateway_stage.live[*].arn)', ''],
    ['the old way to say so', 'join("", aws_api_gateway_stage.live.*.arn)', ''],
    ['an entry', 'each.value.stage', 'for_each = { a = { stage = aws_api_gateway_stage.live.id } }'],
    ['instances', 'each.value.id', 'for_each = aws_api_gateway_stage.live'],
    ['a set', 'each.value', 'for_each = toset([aws_api_gateway_stage.live.id])'],
  ])('follows %s', (_, value, more) => {
    const isLocal = more.startsWith('locals');
    const settings = resource(
      'aws_api_gateway_method_settings',
      ...(isLocal ? [] : [more]),
      `stage_name = ${value}`,
    );
    expect(messages(`${rest}\n${settings}\n${isLocal ? more : ''}`)).toHaveLength(1);
  });

  it('follows the iterator of a dynamic block', () => {
    const plan = (name: string): string =>
      resource(
        'aws_api_gateway_usage_plan',
        'dynamic "api_stages" {',
        'for_each = aws_api_gateway_stage.live',
        'content {',
        'api_id = api_stages.value.rest_api_id',
        `stage = api_stages.value.${name}`,
        '}',
        '}',
      );
    expect(messages(`${rest}\n${plan('id')}`)).toHaveLength(1);
    checkDiagnostics(`${rest}\n${plan('stage_name')}`, about);
  });

  it('follows outputs, and what a caller sets', () => {
    checkDiagnostics(
      `
      module "plan" {
        source = "./modules/plan"
        stage  = aws_api_gateway_stage.live.id
      }

      module "api" {
        source = "./modules/api"
      }

      resource "aws_api_gateway_method_settings" "all" {
        rest_api_id = module.api.id
        stage_name  = module.api.stage
      #               ^^^^^^^^^^^^^^^^ error wrong-identifier: \`module.api.aws_api_gateway_stage.s\`: use \`module.api.name\`
        method_path = "*/*"
      }
      ${rest}

      #- modules/plan/main.tf
      variable "stage" {
        type = string
      }

      resource "aws_api_gateway_method_settings" "all" {
        rest_api_id = "x"
        stage_name  = var.stage
      #               ^^^^^^^^^ error wrong-identifier: this is the \`id\` of
        method_path = "*/*"
      }

      #- modules/api/main.tf
      resource "aws_api_gateway_stage" "s" {
        rest_api_id   = "x"
        stage_name    = "s"
        deployment_id = "d"
      }

      output "id" {
        value = aws_api_gateway_stage.s.rest_api_id
      }

      output "stage" {
        value = aws_api_gateway_stage.s.id
      }

      output "name" {
        value = aws_api_gateway_stage.s.stage_name
      }
    `,
      about,
    );
  });

  it('finds them in URLs, ARNs and names that are put together', () => {
    checkDiagnostics(
      `
      ${rest}
      output "url" {
        value = "https://\${aws_api_gateway_rest_api.a.id}.execute-api.eu-west-1.amazonaws.com/\${aws_api_gateway_stage.live.id}/items"
      #                                                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning wrong-identifier: The path of the URL begins with the \`stage_name\` of an \`aws_api_gateway_stage\`, and this is the \`id\`
      }
    `,
      about,
    );
  });

  const api = '${aws_api_gateway_rest_api.a.id}';
  const stage = '${aws_api_gateway_stage.live.id}';

  it.each([
    '"https://${aws_api_gateway_rest_api.a.arn}.execute-api.eu-west-1.amazonaws.com/live"',
    `"arn:aws:execute-api:eu-west-1:1:${api}/${stage}/*/*"`,
    '"${aws_api_gateway_rest_api.a.execution_arn}/${aws_api_gateway_stage.live.id}/*/*"',
    '"${aws_api_gateway_rest_api.a.arn}/stages/${aws_api_gateway_stage.live.arn}"',
    `"arn:aws:apigateway:\${var.region}::/restapis/${api}/stages/${stage}"`,
    'format("https://%s.execute-api.%s.amazonaws.com/%s", aws_api_gateway_rest_api.a.id, var.region, aws_api_gateway_stage.live.id)',
    `"API-Gateway-Execution-Logs_${api}/${stage}"`,
    `"\${aws_api_gateway_deployment.a.invoke_url}${stage}"`,
    '"arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${aws_lambda_function.f.invoke_arn}/invocations"',
    '"https://${aws_apigatewayv2_api.b.api_endpoint}.execute-api.eu-west-1.amazonaws.com"',
    'join("/", [aws_api_gateway_rest_api.a.execution_arn, aws_api_gateway_stage.live.id, "*"])',
  ])('finds it in %s', (text) => {
    expect(messages(`${rest}${version2}${others}output "x" {\nvalue = ${text}\n}`)).toHaveLength(1);
  });

  it('follows the beginning of a URL, and finds what stands in a longer text', () => {
    const local = `locals {\nbase = "https://${api}.execute-api.eu-west-1.amazonaws.com"\n}`;
    expect(messages(`${rest}${local}\noutput "x" {\nvalue = "\${local.base}/${stage}"\n}`)).toHaveLength(1);
    const policy = `<<EOT\n{"Resource": "arn:aws:execute-api:eu-west-1:1:${api}/${stage}/*"}\nEOT`;
    expect(messages(`${rest}output "x" {\nvalue = ${policy}\n}`)).toHaveLength(1);
  });

  it.each([
    `"https://${api}.execute-api.eu-west-1.amazonaws.com/\${aws_api_gateway_stage.live.stage_name}"`,
    '"https://${aws_apigatewayv2_api.b.id}.execute-api.eu-west-1.amazonaws.com/${aws_apigatewayv2_stage.b.id}"',
    `"https://${api}-\${aws_vpc_endpoint.v.id}.execute-api.eu-west-1.amazonaws.com/live"`,
    `"https://example.com/${stage}"`,
    `"logs/${stage}"`,
    '"${aws_api_gateway_stage.live.execution_arn}/GET/${aws_api_gateway_stage.live.id}"',
    'format("%s/%d", aws_api_gateway_stage.live.id, 1)',
  ])('leaves alone %s', (text) => {
    checkDiagnostics(`${rest}${version2}\noutput "x" {\nvalue = ${text}\n}`, about);
  });

  const mapping = (stageName: string): string => `
      resource "aws_api_gateway_base_path_mapping" "m" {
        api_id      = aws_api_gateway_rest_api.a.id
        stage_name  = ${stageName}
        domain_name = "example.com"
      }`;

  it.each([
    ['aws_api_gateway_stage.live.a<|>rn', 'Use `stage_name`', 'aws_api_gateway_stage.live.stage_name'],
    [
      'lo<|>cal.stage',
      'Use `aws_api_gateway_stage.live.stage_name`',
      'aws_api_gateway_stage.live.stage_name',
    ],
  ])('reads what %s should', (before, title, after) => {
    const locals = '\n      locals {\n        stage = aws_api_gateway_stage.live.id\n      }\n';
    checkFix(`${rest}${locals}${mapping(before)}\n`, title, `${rest}${locals}${mapping(after)}\n`, {}, about);
  });

  it('reads it in a for_each', () => {
    const settings = (loop: string, name: string): string => `
      resource "aws_api_gateway_method_settings" "m" {
        for_each    = ${loop}
        rest_api_id = aws_api_gateway_rest_api.a.id
        stage_name  = each.value${name}
        method_path = "*/*"
      }`;
    checkFix(
      `${rest}${settings('aws_api_gateway_stage.live', '.i<|>d')}\n`,
      'Use `stage_name`',
      `${rest}${settings('aws_api_gateway_stage.live', '.stage_name')}\n`,
      {},
      about,
    );
    const entries = (name: string): string => `{ a = { stage = aws_api_gateway_stage.live.${name} } }`;
    checkFix(
      `${rest}${settings(entries('id'), '.st<|>age')}\n`,
      'Use `stage_name`',
      `${rest}${settings(entries('stage_name'), '.stage')}\n`,
      {},
      about,
    );
  });

  it('names the deployment of the same API', () => {
    const other = rest.replaceAll('.a.', '.o.').replaceAll('"a"', '"o"').replaceAll('"live"', '"other"');
    const stageOf = (deployment: string): string => `
      resource "aws_api_gateway_stage" "dev" {
        rest_api_id   = aws_api_gateway_rest_api.a.id
        stage_name    = "dev"
        deployment_id = ${deployment}
      }`;
    checkFix(
      `${rest}${other}${stageOf('aws_api_gateway_rest_api.a.i<|>d')}\n`,
      'Use `aws_api_gateway_deployment.a.id`',
      `${rest}${other}${stageOf('aws_api_gateway_deployment.a.id')}\n`,
      {},
      about,
    );
  });

  it('names the one API of the right family', () => {
    const stageOf = (id: string): string => `
      resource "aws_api_gateway_stage" "dev" {
        rest_api_id   = ${id}
        stage_name    = "dev"
        deployment_id = aws_api_gateway_deployment.a.id
      }`;
    checkFix(
      `${rest}${version2}${stageOf('aws_apigatewayv2_api.b.i<|>d')}\n`,
      'Use `aws_api_gateway_rest_api.a.id`',
      `${rest}${version2}${stageOf('aws_api_gateway_rest_api.a.id')}\n`,
      {},
      about,
    );
  });

  it('writes what has to stand before the ID of an integration', () => {
    const route = (target: string): string => `
      resource "aws_apigatewayv2_route" "r" {
        api_id    = aws_apigatewayv2_api.b.id
        route_key = "GET /"
        target    = ${target}
      }
`;
    checkFix(
      route('aws_apigatewayv2_integration.i.i<|>d'),
      'Write `integrations/` before it',
      route('"integrations/${aws_apigatewayv2_integration.i.id}"'),
      {},
      about,
    );
  });

  it('changes a text where it is put together', () => {
    const url = (name: string): string => `
      output "url" {
        value = "https://${api}.execute-api.eu-west-1.amazonaws.com/\${aws_api_gateway_stage.live.${name}}"
      }`;
    checkFix(`${rest}${url('i<|>d')}\n`, 'Use `stage_name`', `${rest}${url('stage_name')}\n`, {}, about);
  });

  it('offers no reference that would be a circle', () => {
    const text = `${rest}
resource "aws_api_gateway_deployment" "after" {
  rest_api_id = aws_api_gateway_rest_api.a.id
  triggers    = { stage = aws_api_gateway_stage.x.stage_name }
}

resource "aws_api_gateway_stage" "x" {
  rest_api_id   = aws_api_gateway_rest_api.a.id
  deployment_id = aws_api_gateway_rest_<|>api.a.id
  stage_name    = "x"
}
`;
    expect(actionsAt(text, {}, about).map((each) => each.title)).not.toContain(
      'Use `aws_api_gateway_deployment.after.id`',
    );
  });
});
