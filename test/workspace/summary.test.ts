/** What the index remembers of a module: enough to find its blocks, with places that an editor accepts. */
import { expect, test } from 'vitest';
import { sourceFile } from '../../server/src/workspace/source-file.js';
import { callsOfText, summaryOf, summaryOfText } from '../../server/src/workspace/summary.js';

function resourcesOf(text: string): readonly object[] {
  return summaryOf('file:///m', [sourceFile('file:///m/a.tf', text)]).resources;
}

test('blocks of the family with their header as the place, others left out', () => {
  const text = '\n  resource "aws_api_gateway_stage" "prod" {\n}\nresource "aws_s3_bucket" "b" {}\n';
  expect(resourcesOf(text)).toEqual([
    {
      kind: 'resource',
      type: 'aws_api_gateway_stage',
      name: 'prod',
      file: 'file:///m/a.tf',
      line: 1,
      start: 2,
      end: 41,
    },
  ]);
});

test('a header that a lone carriage return parts ends within its line', () => {
  expect(resourcesOf('resource "aws_api_gateway_stage"\r"prod" {\n}\n')).toMatchObject([
    { line: 0, start: 0, end: 8 },
  ]);
});

test('of a text that is only asked for its calls, they are the same', () => {
  const calling = 'resource "aws_api_gateway_stage" "prod" {}\nmodule "api" {\n  source = "../api"\n}\n';
  const calls = [{ name: 'api', source: '../api' }];
  expect([summaryOfText, callsOfText].map((of) => of('file:///m/a.tf', calling).calls)).toEqual([
    calls,
    calls,
  ]);
  expect(callsOfText('file:///m/a.tf', 'output "url" {\n  value = "x"\n}\n')).toEqual({
    resources: [],
    calls: [],
    outputs: [],
  });
});
