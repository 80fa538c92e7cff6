import { describe, expect, it } from 'vitest';
import { checkDiagnostics } from '../../../../test/support/check-diagnostics.js';
import { actionsAt, checkFix } from '../../../../test/support/check-fix.js';

const api = `resource "aws_api_gateway_rest_api" "shop" {
  name = "shop"
}
`;
const openApi = api.replace('\n}', '\n  body = file("${path.module}/openapi.json")\n}');
const policedApi = api.replace('\n}', '\n  policy = data.aws_iam_policy_document.all.json\n}');

const part = (
  type: string,
  name: string,
  more = '',
): string => `resource "aws_api_gateway_${type}" "${name}" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
${more}}
`;
const method = (name: string): string =>
  part('method', name, '  resource_id = "r"\n  http_method = "GET"\n  authorization = "NONE"\n');
const integration = (name: string): string =>
  part('integration', name, '  resource_id = "r"\n  http_method = "GET"\n  type = "MOCK"\n');
const both = method('get') + integration('get');

/** A deployment that waits for the integration, so that the order is right. */
const deployment = (
  arguments_: string,
  lifecycle = '',
): string => `resource "aws_api_gateway_deployment" "shop" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
${arguments_}
  depends_on = [aws_api_gateway_integration.get]${lifecycle}
}
`;
const hash = (...items: readonly string[]): string => `  triggers = {
    redeployment = sha1(jsonencode([${items.join(', ')}]))
  }`;
const found = (text: string, severity: string, message: string, word = 'triggers'): string =>
  text.replace(
    new RegExp(`^( *)(${word})( =.*)$`, 'm'),
    (line, indent: string) =>
      `${line}\n#${indent.slice(1)}${'^'.repeat(word.length)} ${severity} deployment-misses-changes: ${message}`,
  );

const wholeMethod = 'aws_api_gateway_method.get';
const wholeIntegration = 'aws_api_gateway_integration.get';

