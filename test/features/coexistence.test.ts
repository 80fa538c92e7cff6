/** What is shown beside another Terraform extension, and what is left to it. */
import { describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS, type Settings } from '../../protocol/messages.js';
import { companionLanguages, resolveCoexistence } from '../../server/src/lsp/coexistence.js';
import { codeActions } from '../../server/src/features/code-actions.js';
import { completion } from '../../server/src/features/completion/completion.js';
import { isPlainReference } from '../../server/src/features/plain-references.js';
import { rangeOf } from '../../server/src/workspace/line-index.js';
import { diagnosticsOf } from '../support/check-diagnostics.js';
import { cursorOf, fixture } from '../support/fixture.js';

const beside: Settings = { ...DEFAULT_SETTINGS, coexistence: 'complement' };

function labels(text: string, isBeside = true): readonly string[] {
  const given = fixture(text);
  const { file, offset } = cursorOf(given);
  return completion(file, offset, given.module, isBeside).map(({ label }) => label);
}

function codes(text: string, settings: Settings): readonly (string | undefined)[] {
  return diagnosticsOf(text, settings).map(({ code }) => String(code));
}

describe('completion', () => {
  test('offers no names of arguments and blocks, but blocks that are filled in', () => {
    const text = 'resource "aws_api_gateway_stage" "prod" {\n  <|>\n}\n';
    expect(labels(text, false)).toEqual(
      expect.arrayContaining(['stage_name', 'canary_settings', 'lifecycle']),
    );
    expect(labels(text)).toEqual(['access_log_settings { … }', 'canary_settings { … }', 'dynamic { … }']);
    expect(labels('provider "aws" {\n  <|>\n}\n')).toEqual([
      'default_tags { … }',
      'assume_role { … }',
      'assume_role_with_web_identity { … }',
    ]);
  });

  test('offers whole resources at the top of a file, and no keywords', () => {
    expect(labels('<|>')).toContain('aws_api_gateway_stage');
    expect(labels('<|>')).not.toContain('resource');
  });

  test('offers whole resources in a label under a label of their own', () => {
    expect(labels('resource "aws_api<|>"')).toContain('aws_api_gateway_stage { … }');
    expect(labels('resource "aws_api<|>"')).not.toContain('aws_api_gateway_stage');
  });

  test('offers no plain type where the block is there already, and a name for it', () => {
    expect(labels('resource "aws_api<|>" "x" {\n}\n')).toEqual([]);
    expect(labels('resource "aws_api_gateway_stage" "<|>" {\n}\n')).not.toEqual([]);
  });

  test('offers values that no schema lists and references of the right kind, no others, booleans or words', () => {
    const stage = (line: string): string => `
      variable "size" {}
      resource "aws_api_gateway_rest_api" "orders" {}
      resource "aws_api_gateway_stage" "prod" {
        ${line}
      }`;
    expect(labels(stage('cache_cluster_size = <|>'))).toContain('"0.5"');
    expect(labels(stage('cache_cluster_size = <|>'))).not.toContain('var.size');
    expect(labels(stage('rest_api_id = <|>'), false)).toContain('aws_api_gateway_rest_api.orders.id');
    expect(labels(stage('rest_api_id = <|>'))).toEqual(['aws_api_gateway_rest_api.orders.id']);
    expect(labels(stage('description = <|>'))).toEqual([]);
    expect(labels(stage('rest_api_id = aws_api_gateway_rest_api.orders.<|>'))).toEqual([]);
    expect(labels(stage('xray_tracing_enabled = <|>'))).toEqual([]);
  });

  test('offers the members of objects, which no schema has', () => {
    const text = 'locals {\n  a = { size = "0.5" }\n  b = local.<|>\n}\n';
    expect(labels(text)).toEqual([]);
    expect(labels(text.replace('local.<|>', 'local.a.<|>'))).toEqual(['size']);
  });

  test('within quotes offers everything', () => {
    const text = `
      resource "aws_api_gateway_stage" "prod" {
        access_log_settings {
          format = "$context.<|>"
        }
      }`;
    expect(labels(text)).toEqual(labels(text, false));
    expect(labels(text)).toContain('$context.requestId');
  });

  test('offers whole log formats and the names that `for` binds', () => {
    const format = `
      resource "aws_api_gateway_stage" "prod" {
        access_log_settings {
          format = <|>
        }
      }`;
    expect(labels(format).length).toBeGreaterThan(0);
    expect(labels('locals {\n  a = [for name in ["x"] : <|>]\n}\n')).toEqual(['name']);
  });
});

