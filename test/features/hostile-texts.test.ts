/** Every feature in a module that is full of texts which mean harm: nothing of them acts in any answer. */
import { describe, expect, test } from 'vitest';
import { quoted } from '../../server/src/hcl/print.js';
import { moduleFrom } from '../../server/src/workspace/module.js';
import { positionAt } from '../../server/src/workspace/line-index.js';
import { sourceFile } from '../../server/src/workspace/source-file.js';
import { targets } from '../fuzz/targets.js';
import { HOSTILE_TEXTS } from '../support/hostile-texts.js';

/** Names, descriptions, values and comments; `name` is written as a label, `value` as a string. */
const moduleOf = (name: string, value: string): string => `
variable "given" {
  description = ${value}
  default     = ${value}
}

variable ${name} {
  type = map(string)
}

locals {
  long  = ${value}
  keyed = { ${value} = ${value}, b = [${value}] }
}

output ${name} {
  description = ${value}
  value       = local.long
}

provider "aws" {
  region = ${value}
  alias  = ${value}
}

resource "aws_api_gateway_rest_api" ${name} {
  name        = ${value}
  description = var.given
}

resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = ${value}
  deployment_id = local.keyed[${value}]
  description   = "x \${var.given}"
  variables = {
    ${value} = ${value}
    other = local.long
  }
  access_log_settings {
    destination_arn = ${value}
    format          = ${value}
  }
  ${/^"[\w ]+"$/.test(name) ? '' : '# '}unknown_x = 1
  tags = local.keyed
}

resource "aws_apigatewayv2_stage" ${name} {
  api_id = aws_apigatewayv2_api.a.id
  name   = var.given
  stage_variables = { a = local.long, (local.long) = var.given }
}

module "child" {
  source = "./child"
  given  = local.keyed.b
}

output "read" {
  value = [for key, each in local.keyed : each if key != local.long && aws_api_gateway_stage.prod.description != ""]
}
`;

const DIRECTORY = 'file:///module';

describe.each(HOSTILE_TEXTS)('a text that %s', (_, text) => {
  test.each([
    ['in quotes', quoted(text)],
    ['as it is', `"${text.replaceAll('"', '')}"`],
    ['in a heredoc', `<<EOT\n${text}\nEOT\n`],
  ])('acts in no answer: %s', async (how, value) => {
    const source = moduleOf(how === 'in a heredoc' ? quoted(text) : value, value);
    const file = sourceFile(`${DIRECTORY}/main.tf`, source);
    const name = encodeURIComponent(
      text
        .slice(0, 80)
        .replaceAll('/', '_')
        .replace(/\p{Cs}/gu, ''),
    );
    const beside = sourceFile(
      `${DIRECTORY}/${name}.tf`,
      'resource "aws_apigatewayv2_api" "a" {\n  name = var.given\n}\n',
    );
    const module = moduleFrom(DIRECTORY, [file, beside]);
    // Every word once; long values have no more to them in their middle.
    const offsets = [...source.matchAll(/\w+|"/g)].map(({ index }) => index).filter((at) => at < 9_000);
    const everywhere = targets.filter(({ name: method }) =>
      /hover|completion|definition|signature|Rename/.test(method),
    );
    const faults = new Set<string | undefined>();
    for (const target of targets) {
      for (const offset of everywhere.includes(target) ? offsets : [source.indexOf('stage_name')]) {
        const cursor = positionAt(file, offset + 1);
        faults.add(await target.prepare({ file, module, cursor })());
      }
    }
    faults.delete(undefined);
    expect([...faults]).toEqual([]);
  });
});
