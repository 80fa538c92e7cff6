/** Depth without an end: of brackets, blocks, JSON, chains, and of modules that call each other. */
import { describe, expect, test } from 'vitest';
import { UNTITLED, fixtures } from '../wire/fixtures.js';
import { run } from './program.js';

const { editor, folder } = fixtures();

const DEPTH = 100_000;

const WRONG = 'resource "aws_apigatewayv2_stage" "live" {\n  api_id = "abc123"\n  name   = "a stage"\n}\n';

const TEXTS: readonly (readonly [string, (depth: number) => string])[] = [
  ['lists', (n) => `a = ${'['.repeat(n)}${']'.repeat(n)}\n`],
  ['open lists', (n) => `a = ${'['.repeat(n)}\n`],
  ['parentheses', (n) => `a = ${'('.repeat(n)}1${')'.repeat(n)}\n`],
  ['negations', (n) => `a = ${'!'.repeat(n)}true\n`],
  ['steps', (n) => `a = a${'.b'.repeat(n)}\n`],
  ['indexes', (n) => `a = ${'a['.repeat(n)}0${']'.repeat(n)}\n`],
  ['conditions', (n) => `a = ${'a ? b : '.repeat(n)}c\n`],
  ['conditions within', (n) => `a = ${'a ? '.repeat(n)}b${' : c'.repeat(n)}\n`],
  ['sums', (n) => `a = 1${' + 1'.repeat(n)}\n`],
  ['sums in parentheses', (n) => `a = ${'('.repeat(240)}1${`${' + 1'.repeat(n / 240)})`.repeat(240)}\n`],
  ['calls', (n) => `a = ${'f('.repeat(n)}${')'.repeat(n)}\n`],
  ['objects', (n) => `a = ${'{ a = '.repeat(n)}1${' }'.repeat(n)}\n`],
  ['for expressions', (n) => `a = ${'[for x in '.repeat(n)}y${' : x]'.repeat(n)}\n`],
  ['templates', (n) => `a = ${'"${'.repeat(n)}1${'}"'.repeat(n)}\n`],
  ['directives', (n) => `a = "${'%{ if x }'.repeat(n)}${'%{ endif }'.repeat(n)}"\n`],
  ['blocks', (n) => `${'a {\n'.repeat(n)}${'}\n'.repeat(n)}`],
  ['blocks on a line', (n) => `${'a { '.repeat(n)}${'}'.repeat(n)}\n`],
  // Each is a problem of its own.
  ['heredocs', (n) => `a = ${'<<A\n${'.repeat(n / 40)}\n`],
  ['comments', (n) => `${'/*'.repeat(n)}\n`],
];

/** HashiCorp's parser takes seconds over each; these four are read in different ways. */
const CHECKED: ReadonlySet<string> = new Set(['lists', 'steps', 'sums in parentheses', 'blocks on a line']);

test('`check` goes through them', async () => {
  const files = TEXTS.filter(([name]) => CHECKED.has(name)).map(([, textOf], index): [string, string] => {
    const text = textOf(DEPTH);
    return [`deep${index}.tf`, text.startsWith('a =') ? `locals {\n${text}}\n` : text];
  });
  const { path } = await folder({ ...Object.fromEntries(files), 'main.tf': WRONG });
  const { code, out, err } = await run(path, ['check']);
  expect(out).toContain('main.tf:3:12: error: ');
  expect(err).not.toMatch(/internal error|^\s+at /m);
  expect(code).toBe(2);
});

test('the editor is answered beside all of them, and nothing is logged', async () => {
  const server = await editor({ settings: { strictCheck: false } });
  for (const [index, [, textOf]] of TEXTS.entries())
    await server.open(`untitled:deep${index}.tf`, textOf(DEPTH));
  await server.open(UNTITLED, WRONG);
  await server.until(UNTITLED, (found) => found.length > 0);
  for (const [index, [name]] of TEXTS.entries()) {
    const params = {
      textDocument: { uri: `untitled:deep${index}.tf` },
      position: { line: 0, character: 90_000 },
    };
    for (const method of ['hover', 'completion', 'definition', 'documentSymbol', 'references']) {
      await server
        .request(`textDocument/${method}`, { ...params, context: { includeDeclaration: true } })
        .catch((error: unknown) => {
          throw new Error(`${name}: ${method}`, { cause: error });
        });
    }
  }
  expect(server.log.filter((line) => line.includes('failed'))).toEqual([]);
  expect(server.stderr()).toBe('');
  expect(await server.stop()).toBe(0);
});

