/** Terraform to measure with: single files of a given length and workspaces of many modules, the same in every run. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A file of `lines` lines: whole blocks as people write them, most of them our subject, and comments to fill it. */
export function sourceOf(lines) {
  const written = tags.split('\n');
  // Each block is about the set that it belongs to, so that most of what it names is there.
  for (let index = 0; ; index++) {
    const block = BLOCKS[index % BLOCKS.length](Math.floor(index / BLOCKS.length)).split('\n');
    if (written.length + block.length > lines) break;
    written.push(...block);
  }
  return `${written.concat(Array(lines - written.length).fill('# Nothing here.')).join('\n')}\n`;
}

/**
 * A folder with `modules` modules of five files each, 40 to 60 lines a file; `remove` takes it away. Ten modules lie
 * in each subfolder, as in a repository of many services.
 */
export async function workspaceOf(modules) {
  const path = await mkdtemp(join(tmpdir(), 'bench-'));
  for (let index = 0; index < modules; index++) {
    const folder = join(path, `team-${Math.floor(index / 10)}`, `service-${index}`);
    await mkdir(folder, { recursive: true });
    for (const [name, text] of Object.entries(moduleFiles(index))) await writeFile(join(folder, name), text);
  }
  return {
    path,
    uri: pathToFileURL(path).href,
    fileUri: (index, name) =>
      pathToFileURL(join(path, `team-${Math.floor(index / 10)}`, `service-${index}`, name)).href,
    remove: () => rm(path, { recursive: true, force: true }),
  };
}

function moduleFiles(index) {
  return {
    'main.tf': [api(index), deployment(index), stage(index)].join('\n'),
    'settings.tf': [settings(index), logGroup(index), tags].join('\n'),
    'variables.tf': Array.from({ length: 10 }, (_, at) => variable(at)).join('\n'),
    'outputs.tf': Array.from({ length: 8 }, (_, at) => output(index, at)).join('\n'),
    'http.tf': [httpApi(index), httpStage(index)].join('\n'),
  };
}

const api = (n) => `resource "aws_api_gateway_rest_api" "api_${n}" {
  name        = "api-${n}-\${var.setting_1}"
  description = "An API of the bench"

  endpoint_configuration {
    types = ["REGIONAL"]
  }

  body = jsonencode({
    openapi = "3.0.1"
    info    = { title = "api-${n}", version = "1.0" }
    paths = {
      "/items/{id}" = {
        get = { x-amazon-apigateway-integration = { type = "MOCK" } }
      }
    }
  })
}
`;

const deployment = (n) => `resource "aws_api_gateway_deployment" "api_${n}" {
  rest_api_id = aws_api_gateway_rest_api.api_${n}.id

  triggers = {
    redeployment = sha1(jsonencode(aws_api_gateway_rest_api.api_${n}.body))
  }

  lifecycle {
    create_before_destroy = true
  }
}
`;

const stage = (n) => `resource "aws_api_gateway_stage" "stage_${n}" {
  rest_api_id           = aws_api_gateway_rest_api.api_${n}.id
  deployment_id         = aws_api_gateway_deployment.api_${n}.id
  stage_name            = "stage_${n}"
  cache_cluster_enabled = true
  cache_cluster_size    = "0.5"
  xray_tracing_enabled  = true

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.logs_${n}.arn
    format          = "$context.requestId $context.status $context.error.message"
  }

  variables = {
    backend = "https://\${var.setting_3}.example.com"
  }

  tags = merge(local.tags, { Name = "stage-${n}" })
}
`;

const settings = (n) => `resource "aws_api_gateway_method_settings" "settings_${n}" {
  rest_api_id = aws_api_gateway_rest_api.api_${n}.id
  stage_name  = aws_api_gateway_stage.stage_${n}.stage_name
  method_path = "*/*"

  settings {
    metrics_enabled        = true
    logging_level          = "INFO"
    throttling_burst_limit = ${100 + (n % 50)}
    throttling_rate_limit  = 50.5
  }
}
`;

const logGroup = (n) => `resource "aws_cloudwatch_log_group" "logs_${n}" {
  name              = "API-Gateway-Execution-Logs_\${aws_api_gateway_rest_api.api_${n}.id}/stage_${n}"
  retention_in_days = 7 # a week
}
`;

const variable = (n) => `variable "setting_${n}" {
  type        = string
  default     = "value-${n}"
  description = "A setting of the bench"
}
`;

const tags = `locals {
  tags   = { Team = "bench" }
  levels = { "GET /items" = "INFO" }
}
`;

const output = (n, at) => `output "stage_${n}_${at}" {
  value       = aws_api_gateway_stage.stage_${n}.invoke_url
  description = "Where the stage answers"
}
`;

const httpApi = (n) => `resource "aws_apigatewayv2_api" "http_${n}" {
  name          = "http-${n}"
  protocol_type = "HTTP"
}
`;

const httpStage = (n) => `resource "aws_apigatewayv2_stage" "http_${n}" {
  api_id      = aws_apigatewayv2_api.http_${n}.id
  name        = "$default"
  auto_deploy = true

  default_route_settings {
    detailed_metrics_enabled = true
    throttling_burst_limit   = 500
    throttling_rate_limit    = 1000
  }

  dynamic "route_settings" {
    for_each = local.levels
    content {
      route_key     = route_settings.key
      logging_level = route_settings.value
    }
  }

  stage_variables = {
    text = <<-EOT
      A longer text for \${var.setting_5},
      over two lines.
    EOT
  }
}
`;

/** What files outside our subject look like to the server: read, and left alone. */
const lambda = (n) => `resource "aws_lambda_function" "function_${n}" {
  function_name = "function-${n}"
  handler       = "index.handler"
  runtime       = "nodejs20.x"
  role          = aws_iam_role.function_${n}.arn
  filename      = data.archive_file.function_${n}.output_path

  environment {
    variables = {
      TABLE = aws_dynamodb_table.table_${n}.name
      STAGE = var.setting_${n % 10}
    }
  }
}
`;

const around = (n) => `resource "aws_iam_role" "function_${n}" {
  name = "function-${n}"
}

data "archive_file" "function_${n}" {
  type        = "zip"
  source_file = "index.js"
  output_path = "function-${n}.zip"
}

resource "aws_dynamodb_table" "table_${n}" {
  name = "table-${n}"
}
`;

const BLOCKS = [
  api,
  deployment,
  stage,
  settings,
  logGroup,
  variable,
  lambda,
  around,
  httpApi,
  httpStage,
  (n) => output(n, 0),
];
