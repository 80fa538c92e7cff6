/** `apigateway-stages check` as a process: what it prints, where, and its exit code. */
import { spawn } from 'node:child_process';
import { copyFile, mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Log } from 'sarif';
import { describe, expect, test } from 'vitest';
import { SERVER_BUNDLE } from '../support/stdio-client.js';
import { check, run, WRONG } from './check-program.js';
import { fixtures } from './fixtures.js';

const { folder } = fixtures();

const SOUND = 'locals {\n  a = 1\n}\n';
const BROKEN = 'locals {\n  a = "\\q"\n}\n';

test('a sound folder ends with 0 and a line that says so', async () => {
  const { path } = await folder({ 'main.tf': SOUND, 'a/b/main.tofu': SOUND });
  expect(await check(path)).toEqual({ code: 0, out: 'No findings in 2 files.\n', err: '' });
});

test('a called module has the values of its caller, not its defaults', async () => {
  const stage = `variable "name" {
  default = "a default"
}

resource "aws_apigatewayv2_stage" "live" {
  api_id = "abc123"
  name   = var.name
}
`;
  const calling = (name: string): string => `module "live" {
  source = "./live"
  name   = "${name}"
}
`;
  const good = await folder({ 'main.tf': calling('live'), 'live/main.tf': stage });
  expect(await check(good.path)).toEqual({ code: 0, out: 'No findings in 2 files.\n', err: '' });
  const bad = await folder({ 'main.tf': calling('a stage'), 'live/main.tf': stage });
  // A hook names single files; who calls their module is found all the same.
  const { code, out } = await check(bad.path, ['--excerpt', 'live/main.tf']);
  expect(code).toBe(1);
  expect(out).toMatch(/^live\/main\.tf:7:12: error: .*`a stage`/);
  expect(out).toContain('main.tf:3');
});

test('a module that Terragrunt applies from elsewhere, or someone with files below, is not judged by its defaults', async () => {
  const stage = `variable "name" {
  default = "a default"
}

resource "aws_apigatewayv2_stage" "live" {
  api_id = "abc123"
  name   = var.name
}
`;
  const files = { 'modules/live/main.tf': stage };
  const plain = await folder(files);
  expect(await check(plain.path)).toMatchObject({ code: 1 });
  const source = 'terraform {\n  source = "../../modules//live"\n}\n';
  const named = await folder({ ...files, 'modules/live/envs/prod.tfvars': 'name = "live"\n' });
  expect(await check(named.path)).toMatchObject({ code: 0 });
  const applied = await folder({ ...files, 'env/prod/terragrunt.hcl': source });
  expect(await check(applied.path)).toMatchObject({ code: 0 });
});

test('the syntax of variable files is told where their module has to do with API Gateway', async () => {
  const files = {
    'terraform.tfvars': 'name = [\nsize = 1\n',
    'envs/prod.tfvars': 'name = ]\n',
    'good.tfvars': 'name = "live"\n',
  };
  const stage = 'resource "aws_api_gateway_account" "all" {\n}\n';
  const { code, out } = await check((await folder({ ...files, 'main.tf': stage })).path);
  expect(code).toBe(1);
  expect(out).toMatch(/^envs\/prod\.tfvars:1:8: error: .*\[syntax\]$/m);
  expect(out).toMatch(/^terraform\.tfvars:\d+:\d+: error: .*\[syntax\]$/m);
  expect(out).toContain('2 errors in 2 of 3 files.');
  const other = await folder({ ...files, 'main.tf': 'locals {\n  a = 1\n}\n' });
  expect(await check(other.path)).toMatchObject({ code: 0 });
});

test('an override file in JSON replaces values, which stay unknown', async () => {
  const text = `${WRONG}
resource "aws_apigatewayv2_stage" "other" {
  api_id = "abc123"
  name   = "\${local.name}\${var.name}"
}
locals {
  name = "a "
}
variable "name" {
  default = "a "
}
`;
  const { path } = await folder({ 'main.tf': text });
  expect(await check(path)).toMatchObject({ code: 1 });
  const override = {
    resource: { aws_apigatewayv2_stage: { live: [{ name: 'live' }] } },
    locals: { name: 'other' },
    variable: { name: { default: 'x' } },
  };
  const other = await folder({ 'main.tf': text, 'a_override.tf.json': JSON.stringify(override) });
  expect(await check(other.path)).toMatchObject({ code: 0, err: '' });
});

