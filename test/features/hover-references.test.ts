import { describe, expect, it } from 'vitest';
import { checkHover, checkNoHover, hoverOf } from '../support/check-hover.js';

const API = `
#- api.tf
resource "aws_api_gateway_rest_api" "orders" {
  name = "orders-of-the-shop"
}
`.trimStart();

it('names a block to which several arguments lead only once', () => {
  const found = hoverOf(`
    resource "aws_api_gateway_rest_api" "orders" {}
    resource "aws_api_gateway_resource" "or<|>ders" {
      rest_api_id = aws_api_gateway_rest_api.orders.id
      parent_id   = aws_api_gateway_rest_api.orders.root_resource_id
    }
  `);
  expect(found?.markdown).toContain('\n- `rest_api_id`, `parent_id`: [`aws_api_gateway_rest_api.orders`](');
  expect(found?.markdown.match(/aws_api_gateway_rest_api/g)).toHaveLength(1);
});

describe('hover of a log group', () => {
  const group = (body: string, reference = 'aws_cloudwatch_log_<|>group.access.arn'): string => `
    variable "days" { default = 14 }
    resource "aws_cloudwatch_log_group" "access" {
      ${body}
    }
    resource "aws_api_gateway_stage" "prod" {
      access_log_settings {
        destination_arn = ${reference}
      }
    }
  `;

  it.each([
    ['name = "/apigw/prod"\n      retention_in_days = 30', '- Name: `"/apigw/prod"`\n- Retention: 30 days\n'],
    ['name = "a"\n      retention_in_days = 1', '- Retention: 1 day\n'],
    ['name = "a"\n      retention_in_days = 0', '- Retention: forever\n'],
    ['name = "a"', '- Retention: forever (no `retention_in_days`)\n'],
    ['name_prefix = "api-"', '- Name: begins with `"api-"`\n'],
    ['retention_in_days = var.days', '- Retention: 14 days, from the default of `var.days`\n'],
    ['retention_in_days = var.unknown', '- Retention: `var.unknown`\n'],
  ])('tells of %j', (body, told) => {
    checkHover(group(body), 'aws_cloudwatch_log_group.access', told);
  });

  it('tells it of the ARN, too', () => {
    checkHover(
      group('name = "/apigw/prod"', 'aws_cloudwatch_log_group.access.a<|>rn'),
      'arn',
      '`arn` · string · read-only\n\n- Name: `"/apigw/prod"`\n',
    );
  });

  it('tells the name of one that is looked up, and nothing that an override file changes', () => {
    checkHover(
      'data "aws_cloudwatch_log_group" "a" {\n  name = "/apigw/prod"\n}\noutput "x" { value = data.aws_cloudwatch_log_<|>group.a.arn }\n',
      'data.aws_cloudwatch_log_group.a',
      '- Name: `"/apigw/prod"`',
    );
    const overridden = `${group('name = "a"')}\n#- x_override.tf\nresource "aws_cloudwatch_log_group" "access" {\n  name = "b"\n}\n`;
    expect(hoverOf(overridden.replace(/^\n/, '#- main.tf\n'))?.markdown).not.toContain('Name');
  });
});

