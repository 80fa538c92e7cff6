import { describe, it } from 'vitest';
import { checkDiagnostics } from '../../../../test/support/check-diagnostics.js';
import { checkFix } from '../../../../test/support/check-fix.js';

const stage = (rest: string, name = 'prod'): string => `
    resource "aws_api_gateway_stage" "${name}" {
      rest_api_id   = "a"
      stage_name    = "${name}"
      deployment_id = "d"
      ${rest}
    }
    `;

const settings = (rest: string, name = 'aws_api_gateway_stage.prod.stage_name'): string => `
    resource "aws_api_gateway_method_settings" "all" {
      rest_api_id = "a"
      stage_name  = ${name}
      method_path = "*/*"

      settings {
        ${rest}
      }
    }
    `;

describe('method-cache-without-cluster', () => {
  it('finds caching on a stage without a cache', () => {
    checkDiagnostics(
      stage('') +
        settings(`caching_enabled = true
    #   ^^^^^^^^^^^^^^^ warning method-cache-without-cluster: \`aws_api_gateway_stage.prod\` has no cache`),
    );
  });

  it('finds it where names tell which stage it is', () => {
    checkDiagnostics(
      stage('cache_cluster_enabled = false') +
        settings(
          `caching_enabled = true
    #   ^^^^^^^^^^^^^^^ warning method-cache-without-cluster`,
          '"prod" # apigateway-stages:ignore literal-stage-name',
        ),
    );
  });

  it('does not find it where there is a cache or may be one', () => {
    const size = '\ncache_cluster_size = "0.5"';
    checkDiagnostics(stage(`cache_cluster_enabled = true${size}`) + settings('caching_enabled = true'));
    checkDiagnostics(stage(`cache_cluster_enabled = var.cache${size}`) + settings('caching_enabled = true'));
    checkDiagnostics(stage('') + settings('caching_enabled = false'));
    checkDiagnostics(stage('') + settings('caching_enabled = var.cache'));
    checkDiagnostics(stage('') + settings('caching_enabled = true', 'var.stage'));
    checkDiagnostics(stage('') + settings('caching_enabled = true', '"other"'));
  });

  it('offers to remove the setting', () => {
    const others = 'metrics_enabled = true';
    checkFix(
      stage('') + settings(`${others}\n        caching_<|>enabled = true`),
      'Remove `caching_enabled`',
      stage('') + settings(others),
    );
  });

  it('offers to enable the cache', () => {
    const cached = settings('caching_<|>enabled = true');
    const after = settings('caching_enabled = true');
    const title = 'Enable the cache of `aws_api_gateway_stage.prod`';
    const on = 'cache_cluster_enabled = true';
    checkFix(
      stage('cache_cluster_enabled = false') + cached,
      title,
      stage(`${on}\n      cache_cluster_size = "0.5"`) + after,
    );
    const sized = 'cache_cluster_size    = "0.5"';
    checkFix(
      stage(
        `cache_cluster_enabled = false\n      ${sized} # apigateway-stages:ignore cache-size-without-cluster`,
      ) + cached,
      title,
      stage(`${on}\n      ${sized} # apigateway-stages:ignore cache-size-without-cluster`) + after,
    );
    checkFix(
      stage('description   = "x"') + cached,
      title,
      `
    resource "aws_api_gateway_stage" "prod" {
      rest_api_id           = "a"
      stage_name            = "prod"
      deployment_id         = "d"
      description           = "x"
      cache_cluster_enabled = true
      cache_cluster_size    = "0.5"
    }
    ` + after,
    );
  });
});
