/** What is wrong in the shared files is told by its name there, and nothing is asked or run meanwhile. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { apisOf, failureOf, REGION, signedIn, still, surroundings, useEnvironment } from './surroundings.js';

const { aws, emulator, files } = surroundings();

const KEYS = 'aws_access_key_id = AKIABASE\naws_secret_access_key = s\n';
const ROLE = 'role_arn = arn:aws:iam::123456789012:role/x\n';
const SSO = 'sso_account_id = 123456789012\nsso_role_name = Reader\n';

describe('a profile', () => {
  const faults: readonly (readonly [config: string, message: string])[] = [
    [
      `[profile x]\n${ROLE}source_profile = gone\n`,
      'The `source_profile` of profile `x` names `gone`, which is not in the shared AWS config and credentials files. Correct the name, or add the profile.',
    ],
    [
      `[profile x]\n${ROLE}source_profile = y\n[profile y]\n${ROLE}source_profile = gone\n`,
      'The `source_profile` of profile `y` names `gone`, which is not in the shared AWS config and credentials files. Correct the name, or add the profile.',
    ],
    [
      `[profile x]\n${ROLE}source_profile = y\n[profile y]\nregion = eu-west-1\n`,
      'Profile `y`, the `source_profile` of profile `x`, has no credentials. Add them, or name another profile.',
    ],
    [
      `[profile x]\n${ROLE}source_profile = x\n`,
      'The `source_profile` chain of profile `x` contains a cycle. Check `source_profile` in each of its profiles.',
    ],
    [
      `[profile x]\n${ROLE}`,
      'Profile `x` sets `role_arn`, but neither `source_profile` nor `credential_source`. Add one of them: it says whose credentials take on the role.',
    ],
    [
      `[profile x]\n${ROLE}source_profile = base\ncredential_source = Environment\n[profile base]\n${KEYS}`,
      'Profile `x` sets both `source_profile` and `credential_source`. Remove one of them.',
    ],
    [
      `[profile x]\n${ROLE}credential_source = environment\n`,
      'The `credential_source` of profile `x` is invalid. Use `Environment`, `Ec2InstanceMetadata` or `EcsContainer`.',
    ],
    [
      `[profile x]\n${ROLE}credential_source = Environment\n`,
      'The `credential_source` of profile `x`, `Environment`, has no credentials. Start the editor with `AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY` set.',
    ],
    [
      `[profile x]\nsource_profile = base\n[profile base]\n${KEYS}`,
      'Profile `x` sets `source_profile`, but no `role_arn`. Add it.',
    ],
    [
      `[profile x]\naws_access_key_id = AKIABASE\n`,
      'Profile `x` sets `aws_access_key_id`, but no `aws_secret_access_key`. Add it.',
    ],
    [
      `[profile x]\nsso_session = corp\n${SSO}`,
      'The `sso_session` of profile `x` names `corp`, but the shared AWS config file has no section `[sso-session corp]`. Correct the name, or add the section with `aws configure sso`.',
    ],
    [
      `[profile x]\n${ROLE}source_profile = y\n[profile y]\nsso_session = My Corp\n${SSO}`,
      'The `sso_session` of profile `y` names `My Corp`, but the shared AWS config file has no section `[sso-session "My Corp"]`. Correct the name, or add the section with `aws configure sso`.',
    ],
    [
      `[profile x]\nsso_session = corp\n${SSO}[sso-session corp]\nsso_region = eu-west-1\n`,
      'The `sso-session` `corp` has no `sso_start_url`. Add it with `aws configure sso`.',
    ],
    [
      `[profile x]\nsso_session = corp\nsso_account_id = 1\n[sso-session corp]\nsso_region = eu-west-1\nsso_start_url = https://a\n`,
      'Profile `x` has no `sso_role_name`. Add it with `aws configure sso`.',
    ],
    [
      `[profile x]\n${SSO}sso_start_url = https://a\n`,
      'Profile `x` has no `sso_region`. Add it with `aws configure sso`.',
    ],
    [
      `[profile x]\n${KEYS}services = gone\n`,
      'Profile `x` names the `services` section `gone`, which is not in the shared AWS config file. Correct the name, or add the section.',
    ],
    [
      `[profile x]\n${KEYS}endpoint_url = localhost:4566\n`,
      'The `endpoint_url` of profile `x` is not an `http` or `https` URL. Write it with its scheme, such as `http://localhost:4566`.',
    ],
    [
      `[profile x]\n${ROLE}web_identity_token_file = /nowhere/token\n`,
      "The `web_identity_token_file` of profile `x` can't be read. Check its path.",
    ],
    [
      `[profile x]\nweb_identity_token_file = /nowhere/token\n`,
      'Profile `x` sets `web_identity_token_file`, but no `role_arn`. Add it.',
    ],
    [
      `[profile x]\n${KEYS}ca_bundle = /nowhere/ca.pem\n`,
      "The `ca_bundle` of profile `x` can't be read. Check its path.",
    ],
  ];

  test.each(faults.map(([config, message]) => [message, config] as const))('%s', async (message, config) => {
    await files({ config });
    const failure = await failureOf(aws().connect('x').identity(REGION, still));
    expect([failure.category, failure.message]).toEqual(['credentials', message]);
  });

  test('is looked at again after it was mended', async () => {
    const { url } = await emulator();
    await files({ config: `[profile x]\n${KEYS}endpoint_url = ${url.slice('http://'.length)}\n` });
    const live = aws().connect('x');
    expect((await failureOf(apisOf(live))).message).toMatch(/is not an `http` or `https` URL/);
    await files({ config: `[profile x]\n${KEYS}endpoint_url = ${url}\n` });
    expect(await apisOf(live)).toHaveLength(5);
  });

  test('without a scheme in its address is asked for nothing, and sends nothing', async () => {
    const { url, calls } = await emulator();
    await files({
      config: `[profile x]\n${ROLE}source_profile = base\nmfa_serial = me\nendpoint_url = ${url.slice('http:'.length)}\n[profile base]\n${KEYS}`,
    });
    let asked = 0;
    const askMfaCode = (): Promise<string> => {
      asked += 1;
      return Promise.resolve('123456');
    };
    await failureOf(aws({ askMfaCode }).connect('x').identity(REGION, still));
    expect([asked, calls.length]).toEqual([0, 0]);
  });

  test('with `credential_source` takes its role on with what is there', async () => {
    const { url, calls } = await emulator();
    await files({
      config: `[profile x]\n${ROLE}credential_source = Environment\nendpoint_url = ${url}\n[profile y]\n${ROLE}source_profile = z\nendpoint_url = ${url}\n[profile z]\ncredential_source = Environment\n`,
    });
    Object.assign(process.env, { AWS_ACCESS_KEY_ID: 'AKIAPLACE', AWS_SECRET_ACCESS_KEY: 's' });
    for (const profile of ['x', 'y']) await aws().connect(profile).identity(REGION, still);
    expect(calls.map(({ operation, accessKeyId }) => `${String(operation)} ${accessKeyId}`)).toEqual(
      ['x', 'y'].flatMap(() => ['AssumeRole AKIAPLACE', 'GetCallerIdentity ASIAEMULATED']),
    );
  });

  test('with an empty `mfa_serial` needs no code', async () => {
    const { url, calls } = await emulator();
    await files({
      config: `[profile x]\nmfa_serial =\n${ROLE}source_profile = base\nendpoint_url = ${url}\n[profile base]\n${KEYS}`,
    });
    await aws().connect('x').identity(REGION, still);
    expect(calls.map(({ operation }) => operation)).toEqual(['AssumeRole', 'GetCallerIdentity']);
  });
});

describe('the environment', () => {
  test('names a profile that is not there', async () => {
    await files({ config: `[default]\n${KEYS}` });
    process.env.AWS_PROFILE = 'gone';
    expect(await failureOf(aws().connect(undefined).identity(REGION, still))).toEqual({
      category: 'credentials',
      message:
        '`AWS_PROFILE` names profile `gone`, which is not in the shared AWS config and credentials files. Correct it, or select another profile.',
    });
  });

  test('has an address without a scheme', async () => {
    useEnvironment('localhost:4566');
    expect((await failureOf(apisOf(aws().connect(undefined)))).message).toMatch(
      /^The value of `AWS_ENDPOINT_URL` is not an `http` or `https` URL/,
    );
  });

  test('has a profile without credentials, but keys of its own', async () => {
    const { url, calls } = await emulator();
    await files({ config: '[profile region-only]\nregion = eu-west-1\n' });
    useEnvironment(url);
    process.env.AWS_PROFILE = 'region-only';
    await apisOf(aws().connect(undefined));
    expect(calls[0]?.accessKeyId).toBe('AKIAENVIRONMENT');
  });
});

test.each(['', '{', '{}', '[]', '{"accessToken":"t","expiresAt":"2001-01-01T00:00:00Z"}'])(
  'an SSO cache that holds %j is a session to begin anew',
  async (text) => {
    const folder = await files({
      config: `[profile x]\nsso_session = corp\n${SSO}[sso-session corp]\nsso_region = eu-west-1\nsso_start_url = https://a\n`,
    });
    await signedIn(folder, 'corp', text);
    expect(await failureOf(aws().connect('x').identity(REGION, still))).toEqual({
      category: 'credentials',
      message:
        'There is no active session for profile `x`. Sign in with `aws sso login --profile x`, then refresh.',
      command: 'aws sso login --profile x',
    });
  },
);

describe('`credential_process`', () => {
  /** A program that notes each of its runs. */
  async function tool(prints: string): Promise<{ command: string; runs: () => Promise<number> }> {
    const folder = await files({});
    const [script, log] = [join(folder, 'tool.mjs'), join(folder, 'runs')];
    await writeFile(log, '');
    await writeFile(
      script,
      `import fs from 'node:fs'; fs.appendFileSync(${JSON.stringify(log)}, '.'); ${prints}`,
    );
    return {
      command: `"${process.execPath}" "${script}"`,
      runs: async () => (await readFile(log, 'utf8')).length,
    };
  }
  const printing = (value: object): string => `console.log(${JSON.stringify(JSON.stringify(value))})`;
  const GOOD = { Version: 1, AccessKeyId: 'AKIATOOL', SecretAccessKey: 's' };

  test.each<[string, string]>([
    ['process.exit(1)', 'returned no credentials. Run it in a terminal to see why.'],
    [
      'process.exit(127)',
      'was not found. Check the path and the quotes of the command, and the `PATH` of the editor.',
    ],
    ['console.log("Welcome!")', 'printed no JSON. Run it in a terminal to see what it prints.'],
    ['', 'printed no JSON. Run it in a terminal to see what it prints.'],
    ['console.log("null")', 'printed no JSON. Run it in a terminal to see what it prints.'],
    [
      printing({ ...GOOD, Version: '1' }),
      'printed another `Version` than 1. Update the program, or correct its output.',
    ],
    [
      printing({ Version: 1, AccessKeyId: 'A' }),
      'printed no `AccessKeyId` or no `SecretAccessKey`. Run it in a terminal to see why.',
    ],
    [
      printing({ ...GOOD, Expiration: '2001-01-01T00:00:00Z' }),
      'printed credentials that have expired. Sign in with the program, then refresh.',
    ],
    [
      printing({ ...GOOD, Expiration: 'soon' }),
      'printed an `Expiration` that is no date. Correct its output: ISO 8601 is expected.',
    ],
  ])('%s: told by its profile, after one run', async (prints, message) => {
    for (const way of ['profile', 'source', 'environment'] as const) {
      const { command, runs } = await tool(prints);
      await files({
        config: `[profile tool]\ncredential_process = ${command}\n[profile role]\n${ROLE}source_profile = tool\n[default]\ncredential_process = false\n`,
      });
      if (way === 'environment') process.env.AWS_PROFILE = 'tool';
      const live = aws({ limits: { attempts: 3 } }).connect(
        way === 'profile' ? 'tool' : way === 'source' ? 'role' : undefined,
      );
      const failure = await failureOf(live.identity(REGION, still));
      expect([way, failure.message]).toEqual([
        way,
        `The \`credential_process\` of profile \`tool\` ${message}`,
      ]);
      expect([way, await runs()]).toEqual([way, 1]);
      // Both families at once share it.
      await failureOf(apisOf(live));
      expect([way, await runs()]).toEqual([way, 2]);
    }
  });

  test('a program that is not there', async () => {
    await files({ config: '[profile x]\ncredential_process = /nowhere/tool --password planted\n' });
    const { message } = await failureOf(aws().connect('x').identity(REGION, still));
    expect(message).toMatch(/^The `credential_process` of profile `x` was not found\./);
  });

  test('runs once a call where its credentials end at once, however often AWS is asked again', async () => {
    const { url, calls } = await emulator({ faults: [{ route: /^sts/, kind: 'server-error', times: 2 }] });
    const soon = new Date(Date.now() + 60_000).toISOString();
    const { command, runs } = await tool(printing({ ...GOOD, Expiration: soon }));
    await files({ config: `[profile x]\ncredential_process = ${command}\nendpoint_url = ${url}\n` });
    const live = aws({ limits: { attempts: 3 } }).connect('x');
    await live.identity(REGION, still);
    expect([calls.length, await runs()]).toEqual([3, 1]);
    await live.identity(REGION, still);
    expect(await runs()).toBe(2);
  });

  test('of several lines, and with signs that begin comments elsewhere', async () => {
    const { url, calls } = await emulator();
    const { command } = await tool(
      `console.log(JSON.stringify({ ...${JSON.stringify(GOOD)}, AccessKeyId: process.argv.slice(2).join('') }))`,
    );
    await files({
      config: `[profile x]\ncredential_process = ${command} AKIA\n  "S #I"\n  GN\nendpoint_url = ${url}\n`,
    });
    await aws().connect('x').identity(REGION, still);
    expect(calls[0]?.accessKeyId).toBe('AKIAS #IGN');
  });
});
