/** The shared files as the AWS CLI reads and writes them, down to the credentials of such profiles. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { readSharedFiles, sharedFilesOf } from '../../client/src/aws/shared-files.js';
import { type BotocoreFiles, botocoreMissing, flattened, readByBotocore } from './botocore.js';
import { apisOf, failureOf, REGION, signedIn, still, surroundings } from './surroundings.js';

const { aws, emulator, files } = surroundings();

const KEYS = 'aws_access_key_id = AKIAODD\naws_secret_access_key = s\n';

/** Texts that the AWS CLI accepts; ours has to say the same of each. */
const ACCEPTED: Readonly<Record<string, readonly [config: string, credentials?: string]>> = {
  'quoted names': [
    `[profile "my prod"]\nregion = eu-west-1\n[profile 'your prod']\nregion = eu-west-2\n[sso-session 'My Corp']\nsso_region = eu-west-1\n[services "my local"]\nsts =\n  endpoint_url = http://localhost:1\n`,
  ],
  'names with an escape': ['[profile my\\ prod]\nregion = a\n[profile "a\\"b\\\\c"]\nregion = b\n'],
  'signs in names': [
    '[profile a&b]\nregion = a\n[profile a(b)!#;x]\nregion = b\n[profile a*b,c=d]\nregion = c\n',
  ],
  'names of other languages': [
    '[profile köln]\nregion = a\n[profile 開発]\nregion = b\n[profile "Ünïted 部"]\nregion = c\n',
  ],
  'names that are none': [
    '[profile a b]\nregion = a\n[profile]\nregion = b\n[profile "open]\nregion = c\n[plugins]\ncli = x\n',
  ],
  'default twice': ['[default]\nregion = a\noutput = json\n[profile default]\nregion = b\n'],
  'upper-case keys': [
    '[profile a]\nREGION = eu-west-1\nSso_Session = corp\nServices = x\n[services x]\nSTS =\n  endpoint_url = http://a\n',
  ],
  'colons for equal signs': [
    '[profile a]\nregion: eu-west-1\nsso_start_url: https://a.example.com/start?x=y\n',
  ],
  'no blanks, many blanks, tabs': [
    '[profile a]\nregion=eu-west-1\n[profile   b ]\nregion\t =\t  eu-west-2  \n[profile\tc]\nregion = d\n',
  ],
  'comments of whole lines': [
    '# one\n; two\n[profile a]\n  # three\nregion = a\n; [profile b]\n#region = b\n',
  ],
  'a comment behind a section': ['[profile a] # mine\nregion = a\n'],
  'Windows line ends': [
    '[profile a]\r\nregion = a\r\n\r\n[services x]\r\nsts =\r\n  endpoint_url = http://a\r\n',
  ],
  'indented keys': ['[profile a]\n   region = a\n   output = b\n[profile b]\n\tregion = c\n'],
  'a value of several lines': [
    '[profile a]\ncredential_process = tool\n   --name "x y"\n   --more\nregion = a\n',
  ],
  'nested values': [
    '[profile a]\ns3 =\n  max_concurrent_requests = 20\n  addressing_style=path\nregion = a\n[services x]\napi_gateway =\n\tendpoint_url = http://a\nsts=\n  endpoint_url = http://b\n',
  ],
  'equal signs and quotes in values': [
    '[profile a]\ncredential_process = "/opt/my tool" --a=b "c #d" ; e\nrole_arn = "arn:aws:iam::1:role/x"\n',
  ],
  'empty values': ['[profile a]\nmfa_serial =\nregion = a\noutput =\n'],
  'both files': [
    '[profile a]\nregion = a\noutput = json\n[profile b]\nregion = b\n',
    '[a]\nregion = c\nAWS_ACCESS_KEY_ID = k\n[my keys]\naws_access_key_id = l\n[profile x]\naws_access_key_id = m\n[a&b]\naws_access_key_id = n\n',
  ],
  'a section for all': ['[DEFAULT]\nregion = all\n[profile a]\noutput = json\n[profile b]\nregion = b\n'],
  'names that objects have': ['[profile __proto__]\nregion = a\n[profile constructor]\nregion = b\n'],
  'an empty file': [''],
};

