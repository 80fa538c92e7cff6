import { parse } from '@cdktf/hcl2json';
import { describe, expect, test } from 'vitest';
import { expand, readSnippets } from './snippets.js';

describe('expand', () => {
  test('repeats a default, takes the first choice and drops the final tab stop', () => {
    expect(expand('a "${1:x}" = ${1:x} ${2|b,c|} \\$context.${1:x} \\${d.${1:x}}$0')).toBe(
      'a "x" = x b $context.x ${d.x}',
    );
  });
});

describe.each(readSnippets())('snippet $name', ({ body, prefix, description }) => {
  const text = expand(body);

  test("is accepted by HashiCorp's own parser", async () => {
    const parsed = (await parse('snippet.tf', text)) as Record<string, unknown>;
    expect(Object.keys(parsed)).toContain('resource');
  });

  test('leaves nothing of the snippet syntax and ends in one newline', () => {
    expect(text).not.toMatch(/\$\{?\d|\\\$/);
    expect(text).toMatch(/[^\n]\n$/);
  });

  test('gives a default for every tab stop, the same wherever it stands', () => {
    const stops = [...body.matchAll(/\$\{(\d+)[:|]([^}|]*)/g)];
    for (const [whole, number] of stops) {
      const same = stops.filter(([, other]) => other === number).map(([each]) => each);
      expect(new Set(same), whole).toEqual(new Set([whole]));
    }
    expect(body).not.toMatch(/(?<!\\)\$\{?[1-9]\d*(?![\d:|])/);
  });

  test('numbers its tab stops from 1 without a gap, in the order of the text', () => {
    const order = [...new Set([...body.matchAll(/\$\{(\d+)[:|]/g)].map(([, number]) => Number(number)))];
    expect(order).toEqual(order.map((_, index) => index + 1));
  });

  test('sets both throttling limits or neither in a block, since one alone is sent as 0', () => {
    for (const block of text.match(/\w*settings \{[^{}]*\}/g) ?? [])
      expect(block.includes('throttling_burst_limit'), block).toBe(block.includes('throttling_rate_limit'));
  });

  test('replaces a deployment only after its successor is there', () => {
    const deployments = text.match(/^resource "aws_api(_gateway|gatewayv2)_deployment" [^]*?^\}/gm) ?? [];
    for (const deployment of deployments) {
      expect(deployment).toContain('create_before_destroy = true');
      expect(deployment).toContain('triggers = {');
    }
  });

  test('has a prefix that begins like all of ours, and a sentence as its description', () => {
    expect(prefix).toMatch(/^apigw-/);
    expect(description).toMatch(/^[A-Z].*\.$/);
  });
});

test('no two snippets share a prefix', () => {
  const prefixes = readSnippets().map((snippet) => snippet.prefix);
  expect(new Set(prefixes).size).toBe(prefixes.length);
});