describe('hover of a reference', () => {
  it('tells what a variable is', () => {
    checkHover(
      `
      variable "stage" {
        type        = string
        default     = "prod"
        description = "Part of the address."
      }
      output "x" { value = var.st<|>age }
      `,
      'var.stage',
      '`var.stage` · variable · `string` · default `"prod"` · [main.tf:1](file:///module/main.tf#L1)\n\nPart of the address.',
    );
    checkHover(
      'variable "key" {\n  sensitive = true\n}\noutput "x" { value = v<|>ar.key }\n',
      'var.key',
      '`var.key` · variable · required · sensitive',
    );
  });

  it('shows the expression of a local value and what it comes to', () => {
    const found = hoverOf(`
      variable "stage" { default = "prod" }
      locals {
        full = "\${var.stage}-eu"
      }
      output "x" { value = local.fu<|>ll }
    `);
    expect(found).toEqual({
      marked: 'local.full',
      markdown: [
        '`local.full` · local value · [main.tf:3](file:///module/main.tf#L3)',
        '```terraform\nfull = "${var.stage}-eu"\n```',
        'Value: `"prod-eu"`, built from the default of `var.stage`',
      ].join('\n\n'),
    });
  });

  it('does not repeat a local value that is written out', () => {
    const found = hoverOf('locals {\n  size = "0.5"\n}\noutput "x" { value = local.si<|>ze }\n');
    expect(found?.markdown).toContain('size = "0.5"');
    expect(found?.markdown).not.toContain('Value');
  });

  it('does not repeat an object or the value of an output that is written out', () => {
    const local = hoverOf(
      'locals {\n  tags = {\n    team = ["shop", 1]\n  }\n}\noutput "x" { value = local.<|>tags }\n',
    );
    expect(local?.markdown).toContain('team = ["shop", 1]');
    expect(local?.markdown).not.toContain('Value');
    const output = hoverOf('output "x<|>" {\n  value = "orders"\n}\n');
    expect(output?.markdown.match(/orders/g)).toHaveLength(1);
    const read = hoverOf('locals {\n  a = "orders"\n}\noutput "x<|>" {\n  value = { api = local.a }\n}\n');
    expect(read?.markdown).toContain('Value: `{ api = "orders" }`');
  });

  it('shows a long value in a block and cuts what is endless', () => {
    const found = hoverOf(
      `locals {\n  a = "${'x'.repeat(5000)}"\n  b = "\${local.a}"\n}\noutput "x" { value = local.<|>b }\n`,
    );
    expect(found?.markdown).toContain('```text\nxxxx');
    expect(found?.markdown.length).toBeLessThan(1500);
  });

  it('tells what an API is called and which stages it has, across files', () => {
    checkHover(
      `${API}#- stage.tf\nresource "aws_api_gateway_stage" "prod" {\n  rest_api_id = aws_api_gateway_rest_api.or<|>ders.id\n  stage_name = "live"\n}\n`,
      'aws_api_gateway_rest_api.orders',
      '`aws_api_gateway_rest_api.orders` · REST API · [api.tf:1](file:///module/api.tf#L1)',
      '- Name: `"orders-of-the-shop"`',
      '- Stages: [`aws_api_gateway_stage.prod`](file:///module/stage.tf#L1) (`live`)',
    );
  });

  it('documents the attribute that is read, with its value where it is known', () => {
    const text = `
      variable "stage" { default = "prod" }
      resource "aws_api_gateway_stage" "x" {
        stage_name = var.stage
      }
      resource "aws_api_gateway_method_settings" "all" {
        stage_name = "\${aws_api_gateway_stage.x.stage<|>_name}"
      }
    `;
    checkHover(
      text,
      'stage_name',
      '`stage_name` · string · required',
      '\n\nValue: `"prod"`, written as `var.stage`\n\n',
    );
    checkHover(
      'output "x" { value = aws_api_gateway_stage.gone.invoke<|>_url }\n',
      'invoke_url',
      '`invoke_url` · string · read-only',
    );
  });

  it('goes into nested blocks, through indexes', () => {
    checkHover(
      'output "x" { value = aws_api_gateway_stage.x[0].access_log_settings[0].for<|>mat }\n',
      'format',
      '`format` · string · required',
    );
    checkHover(
      'output "x" { value = aws_api_gateway_stage.x.0.arn<|> }\n',
      'arn',
      '`arn` · string · read-only',
    );
  });

  it('says so where a block is not declared', () => {
    checkHover(
      'output "x" { value = aws_api_gateway_stage.go<|>ne.arn }\n',
      'aws_api_gateway_stage.gone',
      '`aws_api_gateway_stage.gone` is not declared in this module.',
    );
  });

  it('tells where a block of another family is declared', () => {
    checkHover(
      'resource "aws_iam_role" "logs" {\n  name = "logging"\n}\noutput "x" { value = aws_iam_role.lo<|>gs.name }\n',
      'aws_iam_role.logs',
      '`aws_iam_role.logs` · resource · [main.tf:1](file:///module/main.tf#L1)',
    );
    checkHover(
      'resource "aws_iam_role" "logs" {\n  name = "logging"\n}\noutput "x" { value = aws_iam_role.logs.na<|>me }\n',
      'name',
      'Value: `"logging"`',
    );
    checkNoHover('output "x" { value = aws_iam_role.lo<|>gs.name }\n');
  });

  it('reads data sources, modules and provider aliases', () => {
    checkHover(
      'data "aws_api_gateway_rest_api" "x" {\n  name = "a"\n}\noutput "x" { value = data.aws_api_gateway_rest_api.x<|>.id }\n',
      'data.aws_api_gateway_rest_api.x',
      '`data.aws_api_gateway_rest_api.x`',
    );
    const call = 'module "api" {\n  source = "./api"\n}\n';
    checkHover(
      `${call}output "x" { value = module.a<|>pi.url }\n`,
      'module.api',
      '`module.api` · module · source `"./api"`',
    );
    checkHover(`${call}output "x" { value = module.api.u<|>rl }\n`, 'url', '`url` · output of `module.api`');
    checkHover(
      'provider "aws" {\n  alias  = "us"\n  region = "us-east-1"\n}\nresource "aws_api_gateway_stage" "x" {\n  provider = aws.u<|>s\n}\n',
      'aws.us',
      '`aws.us` · provider configuration · region `"us-east-1"`',
    );
  });

  it('resolves quoted addresses of Terraform 0.11', () => {
    checkHover(
      `${API}#- stage.tf\nresource "aws_api_gateway_stage" "prod" {\n  depends_on = ["aws_api_gateway_rest_api.or<|>ders"]\n}\n`,
      'aws_api_gateway_rest_api.orders',
      'orders-of-the-shop',
    );
  });

  it('explains the words that blocks bind', () => {
    const stage = (value: string) => `
      resource "aws_apigatewayv2_stage" "x" {
        for_each = toset(["a", "b"])
        name     = ${value}
      }
    `;
    checkHover(stage('each.v<|>alue'), 'each.value', 'for_each = toset(["a", "b"])');
    checkHover(
      'resource "aws_api_gateway_stage" "x" {\n  count = 2\n  stage_name = "s${co<|>unt.index}"\n}\n',
      'count.index',
      'starting at 0',
    );
    checkHover(
      'resource "aws_apigatewayv2_stage" "x" {\n  dynamic "route_settings" {\n    for_each = local.routes\n    content {\n      route_key = route_settings.va<|>lue\n    }\n  }\n}\n',
      'route_settings.value',
      'for_each = local.routes',
    );
    checkHover(
      'resource "aws_api_gateway_stage" "x" {\n  lifecycle {\n    postcondition {\n      condition = self.web_acl<|>_arn != ""\n      error_message = ""\n    }\n  }\n}\n',
      'web_acl_arn',
      '`web_acl_arn` · string · read-only',
    );
    checkHover(
      'output "x" { value = path.mod<|>ule }\n',
      'path.module',
      'The path of the directory of this module.',
    );
  });

  it('documents what ignore_changes names', () => {
    checkHover(
      'resource "aws_api_gateway_stage" "x" {\n  lifecycle {\n    ignore_changes = [deploy<|>ment_id]\n  }\n}\n',
      'deployment_id',
      '`deployment_id` · string · required',
    );
  });

  it('tells what a name stands for that `for` binds', () => {
    checkHover(
      'output "x" { value = [for var in [1] : va<|>r.name] }\n',
      'var',
      'the value of each entry of `[1]`',
    );
    checkHover(
      'output "x" { value = { for k, v in local.m : k<|> => v } }\n',
      'k',
      'the key of',
      '`local.m`',
    );
  });

  it('says nothing of attributes of such names, of functions that nobody knows and of nothing', () => {
    checkNoHover('output "x" { value = [for var in [] : var.na<|>me] }\nvariable "name" {}\n');
    checkNoHover('output "x" { value = no_such<|>_function("a") }\n');
    checkNoHover('output "x" { value = var.<|> }\n');
    checkNoHover('<|>\n');
  });
});

