/** A project file in a real editor: what it sets, its schema, and the environment of hints. */
import { strict as assert } from 'node:assert';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { eventually, openFixture } from './files.js';
import { diagnosticWith } from './findings.js';

const STAGE = `variable "name" {
  default = "live"
}

resource "aws_apigatewayv2_stage" "live" {
  api_id      = "abc123"
  name        = var.name
  auto_deploy = true
}
`;

describe('a project file', () => {
  it('names environments: a finding says in which it holds', async () => {
    const file = await openFixture(
      `#- main.tf\n${STAGE}#- prod.tfvars\nname = "a prod"\n#- dev.tfvars\nname = "dev"\n#- .apigateway-stages.json\n{ "environments": { "dev": ["dev.tfvars"], "prod": ["prod.tfvars"] } }\n`,
    );
    const { message } = await diagnosticWith(file, 'invalid-stage-name');
    assert.match(message, /^In prod: `a prod`/);
  });

  it('gives hints the values of its variable files', async () => {
    const { document } = await openFixture(
      `#- main.tf\n${STAGE}#- given.tfvars\nname = "given"\n#- .apigateway-stages.json\n{ "varFiles": ["given.tfvars"] }\n`,
    );
    const hint = await eventually('there is a hint', async () => {
      const range = new vscode.Range(0, 0, document.lineCount, 0);
      const found = await vscode.commands.executeCommand<vscode.InlayHint[]>(
        'vscode.executeInlayHintProvider',
        document.uri,
        range,
      );
      return found[0];
    });
    assert.equal(hint.label, '= "given"');
  });

  it('is completed and held against its schema, once; what is not there is told', async () => {
    const file = await openFixture(
      '#- .apigateway-stages.json\n// as we like it\n{ "rules": { "too-long": "of", "<|>": "off" }, "varFiles": ["nope.tfvars"] }\n#- main.tf\n',
    );
    assert.equal(file.document.languageId, 'jsonc');
    const { items } = await eventually('rules are offered', async () => {
      const found = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        file.document.uri,
        file.cursor,
      );
      return found.items.some(({ label }) => labelText(label).includes('invalid-stage-name'))
        ? found
        : undefined;
    });
    assert.ok(items.some(({ label }) => labelText(label).includes('out-of-range')));
    const messages = await eventually('three faults are told', () => {
      const found = vscode.languages.getDiagnostics(file.document.uri).map(({ message }) => message);
      return found.length >= 3 ? found : undefined;
    });
    assert.equal(messages.length, 3, messages.join('\n'));
    assert.ok(messages.some((each) => each.includes("`nope.tfvars` can't be read")));
  });
});

function labelText(label: string | vscode.CompletionItemLabel): string {
  return typeof label === 'string' ? label : label.label;
}
