import { describe, expect, test } from 'vitest';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { apisOf, failureOf, REGION, signedIn, still, surroundings, useEnvironment } from './surroundings.js';

const { aws, calls, emulator, files } = surroundings();

describe('profiles', () => {
  test('of both files, sorted, each once; sessions and services are none', async () => {
    await files({
      config: `
[default]
region = eu-west-1
[profile zoo]
region = eu-west-2
[profile both]
region = eu-west-3
[sso-session corp]
sso_region = eu-west-1
[services local]
sts =
  endpoint_url = http://localhost
`,
      credentials: `
[both]
aws_access_key_id = a
aws_secret_access_key = b
[keys-only]
aws_access_key_id = a
aws_secret_access_key = b
`,
    });
    expect(await aws().config.profiles()).toEqual(['both', 'default', 'keys-only', 'zoo']);
  });

  test('none where there are no files, and what is added is seen at once', async () => {
    const { config } = aws();
    expect(await config.profiles()).toEqual([]);
    await files({ config: '[profile new]\nregion = eu-west-1\n' });
    expect(await config.profiles()).toEqual(['new']);
  });
});

test('the default Region: AWS_REGION, AWS_DEFAULT_REGION, the profile', async () => {
  await files({ config: '[profile a]\nregion = eu-west-1\n[default]\nregion = eu-west-2\n' });
  const { config } = aws();
  expect(await config.defaultRegion('a')).toBe('eu-west-1');
  expect(await config.defaultRegion(undefined)).toBe('eu-west-2');
  expect(await config.defaultRegion('none')).toBeUndefined();
  process.env.AWS_PROFILE = 'a';
  expect(config.defaultProfile()).toBe('a');
  expect(await config.defaultRegion(undefined)).toBe('eu-west-1');
  process.env.AWS_DEFAULT_REGION = 'us-east-2';
  expect(await config.defaultRegion('a')).toBe('us-east-2');
  process.env.AWS_REGION = 'us-west-2';
  expect(await config.defaultRegion('a')).toBe('us-west-2');
});

