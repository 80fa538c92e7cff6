import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LiveApis } from '../../client/src/aws/ports.js';
import type { FaultKind } from '../../emulator/faults.js';
import { apisOf, REGION, still, surroundings } from './surroundings.js';

const { aws, calls, emulator, files } = surroundings();

/** Everything that this process has written meanwhile, by whatever way. */
let written = '';
const streams = [process.stdout, process.stderr];
const writes = streams.map((stream): typeof stream.write => stream.write.bind(stream));
beforeEach(() => {
  written = '';
  for (const stream of streams)
    stream.write = (chunk: string | Uint8Array) => {
      written += String(chunk);
      return true;
    };
});
afterEach(() => {
  streams.forEach((stream, index) => Object.assign(stream, { write: writes[index] }));
});

/** Recognisable, and none a part of another. */
const SECRETS = {
  key: 'AKIAPLANTEDKEY',
  secret: 'planted/secret+access/key',
  token: 'planted-session-token==',
  roleSecret: 'emulated-secret-of-a-role',
  roleToken: 'emulated-token-of-a-role',
  mfaCode: '918273',
  processArgument: 'planted-argument-of-a-process',
  processOutput: 'planted-output-of-a-process',
};

const FAULTS: readonly FaultKind[] = [
  'access-denied',
  'unrecognized-client',
  'expired-token',
  'signature',
  'unauthorized',
  'not-found',
  'server-error',
  'html',
  'half-page',
  'cut-off',
  'reset',
];

async function profiles(url: string): Promise<void> {
  const folder = await files({});
  const script = join(folder, 'tool.mjs');
  await writeFile(script, `console.error('${SECRETS.processOutput}'); process.exit(1);`);
  await files({
    config: `
[profile keys]
endpoint_url = ${url}
[profile role]
role_arn = arn:aws:iam::123456789012:role/x
source_profile = keys
mfa_serial = arn:aws:iam::123456789012:mfa/me
endpoint_url = ${url}
[profile tool]
credential_process = "${process.execPath}" "${script}" --password ${SECRETS.processArgument}
endpoint_url = ${url}
`,
    credentials: `
[keys]
aws_access_key_id = ${SECRETS.key}
aws_secret_access_key = ${SECRETS.secret}
aws_session_token = ${SECRETS.token}
`,
  });
}

/** Everything that comes out of reading all there is: answers and errors, as deep as they go. */
async function everything(live: LiveApis): Promise<unknown[]> {
  const outcome = <Value>(act: Promise<Value>): Promise<unknown> =>
    act.catch((error: unknown) => [error, inspect(error, { depth: Infinity, showHidden: true })]);
  const apis = await apisOf(live).catch(() => []);
  return [
    await outcome(apisOf(live)),
    await outcome(live.identity(REGION, still)),
    ...(await Promise.all(apis.map((api) => outcome(live.stages(api, still))))),
  ];
}

test('no secret in answers, failures, calls told of, or anything written', async () => {
  const { url, setFaults, calls: asked } = await emulator();
  await profiles(url);
  const told: unknown[] = [];
  const tell = async (profile: string | undefined): Promise<void> => {
    const askMfaCode = (): Promise<string> => Promise.resolve(SECRETS.mfaCode);
    told.push(await everything(aws({ askMfaCode }).connect(profile)));
  };
  for (const profile of ['keys', 'role', 'tool', 'missing', undefined]) await tell(profile);
  for (const kind of FAULTS)
    for (const route of [/stages/, /^sts/, /^GET/]) {
      setFaults([{ route, kind }]);
      for (const profile of ['keys', 'role']) await tell(profile);
    }
  // The secrets were in use.
  expect(asked.map(({ sessionToken }) => sessionToken)).toContain(SECRETS.token);
  expect(asked.map(({ sessionToken }) => sessionToken)).toContain(SECRETS.roleToken);
  expect(asked.some(({ body }) => body.includes(SECRETS.mfaCode))).toBe(true);
  expect(calls.length).toBeGreaterThan(100);
  const out = [
    written,
    inspect([told, calls], { depth: Infinity, maxArrayLength: Infinity, maxStringLength: Infinity }),
  ].join();
  for (const [name, secret] of Object.entries(SECRETS)) expect(out.includes(secret), name).toBe(false);
});