describe('diagnostics', () => {
  const faults = `
    resource "aws_api_gateway_stage" "prod" {
      rest_api_id = "abc123"
      stage_name  = "my prod"
      nam         = "x"
      description = ["x"]
      arn         = "x"
      access_logs {
      }
    }
    resource "aws_api_gateway_v2_stage" "other" {
    }
    a = ]
    `;

  test('what reads the schema alone is left to the other, everything else stays', () => {
    const alone = codes(faults, DEFAULT_SETTINGS);
    for (const code of ['syntax', 'unknown-argument', 'unknown-block', 'missing-argument'])
      expect(alone).toContain(code);

    expect(codes(faults, beside)).toEqual([
      'invalid-stage-name',
      'wrong-type',
      'read-only-argument',
      'unknown-resource-type',
    ]);
  });

  test('a rule that somebody has set is shown', () => {
    expect(codes(faults, { ...beside, rules: { 'unknown-block': 'warning' } })).toContain('unknown-block');
  });

  test('the remedies stay where the other extension tells of the fault, but no comment for a rule that is not shown', () => {
    const { module, files } = fixture('resource "aws_api_gateway_stage" "prod" {\n  nam = "x"\n}\n');
    const [file] = files;
    if (file === undefined) throw new Error('no file');
    const start = file.text.indexOf('nam');
    const titles = codeActions(file, rangeOf(file, { start, end: start + 3 }), {}, module, beside).map(
      ({ title }) => title,
    );
    expect(titles).not.toEqual([]);
    expect(titles.filter((title) => title.startsWith('Ignore'))).toEqual([]);
  });
});

test.each([
  ['a reference', 'locals {\n  a = 1\n  b = local.<|>a\n}\n', true],
  ['an attribute', 'locals {\n  b = aws_api_gateway_stage.prod.st<|>age_name\n}\n', true],
  ['a declaration', 'variable "na<|>me" {}\n', true],
  ['text', 'locals {\n  b = "te<|>xt"\n}\n', false],
  ['a name that `for` binds', 'locals {\n  b = [for one in [] : on<|>e]\n}\n', false],
  [
    'an argument to ignore',
    'resource "aws_api_gateway_stage" "x" {\n  lifecycle {\n    ignore_changes = [deploy<|>ment_id]\n  }\n}\n',
    false,
  ],
])('a name that the other follows: %s', (_, text, expected) => {
  const { file, offset } = cursorOf(fixture(text));
  expect(isPlainReference(file, offset)).toBe(expected);
});

describe('auto', () => {
  test.each([
    ['terraform', ['terraform'], 'complement'],
    ['opentofu', ['terraform'], 'standalone'],
    ['terraform-vars', ['terraform'], 'complement'],
    ['terraform-vars', [], 'standalone'],
    ['terraform', [], 'standalone'],
    [undefined, ['terraform'], 'standalone'],
  ] as const)('%s beside %j is %s', (language, companions, expected) => {
    expect(resolveCoexistence(DEFAULT_SETTINGS, language, companions).coexistence).toBe(expected);
  });

  test('what a person chose stays', () => {
    const chosen: Settings = { ...DEFAULT_SETTINGS, coexistence: 'standalone' };
    expect(resolveCoexistence(chosen, 'terraform', ['terraform'])).toBe(chosen);
  });

  test.each([[undefined], [null], ['terraform'], [{ languages: 'terraform' }], [{ languages: [1] }]])(
    '%j names no language',
    (told) => {
      expect(companionLanguages(told)).toEqual([]);
    },
  );
});
