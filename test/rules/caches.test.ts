/** cache-size-without-cluster, cache-without-size, method-cache-without-cluster: a cache, its size and who uses it. */
import { describe, it } from 'vitest';
import { checkDiagnostics } from '../support/check-diagnostics.js';
import { checkFix } from '../support/check-fix.js';

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

describe('cache-size-without-cluster', () => {
  it('finds a size where the cache is not there or off', () => {
    checkDiagnostics(
      stage(`cache_cluster_size = "0.5"
    # ^^^^^^^^^^^^^^^^^^ hint cache-size-without-cluster: remove it, or set \`cache_cluster_enabled = true\``),
    );
    checkDiagnostics(
      stage(`cache_cluster_enabled = false
      cache_cluster_size    = "0.5"
    # ^^^^^^^^^^^^^^^^^^ hint cache-size-without-cluster`),
    );
  });

  it('does not find one where the cache is on, where a variable decides, or where no size may be given', () => {
    checkDiagnostics(`
      variable "cache" {
        default = false
      }

      variable "size" {
        default = null
      }

      locals {
        cache = var.cache
        off   = false
        size  = "0.5"
      }
      ${stage('cache_cluster_enabled = true\ncache_cluster_size = "0.5"', 'a')}
      ${stage('cache_cluster_enabled = var.cache\ncache_cluster_size = "0.5"', 'b')}
      ${stage('cache_cluster_enabled = local.cache\ncache_cluster_size = "0.5"', 'c')}
      ${stage('cache_cluster_enabled = var.cache ? true : false\ncache_cluster_size = "0.5"', 'd')}
      ${stage('cache_cluster_size = var.size', 'e')}
      ${stage('cache_cluster_size = var.unknown', 'f')}
      ${stage('cache_cluster_size = null', 'g')}
      ${stage('cache_cluster_size = local.off ? "0.5" : "1.6"', 'h')}
      ${stage('cache_cluster_enabled = local.off\ncache_cluster_size = "0.5"', 'i')}
      ${stage('cache_cluster_size = local.size', 'j')}
    `);
  });

  it('does not find what an override file changes', () => {
    checkDiagnostics(
      `
      ${stage('cache_cluster_size = "0.5"')}
      #- prod_override.tf
      resource "aws_api_gateway_stage" "prod" {
        cache_cluster_enabled = true
      }
    `.replace(/\n +#- /, '\n#- '),
    );
  });

  it('offers to remove it and to switch the cache on', () => {
    const written = stage('cache_cluster<|>_size = "0.5"').replace('cache', 'cache');
    checkFix(
      written,
      'Remove `cache_cluster_size`',
      `
    resource "aws_api_gateway_stage" "prod" {
      rest_api_id   = "a"
      stage_name    = "prod"
      deployment_id = "d"
    }
    `,
    );
    checkFix(
      stage('cache_cluster_enabled = false\n      cache_cluster_<|>size    = "0.5"'),
      'Switch the cache on',
      stage('cache_cluster_enabled = true\n      cache_cluster_size    = "0.5"'),
    );
  });
});

describe('cache-without-size', () => {
  it('finds a cache without one', () => {
    checkDiagnostics(
      stage(`cache_cluster_enabled = true
    # ^^^^^^^^^^^^^^^^^^^^^ hint cache-without-size: add \`cache_cluster_size = "0.5"\``),
    );
  });

  it('does not find one that is off, that a variable decides, or whose size is not known', () => {
    checkDiagnostics(`
      variable "cache" {
        default = true
      }

      variable "size" {
        default = null
      }
      ${stage('cache_cluster_enabled = false', 'a')}
      ${stage('cache_cluster_enabled = var.cache', 'b')}
      ${stage('cache_cluster_enabled = true\ncache_cluster_size = var.size', 'c')}
      ${stage('cache_cluster_enabled = local.on', 'd')}

      locals {
        on = true
      }
    `);
  });

  it('offers the smallest', () => {
    checkFix(
      stage('cache_cluster_<|>enabled = true'),
      'Add `cache_cluster_size = "0.5"`',
      stage('cache_cluster_enabled = true\n      cache_cluster_size = "0.5"'),
    );
  });
});

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
});
