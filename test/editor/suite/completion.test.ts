/** What is offered while a person writes a stage, in a real editor. The details of each place are tested elsewhere. */
import { strict as assert } from 'node:assert';
import { describe, it } from 'mocha';
import { completionsAt, documentationOf, labelsOf, textAfterAccepting } from './completions.js';
import { openFixture } from './files.js';

describe('completion', () => {
  it('writes a whole stage after its type is chosen', async () => {
    const file = await openFixture(`#- api.tf
resource "aws_api_gateway_rest_api" "orders" {
  name = "orders"
}
#- stage.tf
resource "aws_api_gateway_sta<|>
`);
    const text = await textAfterAccepting(file, 'aws_api_gateway_stage');
    assert.match(text, /^resource "aws_api_gateway_stage" "\w+" \{\n/);
    assert.match(text, /\n {2}rest_api_id +=/);
    assert.match(text, /\n {2}deployment_id +=/);
    assert.match(text, /\n {2}stage_name +=/);
    assert.match(text, /\n\}\n+$/);
  });

  it('offers arguments, the required ones first, those that are there not again', async () => {
    const file = await openFixture(`resource "aws_api_gateway_stage" "prod" {
  description = "here already"
  <|>
}
`);
    const labels = labelsOf(await completionsAt(file));
    assert.deepEqual([...labels.slice(0, 3)].sort(), ['deployment_id', 'rest_api_id', 'stage_name']);
    assert.ok(labels.includes('xray_tracing_enabled'));
    assert.ok(labels.includes('access_log_settings'));
    assert.ok(!labels.includes('description'), 'description is there already');
    assert.ok(!labels.includes('invoke_url'), 'nobody can set invoke_url');
  });

  it('explains an argument beside the list', async () => {
    const file = await openFixture('resource "aws_api_gateway_stage" "prod" {\n  <|>\n}\n');
    const text = documentationOf(await completionsAt(file), 'cache_cluster_size');
    assert.ok(text.length > 40, text);
  });

  it('writes a nested block with its required arguments', async () => {
    const file = await openFixture('resource "aws_api_gateway_stage" "prod" {\n  <|>\n}\n');
    const text = await textAfterAccepting(file, 'access_log_settings');
    assert.match(
      text,
      / {2}access_log_settings \{\n {4}destination_arn += .*\n {4}format +=[^}]*\}\)\n {2}\}\n\}/,
    );
  });

  it('offers the values of a closed list', async () => {
    const file = await openFixture(
      'resource "aws_api_gateway_stage" "prod" {\n  cache_cluster_size = <|>\n}\n',
    );
    const labels = labelsOf(await completionsAt(file)).map((label) => label.replaceAll('"', ''));
    for (const size of ['0.5', '1.6', '6.1', '13.5', '28.4', '58.2', '118', '237'])
      assert.ok(labels.includes(size), size);
  });

  it('offers the REST API of another file of the module first', async () => {
    const file = await openFixture(`#- api.tf
resource "aws_api_gateway_rest_api" "orders" {
  name = "orders"
}
#- stage.tf
resource "aws_api_gateway_stage" "prod" {
  rest_api_id = <|>
}
`);
    const [first] = labelsOf(await completionsAt(file));
    assert.equal(first, 'aws_api_gateway_rest_api.orders.id');
    assert.match(
      await textAfterAccepting(file, first),
      /rest_api_id = aws_api_gateway_rest_api\.orders\.id\n/,
    );
  });

  it('offers attributes after a dot while the line is half typed and the brace is missing', async () => {
    const file = await openFixture(`resource "aws_api_gateway_stage" "prod" {
  stage_name = "prod"
}

resource "aws_api_gateway_method_settings" "all" {
  stage_name = aws_api_gateway_stage.prod.<|>
`);
    const labels = labelsOf(await completionsAt(file));
    for (const name of ['stage_name', 'arn', 'invoke_url', 'execution_arn', 'id'])
      assert.ok(labels.includes(name), name);
  });
});
