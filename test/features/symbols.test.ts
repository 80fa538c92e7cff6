import type { DocumentSymbol } from 'vscode-languageserver-types';
import { describe, expect, it } from 'vitest';
import { documentSymbols } from '../../server/src/features/document-symbols.js';
import { workspaceSymbols } from '../../server/src/features/workspace-symbols.js';
import { sourceFile } from '../../server/src/workspace/source-file.js';
import { summaryOf } from '../../server/src/workspace/summary.js';
import { fixture } from '../support/fixture.js';

/** Names, indented by depth. */
function outline(text: string): readonly string[] {
  const [file] = fixture(text).files;
  const lines = (symbols: readonly DocumentSymbol[], indent: string): readonly string[] =>
    symbols.flatMap(({ name, children }) => [indent + name, ...lines(children ?? [], `${indent}  `)]);
  return file ? lines(documentSymbols(file), '') : [];
}

describe('document symbols', () => {
  it('lists blocks by their address, nested ones below, and local values one by one', () => {
    expect(
      outline(`
        terraform {
          required_providers {}
        }
        variable "stage" {}
        locals {
          size = "0.5"
          name = "x"
        }
        resource "aws_api_gateway_stage" "prod" {
          stage_name = "prod"
          access_log_settings {}
          dynamic "canary_settings" {
            for_each = []
            content {}
          }
        }
        data "aws_api_gateway_rest_api" "x" {}
        import {}
      `),
    ).toEqual([
      'terraform',
      '  required_providers',
      'variable stage',
      'locals',
      '  size',
      '  name',
      'resource aws_api_gateway_stage.prod',
      '  access_log_settings',
      '  dynamic canary_settings',
      '    content',
      'data aws_api_gateway_rest_api.x',
      'import',
    ]);
  });

  it('spans the whole block and selects its header', () => {
    const [file] = fixture('\nresource "t" "n" {\n  a = 1\n}\n').files;
    expect(file && documentSymbols(file)[0]).toMatchObject({
      range: { start: { line: 0, character: 0 }, end: { line: 2, character: 1 } },
      selectionRange: { start: { line: 0, character: 0 }, end: { line: 0, character: 16 } },
    });
  });

  it('is there while a block is being typed', () => {
    expect(outline('resource "aws_api_gateway_stage" "\n\nvariable "x" {\n')).toEqual([
      'resource aws_api_gateway_stage',
      'variable x',
    ]);
  });

  it('keeps every selection within its range, and every name filled, in broken text', () => {
    const text = 'resource "a\n{\nlocals { x = \n y }\n"" {}\nvariable {\n b "c" { d {';
    for (let end = 0; end <= text.length; end++) {
      const file = sourceFile('file:///m/main.tf', text.slice(0, end));
      const check = (symbols: readonly DocumentSymbol[]): void => {
        for (const { name, range, selectionRange, children } of symbols) {
          expect(name).not.toBe('');
          expect(before(range.start, selectionRange.start)).toBe(true);
          expect(before(selectionRange.end, range.end)).toBe(true);
          check(children ?? []);
        }
      };
      check(documentSymbols(file));
    }
  });

  it('cuts an outline that is endlessly deep', () => {
    const deep = outline(`${'a {\n'.repeat(5000)}${'}\n'.repeat(5000)}`);
    expect(deep.length).toBeGreaterThan(10);
    expect(deep.length).toBeLessThan(100);
  });
});

function before(a: { line: number; character: number }, b: { line: number; character: number }): boolean {
  return a.line < b.line || (a.line === b.line && a.character <= b.character);
}

describe('workspace symbols', () => {
  const module = (folder: string, text: string) =>
    summaryOf(`file:///w/${folder}`, [sourceFile(`file:///w/${folder}/main.tf`, text)]);
  const summaries = [
    module(
      'staging/api%20v1',
      'resource "aws_api_gateway_stage" "orders" {}\ndata "aws_api_gateway_rest_api" "orders" {}\n',
    ),
    module('prod/api', 'resource "aws_apigatewayv2_stage" "live" {}\nresource "aws_s3_bucket" "b" {}\n'),
  ];
  const names = (query: string) => workspaceSymbols(query, summaries).map(({ name }) => name);

  it('lists the family, whatever the module', () => {
    expect(names('')).toEqual([
      'aws_apigatewayv2_stage.live',
      'aws_api_gateway_stage.orders',
      'data.aws_api_gateway_rest_api.orders',
    ]);
  });

  it('says where each one is', () => {
    expect(workspaceSymbols('stage.orders', summaries)).toEqual([
      {
        name: 'aws_api_gateway_stage.orders',
        kind: 5,
        containerName: 'staging/api v1',
        location: {
          uri: 'file:///w/staging/api%20v1/main.tf',
          range: { start: { line: 0, character: 0 }, end: { line: 0, character: 41 } },
        },
      },
    ]);
  });

  it('takes words in any order and letters in theirs, better matches first', () => {
    expect(names('ORDERS stage')).toEqual(['aws_api_gateway_stage.orders']);
    expect(names('v2live')).toEqual(['aws_apigatewayv2_stage.live']);
    expect(names('apigateway')).toEqual([
      'aws_apigatewayv2_stage.live',
      'aws_api_gateway_stage.orders',
      'data.aws_api_gateway_rest_api.orders',
    ]);
    expect(names('nothing')).toEqual([]);
  });

  it('stops at two hundred', () => {
    const many = module(
      'many',
      Array.from({ length: 300 }, (_, at) => `resource "aws_api_gateway_stage" "s${at}" {}\n`).join(''),
    );
    expect(workspaceSymbols('stage', [many])).toHaveLength(200);
    const others = [many, ...summaries];
    expect(workspaceSymbols('stage', others.toReversed())).toEqual(workspaceSymbols('stage', others));
  });
});