test('findings end with 1; a broken file hides no other, and tools’ own folders are left out', async () => {
  const { path } = await folder({
    'main.tf': BROKEN,
    'live/main.tf': WRONG,
    '.terraform/modules/x/main.tf': WRONG,
    '.git/main.tf': WRONG,
    'node_modules/x/main.tf': WRONG,
  });
  const { code, out, err } = await check(path);
  expect({ code, err }).toEqual({ code: 1, err: '' });
  expect(out.split('\n').filter((line) => /^\S+:\d/.test(line))).toEqual([
    expect.stringMatching(/^main\.tf:2:8: error: Invalid escape sequence: .* \[syntax\]$/),
    expect.stringMatching(
      /^live\/main\.tf:3:12: error: `a stage` is not a valid stage name.* \[invalid-stage-name\]$/,
    ),
  ]);
  const lines = ['  3 |   name   = "a stage"', '    |            ^^^^^^^^^'].join('\n');
  expect(out).not.toContain(lines);
  expect((await check(path, ['--excerpt'])).out).toContain(lines);
  expect(out.endsWith('2 errors in 2 of 2 files.\n')).toBe(true);
});

test('a single file is checked within its module, others of it are left out', async () => {
  const stage = (name: string): string =>
    `resource "aws_apigatewayv2_stage" "${name}" {\n  api_id = "abc123"\n  name   = local.name\n}\n`;
  const { path } = await folder({
    'a.tf': stage('a'),
    'b.tf': stage('b'),
    'locals.tf': 'locals {\n  name = "a stage"\n}\n',
  });
  const { code, out } = await check(path, ['--excerpt', 'a.tf', './a.tf']);
  expect(code).toBe(1);
  expect(out).toContain('a.tf:3:12: error:');
  expect(out).toContain('locals.tf:2:10: ');
  expect(out).not.toContain('b.tf');
  expect(out.endsWith('1 error in 1 of 1 file.\n')).toBe(true);
});

test('severities by option decide what is shown, and an ignore comment silences its place', async () => {
  const { path } = await folder({ 'main.tf': WRONG });
  const demoted = ['--rule', 'invalid-stage-name=information'];
  expect(await check(path, demoted)).toMatchObject({ code: 0, out: 'No findings in 1 file.\n' });
  expect(await check(path, [...demoted, '--min-severity', 'hint'])).toMatchObject({ code: 1 });
  expect(await check(path, ['--rule', 'invalid-stage-name=off'])).toMatchObject({ code: 0 });
  const ignored = await folder({
    'main.tf': WRONG.replace('  name', '  # apigateway-stages:ignore invalid-stage-name\n  name'),
  });
  expect(await check(ignored.path)).toMatchObject({ code: 0 });
});

describe('formats', () => {
  test('json', async () => {
    const { path } = await folder({ 'a b/main.tf': WRONG });
    const { code, out } = await check(path, ['--format', 'json']);
    const place = { path: 'a b/main.tf', start: { line: 3, column: 12 }, end: { line: 3, column: 21 } };
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      version: 1,
      findings: [{ ...place, severity: 'error', code: 'invalid-stage-name', related: [] }],
      summary: { files: 1, error: 1, warning: 0 },
    });
  });

  test('sarif, with what the rule’s page says', async () => {
    const { path } = await folder({ 'main.tf': WRONG, 'b.tf': BROKEN });
    const log = JSON.parse((await check(path, ['--format', 'sarif'])).out) as Log;
    expect(log.version).toBe('2.1.0');
    const [run] = log.runs;
    const rules = run?.tool.driver.rules ?? [];
    expect(run?.columnKind).toBe('utf16CodeUnits');
    expect(run?.results?.map(({ ruleId }) => ruleId)).toEqual(['syntax', 'invalid-stage-name']);
    expect(rules.map(({ id }) => id)).toEqual(['syntax', 'invalid-stage-name']);
    for (const { help, shortDescription } of rules) {
      expect(shortDescription?.text).toMatch(/^\w/);
      expect(help?.markdown).toContain('```terraform');
    }
  });

  test('github', async () => {
    const { path } = await folder({ 'main.tf': WRONG });
    const { out } = await check(path, ['--format', 'github']);
    expect(out).toMatch(
      /^::error file=main\.tf,line=3,endLine=3,col=12,endColumn=21,title=invalid-stage-name::`a stage` /,
    );
  });
});

test('without a terminal there are no colours unless they are asked for', async () => {
  const { path } = await folder({ 'main.tf': WRONG });
  expect((await check(path)).out).not.toContain('\u001B');
  expect((await check(path, ['--color'])).out).toContain('\u001B[31;1m');
  expect((await check(path, [], { env: { FORCE_COLOR: '1' } })).out).toContain('\u001B[31;1m');
  expect((await check(path, ['--no-color'], { env: { FORCE_COLOR: '1' } })).out).not.toContain('\u001B');
});