describe.skipIf(botocoreMissing !== undefined)(
  `botocore${botocoreMissing === undefined ? '' : ` (skipped: ${botocoreMissing})`}`,
  () => {
    let theirs: ReadonlyMap<string, BotocoreFiles>;
    beforeAll(async () => {
      const folder = await mkdtemp(join(tmpdir(), 'botocore-'));
      const pairs = Object.values(ACCEPTED).map(async ([config, credentials], index) => {
        const paths = [join(folder, `config-${index}`), join(folder, `credentials-${index}`)] as const;
        await writeFile(paths[0], config);
        if (credentials !== undefined) await writeFile(paths[1], credentials);
        return paths;
      });
      const read = readByBotocore(await Promise.all(pairs));
      theirs = new Map(
        Object.keys(ACCEPTED).flatMap((name, index) => {
          const each = read[index];
          return each === undefined ? [] : [[name, each]];
        }),
      );
      await rm(folder, { recursive: true });
    });

    test.each(Object.entries(ACCEPTED))('reads the same: %s', (name, [config, credentials]) => {
      const ours = sharedFilesOf(config, credentials);
      for (const kind of ['profiles', 'ssoSessions', 'services'] as const)
        expect(Object.fromEntries(ours[kind]), kind).toEqual(flattened(theirs.get(name)?.[kind] ?? {}));
    });
  },
);

describe('what botocore refuses and others accept', () => {
  test('a comment behind a value, a section that comes again, a line that says nothing, a mark in front', () => {
    const { profiles } = sharedFilesOf(
      '\uFEFF[profile a]\nregion = eu-west-1 # Ireland\nsso_start_url = https://a.example.com/#/start\nnothing\n[profile a]\noutput = json ; or text\n',
    );
    expect(profiles.get('a')).toEqual({
      region: 'eu-west-1',
      sso_start_url: 'https://a.example.com/#/start',
      output: 'json',
    });
  });

  test('no file, and a folder instead of one', async () => {
    process.env.AWS_CONFIG_FILE = await files({});
    expect((await readSharedFiles(process.env)).profiles.size).toBe(0);
  });
});

test('paths with `~` and variables, as the AWS CLI expands them', async () => {
  const folder = await files({ config: '[profile a]\nregion = a\n', credentials: '[b]\nregion = b\n' });
  Object.assign(process.env, {
    AWS_CONFIG_FILE: '~/config',
    AWS_SHARED_CREDENTIALS_FILE: '${FOLDER}/credentials',
    FOLDER: folder,
  });
  expect(await aws().config.profiles()).toEqual(['a', 'b']);
});

describe('credentials of profiles with any name', () => {
  const names = ['my prod', 'a&b', 'köln 部', 'Upper', 'it\'s "x"', '__proto__', 'x] #y'];

  test.each(names)('keys: %s', async (name) => {
    const { url, calls } = await emulator();
    await files({ credentials: `[${name}]\n${KEYS}endpoint_url = ${url}\n` });
    expect(await aws().config.profiles()).toEqual([name]);
    expect(await apisOf(aws().connect(name))).toHaveLength(5);
    expect(calls[0]?.accessKeyId).toBe('AKIAODD');
  });

  test('a role of another profile, both with blanks', async () => {
    const { url, calls } = await emulator();
    await files({
      config: `[profile "my role"]\nROLE_ARN = arn:aws:iam::123456789012:role/x\nSource_Profile = my base\nendpoint_url = ${url}\n`,
      credentials: `[my base]\n${KEYS}`,
    });
    await aws().connect('my role').identity(REGION, still);
    expect(calls.map(({ operation, accessKeyId }) => `${String(operation)} ${accessKeyId}`)).toEqual([
      'AssumeRole AKIAODD',
      'GetCallerIdentity ASIAEMULATED',
    ]);
  });

  test.each(['My Corp', 'a&b', 'köln', 'corp'])('an SSO session: %s', async (session) => {
    const { url, calls } = await emulator();
    const folder = await files({
      config: `
[sso-session '${session}']
sso_region = eu-north-1
sso_start_url = https://corp.example.com/start#/
[profile "my dev"]
sso_session = ${session}
sso_account_id = 123456789012
sso_role_name = Reader
endpoint_url = ${url}
`,
    });
    process.env.AWS_ENDPOINT_URL_SSO = url;
    const live = aws().connect('my dev');
    // No command: a terminal would have to quote the name.
    expect(await failureOf(live.identity(REGION, still))).toEqual({
      category: 'credentials',
      message: 'There is no active session for profile `my dev`. Sign in, then refresh.',
    });
    await signedIn(folder, session);
    await live.identity(REGION, still);
    expect(calls.map(({ route }) => route)).toEqual(['GET /federation/credentials', 'sts GetCallerIdentity']);
  });

  test('of the environment, by `AWS_PROFILE`', async () => {
    const { url, calls } = await emulator();
    await files({ config: `[profile "my prod"]\nendpoint_url = ${url}\nregion = eu-west-2\n${KEYS}` });
    process.env.AWS_PROFILE = 'my prod';
    expect(await aws().config.defaultRegion(undefined)).toBe('eu-west-2');
    await apisOf(aws().connect(undefined));
    expect(calls[0]?.accessKeyId).toBe('AKIAODD');
  });
});
