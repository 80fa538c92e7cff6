/** Values that differ between the instances of a block: what is wrong is told of those that have it. */
import { test } from 'vitest';
import { checkDiagnostics, only } from '../support/check-diagnostics.js';

const SETTINGS = only('invalid-value', 'out-of-range');

const stage = (repeat: string, size: string, more = ''): string => `
  ${more}
  resource "aws_api_gateway_stage" "all" {
    ${repeat}
    rest_api_id        = "a"
    deployment_id      = "b"
    stage_name         = "x"
    cache_cluster_size = ${size}`;

test('the instances of a map that have a bad value are named', () => {
  checkDiagnostics(
    `${stage('for_each = local.stages', 'each.value.size', 'locals {\n  stages = { prod = { size = "0.7" }, dev = { size = "0.5" }, test = { size = "0.7" } }\n}')}
    #                    ^^^^^^^^^^^^^^^ error invalid-value: can't be \`0.7\` (for \`"prod"\`, \`"test"\`, from \`local.stages\`)
  }`,
    SETTINGS,
  );
});

test('nothing is named where all have it', () => {
  checkDiagnostics(
    `${stage('for_each = toset(["a", "b"])', '"0.7${each.key == "c" ? 1 : ""}"')}
    #                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error invalid-value: can't be \`0.7\`: use
  }`,
    SETTINGS,
  );
});

test('by count, and by what the number picks', () => {
  checkDiagnostics(
    `${stage('count = 2', '["0.5", "0.7"][count.index]')}
    #                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^ error invalid-value: can't be \`0.7\` (for \`1\`)
  }`,
    SETTINGS,
  );
});

test('of blocks that are written for a list', () => {
  checkDiagnostics(
    `
    resource "aws_apigatewayv2_stage" "live" {
      api_id = "a"
      name   = "live"
      dynamic "route_settings" {
        for_each = { a = "DEBUG", b = "INFO" }
        content {
          route_key     = route_settings.key
          logging_level = route_settings.value
          #               ^^^^^^^^^^^^^^^^^^^^ error invalid-value: can't be \`DEBUG\` (for \`"a"\`)
        }
      }
    }`,
    SETTINGS,
  );
});

test('nothing is told where no instance is made, or it is not known which', () => {
  for (const repeat of ['count = 0', 'for_each = {}', 'for_each = var.stages', 'count = var.n']) {
    const size = repeat.startsWith('count') ? '["0.7"][count.index]' : 'each.value';
    checkDiagnostics(`${stage(repeat, size, 'variable "stages" {}\n  variable "n" {}')}\n  }`, SETTINGS);
  }
});
