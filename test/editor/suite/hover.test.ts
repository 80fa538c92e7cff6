/** What a person reads when pointing at something, in a real editor. */
import { strict as assert } from 'node:assert';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { eventually, openFixture, type OpenFile } from './files.js';

describe('hover', () => {
  it('documents an argument, with a link', async () => {
    const file = await openFixture(
      'resource "aws_api_gateway_stage" "prod" {\n  xray_tr<|>acing_enabled = true\n}\n',
    );
    const text = await hoverText(file);
    assert.match(text, /xray_tracing_enabled/);
    assert.match(text, /X-Ray/);
    assert.match(text, /\]\(https:\/\//);
  });

  it('resolves a reference across files', async () => {
    const file = await openFixture(`#- api.tf
resource "aws_api_gateway_rest_api" "orders" {
  name = "orders-of-the-shop"
}
#- stage.tf
resource "aws_api_gateway_stage" "prod" {
  rest_api_id = aws_api_gateway_rest_api.or<|>ders.id
}
`);
    assert.match(await hoverText(file), /orders-of-the-shop/);
  });

  it('documents a block of the draft name as the real type', async () => {
    const file = await openFixture(
      'resource "aws_api_gateway_v2_stage" "live" {\n  auto_de<|>ploy = true\n}\n',
    );
    assert.match(await hoverText(file), /auto_deploy/);
  });
});

async function hoverText({ document, cursor }: OpenFile): Promise<string> {
  const hovers = await eventually('there is a hover', async () => {
    const found = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      cursor,
    );
    return found.length > 0 ? found : undefined;
  });
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''))
    .join('\n');
}