describe('credentials', () => {
  const keys = (name: string): string =>
    `aws_access_key_id = AKIA${name.toUpperCase()}\naws_secret_access_key = secret-of-${name}\n`;

  test('static keys, at the endpoint of the profile, whatever AWS_PROFILE says', async () => {
    const [wrong, right] = [await emulator(), await emulator()];
    await files({
      config: `[profile other]\nendpoint_url = ${wrong.url}\n[profile mine]\nendpoint_url = ${right.url}\n`,
      credentials: `[mine]\n${keys('mine')}[other]\n${keys('other')}`,
    });
    process.env.AWS_PROFILE = 'other';
    const live = aws().connect('mine');
    expect(await apisOf(live)).toHaveLength(5);
    await live.identity(REGION, still);
    expect(wrong.calls).toEqual([]);
    expect(new Set(right.calls.map(({ accessKeyId }) => accessKeyId))).toEqual(new Set(['AKIAMINE']));
    expect(right.calls.map(({ service }) => service)).toContain('sts');
  });

  test('a services section may send each service elsewhere', async () => {
    const [one, two] = [await emulator(), await emulator()];
    await files({
      config: `
[profile mine]
services = split
endpoint_url = ${two.url}
[services split]
api_gateway =
  endpoint_url = ${one.url}
`,
      credentials: `[mine]\n${keys('mine')}`,
    });
    await apisOf(aws().connect('mine'));
    expect(one.calls.map(({ route }) => route)).toEqual(['GET /restapis']);
    expect(two.calls.map(({ route }) => route)).toEqual(['GET /v2/apis']);
  });

  test('the environment’s own', async () => {
    const { url, calls: asked } = await emulator();
    useEnvironment(url);
    await apisOf(aws().connect(undefined));
    expect(asked.map(({ accessKeyId }) => accessKeyId)).toEqual(['AKIAENVIRONMENT', 'AKIAENVIRONMENT']);
  });

  test('a chain of roles, told in the log', async () => {
    const { url, calls: asked } = await emulator();
    await files({
      config: `
[profile first]
role_arn = arn:aws:iam::123456789012:role/first
source_profile = base
[profile second]
role_arn = arn:aws:iam::123456789012:role/second
source_profile = first
region = eu-central-1
endpoint_url = ${url}
`,
      credentials: `[base]\n${keys('base')}`,
    });
    await apisOf(aws().connect('second'));
    const assumed = asked.filter(({ operation }) => operation === 'AssumeRole');
    expect(
      assumed.map(({ accessKeyId, region, body }) => [
        accessKeyId,
        region,
        new URLSearchParams(body).get('RoleArn'),
      ]),
    ).toEqual([
      ['AKIABASE', 'eu-central-1', 'arn:aws:iam::123456789012:role/first'],
      ['ASIAEMULATED', 'eu-central-1', 'arn:aws:iam::123456789012:role/second'],
    ]);
    expect(asked.at(-1)?.accessKeyId).toBe('ASIAEMULATED');
    expect(calls.map(({ operation }) => operation).sort()).toEqual([
      'AssumeRole',
      'AssumeRole',
      'GetApis',
      'GetRestApis',
    ]);
  });

  test('a role that may not be taken on', async () => {
    const { url } = await emulator({ faults: [{ route: /AssumeRole/, kind: 'access-denied' }] });
    await files({
      config: `[profile role]\nrole_arn = arn:aws:iam::123456789012:role/x\nsource_profile = base\nendpoint_url = ${url}\n`,
      credentials: `[base]\n${keys('base')}`,
    });
    const failure = await failureOf(aws().connect('role').identity(REGION, still));
    expect(failure.category).toBe('permissions');
    expect(failure.message).toMatch(
      /^The credentials of profile `role` are not allowed to use `sts:AssumeRole`/,
    );
  });

  test('credential_process', async () => {
    const { url, calls: asked } = await emulator();
    const said = JSON.stringify({ Version: 1, AccessKeyId: 'AKIAPROCESS', SecretAccessKey: 's' });
    const folder = await files({});
    const script = join(folder, 'tool.mjs');
    await writeFile(script, `console.log(${JSON.stringify(said)})`);
    await files({
      config: `[profile tool]\ncredential_process = "${process.execPath}" "${script}"\nendpoint_url = ${url}\n`,
    });
    await apisOf(aws().connect('tool'));
    expect(asked[0]?.accessKeyId).toBe('AKIAPROCESS');
    await writeFile(script, 'process.exit(1)');
    expect(await failureOf(aws().connect('tool').identity(REGION, still))).toEqual({
      category: 'credentials',
      message:
        'The `credential_process` of profile `tool` returned no credentials. Run it in a terminal to see why.',
    });
  });

  test('an SSO session that was never begun, and after it was', async () => {
    const { url, calls: asked } = await emulator();
    const folder = await files({
      config: `
[sso-session corp]
sso_region = eu-north-1
sso_start_url = https://corp.example.com/start
sso_registration_scopes = sso:account:access
[profile dev]
sso_session = corp
sso_account_id = 123456789012
sso_role_name = Reader
region = eu-west-1
endpoint_url = ${url}
`,
    });
    process.env.AWS_ENDPOINT_URL_SSO = url;
    const live = aws().connect('dev');
    expect(await failureOf(live.identity(REGION, still))).toEqual({
      category: 'credentials',
      message:
        'There is no active session for profile `dev`. Sign in with `aws sso login --profile dev`, then refresh.',
      command: 'aws sso login --profile dev',
    });
    await signedIn(folder, 'corp');
    // The same connection looks again.
    await live.identity(REGION, still);
    expect(asked.map(({ route, accessKeyId }) => `${route} ${accessKeyId}`)).toEqual([
      'GET /federation/credentials ',
      'sts GetCallerIdentity ASIASSO',
    ]);
  });

  test.each([
    ['none', '', 'aws configure --profile none', /^No credentials found for profile `none`/],
    [
      'loop',
      '[profile loop]\nrole_arn = arn:aws:iam::1:role/x\nsource_profile = pool\n[profile pool]\nrole_arn = arn:aws:iam::1:role/y\nsource_profile = loop\n',
      undefined,
      /`source_profile` chain of profile `loop` contains a cycle/,
    ],
    [
      'from-sso',
      '[profile from-sso]\nrole_arn = arn:aws:iam::1:role/x\nsource_profile = legacy\n[profile legacy]\nsso_start_url = https://x\nsso_region = eu-west-1\nsso_account_id = 1\nsso_role_name = r\n',
      'aws sso login --profile legacy',
      /Sign in with `aws sso login --profile legacy`/,
    ],
    [
      'console',
      '[profile console]\nlogin_session = arn:aws:iam::123456789012:user/me\n',
      'aws login --profile console',
      /Sign in with `aws login --profile console`/,
    ],
  ])('a profile without credentials: %s', async (profile, config, command, message) => {
    await files({ config });
    const failure = await failureOf(aws().connect(profile).identity(REGION, still));
    expect(failure).toMatchObject({
      category: 'credentials',
      message: expect.stringMatching(message) as string,
    });
    expect(failure.command).toBe(command);
  });

  test('an environment without credentials', async () => {
    const failure = await failureOf(aws().connect(undefined).identity(REGION, still));
    expect(failure.message).toMatch(
      /^No credentials found in the environment of the editor\. Select a profile/,
    );
  });
});

