/** Mistakes found while a person writes, and their remedies, in a real editor. Each rule by itself is tested elsewhere. */
import { strict as assert } from 'node:assert';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { openFixture, setText } from './files.js';
import { diagnosticsOf, diagnosticWith, quickFixes, textAfterFixing } from './findings.js';

const stageWithSize = (size: string): string => `resource "aws_api_gateway_stage" "prod" {
  rest_api_id           = "a1b2c3d4e5"
  deployment_id         = "x9y8z7"
  stage_name            = "prod"
  cache_cluster_enabled = true
  cache_cluster_size    = "${size}"
}
`;

describe('diagnostics', () => {
  it('finds a value outside its list, and a quick fix repairs it', async () => {
    const file = await openFixture(stageWithSize('0.4'));
    const diagnostic = await diagnosticWith(file, 'invalid-value');
    assert.equal(diagnostic.severity, vscode.DiagnosticSeverity.Error);
    assert.match(diagnostic.message, /`cache_cluster_size`/);
    assert.match(file.document.getText(diagnostic.range), /0\.4/);
    const fix = (await quickFixes(file, diagnostic)).find(({ title }) => title.includes('0.5'));
    assert.ok(fix, 'a fix proposes 0.5');
    assert.equal(await textAfterFixing(file, fix), stageWithSize('0.5'));
    await diagnosticsOf(file, (codes) => codes.length === 0);
  });

  it('links the code of a rule to its page', async () => {
    const { code } = await diagnosticWith(await openFixture(stageWithSize('0.4')), 'invalid-value');
    assert.ok(typeof code === 'object', 'the code has a target');
    assert.match(code.target.toString(), /rules/);
  });

  it('inserts the arguments that are missing', async () => {
    const file = await openFixture('resource "aws_api_gateway_stage" "prod" {\n  stage_name = "prod"\n}\n');
    const diagnostic = await diagnosticWith(file, 'missing-argument');
    const [fix] = await quickFixes(file, diagnostic);
    assert.ok(fix, 'there is a fix');
    const text = await textAfterFixing(file, fix);
    assert.match(text, /rest_api_id +=/);
    assert.match(text, /deployment_id +=/);
  });

  it('shows what HashiCorp’s parser refuses, and takes it away when it is repaired', async () => {
    const broken = 'resource "aws_api_gateway_rest_api" "x" {\n  name = "a" "b"\n}\n';
    const file = await openFixture(broken);
    const diagnostic = await diagnosticWith(file, 'syntax');
    assert.equal(diagnostic.range.start.line, 1);
    await setText(file, broken.replace(' "b"', ''));
    await diagnosticsOf(file, (codes) => codes.length === 0);
  });

  it('says nothing about a sound module', async () => {
    const file = await openFixture(`#- api.tf
resource "aws_apigatewayv2_api" "orders" {
  name          = "orders"
  protocol_type = "HTTP"
}
#- stage.tf
resource "aws_apigatewayv2_stage" "live" {
  api_id      = aws_apigatewayv2_api.orders.id
  name        = "$default"
  auto_deploy = true
  tags        = "wrong"<|>
}
`);
    await diagnosticWith(file, 'wrong-type');
    await setText(file, file.document.getText().replace('"wrong"', '{}'));
    await diagnosticsOf(file, (codes) => codes.length === 0);
  });

  it('keeps quiet where a comment asks for it', async () => {
    const file = await openFixture(stageWithSize('0.4'));
    await diagnosticWith(file, 'invalid-value');
    await setText(
      file,
      stageWithSize('0.4" # apigateway-stages:ignore invalid-value').replace('value"\n', 'value\n'),
    );
    await diagnosticsOf(file, (codes) => codes.length === 0);
  });
});
