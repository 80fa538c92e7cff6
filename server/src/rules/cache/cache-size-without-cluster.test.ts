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
      'Enable the cache',
      stage('cache_cluster_enabled = true\n      cache_cluster_size    = "0.5"'),
    );
  });
});