describe('hover of a name label', () => {
  it('draws the picture of a stage of a REST API', () => {
    const found = hoverOf(`${API}#- stage.tf
resource "aws_api_gateway_deployment" "orders" {
  rest_api_id = aws_api_gateway_rest_api.orders.id
}
resource "aws_cloudwatch_log_group" "access" {}
resource "aws_api_gateway_stage" "pr<|>od" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  deployment_id = aws_api_gateway_deployment.orders.id
  stage_name    = var.stage
  variables     = { backend = "a", alias = "b" }
  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.access.arn
    format          = "$context.requestId"
  }
}
resource "aws_api_gateway_method_settings" "all" {
  rest_api_id = aws_api_gateway_rest_api.orders.id
  stage_name  = aws_api_gateway_stage.prod.stage_name
  method_path = "*/*"
}
#- variables.tf
variable "stage" { default = "live" }
`);
    expect(found).toEqual({
      marked: 'prod',
      markdown: `\`aws_api_gateway_stage.prod\` · Stage of a REST API

- Name: \`"live"\`, from the default of \`var.stage\`
- API: [\`aws_api_gateway_rest_api.orders\`](file:///module/api.tf#L1) (\`orders-of-the-shop\`), REST
- Deployment: [\`aws_api_gateway_deployment.orders\`](file:///module/stage.tf#L1)
- Method settings (1): [\`*/*\`](file:///module/stage.tf#L15)
- Access log: yes, to [\`aws_cloudwatch_log_group.access\`](file:///module/stage.tf#L4)
- Variables: \`backend\`, \`alias\`

[Provider documentation](https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/api_gateway_stage)`,
    });
  });

  it('draws the picture of a version 2 stage', () => {
    const found = hoverOf(`
resource "aws_apigatewayv2_api" "shop" {
  name          = "shop"
  protocol_type = "HTTP"
}
resource "aws_apigatewayv2_route" "list" {
  api_id    = aws_apigatewayv2_api.shop.id
  route_key = "GET /items"
}
resource "aws_apigatewayv2_stage" "li<|>ve" {
  api_id      = aws_apigatewayv2_api.shop.id
  name        = "$default"
  auto_deploy = true
  route_settings {
    route_key = aws_apigatewayv2_route.list.route_key
  }
}
`);
    expect(found).toEqual({
      marked: 'live',
      markdown: `\`aws_apigatewayv2_stage.live\` · Stage of an HTTP or WebSocket API

- Name: \`"$default"\`
- API: [\`aws_apigatewayv2_api.shop\`](file:///module/main.tf#L1) (\`shop\`), HTTP
- Deployment: automatic (\`auto_deploy\`)
- Route settings (1): \`GET /items\`
- Routes (1): \`GET /items\`
- Access log: no

[Provider documentation](https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/apigatewayv2_stage)`,
    });
  });

  it('shows what is written where it can not be told', () => {
    checkHover(
      'variable "api" {}\nresource "aws_api_gateway_stage" "pr<|>od" {\n  rest_api_id = var.api\n  stage_name  = terraform.workspace\n}\n',
      'prod',
      '- Name: `terraform.workspace`',
      '- API: `var.api`',
      '- Access log: no',
    );
  });

  it('tells how much of its API a deployment notices', () => {
    const module = (hashed: string): string => `
      resource "aws_api_gateway_rest_api" "orders" {
        name = "orders"
        body = "{}"
      }

      resource "aws_api_gateway_model" "order" {
        rest_api_id = aws_api_gateway_rest_api.orders.id
      }

      resource "aws_api_gateway_resource" "path" {
        rest_api_id = aws_api_gateway_rest_api.orders.id
      }

      resource "aws_api_gateway_deployment" "ord<|>ers" {
        rest_api_id = aws_api_gateway_rest_api.orders.id
        triggers    = { hash = sha1(jsonencode([${hashed}])) }
      }
    `;
    const [body, model] = ['aws_api_gateway_rest_api.orders.body', 'aws_api_gateway_model.order'];
    const notices = (hashed: string, text: string): void => {
      checkHover(module(hashed), 'orders', `- Notices: ${text}`);
    };
    notices(body, `1 of 2 parts of its API; misses \`${model}\``);
    notices(`${body}, ${model}.id`, `1 of 2 parts of its API; misses \`${model}\``);
    notices(`${body}, ${model}`, 'all 2 parts of its API');
    notices('timestamp()', 'nothing: every plan replaces it');
    expect(JSON.stringify(hoverOf(module('module.gone.hash')))).not.toContain('Notices');
  });

  it('tells which stages publish a deployment, and which stage settings are for', () => {
    const text = (deployment: string, settings: string) => `
      resource "aws_api_gateway_deployment" "${deployment}" {}
      resource "aws_api_gateway_stage" "prod" {
        deployment_id = aws_api_gateway_deployment.orders.id
        stage_name    = "prod"
      }
      resource "aws_api_gateway_method_settings" "${settings}" {
        stage_name  = aws_api_gateway_stage.prod.stage_name
        method_path = "~1orders/GET"
      }
    `;
    checkHover(
      text('ord<|>ers', 'all'),
      'orders',
      '- Published by: [`aws_api_gateway_stage.prod`](file:///module/main.tf#L2)',
    );
    checkHover(
      text('orders', 'a<|>ll'),
      'all',
      '- Stage: [`aws_api_gateway_stage.prod`]',
      '- Methods: `"~1orders/GET"`',
    );
  });

  it('reads variables, outputs, modules and local values at their declaration', () => {
    checkHover(
      'variable "st<|>age" {\n  default = "prod"\n}\n',
      'stage',
      '`var.stage` · variable · default `"prod"`',
    );
    checkHover('output "u<|>rl" {\n  value = "https://x"\n}\n', 'url', '`output "url"`', '"https://x"');
    checkHover('module "a<|>pi" {\n  source = "./api"\n}\n', 'api', 'source `"./api"`');
    checkHover('locals {\n  fu<|>ll = "a"\n}\n', 'full', '`local.full` · local value\n');
  });

  it('keeps text of a person from becoming Markdown', () => {
    checkHover(
      'variable "a" { default = "``x`` [y](z)" }\noutput "x" { value = var.<|>a }\n',
      'var.a',
      'default ``` "``x`` [y](z)" ```',
    );
  });
});
