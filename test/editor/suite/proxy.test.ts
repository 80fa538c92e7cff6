/** Calls of AWS go the way that VS Code goes: what stands between is a real proxy, and nothing leaves this machine. */
import { strict as assert } from 'node:assert';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { createAws } from '../../../client/src/aws/main.js';

describe('a proxy', () => {
  const asked: (string | undefined)[] = [];
  const proxy = createServer().on('connect', ({ url }, socket) => {
    asked.push(url);
    socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
  });
  const settings = vscode.workspace.getConfiguration('http');
  const { env } = process;

  before(async () => {
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const url = `http://me:planted-password@127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    await settings.update('proxy', url, vscode.ConfigurationTarget.Global);
    process.env = { ...env, AWS_ACCESS_KEY_ID: 'AKIAPROXY', AWS_SECRET_ACCESS_KEY: 'secret' };
  });

  after(async () => {
    process.env = env;
    await settings.update('proxy', undefined, vscode.ConfigurationTarget.Global);
    proxy.close();
  });

  it('of `http.proxy` is asked for AWS, and named without its password where it refuses', async () => {
    const folder = vscode.extensions.getExtension('apigateway-stages.apigateway-stages')?.extensionPath ?? '';
    // By the path that the extension itself loads it from: the editor's hook looks at who asks for `https`.
    const main = join(folder, 'dist', 'aws.cjs');
    const bundle = createRequire(main)(main) as { createAws: typeof createAws };
    const live = bundle
      .createAws({ askMfaCode: () => Promise.resolve(undefined), limits: { attempts: 1 } })
      .connect(undefined);
    await assert.rejects(live.identity('eu-west-1', new AbortController().signal), {
      category: 'network',
      message:
        'The proxy blocked the connection to AWS STS in `eu-west-1`. Sign in to the proxy, or check the setting `http.proxy`.',
    });
    assert.deepEqual(asked, ['sts.eu-west-1.amazonaws.com:443']);
  });
});
