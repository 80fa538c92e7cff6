/** Modules that several others call, each with values of its own: what is wrong by one call is told, and by which. */
import { describe, expect, test } from 'vitest';
import { check } from './check-program.js';
import { fixtures, underlined } from './fixtures.js';

const { editor, folder } = fixtures();

const MODULE = `variable "level" {
  type = string
}

resource "aws_apigatewayv2_stage" "live" {
  api_id = "abc123"
  name   = "live"

  default_route_settings {
    logging_level          = var.level
    throttling_burst_limit = 5
    throttling_rate_limit  = 10
  }
}
`;

const call = (name: string, level: string): string =>
  `module "${name}" {\n  source = "../../modules/ws"\n  level  = ${level}\n}\n`;

const wrong = (level: string): string =>
  `\`logging_level\` can't be \`${level}\` (from \`var.level\`, which \`module.ws\` sets): use \`OFF\`, \`ERROR\` or \`INFO\`.`;

/** The messages of the findings in the module, in order. */
async function told(files: Readonly<Record<string, string>>, args: readonly string[] = []) {
  const { path } = await folder({ 'modules/ws/main.tf': MODULE, ...files });
  const { out } = await check(path, args);
  return out
    .split('\n')
    .flatMap((line) => /^modules\/ws\/main\.tf:\d+:\d+: \w+: (.*) \[/.exec(line)?.[1] ?? []);
}

describe('check', () => {
  test('says for which call something is wrong', async () => {
    const files = { 'live/a/main.tf': call('ws', '"DEBUG"'), 'live/b/main.tf': call('ws', '"INFO"') };
    expect(await told(files)).toEqual([`For \`module.ws\` in \`live/a/main.tf\`: ${wrong('DEBUG')}`]);
  });

  test('says each where two calls are wrong in their own way', async () => {
    const files = { 'live/a/main.tf': call('ws', '"DEBUG"'), 'live/b/main.tf': call('ws', '"TRACE"') };
    expect(await told(files)).toEqual([
      `For \`module.ws\` in \`live/a/main.tf\`: ${wrong('DEBUG')}`,
      `For \`module.ws\` in \`live/b/main.tf\`: ${wrong('TRACE')}`,
    ]);
  });

  test('says what all calls do once, and that calls of one kind belong together', async () => {
    const same = { 'live/a/main.tf': call('ws', '"DEBUG"'), 'live/b/main.tf': call('ws', '"DEBUG"') };
    expect(await told(same)).toEqual([wrong('DEBUG')]);
    expect(await told({ ...same, 'live/c/main.tf': call('ws', '"INFO"') })).toEqual([
      `For \`module.ws\` in \`live/a/main.tf\` and \`module.ws\` in \`live/b/main.tf\`: ${wrong('DEBUG')}`,
    ]);
    const three = {
      ...same,
      'live/d/main.tf': call('ws', '"DEBUG"'),
      'live/c/main.tf': call('ws', '"INFO"'),
    };
    expect(await told(three)).toEqual([
      `For \`module.ws\` in \`live/a/main.tf\` and 2 more calls: ${wrong('DEBUG')}`,
    ]);
  });

  test('says what hangs on no value once', async () => {
    const files = {
      'modules/ws/main.tf': MODULE.replace('"live"\n', '"a stage"\n'),
      'live/a/main.tf': call('ws', '"ERROR"'),
      'live/b/main.tf': call('ws', '"INFO"'),
    };
    expect(await told(files)).toEqual([expect.stringMatching(/^`a stage` is not a valid stage name/)]);
  });

  test('takes a value that it does not know for none that is wrong', async () => {
    const files = {
      'live/a/main.tf': `variable "level" {}\n${call('ws', 'var.level')}`,
      'live/b/main.tf': call('ws', '"INFO"'),
    };
    expect(await told(files)).toEqual([]);
  });

  test('says the environment as well', async () => {
    const files = {
      '.apigateway-stages.json': '{ "environments": { "dev": ["dev.tfvars"], "prod": ["prod.tfvars"] } }',
      'dev.tfvars': 'level = "INFO"\n',
      'prod.tfvars': 'level = "DEBUG"\n',
      'live/a/main.tf': `variable "level" {}\n${call('ws', 'var.level')}`,
      'live/b/main.tf': call('ws', '"INFO"'),
    };
    expect(await told(files)).toEqual([
      expect.stringMatching(
        /^In prod, for `module\.ws` in `live\/a\/main\.tf`: `logging_level` can't be `DEBUG`/,
      ),
    ]);
  });
});

test('an editor says it', async () => {
  const root = await folder({
    'modules/ws/main.tf': MODULE,
    'live/a/main.tf': call('ws', '"debug"'),
    'live/b/main.tf': call('ws', '"INFO"'),
  });
  const server = await editor({ folders: [root.uri] });
  const uri = root.of('modules/ws/main.tf');
  await server.open(uri, MODULE);
  const found = await server.until(uri, (all) => all.some(({ code }) => code === 'invalid-value'));
  expect(found.map(({ message }) => message)).toEqual([
    expect.stringMatching(/^For `module\.ws` in `live\/a\/main\.tf`: `logging_level` can't be `debug`/),
  ]);
});

describe('who gives the value', () => {
  const FILES = {
    'modules/ws/main.tf': MODULE,
    'live/a/main.tf': call('ws', '"DEBUG"'),
    'live/b/main.tf': call('ws', '"INFO"'),
  };
  const TOLD = `In \`modules/ws/main.tf\`, line 10: ${wrong('DEBUG')} [invalid-value]`;

  /** The lines about a caller. */
  async function toldIn(caller: string, args: readonly string[], files = {}) {
    const { path } = await folder({ ...FILES, ...files });
    const { out } = await check(path, args);
    return out.split('\n').filter((line) => line.startsWith(caller));
  }

  test('is told where the called module is not checked', async () => {
    expect(await toldIn('live/a', ['live'])).toEqual([`live/a/main.tf:3:12: error: ${TOLD}`]);
    expect(await toldIn('live/a', ['live/a/main.tf'])).toEqual([`live/a/main.tf:3:12: error: ${TOLD}`]);
    expect(await toldIn('live/a', ['live/b'])).toEqual([]);
  });

  test('is not told a second time', async () => {
    expect(await toldIn('live', [])).toEqual([]);
    expect(await toldIn('live', ['live', 'modules'])).toEqual([]);
    expect(await toldIn('live', ['modules'])).toEqual([]);
  });

  test('is told of modules below the called one, and is asked to ignore', async () => {
    const files = {
      'modules/outer/main.tf': `variable "level" {}\n\n${call('ws', 'var.level')}`,
      'live/a/main.tf': call('outer', '"DEBUG"').replace('/ws', '/outer'),
      'live/b/main.tf': call('outer', '"TRACE"')
        .replace('/ws', '/outer')
        .replace('  level', '  # apigateway-stages:ignore invalid-value\n  level'),
    };
    expect(await toldIn('live', ['live'], files)).toEqual([
      expect.stringMatching(/^live\/a\/main\.tf:3:12: error: In `modules\/ws\/main\.tf`, line 10: /),
    ]);
  });

  test('is told in the editor', async () => {
    const root = await folder(FILES);
    const server = await editor({ folders: [root.uri] });
    const uri = root.of('live/a/main.tf');
    const text = FILES['live/a/main.tf'];
    await server.open(uri, text);
    const found = await server.until(uri, (all) => all.some(({ code }) => code === 'invalid-value'));
    expect(underlined(text, found)).toEqual(['"DEBUG"']);
    await server.replace(uri, text.replace('DEBUG', 'ERROR'));
    await server.until(uri, (all) => all.length === 0);
  });

  test('is told of a limit of 0', async () => {
    const files = {
      'modules/ws/main.tf': MODULE.replaceAll('= 5', '= var.burst') + 'variable "burst" {}\n',
      'live/a/main.tf': call('ws', '"INFO"\n  burst = 0'),
      'live/b/main.tf': call('ws', '"INFO"\n  burst = 5'),
    };
    expect(await toldIn('live', ['live'], files)).toEqual([
      expect.stringMatching(
        /^live\/a\/main\.tf:4:11: warning: .*of 0 \(from `var\.burst`, which `module\.ws` sets\), API Gateway rejects/,
      ),
    ]);
  });
});
