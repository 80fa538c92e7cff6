/** `check` with a project file, variable files and what git ignores. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check } from './check-program.js';
import { fixtures } from './fixtures.js';

const { folder } = fixtures();

const stage = (name: string): string => `resource "aws_apigatewayv2_stage" "live" {
  api_id      = "abc123"
  name        = ${name}
  auto_deploy = true
}
`;
const WRONG = stage('"a stage"');
const BY_VARIABLE = `variable "name" {\n  default = "live"\n}\n${stage('var.name')}`;
const PROJECT = '.apigateway-stages.json';

/** Where something was found, and which rule found it. */
async function found(path: string, args: readonly string[] = []): Promise<readonly string[]> {
  const { out } = await check(path, args);
  return out
    .split('\n')
    .flatMap((line) => /^(\S+?:\d+):\d+: (\w+): .*\[([\w-]+)\]$/.exec(line)?.slice(1).join(' ') ?? []);
}

describe('the project file', () => {
  test('sets rules, which options overrule one by one; comments and trailing commas are taken', async () => {
    const { path } = await folder({
      'main.tf': WRONG,
      [PROJECT]: '{\n  // they are named by hand\n  "rules": { "invalid-stage-name": "hint", },\n}\n',
    });
    expect(await found(path)).toEqual([]);
    expect(await found(path, ['--min-severity', 'hint'])).toContain('main.tf:3 hint invalid-stage-name');
    expect(await found(path, ['--rule', 'invalid-stage-name=error'])).toEqual([
      'main.tf:3 error invalid-stage-name',
    ]);
  });

  test('of a group that an option sets, no rule is left to it', async () => {
    const { path } = await folder({
      'main.tf': `${stage('"live"')}locals {\n  a = local.nope\n}\n`,
      [PROJECT]: '{ "rules": { "undeclared-variable": "warning" } }',
    });
    expect(await found(path)).toEqual(['main.tf:7 warning undeclared-variable']);
    expect(await found(path, ['--rule', 'language=off'])).toEqual([]);
  });

  test('the nearest one counts alone, up to the root of the repository', async () => {
    const off = '{ "rules": { "invalid-stage-name": "off" } }';
    const { path } = await folder({
      [PROJECT]: off,
      'a/main.tf': WRONG,
      'b/main.tf': WRONG,
      [`b/${PROJECT}`]: '{}',
      'c/main.tf': WRONG,
    });
    await mkdir(join(path, 'c/.git'));
    expect(await found(path)).toEqual([
      'b/main.tf:3 error invalid-stage-name',
      'c/main.tf:3 error invalid-stage-name',
    ]);
    // The working directory is the end, unless a repository goes further.
    expect(await found(join(path, 'a'))).toHaveLength(1);
    await mkdir(join(path, '.git'));
    expect(await found(join(path, 'a'))).toEqual([]);
  });

  test('leaves files out by globs from its own folder, even those that are named', async () => {
    const { path } = await folder({
      'live/main.tf': WRONG,
      'live/old/main.tf': WRONG,
      'live/new/made.gen.tf': WRONG,
      [`live/${PROJECT}`]: '{ "exclude": ["old", "**/*.gen.tf"] }',
    });
    expect(await found(path)).toEqual(['live/main.tf:3 error invalid-stage-name']);
    expect(await check(path, ['live/old/main.tf'])).toMatchObject({
      code: 0,
      out: 'No findings in 0 files; 1 file is excluded.\n',
    });
    const none = { code: 0, out: 'No findings in 0 files; 3 files are excluded.\n', err: '' };
    expect(await check(path, ['--exclude', 'live'])).toEqual(none);
  });

  test('sets the least severity that is shown', async () => {
    const { path } = await folder({ 'main.tf': WRONG, [PROJECT]: '{ "minSeverity": "error" }' });
    const unlocked = `${WRONG}resource "aws_apigatewayv2_api" "a" {\n  name = "a"\n  protocol_type = "HTTP"\n}\n`;
    await folder({ 'main.tf': unlocked });
    expect(await found(path)).toEqual(['main.tf:3 error invalid-stage-name']);
  });

  test('names the version of the provider where no lock file does', async () => {
    const mode = 'resource "aws_api_gateway_domain_name" "a" {\n  endpoint_access_mode = "BASIC"\n}\n';
    const { path, write } = await folder({ 'main.tf': mode, [PROJECT]: '{ "providerVersion": "5.100.0" }' });
    expect((await check(path)).out).toContain('endpoint_access_mode');
    await write(PROJECT, '{ "providerVersion": "6.66.0" }');
    expect((await check(path)).out).not.toContain('endpoint_access_mode');
  });

  test.each([
    [
      '{ "rules": { "invalid-stage-nam": "off" } }',
      'line 1, column 14: There is no rule `invalid-stage-nam`: did you mean `invalid-stage-name`?',
    ],
    [
      '{ "rules": { "too-long": "of" } }',
      'line 1, column 26: Must be one of "error", "warning", "information", "hint", "off".',
    ],
    ['{ "exclud": [] }', 'line 1, column 3: There is no key `exclud`: did you mean `exclude`?'],
    ['{ "exclude": "old" }', 'line 1, column 14: Must be a list of texts'],
    ['{ "varFiles": ["prod.tfvars"] }', "line 1, column 16: `prod.tfvars` can't be read"],
    ['{ "environments": { "a b": [] } }', 'line 1, column 21: Name environments by letters'],
    ['{ "providerVersion": "~> 5" }', 'must be one version'],
    ['{ "rules": ', 'mend the JSON'],
    ['[]', 'A project file is an object'],
  ])('%s: is told, with the rest checked, and ends with 2', async (text, message) => {
    const { path } = await folder({ 'main.tf': WRONG, [PROJECT]: text });
    const { code, out, err } = await check(path);
    expect(code).toBe(2);
    expect(err).toContain(message);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
    expect(out).toContain('invalid-stage-name');
  });
});

