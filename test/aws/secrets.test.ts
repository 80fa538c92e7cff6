import { Console } from 'node:console';
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LiveApis } from '../../client/src/aws/ports.js';
import type { FaultKind } from '../../emulator/faults.js';
import { apisOf, REGION, still, surroundings } from './surroundings.js';

const { aws, calls, emulator, files } = surroundings();

/** Everything that this process has written meanwhile, by whatever way. */
let written = '';
const kept = globalThis.console;
const streams = [process.stdout, process.stderr];
const writes = streams.map((stream): typeof stream.write => stream.write.bind(stream));
beforeEach(() => {
  written = '';
  // That of the test runner goes another way.
  globalThis.console = new Console(process.stdout, process.stderr);
  for (const stream of streams) {
    stream.write = (chunk: string | Uint8Array) => {
      written += String(chunk);
      return true;
    };
  }
});
afterEach(() => {
  globalThis.console = kept;
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
  ssoToken: 'planted-token-of-sso',
  ssoSecret: 'emulated-secret-of-sso',
  ssoSessionToken: 'emulated-token-of-sso',
  ssoCache: 'planted-text-in-a-broken-cache',
  urlPassword: 'planted-password-in-a-url',
  bareUrlPassword: 'planted-password-without-a-scheme',
  webToken: 'planted-token-of-another-identity-provider',
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

/** What a `credential_process` does that gives no credentials. */
const PROCESSES = {
  failing: `console.error('${SECRETS.processOutput}'); process.exit(1);`,
  garbled: `console.log('${SECRETS.processOutput}');`,
  expired: `console.log('{"Version":1,"AccessKeyId":"${SECRETS.processOutput}","SecretAccessKey":"${SECRETS.processOutput}","Expiration":"2001-01-01T00:00:00Z"}');`,
  undated: `console.log('{"Version":1,"AccessKeyId":"a","SecretAccessKey":"b","Expiration":"${SECRETS.processOutput}"}');`,
  outdated: `console.log('{"Version":0,"SecretAccessKey":"${SECRETS.processOutput}"}');`,
};

/** Profiles that get their credentials in every way, some of them in vain. */
async function profiles(url: string): Promise<void> {
  const folder = await files({});
  const processes = Object.entries(PROCESSES).map(async ([name, text]) => {
    const script = join(folder, `${name}.mjs`);
    await writeFile(script, text);
    return `
[profile ${name}]
credential_process = "${process.execPath}" "${script}" --password ${SECRETS.processArgument}
endpoint_url = ${url}
`;
  });
  const cache = join(folder, '.aws/sso/cache');
  await mkdir(cache, { recursive: true });
  const token = { accessToken: SECRETS.ssoToken, expiresAt: '2099-01-01T00:00:00Z' };
  const sessions = Object.entries({ sso: JSON.stringify(token), 'sso-broken': `{"${SECRETS.ssoCache}` }).map(
    async ([name, text]) => {
      await writeFile(join(cache, `${createHash('sha1').update(name).digest('hex')}.json`), text);
      return `
[sso-session ${name}]
sso_region = ${REGION}
sso_start_url = https://corp.example.com/start
[profile ${name}]
sso_session = ${name}
sso_account_id = 123456789012
sso_role_name = Reader
endpoint_url = ${url}
`;
    },
  );
  const withPassword = (address: string): string => address.replace('//', `//me:${SECRETS.urlPassword}@`);
  await writeFile(join(folder, 'web-token'), SECRETS.webToken);
  await files({
    config: `
[profile bare]
aws_access_key_id = ${SECRETS.key}
aws_secret_access_key = ${SECRETS.secret}
endpoint_url = me:${SECRETS.bareUrlPassword}@localhost:4566
[profile half]
aws_secret_access_key = ${SECRETS.secret}
[profile web]
role_arn = arn:aws:iam::123456789012:role/web
web_identity_token_file = ~/web-token
endpoint_url = ${url}
[profile keys]
endpoint_url = ${url}
[profile role]
role_arn = arn:aws:iam::123456789012:role/x
source_profile = keys
mfa_serial = arn:aws:iam::123456789012:mfa/me
endpoint_url = ${url}
[profile password]
endpoint_url = ${withPassword(url)}
[profile password-offline]
endpoint_url = ${withPassword('http://127.0.0.1:9')}
${(await Promise.all([...processes, ...sessions])).join('')}`,
    credentials: ['keys', 'password', 'password-offline']
      .map(
        (name) => `
[${name}]
aws_access_key_id = ${SECRETS.key}
aws_secret_access_key = ${SECRETS.secret}
aws_session_token = ${SECRETS.token}
`,
      )
      .join(''),
  });
  process.env.AWS_ENDPOINT_URL_SSO = url;
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
  for (const profile of [...(await aws().config.profiles()), 'missing', undefined]) await tell(profile);
  for (const kind of FAULTS) {
    for (const route of [/stages/, /^sts/, /^GET/, /federation/]) {
      setFaults([{ route, kind }]);
      for (const profile of ['keys', 'role', 'sso', 'web']) await tell(profile);
    }
  }
  // The secrets were in use.
  expect(asked.map(({ sessionToken }) => sessionToken)).toContain(SECRETS.token);
  expect(asked.map(({ sessionToken }) => sessionToken)).toContain(SECRETS.roleToken);
  expect(asked.map(({ sessionToken }) => sessionToken)).toContain(SECRETS.ssoSessionToken);
  expect(asked.some(({ body }) => body.includes(SECRETS.mfaCode))).toBe(true);
  expect(asked.some(({ body }) => body.includes(SECRETS.webToken))).toBe(true);
  expect(calls.length).toBeGreaterThan(100);
  const out = [
    written,
    inspect([told, calls], { depth: Infinity, maxArrayLength: Infinity, maxStringLength: Infinity }),
  ].join();
  for (const [name, secret] of Object.entries(SECRETS)) expect(out.includes(secret), name).toBe(false);
});
