/** Settings of the chosen profile, and of no other: where AWS is asked, whom is trusted, who signs. */
import { spawnSync } from 'node:child_process';
import dns from 'node:dns';
import { readFile, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { apisOf, failureOf, REGION, signedIn, still, surroundings, useEnvironment } from './surroundings.js';

const { aws, calls, emulator, files } = surroundings();

const KEYS = 'aws_access_key_id = AKIABASE\naws_secret_access_key = s\n';

describe('the host that is asked', () => {
  /** Names that were looked up: none has an address, so that nothing leaves this machine. */
  let hosts: string[] = [];
  const { lookup } = dns;
  beforeEach(() => {
    hosts = [];
    const nowhere = (host: string, _options: unknown, answer: (error: Error) => void): void => {
      hosts.push(host);
      answer(Object.assign(new Error('nowhere'), { code: 'ENOTFOUND', hostname: host }));
    };
    dns.lookup = nowhere as unknown as typeof lookup;
  });
  afterEach(() => {
    dns.lookup = lookup;
  });

  const OTHERS = `
[profile other]
use_fips_endpoint = true
use_dualstack_endpoint = true
endpoint_url = http://other.example.com
region = eu-central-1
retry_mode = nonsense
max_attempts = nonsense
defaults_mode = nonsense
sts_regional_endpoints = nonsense
auth_scheme_preference = sigv4a
sigv4a_signing_region_set = nonsense
sdk_ua_app_id = ${'x'.repeat(60)}
disable_request_compression = nonsense
ignore_configured_endpoint_urls = nonsense
account_id_endpoint_mode = nonsense
`;

  test.each([
    ['plain', 'apigateway.eu-west-1.amazonaws.com', 'sts.eu-west-1.amazonaws.com', ''],
    [
      'fips',
      'apigateway-fips.eu-west-1.amazonaws.com',
      'sts-fips.eu-west-1.amazonaws.com',
      'use_fips_endpoint = TRUE\n',
    ],
    [
      'dual-stack',
      'apigateway.eu-west-1.api.aws',
      'sts.eu-west-1.api.aws',
      'use_dualstack_endpoint = true\n',
    ],
    [
      'off',
      'apigateway.eu-west-1.amazonaws.com',
      'sts.eu-west-1.amazonaws.com',
      'use_fips_endpoint = no\nuse_dualstack_endpoint = false\n',
    ],
    [
      'fips at an address of one’s own',
      'own.example.com',
      'own.example.com',
      'use_fips_endpoint = true\nuse_dualstack_endpoint = true\nendpoint_url = https://own.example.com\n',
    ],
    [
      'ignoring',
      'apigateway.eu-west-1.amazonaws.com',
      'sts.eu-west-1.amazonaws.com',
      'endpoint_url = https://own.example.com\nignore_configured_endpoint_urls = true\n',
    ],
  ])('%s: %s, whatever `AWS_PROFILE` says', async (_name, gateway, sts, settings) => {
    await files({ config: `[profile mine]\n${KEYS}${settings}${OTHERS}` });
    process.env.AWS_PROFILE = 'other';
    const live = aws().connect('mine');
    expect(await apisOf(live)).toEqual([]);
    expect(new Set(hosts)).toEqual(new Set([gateway]));
    hosts = [];
    expect((await failureOf(live.identity(REGION, still))).message).toContain(sts);
    expect(hosts).toEqual([sts]);
  });

  test('the environment goes before the profile', async () => {
    await files({ config: `[profile mine]\n${KEYS}use_fips_endpoint = true\n` });
    process.env.AWS_USE_FIPS_ENDPOINT = 'False';
    await failureOf(aws().connect('mine').identity(REGION, still));
    expect(hosts).toEqual(['sts.eu-west-1.amazonaws.com']);
  });

  test('a profile that ignores endpoints ignores those of the environment, too', async () => {
    await files({ config: `[profile mine]\n${KEYS}ignore_configured_endpoint_urls = true\n` });
    process.env.AWS_ENDPOINT_URL = 'http://127.0.0.1:9';
    await failureOf(aws().connect('mine').identity(REGION, still));
    expect(hosts).toEqual(['sts.eu-west-1.amazonaws.com']);
  });

  test('SSO is asked as the chosen profile says as well', async () => {
    const folder = await files({
      config: `[profile mine]\nsso_session = corp\nsso_account_id = 1\nsso_role_name = r\nuse_fips_endpoint = true\n[sso-session corp]\nsso_region = us-east-1\nsso_start_url = https://a\n${OTHERS}`,
    });
    process.env.AWS_PROFILE = 'other';
    await signedIn(folder, 'corp');
    await failureOf(aws().connect('mine').identity(REGION, still));
    expect(new Set(hosts)).toEqual(new Set(['portal.sso-fips.us-east-1.amazonaws.com']));
  });
});

describe('a token of another identity provider', () => {
  test('of a profile: its own role, at its own endpoint, signed by nobody', async () => {
    const [wrong, right] = [await emulator(), await emulator()];
    const folder = await files({});
    await writeFile(join(folder, 'token'), 'planted-token');
    await files({
      config: `
[profile other]
endpoint_url = ${wrong.url}
[profile mine]
role_arn = arn:aws:iam::123456789012:role/web
role_session_name = me
web_identity_token_file = ~/token
region = eu-central-1
endpoint_url = ${right.url}
`,
    });
    process.env.AWS_PROFILE = 'other';
    await aws().connect('mine').identity(REGION, still);
    expect(wrong.calls).toEqual([]);
    const [assumed, then] = right.calls;
    expect(Object.fromEntries(new URLSearchParams(assumed?.body))).toMatchObject({
      Action: 'AssumeRoleWithWebIdentity',
      RoleArn: 'arn:aws:iam::123456789012:role/web',
      RoleSessionName: 'me',
      WebIdentityToken: 'planted-token',
    });
    expect([assumed?.accessKeyId, then?.accessKeyId]).toEqual(['', 'ASIAEMULATED']);
    expect(calls.map(({ operation }) => operation)).toEqual([
      'AssumeRoleWithWebIdentity',
      'GetCallerIdentity',
    ]);
    expect(JSON.stringify(calls)).not.toContain('planted-token');
  });

  test('of the environment', async () => {
    const { url, calls: asked } = await emulator();
    const folder = await files({});
    await writeFile(join(folder, 'token'), 'planted-token');
    Object.assign(process.env, {
      AWS_ENDPOINT_URL: url,
      AWS_WEB_IDENTITY_TOKEN_FILE: join(folder, 'token'),
      AWS_ROLE_ARN: 'arn:aws:iam::123456789012:role/web',
    });
    await aws().connect(undefined).identity(REGION, still);
    expect(asked.map(({ operation }) => operation)).toEqual([
      'AssumeRoleWithWebIdentity',
      'GetCallerIdentity',
    ]);
  });
});

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

describe.skipIf(!hasOpenssl)(`certificates${hasOpenssl ? '' : ' (skipped: there is no `openssl`)'}`, () => {
  /** The emulator behind HTTPS, with a certificate that nobody trusts. */
  async function secured(): Promise<{ url: string; bundle: string; close: () => void }> {
    const { url } = await emulator();
    const folder = await files({});
    const [key, bundle] = [join(folder, 'key.pem'), join(folder, 'ca.pem')];
    const made = `req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=IP:127.0.0.1`;
    spawnSync('openssl', [...made.split(' '), '-keyout', key, '-out', bundle]);
    const options = { key: await readFile(key), cert: await readFile(bundle) };
    const server = createServer(options, (incoming, response) => {
      const { method, headers, url: path } = incoming;
      incoming.pipe(
        request(`${url}${path ?? ''}`, { method, headers }, (answer) => {
          response.writeHead(answer.statusCode ?? 500, answer.headers);
          answer.pipe(response);
        }),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return {
      url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
      bundle,
      close: () => {
        server.close();
        server.closeAllConnections();
      },
    };
  }

  test.each(['ca_bundle', 'AWS_CA_BUNDLE'])('those of `%s` are trusted, and those alone', async (name) => {
    const { url, bundle, close } = await secured();
    const folder = await files({
      config: `
[profile without]
${KEYS}endpoint_url = ${url}
[profile with]
ca_bundle = ~/ca.pem
${KEYS}endpoint_url = ${url}
`,
    });
    process.env.AWS_PROFILE = 'with';
    expect((await failureOf(aws().connect('without').identity(REGION, still))).message).toMatch(
      /^The certificate of .* is not trusted \(`\w+`\)\. If a proxy inspects encrypted traffic/,
    );
    if (name === 'AWS_CA_BUNDLE') process.env.AWS_CA_BUNDLE = bundle;
    const profile = name === 'ca_bundle' ? 'with' : 'without';
    expect(await apisOf(aws().connect(profile))).toHaveLength(5);
    // Another certificate instead.
    await secured().then((other) => {
      other.close();
    });
    const named = name === 'ca_bundle' ? 'The `ca_bundle` of profile `with`' : '`AWS_CA_BUNDLE`';
    expect((await failureOf(aws().connect(profile).identity(REGION, still))).message).toMatch(
      `${named} is what is trusted instead of the certificates of this machine. Add the one that is missing to it.`,
    );
    await writeFile(join(folder, 'ca.pem'), 'nothing');
    expect((await failureOf(aws().connect(profile).identity(REGION, still))).message).toBe(
      `${named} holds no certificate. Use a file in PEM format.`,
    );
    close();
  });
});

test('a bundle of certificates that is not there matters to no address without encryption', async () => {
  const { url } = await emulator();
  useEnvironment(url);
  process.env.AWS_CA_BUNDLE = '/nowhere/ca.pem';
  expect(await apisOf(aws().connect(undefined))).toHaveLength(5);
});