describe('what can’t be read ends with 2 and a message on stderr, after everything else was checked', () => {
  test('a path that is not there, and one that is no Terraform', async () => {
    const { path } = await folder({ 'main.tf': WRONG, 'notes.md': '# Notes\n' });
    const { code, out, err } = await check(path, ['nowhere', 'notes.md', 'main.tf']);
    expect(code).toBe(2);
    expect(out).toContain('main.tf:3:12: error');
    expect(err).toContain('`nowhere` does not exist; specify a directory, or a file');
    expect(err).toContain('`notes.md` is not a Terraform file; specify a directory, or a file');
  });

  test('a file of 5 MB, a file that is not UTF-8, a link to itself', async () => {
    const { path } = await folder({
      'large.tf': '# 5 MB\n'.repeat(750_000),
      'latin.tf': Buffer.concat([Buffer.from(`# caf\xE9\n`, 'latin1'), Buffer.from(WRONG)]),
      'sound/main.tf': SOUND,
    });
    await symlink('loop.tf', join(path, 'loop.tf'));
    await symlink('..', join(path, 'sound/up'));
    const { code, out, err } = await check(path);
    expect(code).toBe(2);
    expect(out).toContain('latin.tf:4:12: error');
    expect(err).toContain('`large.tf` was not checked. This file is too large');
    expect(err).toContain(
      '`latin.tf` was checked only in part because it is not UTF-8 text; save it as UTF-8',
    );
    expect(err).toContain('`loop.tf` was not checked because its symbolic links form a loop');
    expect(err.trim().split('\n')).toHaveLength(3);
  });

  test('wrong options check nothing', async () => {
    const { path } = await folder({ 'main.tf': WRONG });
    const { code, out, err } = await check(path, ['--format', 'xml']);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('run `apigateway-stages check --help` for usage');
  });
});

test('a path or a slip in the place of the command is told with the command that was meant', async () => {
  const { path } = await folder({ 'infra/main.tf': WRONG });
  const asked = async (...args: readonly string[]): Promise<string | undefined> => {
    const { code, out, err } = await run(process.execPath, [SERVER_BUNDLE, ...args], path);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    return err.split('\n')[0];
  };
  expect(await asked('infra', '--fix')).toBe(
    'Unknown arguments: infra --fix; did you mean `check infra --fix`?',
  );
  expect(await asked('chek', 'infra')).toBe('Unknown arguments: chek infra; did you mean `check infra`?');
  expect(await asked('nowhere')).toBe('Unknown arguments: nowhere');
  expect(await asked('check', '--rule', 'zero-throtle=off')).toMatch(
    /did you mean `zero-throttle`\? Run `apigateway-stages check --help` for usage$/,
  );
});

test('a folder without Terraform ends with 2, and what was looked for is said', async () => {
  const { path } = await folder({ 'notes.md': '' });
  expect(await check(path)).toEqual({
    code: 2,
    out: 'No findings in 0 files.\n1 failure: standard error says what was not checked in full.\n',
    err: 'apigateway-stages: No Terraform files in `.`: looked for files that end in .tf or .tofu\n',
  });
});

test('what fails is another question than what is shown', async () => {
  const { path } = await folder({ 'main.tf': WRONG });
  const demoted = ['--rule', 'invalid-stage-name=warning'];
  const shown = await check(path, demoted);
  expect(shown).toMatchObject({ code: 1, out: expect.stringContaining('[invalid-stage-name]') as string });
  expect(await check(path, [...demoted, '--fail-on', 'error'])).toEqual({ ...shown, code: 0 });
});

test('what is to fail is shown, unless `--min-severity` hides it; the project file’s least severity does not', async () => {
  const { path, write } = await folder({ 'main.tf': WRONG });
  const hints = ['--rule', 'invalid-stage-name=hint'];
  const failing = [...hints, '--fail-on', 'hint'];
  const shown = { code: 1, out: expect.stringContaining('hint: ') as string };
  expect(await check(path, hints)).toMatchObject({ code: 0 });
  expect(await check(path, failing)).toMatchObject(shown);
  expect(await check(path, [...failing, '--min-severity', 'error'])).toMatchObject({ code: 0 });
  await write('.apigateway-stages.json', '{ "minSeverity": "error" }');
  expect(await check(path, failing)).toMatchObject(shown);
});