describe('deployment-misses-changes', () => {
  it.each([
    ['a method left out', api + both, hash(wholeIntegration), 'when `aws_api_gateway_method.get` changes'],
    [
      'all by a literal',
      api + both,
      '  triggers = { r = "1" }',
      '`aws_api_gateway_method.get` and `aws_api_gateway_integration.get` change',
    ],
    [
      'all by a local literal',
      `${api + both}locals {\n  v = 3\n}\n`,
      '  triggers = { r = local.v }',
      'and `aws_api_gateway_integration.get` change',
    ],
    [
      'the body of an API that has none',
      api + both,
      hash('aws_api_gateway_rest_api.shop.body'),
      '`aws_api_gateway_method.get` and',
    ],
    [
      'the whole API without a body',
      api + both,
      hash('aws_api_gateway_rest_api.shop'),
      '`aws_api_gateway_method.get` and',
    ],
    [
      'a body',
      openApi + integration('get'),
      hash(wholeIntegration),
      'when `aws_api_gateway_rest_api.shop.body` changes',
    ],
    [
      'a policy',
      `${policedApi + both}data "aws_iam_policy_document" "all" {}\n`,
      hash(wholeMethod, wholeIntegration),
      'when `aws_api_gateway_rest_api.shop.policy` changes',
    ],
    [
      'an authorizer',
      api +
        both +
        part(
          'authorizer',
          'callers',
          '  name = "callers"\n  type = "COGNITO_USER_POOLS"\n  provider_arns = [var.pool]\n',
        ) +
        'variable "pool" {}\n',
      hash(wholeMethod, wholeIntegration),
      '`aws_api_gateway_authorizer.callers`',
    ],
    [
      'a gateway response',
      api + both + part('gateway_response', 'denied', '  response_type = "ACCESS_DENIED"\n'),
      hash(wholeMethod, wholeIntegration),
      '`aws_api_gateway_gateway_response.denied`',
    ],
    [
      'a validator',
      api + both + part('request_validator', 'all', '  name = "all"\n'),
      hash(wholeMethod, wholeIntegration),
      '`aws_api_gateway_request_validator.all`',
    ],
    [
      'a hash of another file',
      api + both,
      '  triggers = { r = filesha1("${path.module}/handler.zip") }',
      'and `aws_api_gateway_integration.get` change',
    ],
    [
      'what is in a file that is not hashed',
      `${api + method('get')}#- more.tf\n${integration('get')}#- last.tf\n`,
      '  triggers = { r = filesha1("${path.module}/main.tf"), s = filesha1("${path.module}/last.tf") }',
      'when `aws_api_gateway_integration.get` changes',
    ],
    [
      'what a later value of the same key takes away',
      api + both,
      '  triggers = { r = sha1(jsonencode([aws_api_gateway_method.get, aws_api_gateway_integration.get])), r = "1" } # apigateway-stages:ignore duplicate-argument',
      '`aws_api_gateway_method.get` and',
    ],
    [
      'a hash of another folder',
      api + both,
      '  triggers = { r = join("", [for f in fileset("${path.module}/src", "**") : filesha1("${path.module}/src/${f}")]) }',
      '`aws_api_gateway_method.get` and',
    ],
    [
      'what a function of another resource is made from',
      `${api + both}resource "aws_lambda_function" "f" {\n  function_name = "f"\n  role = "r"\n}\n`,
      '  triggers = { r = aws_lambda_function.f.source_code_hash }',
      '`aws_api_gateway_method.get` and',
    ],
  ])('finds %s', (_, rest, triggers, message) => {
    checkDiagnostics(rest + found(deployment(triggers), 'warning', message));
  });

  it('finds parts of an API whose ID is written out', () => {
    checkDiagnostics(
      (
        both +
        found(deployment(hash(wholeMethod)), 'warning', 'when `aws_api_gateway_integration.get` changes')
      ).replaceAll('aws_api_gateway_rest_api.shop.id', '"a1b2c3d4e5"'),
    );
  });

  it('names a few and counts the rest', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    checkDiagnostics(
      `${api}${names.map(method).join('')}${integration('get')}${found(deployment(hash(wholeIntegration)), 'warning', '`aws_api_gateway_method.a`, `aws_api_gateway_method.b`, `aws_api_gateway_method.c`, `aws_api_gateway_method.d` and 2 more change')}`,
    );
  });

  it.each([
    ['IDs', hash(`${wholeMethod}.id`, `${wholeIntegration}.id`)],
    ['IDs, in one list', hash('[aws_api_gateway_method.get, aws_api_gateway_integration.get][*].id')],
    [
      'IDs, by for',
      hash('[for each in [aws_api_gateway_method.get, aws_api_gateway_integration.get] : each.id]'),
    ],
    [
      'how many there are',
      hash('length(aws_api_gateway_method.get)', 'length(aws_api_gateway_integration.get)'),
    ],
    ['names', hash('keys(aws_api_gateway_method.get)', 'keys(aws_api_gateway_integration.get)')],
    ['what is the same for good', hash(`${wholeMethod}.http_method`, `${wholeIntegration}.resource_id`)],
  ])('finds only %s', (_, triggers) => {
    checkDiagnostics(
      api +
        both +
        found(deployment(triggers), 'information', 'IDs and the like stay the same when settings change'),
    );
  });

  it('reports at the lifecycle of a deployment that has no triggers', () => {
    checkDiagnostics(
      `${api}${both}${deployment(
        '',
        '\n  lifecycle {\n    replace_triggered_by = [aws_api_gateway_method.get]\n  }',
      ).replace(
        '"shop" {',
        '"shop" {\n#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning deployment-misses-changes: `aws_api_gateway_integration.get`',
      )}`,
    );
  });

  it.each([
    ['a variable', '  triggers = { r = var.release }', 'variable "release" {}\n', 'triggers'],
    [
      'a default',
      '  triggers = { r = var.release }',
      'variable "release" {\n  default = "7"\n}\n',
      'triggers',
    ],
    [
      'a data source',
      '  triggers = { r = data.external.git.result.commit }',
      'data "external" "git" {}\n',
      'triggers',
    ],
    [
      'variables of the old stage',
      '  variables = { v = var.release }',
      'variable "release" {}\n',
      'variables',
    ],
  ])('gives a hint where %s decides', (_, triggers, rest, word) => {
    checkDiagnostics(api + both + rest + found(deployment(triggers), 'hint', 'unless that is meant', word));
  });

  it('hints beside what a module from elsewhere makes of other things', () => {
    checkDiagnostics(
      `${api}${both}module "cors" {\n  source = "example/cors/aws"\n  api    = aws_api_gateway_rest_api.shop.id\n}\n${found(
        deployment(hash(wholeMethod, 'module.cors')),
        'hint',
        'not when `aws_api_gateway_integration.get` changes',
      )}`,
    );
  });

  it.each([
    ['whole resources', hash(wholeMethod, wholeIntegration)],
    ['an object of them', hash('{ m = [aws_api_gateway_method.get], i = aws_api_gateway_integration.get }')],
    [
      'values of them',
      hash('values({ a = aws_api_gateway_method.get, b = aws_api_gateway_integration.get })'),
    ],
    ['for', hash('[for each in [aws_api_gateway_method.get, aws_api_gateway_integration.get] : each]')],
    ['attributes that say something', hash(`${wholeMethod}.authorization`, `${wholeIntegration}.uri`)],
    ['a local', hash('local.watched')],
    ['a map of a local', '  triggers = local.map'],
    ['a conditional', hash('true ? [aws_api_gateway_method.get, aws_api_gateway_integration.get] : []')],
    ['the file itself', '  triggers = { r = filemd5("${path.module}/main.tf") }'],
    ['the file by its name alone', '  triggers = { r = filesha1("main.tf") }'],
    [
      'all files',
      '  triggers = { r = join("", [for f in fileset(path.module, "*.tf") : filesha1("${path.module}/${f}")]) }',
    ],
    ['terraform_data', '  triggers = { r = terraform_data.all.id }'],
    ['terraform_data by its output', '  triggers = { r = terraform_data.all.output }'],
    ['null_resource', '  triggers = { r = null_resource.all.id }'],
    ['a module from elsewhere that is given them', hash('module.given.hash')],
    ['something undeclared', hash('aws_lambda_function.gone')],
    [
      'a function of a provider',
      hash('provider::aws::arn_parse(aws_api_gateway_method.get)', wholeIntegration),
    ],
  ])('leaves alone a deployment that notices all by %s', (_, triggers) => {
    checkDiagnostics(`${api}${both}
      locals {
        watched = [aws_api_gateway_method.get, aws_api_gateway_integration.get]
        map     = { a = sha1(jsonencode(local.watched)) }
      }
      resource "terraform_data" "all" {
        input            = local.watched
        triggers_replace = [aws_api_gateway_method.get, aws_api_gateway_integration.get]
      }
      resource "null_resource" "all" {
        triggers = local.map
      }
      module "given" {
        source = "example/hash/aws"
        parts  = local.watched
      }
      ${deployment(triggers)}`);
  });

  it.each([
    ['a body by its file', openApi, '  triggers = { r = filesha1("${path.module}/openapi.json") }'],
    [
      'a body by the local it is made from',
      api.replace('\n}', '\n  body = local.text\n}') +
        'locals {\n  text = templatefile("${path.module}/a.yaml", { a = 1 })\n}\n',
      '  triggers = { r = sha1(local.text) }',
    ],
    [
      'a body by the same template',
      api.replace('\n}', '\n  body = templatefile("${path.module}/a.yaml", { a = 1 })\n}'),
      '  triggers = { r = filesha1("${path.module}/a.yaml") }',
    ],
    [
      'a body by the data source it comes from',
      api.replace('\n}', '\n  body = data.http.openapi.response_body\n}') +
        'data "http" "openapi" {\n  url = "https://example.com"\n}\n',
      '  triggers = { r = sha1(data.http.openapi.response_body) }',
    ],
    [
      'a body by the folder it is in',
      openApi.replace('/openapi', '/api/openapi'),
      '  triggers = { r = join("", [for f in fileset("${path.module}/api", "*") : filesha1("${path.module}/api/${f}")]) }',
    ],
    [
      'a body by a file that can not be told',
      openApi.replace('openapi.json', '${var.name}.json') + 'variable "name" {}\n',
      '  triggers = { r = filesha1("${path.module}/openapi.json") }',
    ],
    ['a body as a whole', openApi, hash('aws_api_gateway_rest_api.shop')],
    [
      'ignored triggers',
      openApi,
      '  triggers = { r = "1" }\n  lifecycle {\n    ignore_changes = [triggers]\n  }',
    ],
  ])('leaves alone %s', (_, rest, triggers) => {
    checkDiagnostics(rest + deployment(triggers).replace(/ {2}depends_on.*\n/, ''));
  });

  it('leaves alone what the API has of its own while it is overridden, and parts of another API', () => {
    const other = both.replaceAll('rest_api.shop', 'rest_api.other').replaceAll('"get"', '"other"');
    checkDiagnostics(
      `${api}${api.replace('"shop" {', '"other" {')}${both}${other}${deployment(hash(wholeMethod, wholeIntegration))}`,
    );
  });

  it('follows the methods of a module through its outputs', () => {
    const module = (output: string, marked: boolean): string => `${api}
module "orders" {
  source = "./orders"
  api    = { id = aws_api_gateway_rest_api.shop.id }
}

resource "aws_api_gateway_deployment" "shop" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
  triggers    = { redeployment = module.orders.hash }
${marked ? '# ^^^^^^^^ warning deployment-misses-changes: `module.orders.aws_api_gateway_method.get`\n' : ''}}

#- orders/main.tf
variable "api" {
  type = object({ id = string })
}

${both.replaceAll('aws_api_gateway_rest_api.shop.id', 'var.api.id')}
output "hash" {
  value = sha1(jsonencode(${output}))
}
`;
    checkDiagnostics(module('[aws_api_gateway_method.get, aws_api_gateway_integration.get]', false));
    checkDiagnostics(module('aws_api_gateway_integration.get', true));
  });

  it('follows the outputs of each call of a module', () => {
    const call = (name: string): string => `module "${name}" {
  source = "./orders"
  api    = aws_api_gateway_rest_api.shop.id
}
`;
    const module = (hashed: string, mark = ''): string => `${api}
${call('read')}${call('write')}
resource "aws_api_gateway_deployment" "shop" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
  triggers    = { redeployment = sha1(join("", [${hashed}])) }
${mark}}

#- orders/main.tf
variable "api" {}

${both.replaceAll('aws_api_gateway_rest_api.shop.id', 'var.api')}
output "hash" {
  value = sha1(jsonencode([aws_api_gateway_method.get, aws_api_gateway_integration.get]))
}
`;
    checkDiagnostics(module('module.read.hash, module.write.hash'));
    checkDiagnostics(
      module(
        'module.read.hash',
        '# ^^^^^^^^ warning deployment-misses-changes: `module.write.aws_api_gateway_method.get` and\n',
      ),
    );
  });

  it('leaves alone what comes after the deployment, in a module below, too', () => {
    checkDiagnostics(`${api}
module "orders" {
  source = "./orders"
  api    = aws_api_gateway_rest_api.shop.id
  stage  = aws_api_gateway_stage.live.stage_name
}

resource "aws_api_gateway_deployment" "shop" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
  triggers    = { redeployment = "1" }
# ^^^^^^^^ warning deployment-misses-changes: when \`module.orders.aws_api_gateway_method.get\` changes
  depends_on = [aws_iam_role.r]
  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_api_gateway_stage" "live" {
  rest_api_id   = aws_api_gateway_rest_api.shop.id
  stage_name    = "live"
  deployment_id = aws_api_gateway_deployment.shop.id
}

#- orders/main.tf
variable "api" {}

variable "stage" {}

${both.replaceAll('aws_api_gateway_rest_api.shop.id', 'var.api').replace('"MOCK"', '"HTTP"\n  uri = "https://${var.stage}"')}
`);
  });

  it('reads what the caller hands in', () => {
    const module = (handed: string, marked: boolean): string => `${api}
${both}
module "deploy" {
  source = "./deploy"
  api    = aws_api_gateway_rest_api.shop.id
  hash   = ${handed}
}

#- deploy/main.tf
variable "api" {}

variable "hash" {}

resource "aws_api_gateway_deployment" "shop" {
  rest_api_id = var.api
  triggers    = { redeployment = var.hash }
${marked ? '# ^^^^^^^^ warning deployment-misses-changes: `aws_api_gateway_integration.get`\n' : ''}}
`;
    checkDiagnostics(
      module('sha1(jsonencode([aws_api_gateway_method.get, aws_api_gateway_integration.get]))', false),
    );
    checkDiagnostics(module('sha1(jsonencode([aws_api_gateway_method.get]))', true));
  });

  it('leaves alone a deployment of version 2 beside a stage that deploys by itself', () => {
    const module = (stage: string, marked = ''): string => `
      resource "aws_apigatewayv2_api" "shop" {
        name          = "shop"
        protocol_type = "HTTP"
      }
      resource "aws_apigatewayv2_route" "list" {
        api_id    = aws_apigatewayv2_api.shop.id
        route_key = "GET /items"
      }
      resource "aws_apigatewayv2_deployment" "shop" {
        api_id     = aws_apigatewayv2_api.shop.id
        triggers   = { r = "1" }
${marked}
        depends_on = [aws_apigatewayv2_route.list]
      }
      resource "aws_apigatewayv2_stage" "live" {
        api_id = aws_apigatewayv2_api.shop.id
        name   = "live"
        ${stage}
      }
    `;
    checkDiagnostics(module('auto_deploy = true'));
    checkDiagnostics(
      module(
        'deployment_id = aws_apigatewayv2_deployment.shop.id',
        '      # ^^^^^^^^ warning deployment-misses-changes: `aws_apigatewayv2_route.list`',
      ),
    );
  });

  const title = 'Hash what is missing in `triggers`';
  const cursor = (text: string): string => text.replace('triggers =', 'trig<|>gers =');
  const path = part('resource', 'items', '  parent_id = "p"\n  path_part = "items"\n');

  it.each([
    ['adds to a list on one line', api + both, hash(wholeIntegration), hash(wholeIntegration, wholeMethod)],
    [
      'adds to a list of several lines',
      api + both,
      `  triggers = {
    redeployment = sha1(jsonencode([
      aws_api_gateway_integration.get # first
    ]))
  }`,
      `  triggers = {
    redeployment = sha1(jsonencode([
      aws_api_gateway_integration.get, # first
      aws_api_gateway_method.get,
    ]))
  }`,
    ],
    [
      'adds to a list that ends beside its bracket',
      api + both,
      `  triggers = {
    r = sha1(jsonencode([${wholeIntegration},
      aws_api_gateway_rest_api.shop.body]))
  }`,
      `  triggers = {
    r = sha1(jsonencode([${wholeIntegration},
      aws_api_gateway_rest_api.shop.body, ${wholeMethod}]))
  }`,
    ],
    [
      'finds the comma behind a comment',
      api + both,
      `  triggers = {
    r = sha1(jsonencode([
      ${wholeIntegration} // this, too
      ,
    ]))
  }`,
      `  triggers = {
    r = sha1(jsonencode([
      ${wholeIntegration} // this, too
      ,
      ${wholeMethod},
    ]))
  }`,
    ],
    [
      'keeps a comment before the comma',
      api + both,
      `  triggers = {
    r = sha1(jsonencode([${wholeIntegration} /* x */, ]))
  }`,
      `  triggers = {
    r = sha1(jsonencode([${wholeIntegration}, ${wholeMethod} /* x */, ]))
  }`,
    ],
    [
      'keeps a comment of several lines whole',
      api + both,
      `  triggers = {
    r = sha1(jsonencode([
      ${wholeIntegration}, /* this
      too */
    ]))
  }`,
      `  triggers = {
    r = sha1(jsonencode([
      ${wholeIntegration}, /* this
      too */
      ${wholeMethod},
    ]))
  }`,
    ],
    [
      'hashes the whole in place of an ID',
      api + both,
      hash(`${wholeMethod}.id`, wholeIntegration),
      hash(wholeMethod, wholeIntegration),
    ],
    [
      'writes over what says nothing, with the paths',
      api + path + both,
      '  triggers = {\n    redeployment = sha1(jsonencode(aws_api_gateway_rest_api.shop.body))\n  }',
      `  triggers = {
    redeployment = sha1(jsonencode([
      aws_api_gateway_resource.items,
      aws_api_gateway_method.get,
      aws_api_gateway_integration.get,
    ]))
  }`,
    ],
    [
      'writes over a literal on one line',
      api + both,
      '  triggers = { r = "1" }',
      `  triggers = { r = sha1(jsonencode([${wholeMethod}, ${wholeIntegration}])) }`,
    ],
    [
      'adds an entry beside another hash',
      api + both,
      '  triggers = { code = filesha1("${path.module}/handler.zip") }',
      '  triggers = { code = filesha1("${path.module}/handler.zip"), redeployment = sha1(jsonencode([aws_api_gateway_method.get, aws_api_gateway_integration.get])) }',
    ],
    [
      'merges with what is made elsewhere',
      `${api + both}locals {\n  map = { a = 1 }\n}\n`,
      '  triggers = local.map',
      '  triggers = merge(local.map, { redeployment = sha1(jsonencode([aws_api_gateway_method.get, aws_api_gateway_integration.get])) })',
    ],
    [
      'writes over a null',
      api + both,
      '  triggers = null',
      '  triggers = { redeployment = sha1(jsonencode([aws_api_gateway_method.get, aws_api_gateway_integration.get])) }',
    ],
    [
      'fills an empty map',
      api + both,
      '  triggers = {}',
      '  triggers = { redeployment = sha1(jsonencode([aws_api_gateway_method.get, aws_api_gateway_integration.get])) }',
    ],
    [
      'adds to the texts that are joined',
      api + both,
      '  triggers = { r = sha1(join(",", [jsonencode(aws_api_gateway_method.get)])) }',
      '  triggers = { r = sha1(join(",", [jsonencode(aws_api_gateway_method.get), jsonencode(aws_api_gateway_integration.get)])) }',
    ],
    [
      'adds an entry of several lines to others of several lines',
      api + both,
      `  triggers = {
    code = filesha1("\${path.module}/handler.zip")
  }`,
      `  triggers = {
    code = filesha1("\${path.module}/handler.zip")
    redeployment = sha1(jsonencode([
      aws_api_gateway_method.get,
      aws_api_gateway_integration.get,
    ]))
  }`,
    ],
  ])('%s', (_, rest, before, after) => {
    checkFix(rest + deployment(cursor(before)), title, rest + deployment(after));
  });

  it.each([
    ['after a heredoc', '  triggers = {\n    r = sha1(jsonencode([\n<<EOT\nx\nEOT\n    ]))\n  }'],
    ['over a comment', '  triggers = {\n    # by hand\n  }'],
  ])('does not write %s', (_, own) => {
    expect(actionsAt(api + both + deployment(cursor(own))).map((each) => each.title)).not.toContain(title);
  });

  it('adds one output to a directory that is called twice', () => {
    const module = (root: string, below: string): string => `#- main.tf
${api}
module "one" {
  source = "./orders"
  api    = aws_api_gateway_rest_api.shop.id
}

module "two" {
  source = "./orders"
  api    = aws_api_gateway_rest_api.shop.id
}

resource "aws_api_gateway_deployment" "shop" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
  triggers    = ${root}
  depends_on  = [module.one, module.two]
}

#- orders/main.tf
variable "api" {}

${method('get').replaceAll('aws_api_gateway_rest_api.shop.id', 'var.api')}${below}`;
    checkFix(
      module('{ r<|> = "1" }', '').replace('triggers    =', 'trig<|>gers    =').replace('r<|> =', 'r ='),
      title,
      module(
        '{ r = sha1(jsonencode([module.one.redeployment, module.two.redeployment])) }',
        `
output "redeployment" {
  value = sha1(jsonencode(aws_api_gateway_method.get))
}
`,
      ),
    );
  });

  it.each([
    ['for_each = toset(["a", "b"])', 'values(module.orders)[*]'],
    ['count    = 2', 'module.orders[*]'],
  ])('reads the outputs of all instances of a module with %s', (repetition, instances) => {
    const module = (value: string, below: string): string => `#- main.tf
${api}
module "orders" {
  ${repetition}
  source   = "./orders"
  api      = aws_api_gateway_rest_api.shop.id
}

resource "aws_api_gateway_deployment" "shop" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
  triggers    = { r = ${value} }
  depends_on  = [module.orders]
}

#- orders/main.tf
variable "api" {}

${method('get').replaceAll('aws_api_gateway_rest_api.shop.id', 'var.api')}${below}`;
    checkFix(
      module('"1"', '').replace('triggers    =', 'trig<|>gers    ='),
      title,
      module(
        `sha1(jsonencode(${instances}.redeployment))`,
        `
output "redeployment" {
  value = sha1(jsonencode(aws_api_gateway_method.get))
}
`,
      ),
    );
  });

  it('names parts of modules beside the deployment by the module that calls both', () => {
    checkDiagnostics(`${api}
module "orders" {
  source = "./orders"
  api    = aws_api_gateway_rest_api.shop.id
}
module "deploy" {
  source = "./deploy"
  api    = aws_api_gateway_rest_api.shop.id
}

#- orders/main.tf
variable "api" {}
${method('get').replaceAll('aws_api_gateway_rest_api.shop.id', 'var.api')}

#- deploy/main.tf
variable "api" {}
resource "aws_api_gateway_deployment" "shop" {
  rest_api_id = var.api
  triggers    = { r = "1" }
# ^^^^^^^^ warning deployment-misses-changes: \`module.orders.aws_api_gateway_method.get\` changes: hash it in that module, and hand the hash to \`triggers\` here
}
`);
  });
});
