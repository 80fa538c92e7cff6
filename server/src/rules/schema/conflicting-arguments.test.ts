import { describe, it } from 'vitest';
import { checkDiagnostics } from '../../../../test/support/check-diagnostics.js';
import { checkFix } from '../../../../test/support/check-fix.js';

const domain = (lines: string): string => `
    resource "aws_api_gateway_domain_name" "shop" {
      domain_name = "api.example.com"
      ${lines}
    }
    `;

describe('conflicting-arguments', () => {
  it('finds the second of two that are both set', () => {
    checkDiagnostics(
      domain(`certificate_arn          = aws_acm_certificate.edge.arn
      regional_certificate_arn = "arn:aws:acm:eu-west-1:123456789012:certificate/a"
    # ^^^^^^^^^^^^^^^^^^^^^^^^ error conflicting-arguments: \`regional_certificate_arn\` and \`certificate_arn\` can't be set together: remove one of the two.
    }
    resource "aws_acm_certificate" "edge" {
      domain_name = "api.example.com"
    }
    resource "aws_cloudwatch_log_group" "access" {
      name_prefix = "a"
      name        = "b"
    # ^^^^ error conflicting-arguments: can't be set together`),
    );
  });

  it('does not find what may be null or comes from outside, one argument alone, and what goes together', () => {
    checkDiagnostics(
      domain(`certificate_arn          = var.is_edge ? "arn:aws:acm:us-east-1:123456789012:certificate/a" : null
      regional_certificate_arn = var.is_edge ? null : "arn:aws:acm:eu-west-1:123456789012:certificate/a"
    }
    variable "is_edge" {
      default = true
    }
    resource "aws_api_gateway_domain_name" "other" {
      domain_name              = "www.example.com"
      certificate_arn          = var.edge
      regional_certificate_arn = "arn:aws:acm:eu-west-1:123456789012:certificate/a"
    }
    variable "edge" {
      default = null
    }
    resource "aws_api_gateway_domain_name" "uploaded" {
      domain_name             = "old.example.com"
      certificate_name        = "old"
      certificate_body        = "body"
      certificate_chain       = "chain"
      certificate_private_key = "key"
    `),
    );
  });

  it('removes one of the two', () => {
    checkFix(
      domain(`certificate_name          = "a"
      regional_<|>certificate_name = "b"`),
      'Remove `certificate_name`',
      domain('regional_certificate_name = "b"'),
    );
  });
});
