/** The tools for agents: the editor starts them while the setting is on, and has none of them while it is off. */
import { strict as assert } from 'node:assert';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { eventually, openFixture } from './files.js';

/** As the editor makes it of the extension and the label. */
const SERVER = 'apigateway-stages.apigateway-stages/API Gateway Stages';

describe('the tools for agents', () => {
  afterEach(async () => {
    await set(undefined);
  });

  it('are started by the editor and answer while the setting is on, and are gone while it is off', async () => {
    await openFixture('locals {}\n');
    await set(true);
    await eventually('the tools are there', async () => {
      await start();
      return tools().some((name) => name.endsWith('check_paths')) || undefined;
    });
    const name = tools().find((each) => each.endsWith('explain_rule')) ?? '';
    const { content } = await vscode.lm.invokeTool(name, {
      input: { code: 'invalid-stage-name' },
      toolInvocationToken: undefined,
    });
    assert.match(JSON.stringify(content), /# invalid-stage-name/);
    await set(undefined);
    await eventually('they are gone', () => tools().length === 0 || undefined);
    await start();
    assert.deepEqual(tools(), []);
  });
});

async function start(): Promise<void> {
  await vscode.commands.executeCommand('workbench.mcp.startServer', SERVER, { waitForLiveTools: true });
}

function tools(): readonly string[] {
  return vscode.lm.tools.map(({ name }) => name).filter((name) => /check_paths|explain_rule/.test(name));
}

async function set(value: boolean | undefined): Promise<void> {
  await vscode.workspace
    .getConfiguration('apigatewayStages')
    .update('mcp', value, vscode.ConfigurationTarget.Global);
}
