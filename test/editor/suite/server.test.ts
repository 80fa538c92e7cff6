/** The language server as a process: restarted on request and after a crash. Needs `ps` to see the processes. */
import { strict as assert } from 'node:assert';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { eventually, openFixture, setText } from './files.js';
import { diagnosticsOf, diagnosticWith } from './findings.js';

const broken = 'resource "aws_apigatewayv2_stage" "live" {\n  colour = "red"\n}\n';

describe('the language server', () => {
  it('is another process after the restart command, and works', async () => {
    await diagnosticWith(await openFixture(broken), 'unknown-argument');
    const before = await serverProcess();
    await vscode.commands.executeCommand('apigatewayStages.restartServer');
    await eventually('another process runs', async () =>
      (await serverProcess()) !== before ? true : undefined,
    );
    await diagnosticWith(await openFixture(broken), 'unknown-argument');
  });

  it('is one process after two restarts at once', async () => {
    await diagnosticWith(await openFixture(broken), 'unknown-argument');
    const restart = (): Thenable<unknown> => vscode.commands.executeCommand('apigatewayStages.restartServer');
    await Promise.all([restart(), restart()]);
    // The process before may still be ending.
    await eventually('one process is left', async () =>
      (await serverProcesses()).length === 1 ? true : undefined,
    );
    await diagnosticWith(await openFixture(broken), 'unknown-argument');
  });

  it('comes back after a crash and knows the open files again', async () => {
    const file = await openFixture(broken);
    await diagnosticWith(file, 'unknown-argument');
    const before = await serverProcess();
    process.kill(before, 'SIGKILL');
    const after = await eventually('another process runs', async () => {
      const [found] = await serverProcesses();
      return found === before ? undefined : found;
    });
    assert.notEqual(after, before);
    await setText(file, broken.replace('colour', 'flavour'));
    await diagnosticsOf(file, (_, messages) => messages.some((message) => message.includes('`flavour`')));
    await diagnosticWith(await openFixture(broken), 'unknown-argument');
  });

  it('is given up when it keeps ending; what needs it names the remedy, which works', async () => {
    const file = await openFixture(broken);
    await vscode.commands.executeCommand('apigatewayStages.restartServer');
    for (const name of ['one', 'two', 'three', 'four']) {
      await setText(file, broken.replace('colour', name));
      await diagnosticsOf(file, (_, messages) => messages.some((message) => message.includes(`\`${name}\``)));
      const before = await serverProcess();
      process.kill(before, 'SIGKILL');
      await eventually('it has ended', async () =>
        (await serverProcesses()).includes(before) ? undefined : true,
      );
    }
    for (const command of ['openDeclaration', 'copyImportCommand']) {
      await eventually(`${command} names the remedy`, async () => {
        const said = await failureOf(
          vscode.commands.executeCommand(`apigatewayStages.${command}`, liveStage),
        );
        return /not running\. .*Restart Language Server/.test(said) ? true : undefined;
      });
    }
    await vscode.commands.executeCommand('apigatewayStages.restartServer');
    await diagnosticWith(await openFixture(broken), 'unknown-argument');
  }).timeout(60_000);

  it('lives through a huge file beside a binary one', async () => {
    const huge = 'resource "aws_api_gateway_stage" "x" {\n  description = "y"\n}\n'.repeat(20_000);
    const bytes = String.fromCharCode(0, 1, 2, 3, 0xd800).repeat(5_000);
    await openFixture(`#- huge.tf\n${huge}#- binary.tf\n${bytes}`);
    const before = await serverProcess();
    await diagnosticWith(await openFixture(broken), 'unknown-argument');
    assert.equal(await serverProcess(), before);
  });
});

/** A row of the tree, as its commands get it. */
const liveStage = {
  kind: 'stage',
  api: { kind: 'REST', id: 'a1b2c3d4e5', name: 'orders', region: 'eu-west-1' },
  live: {
    kind: 'rest',
    apiId: 'a1b2c3d4e5',
    apiName: 'orders',
    region: 'eu-west-1',
    stage: { stageName: 'prod' },
  },
};

async function failureOf(act: Thenable<unknown>): Promise<string> {
  try {
    await act;
    return '';
  } catch (error) {
    return String(error);
  }
}

async function serverProcess(): Promise<number> {
  return eventually('the server runs', async () => (await serverProcesses())[0]);
}

/** The ids of the language servers that this extension host has started. */
async function serverProcesses(): Promise<readonly number[]> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=,args=']);
  return stdout
    .split('\n')
    .filter((line) => /dist[\\/]server\.cjs/.test(line))
    .map((line) => line.trim().split(/\s+/).slice(0, 2).map(Number))
    .flatMap(([pid, parent]) => (parent === process.pid && pid !== undefined ? [pid] : []));
}
