/** Several workspace folders at once, OpenTofu files, and files that change behind the editor's back. */
import { strict as assert } from 'node:assert';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, it } from 'mocha';
import { completionsAt, labelsOf } from './completions.js';
import { eventually, openFixture } from './files.js';
import { diagnosticWith } from './findings.js';

const stage = 'resource "aws_api_gateway_stage" "prod" {\n  rest_api_id = <|>\n}\n';
const api = (name: string): string =>
  `resource "aws_api_gateway_rest_api" "${name}" {\n  name = "${name}"\n}\n`;

describe('folders and files', () => {
  it('works in every folder of the workspace, each module for itself', async () => {
    await openFixture(`#- api.tf\n${api('first')}#- stage.tf\n${stage}`, { folder: 0 });
    const file = await openFixture(`#- api.tf\n${api('second')}#- stage.tf\n${stage}`, { folder: 1 });
    const labels = labelsOf(await completionsAt(file));
    assert.ok(labels.includes('aws_api_gateway_rest_api.second.id'));
    assert.ok(!labels.includes('aws_api_gateway_rest_api.first.id'));
  });

  it('treats `.tofu` files as it treats `.tf` files', async () => {
    const file = await openFixture(`#- api.tofu\n${api('tofu')}#- stage.tofu\n${stage}`);
    assert.ok(labelsOf(await completionsAt(file)).includes('aws_api_gateway_rest_api.tofu.id'));
    await diagnosticWith(
      await openFixture('#- bad.tofu\nresource "aws_api_gateway_stage" "x" {}\n'),
      'missing-argument',
    );
  });

  it('notices an API that another program writes into the module', async () => {
    const file = await openFixture(stage);
    await completionsAt(file);
    await writeFile(join(dirname(file.document.uri.fsPath), 'later.tf'), api('later'));
    await eventually('the new API is offered', async () =>
      labelsOf(await completionsAt(file)).includes('aws_api_gateway_rest_api.later.id') ? true : undefined,
    );
  });
});