test('the rules are listed and explained', async () => {
  const list = await check('.', ['--list-rules']);
  expect(list).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^zero-throttle {2,}warning {2,}stage {2,}\w/m) as string,
  });
  const json = await check('.', ['--list-rules', '--format', 'json']);
  const { version, rules } = JSON.parse(json.out) as { version: number; rules: Record<string, string>[] };
  expect(version).toBe(1);
  expect(rules.map(({ code }) => code)).toEqual(list.out.match(/^\S+/gm));
  expect(rules.map((rule) => Object.keys(rule).join())).toContain('code,severity,group,title');
  const { out } = await check('.', ['--explain', 'zero-throttle']);
  expect(out).toMatch(/^# zero-throttle\n[^]*```terraform\n/);
  const group = await check('.', ['--explain', 'language']);
  expect(group.out.match(/^- `\S+`/gm)).toHaveLength(list.out.match(/ {2}language {2}/g)?.length ?? 0);
  const unknown = await check('.', ['--explain', 'zero-throtle']);
  expect(unknown).toMatchObject({ code: 2, out: '' });
  expect(unknown.err).toContain('did you mean `zero-throttle`?');
});

test('the help names every option and ends with 0', async () => {
  const { code, out, err } = await check('.', ['--help']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  for (const word of [
    '--format',
    '--min-severity',
    '--fail-on',
    '--rule',
    '--list-rules',
    '--explain',
    '--fix-dry-run',
    '--stdin-filename',
    '--write-baseline',
    'checkstyle',
    '--no-color',
    'Exit code',
  ])
    expect(out).toContain(word);
  expect(out).not.toMatch(/\beditor|code action|quick fix|command palette/i);
});

test('without HashiCorp’s parser our own problems stand in', async () => {
  const copy = await folder({ 'main.tf': 'a = ]\n' });
  await mkdir(join(copy.path, 'dist'));
  await copyFile(SERVER_BUNDLE, join(copy.path, 'dist/server.cjs'));
  const { code, out, err } = await check(copy.path, ['main.tf'], {
    server: join(copy.path, 'dist/server.cjs'),
  });
  expect(code).toBe(2);
  expect(out).toContain('[syntax]');
  expect(err).toContain('strict.cjs');
  expect(err).toContain("`main.tf` was not checked by HashiCorp's parser");
});

test.each<[string, Readonly<Record<string, string>>]>([
  ['that calls itself', { 'main.tf': `module "again" {\n  source = "./"\n}\n${WRONG}` }],
  [
    'that calls the one around it',
    {
      'main.tf': `module "a" {\n  source = "./a"\n}\n${WRONG}`,
      'a/main.tf': 'module "up" {\n  source = "../"\n}\n',
    },
  ],
  [
    'that calls another one twice, which calls it',
    {
      'main.tf': `module "a" {\n  source = "./a"\n}\nmodule "a2" {\n  source = "./a"\n}\n${WRONG}`,
      'a/main.tf': 'module "b" {\n  source = "../b"\n}\nmodule "b2" {\n  source = "../b"\n}\n',
      'b/main.tf': 'module "a" {\n  source = "../a"\n}\nmodule "root" {\n  source = "../"\n}\n',
    },
  ],
])('a module %s is checked like others', async (_, files) => {
  const { path } = await folder(files);
  const { code, out, err } = await check(path, ['--format', 'json']);
  expect({ code, err }).toEqual({ code: 1, err: '' });
  expect(JSON.parse(out)).toMatchObject({
    findings: [{ path: 'main.tf', code: 'invalid-stage-name' }],
    complete: true,
  });
});

test('a reader that goes away ends it without a word', async () => {
  const files = Object.fromEntries(
    Array.from({ length: 300 }, (_, index) => [`m${index}/main.tf`, WRONG.repeat(5)]),
  );
  const { path } = await folder(files);
  const child = spawn(process.execPath, [SERVER_BUNDLE, 'check'], { cwd: path });
  child.stdout.once('data', () => child.stdout.destroy());
  const [err, code] = await Promise.all([
    text(child.stderr),
    new Promise<number | null>((resolve) => child.on('close', resolve)),
  ]);
  expect({ err, code }).toEqual({ err: '', code: 2 });
});

test('what was not checked in full is in what people and GitHub read as well', async () => {
  const { path, write } = await folder({ 'main.tf': SOUND });
  await write('latin.tf', Buffer.from('# caf\xe9\n', 'latin1'));
  const { out } = await check(path);
  expect(out).toMatch(/^1 failure: standard error says what was not checked in full\.$/m);
  const annotated = await check(path, ['--format', 'github']);
  expect(annotated.out).toMatch(
    /^::error file=latin\.tf,title=not-checked::`latin\.tf` was checked only in part/m,
  );
});