describe.each([
  ['lists', '['.repeat(DEPTH) + ']'.repeat(DEPTH)],
  ['open lists', '['.repeat(DEPTH)],
  ['objects', `${'{"a":'.repeat(DEPTH)}1${'}'.repeat(DEPTH)}`],
])('JSON with 100,000 levels of %s', (_, json) => {
  test('in every place costs nothing beside it', async () => {
    const { path } = await folder({
      'main.tf': WRONG,
      'deep.tf.json': `{"locals":{"a":${json}}}`,
      'deep.auto.tfvars.json': `{"a":${json}}`,
      'terraform.tfstate': `{"version":4,"resources":${json}}`,
      '.terraform.lock.hcl': `provider "a" {\n  hashes = ${json}\n}\n`,
      '.terraform/modules/modules.json': json,
      'read.tf': `locals {\n  a = jsondecode(file("\${path.module}/a.json"))\n}\n`,
      'a.json': json,
      'body.tf': `resource "aws_api_gateway_rest_api" "a" {\n  name = "a"\n  body = file("\${path.module}/a.json")\n}\n`,
    });
    const { out, err } = await run(path, ['check']);
    expect(out).toContain('main.tf:3:12: error: ');
    expect(err).not.toMatch(/internal error|^\s+at /m);
  });
});

describe.each([
  ['lists', '['.repeat(DEPTH) + ']'.repeat(DEPTH), 101],
  ['open lists', '['.repeat(DEPTH), 101],
  ['lists and wrong brackets', '[},'.repeat(DEPTH), 301],
  ['open objects', '{"rules":'.repeat(DEPTH), 901],
  ['lists in a key', `{"rules":{"invalid-stage-name":"off"},"exclude":${'['.repeat(DEPTH)}`, 148],
])('a project file with 100,000 %s', (_, text, column) => {
  const PROJECT = '.apigateway-stages.json';

  test('does not count, and `check` says so', async () => {
    const { path } = await folder({ 'main.tf': WRONG, [PROJECT]: text });
    const { code, out, err } = await run(path, ['check']);
    expect(err).toBe(
      `apigateway-stages: \`${PROJECT}\` is wrong at line 1, column ${column}: This is nested too deeply, so nothing in the file counts: remove the brackets here.\n`,
    );
    expect(out).toContain('main.tf:3:12: error: ');
    expect(code).toBe(2);
  });

  test.each([true, false])('is told in it, held against a schema or not (%s)', async (validatesProjects) => {
    const root = await folder({ 'main.tf': WRONG, [PROJECT]: text });
    const server = await editor({ folders: [root.uri], options: { validatesProjects } });
    await server.open(root.of('main.tf'), WRONG);
    await server.until(root.of('main.tf'), (found) => found.length > 0);
    await server.open(root.of(PROJECT), text, 'jsonc');
    await server.until(root.of(PROJECT), ([first]) => first?.message.includes('nested too deeply') === true);
    expect(server.log.filter((line) => line.includes('failed'))).toEqual([]);
  });
});

test('a format of JSON with 5,000 levels is fixed without a look at them', async () => {
  const json = `${'{\n"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`;
  const { path } = await folder({
    'main.tf': `resource "aws_apigatewayv2_stage" "live" {
  api_id = "abc123"
  name   = "live"

  access_log_settings {
    destination_arn = "arn:aws:logs:eu-west-1:123456789012:log-group:a"
    format          = <<EOT\n${json}\nEOT
  }
}
`,
  });
  const { out, err } = await run(path, ['check', '--fix-dry-run']);
  expect(err).not.toMatch(/internal error|^\s+at /m);
  expect(out).toContain('replace(chomp(<<EOT');
});

describe('modules that call', () => {
  const call = (source: string): string =>
    `variable "x" {\n  default = module.again.x\n}\n\nmodule "again" {\n  source = "${source}"\n  x      = var.x\n}\n\noutput "x" {\n  value = module.again.x\n}\n\n${WRONG}`;

  test.each([
    ['themselves', { 'a/main.tf': call('./') }],
    ['themselves by another way', { 'a/main.tf': call('../a/../a') }],
    ['each other', { 'a/main.tf': call('../b'), 'b/main.tf': call('../a') }],
    [
      'those above',
      { 'a/main.tf': call('./b'), 'a/b/main.tf': call('./c'), 'a/b/c/main.tf': call('../../') },
    ],
  ])('%s are checked once', async (_, files) => {
    const root = await folder(files);
    const { code, out, err } = await run(root.path, ['check']);
    expect([code, err]).toEqual([1, '']);
    expect(out.match(/`a stage` is not a valid/g)).toHaveLength(Object.keys(files).length);
    const server = await editor({ folders: [root.uri] });
    await server.open(root.of('a/main.tf'), call('./'));
    await server.until(root.of('a/main.tf'), (found) => found.length > 0);
    expect(server.log.filter((line) => line.includes('failed'))).toEqual([]);
    expect(await server.stop()).toBe(0);
  });
});
