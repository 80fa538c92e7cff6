/** What is bundled for speaking to AWS, as the extension loads it. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { createAws } from '../../client/src/aws/main.js';
import { SAMPLES } from '../../emulator/samples.js';
import { startEmulator } from '../../emulator/server.js';

const dist = join(import.meta.dirname, '../../dist');
const textOf = (name: string): Promise<string> => readFile(join(dist, name), 'utf8');

test('reads live stages', async () => {
  const emulator = await startEmulator({ data: SAMPLES });
  process.env.AWS_ENDPOINT_URL = emulator.url;
  process.env.AWS_ACCESS_KEY_ID = 'AKIABUNDLE';
  process.env.AWS_SECRET_ACCESS_KEY = 'secret';
  const bundle = createRequire(import.meta.url)(join(dist, 'aws.cjs')) as { createAws: typeof createAws };
  const live = bundle.createAws({ askMfaCode: () => Promise.resolve(undefined) }).connect(undefined);
  const { signal } = new AbortController();
  const names = [];
  for await (const page of live.apis('us-east-1', signal))
    if ('apis' in page) names.push(...page.apis.map(({ name }) => name));
  expect(names).toEqual(['reports', 'chat', 'webhooks']);
  await emulator.close();
});

test('asks for `http` and `https` by the names that VS Code’s proxy listens to', async () => {
  const text = await textOf('aws.cjs');
  expect(text).toMatch(/require\("https"\)/);
  expect(text).not.toMatch(/["'`]node:https?["'`]/);
});

test('is in no other bundle', async () => {
  for (const name of ['extension.cjs', 'server.cjs'])
    expect(/ApiGatewayV2|GetCallerIdentity/.test(await textOf(name)), name).toBe(false);
});
