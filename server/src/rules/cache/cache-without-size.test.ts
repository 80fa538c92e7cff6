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