describe('variable files that Terraform is given', () => {
  test('count in the order of Terraform: defaults, automatic files, then as they are named', async () => {
    const { path } = await folder({
      'main.tf': BY_VARIABLE,
      'terraform.tfvars': 'name = "by terraform"\n',
      'a.tfvars': 'name = "by a"\n',
      'b.tfvars': 'name = "b"\n',
    });
    const values = async (...args: readonly string[]): Promise<string> =>
      /`(by \w+|\w \w+)`/.exec((await check(path, args)).out)?.[1] ?? '-';
    expect(await values('--var-file', 'a.tfvars')).toBe('by a');
    expect(await values('--var-file', 'a.tfvars', '--var-file', 'b.tfvars')).toBe('-');
    expect(await values('--var-file', 'b.tfvars', '--var', 'name=by hand')).toBe('by hand');
    expect(await values('--var', 'name=by hand', '--var-file', 'b.tfvars')).toBe('-');
  });

  test('of each environment of the project say in which a finding holds; what holds in all is told once', async () => {
    const { path } = await folder({
      'main.tf': `${BY_VARIABLE}${stage('"also wrong"').replace('live', 'other')}`,
      'envs/dev.tfvars': 'name = "dev"\n',
      'envs/qa.tfvars': 'name = "a qa"\n',
      'common.tfvars': 'name = "common"\n',
      [PROJECT]: `{ "varFiles": ["common.tfvars"], "environments": {
        "dev": ["envs/dev.tfvars"], "qa": ["envs/qa.tfvars"], "prod": ["envs/qa.tfvars"] } }`,
    });
    const { out } = await check(path);
    expect(out).toMatch(/^main\.tf:6:17: error: In qa and prod: .*`a qa`/m);
    expect(out).toMatch(/^main\.tf:11:17: error: (?!In ).*`also wrong`/m);
    expect(out.trimEnd().split('\n')).toHaveLength(3);
    const [first] = (
      JSON.parse((await check(path, ['--format', 'json'])).out) as {
        findings: { related: { path: string }[] }[];
      }
    ).findings;
    expect(first?.related.map((each) => each.path)).toEqual(['envs/qa.tfvars']);
  });

  test('reach called modules through their callers', async () => {
    const { path } = await folder({
      'main.tf': 'variable "stage" {}\nmodule "live" {\n  source = "./live"\n  name   = var.stage\n}\n',
      'live/main.tf': BY_VARIABLE,
      'prod.tfvars': 'stage = "a prod"\n',
      'dev.tfvars': 'stage = "dev"\n',
      [PROJECT]: '{ "environments": { "dev": ["dev.tfvars"], "prod": ["prod.tfvars"] } }',
    });
    expect((await check(path)).out).toMatch(/^live\/main\.tf:6:17: error: In prod: /m);
  });

  test('are for the module around them alone, or for all that declare what they set', async () => {
    const { path } = await folder({
      'a/main.tf': BY_VARIABLE,
      'a/prod.tfvars': 'name = "a prod"\n',
      'b/main.tf': BY_VARIABLE,
      'shared/all.tfvars': 'name = "for all"\n',
      [PROJECT]: '{ "environments": { "prod": ["a/prod.tfvars"] } }',
    });
    expect(await found(path)).toEqual(['a/main.tf:6 error invalid-stage-name']);
    expect(await found(path, ['--var-file', 'shared/all.tfvars'])).toHaveLength(2);
  });

  test('and set what no variable declares: that is told', async () => {
    const { path } = await folder({
      'live/main.tf': BY_VARIABLE,
      'live/prod.tfvars': 'nam = "prod"\nname = "prod"\n',
      'other/main.tf': `variable "size" {}\n${stage('"other"')}`,
      'shared/all.tfvars': 'size = 1\nname = "all"\nnope = 1\n',
      [PROJECT]: '{ "varFiles": ["shared/all.tfvars"], "environments": { "prod": ["live/prod.tfvars"] } }',
    });
    const { out } = await check(path);
    expect(out).toContain('live/prod.tfvars:1:1: warning: There is no variable `nam`: did you mean `name`?');
    expect(out).toContain('shared/all.tfvars:3:1: warning: There is no variable `nope`');
    expect(out).not.toContain('shared/all.tfvars:1');
    const given = await check(path, ['--var', 'nme=x']);
    expect(given).toMatchObject({
      code: 2,
      err: expect.stringContaining('There is no variable `nme`') as string,
    });
  });

  test('that are not there, and values without a name, end with 2', async () => {
    const { path } = await folder({ 'main.tf': BY_VARIABLE });
    expect(await check(path, ['--var-file', 'nope.tfvars'])).toMatchObject({ code: 2 });
    expect(await check(path, ['--var', 'name'])).toMatchObject({ code: 2, out: '' });
  });
});

describe('what git ignores', () => {
  test('is left out, unless it is asked for by name', async () => {
    const { path } = await folder({
      '.gitignore': '/made/\n*.gen.tf\n!kept.gen.tf\n',
      'main.tf': WRONG,
      'made/main.tf': WRONG,
      'a/x.gen.tf': WRONG.replace('live', 'made'),
      'a/kept.gen.tf': WRONG,
      'b/.gitignore': 'x.tf\n',
      'b/x.tf': WRONG,
    });
    const rule = 'error invalid-stage-name';
    expect(await found(path)).toEqual([`main.tf:3 ${rule}`, `a/kept.gen.tf:3 ${rule}`]);
    expect(await found(path, ['made'])).toEqual([`made/main.tf:3 ${rule}`]);
    expect(await found(path, ['b/x.tf'])).toEqual([`b/x.tf:3 ${rule}`]);
  });
});