describe('MFA', () => {
  const config = (url: string): string => `
[profile careful]
role_arn = arn:aws:iam::123456789012:role/admin
source_profile = base
mfa_serial = arn:aws:iam::123456789012:mfa/me
endpoint_url = ${url}
`;
  const credentials = '[base]\naws_access_key_id = AKIABASE\naws_secret_access_key = s\n';

  test('asks once, however much is read in however many Regions', async () => {
    const { url, calls: asked } = await emulator();
    await files({ config: config(url), credentials });
    const serials: string[] = [];
    const askMfaCode = (serial: string): Promise<string> => {
      serials.push(serial);
      return Promise.resolve('123456');
    };
    const live = aws({ askMfaCode }).connect('careful');
    await Promise.all([apisOf(live), apisOf(live, 'us-east-1'), live.identity(REGION, still)]);
    await apisOf(live);
    expect(serials).toEqual(['arn:aws:iam::123456789012:mfa/me']);
    const [assumed] = asked.filter(({ operation }) => operation === 'AssumeRole');
    expect(new URLSearchParams(assumed?.body).get('TokenCode')).toBe('123456');
  });

  test('turning away asks AWS nothing, and the next time one is asked again', async () => {
    const { url, calls: asked } = await emulator();
    await files({ config: config(url), credentials });
    const answers = [undefined, '123456'];
    const live = aws({ askMfaCode: () => Promise.resolve(answers.shift()) }).connect('careful');
    expect(await failureOf(apisOf(live))).toEqual({
      category: 'cancelled',
      message: 'No MFA code was entered. Refresh to enter one.',
    });
    expect(asked).toEqual([]);
    expect(await apisOf(live)).toHaveLength(5);
  });

  test('stopping does not wait for the code', async () => {
    const { url } = await emulator();
    await files({ config: config(url), credentials });
    const stop = new AbortController();
    const askMfaCode = (): Promise<string> => {
      stop.abort();
      return new Promise(() => undefined);
    };
    const live = aws({ askMfaCode }).connect('careful');
    expect((await failureOf(live.identity(REGION, stop.signal))).category).toBe('cancelled');
  });
});
