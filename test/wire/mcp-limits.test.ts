/** What `apigateway-stages mcp` refuses to agents, and how it says so: nothing is an exception, nothing is read outside. */
import { cp, mkdir, rename, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { SERVER_BUNDLE } from '../support/stdio-client.js';
import { run, WRONG } from './check-program.js';
import { fixtures } from './fixtures.js';
import { agents } from './mcp-program.js';

const { folder } = fixtures();
const agent = agents();

const HOSTILE = [
  '../../etc/passwd',
  '/etc/passwd',
  '/',
  '..',
  'out',
  'out/main.tf',
  'file.tf',
  'shop/../../x.tf',
];

test.each(HOSTILE)('the path %s is refused, and the text says what may be read', async (hostile) => {
  const outside = await folder({ 'main.tf': WRONG });
  const { path } = await folder({ 'shop/main.tf': WRONG });
  await symlink(outside.path, join(path, 'out'));
  await symlink(join(outside.path, 'main.tf'), join(path, 'file.tf'));
  const { call } = await agent(path);
  const message = `\`${hostile}\` can't be read, because only \`${path}\` may be read. Specify a path in there, or start the server in another folder.`;
  for (const [tool, input] of [
    ['check_paths', { paths: ['shop', hostile] }],
    ['check_text', { text: '', path: hostile }],
    ['compare_stages', { stages: '{}', restApiId: 'a', paths: [hostile] }],
  ] as const)
    expect(await call(tool, input), tool).toMatchObject({ isError: true, text: message });
});

test('nothing is read through a link below the folder, and what is not read is said', async () => {
  const outside = await folder({ 'main.tf': WRONG, 'secret.tf': 'locals {\n' });
  const { path } = await folder({
    'shop/main.tf': `module "other" {\n  source = "${outside.path}"\n}\n\nmodule "linked" {\n  source = "../out"\n}\n\n${WRONG}`,
  });
  await symlink(outside.path, join(path, 'out'));
  await symlink(join(outside.path, 'secret.tf'), join(path, 'shop/secret.tf'));
  const { call } = await agent(path);
  const { value } = await call('check_paths');
  const failures = value.failures ?? [];
  expect(failures.length).toBeGreaterThan(0);
  for (const { message } of failures) expect(message).toContain('outside of the folders that may be read');
  expect(value).toMatchObject({
    complete: false,
    findings: [{ path: 'shop/main.tf', code: 'invalid-stage-name' }],
  });
});

test('a link in the folder itself that leads outside is said, to a project file too', async () => {
  const [project, file] = ['.apigateway-stages.json', 'more.tf'];
  const outside = await folder({ [project]: '{}', [file]: WRONG });
  const { path } = await folder({ 'main.tf': WRONG });
  for (const name of [project, file]) await symlink(join(outside.path, name), join(path, name));
  const { call } = await agent(path);
  const { value } = await call('check_paths');
  expect(value.failures?.map(({ message }) => message).sort()).toEqual([
    expect.stringMatching(/^`\.apigateway-stages\.json` was not read because it lies outside/),
    expect.stringMatching(/^`more\.tf` was not checked because it lies outside/),
  ]);
  expect(value.findings).toMatchObject([{ path: 'main.tf' }]);
});

test('what the code refers to in its repository is read, though the agent may not name it', async () => {
  const { path } = await folder({
    '.git/HEAD': '',
    '.apigateway-stages.json': '{ "rules": { "invalid-stage-name": "off" } }',
    'modules/names/main.tf': 'output "stage" {\n  value = "a stage"\n}\n',
    'live/main.tf': `module "names" {\n  source = "../modules/names"\n}\n\n${WRONG}`,
  });
  const { call } = await agent(join(path, 'live'));
  expect((await call('check_paths')).value).toMatchObject({ findings: [], complete: true });
  expect((await call('check_paths', { paths: ['../modules'] })).isError).toBe(true);
});

test.each([false, true])(
  'the folders that the client has open may be read (modern: %s)',
  async (isModern) => {
    const open = await folder({ 'main.tf': WRONG });
    const { path } = await folder();
    const { call } = await agent(path, { roots: [open.path], isModern });
    const { value } = await call('check_paths', { paths: [open.path] });
    expect(value.findings).toMatchObject([{ code: 'invalid-stage-name' }]);
    expect(await call('check_paths', { paths: ['/etc'] })).toMatchObject({
      isError: true,
      text: `\`/etc\` can't be read, because only \`${path}\`, \`${open.path}\` may be read. Specify a path in there, or start the server in another folder.`,
    });
  },
);

test('the root of the file system is no folder', async () => {
  const { call } = await agent('/');
  expect(await call('check_paths')).toMatchObject({
    isError: true,
    text: "`.` can't be read, because no folder is open. Start the server in the folder of the project.",
  });
  expect((await call('check_text', { text: WRONG })).value.findings).toMatchObject([
    { code: 'invalid-stage-name' },
  ]);
});

test.each([
  ['check_paths', { paths: 'shop' }, 'paths'],
  ['check_paths', { path: 'shop' }, 'path'],
  ['check_paths', { paths: Array<string>(101).fill('.') }, 'Specify at most 100 paths'],
  ['check_paths', { minSeverity: 'all' }, 'minSeverity'],
  ['check_paths', { paths: ['x'.repeat(5000)] }, 'The path has more than 4,096 characters. Shorten it.'],
  ['check_paths', { paths: ['none'] }, '`none` does not exist; specify a directory'],
  ['check_text', { text: '', path: 'notes.txt' }, '`notes.txt` is not a Terraform file; specify'],
  ['check_text', {}, 'text'],
  ['explain_rule', { code: 1 }, 'code'],
  ['list_context_variables', { apiType: 'SOAP' }, 'apiType'],
  ['render_stages', { stages: '{}' }, 'Specify the API of the stages with either `restApiId` or `apiId`.'],
  ['render_stages', { stages: '{}', restApiId: 'a', apiId: 'b' }, 'either `restApiId` or `apiId`'],
  ['render_stages', { stages: '', restApiId: 'a' }, '`stages` is empty. Pass the output of `aws apigateway'],
  ['render_stages', { stages: 'no', restApiId: 'a' }, 'as `stages`.'],
  ['render_stages', { stages: '{"stageName":"x"}', restApiId: 'a' }, 'is not complete'],
  ['compare_stages', { stages: '{"StageName":"x"}', restApiId: 'a' }, 'AWS CLI'],
  ['no_tool', {}, 'no_tool'],
] as const)('%s is told what is wrong with %j', async (tool, input, said) => {
  const { path } = await folder();
  const { call } = await agent(path);
  const answer = await call(tool, input).catch((error: unknown) => ({ isError: true, text: String(error) }));
  expect(answer.isError).toBe(true);
  expect(answer.text).toContain(said);
});

test('a huge text is refused, and the next call is answered', async () => {
  const { path } = await folder();
  const { call, stderr } = await agent(path);
  expect(await call('check_text', { text: 'x'.repeat(20_000_000) })).toMatchObject({
    isError: true,
    text: expect.stringContaining('Check the file by its path instead.') as string,
  });
  expect((await call('check_text', { text: WRONG })).value.findings).toHaveLength(1);
  expect(stderr()).toBe('');
});

test('of many findings the first are told, and how many there are', async () => {
  const { path } = await folder({ 'main.tf': WRONG.repeat(300) });
  const { call } = await agent(path);
  const { value, text } = await call('check_paths');
  expect(value.findings).toHaveLength(100);
  const error = value.summary?.error ?? 0;
  expect(error).toBeGreaterThan(300);
  expect(value.leftOut).toBe(error - 100);
  expect(text.length).toBeLessThan(100_000);
});

test('calls at once are all answered', async () => {
  const { path } = await folder({ 'main.tf': WRONG });
  const { call } = await agent(path);
  const answers = await Promise.all(Array.from({ length: 10 }, () => call('check_paths')));
  for (const { value } of answers) expect(value.findings).toHaveLength(1);
});

test.each([
  ['is none', 'hunter2\n{"hunter2":1}\n'],
  ['is too long', 'hunter2'.repeat(10_000_000)],
])('a message that %s is told of without its text', async (_, input) => {
  const { path } = await folder();
  const ended = await run(process.execPath, [SERVER_BUNDLE, 'mcp'], path, process.env, input);
  expect(ended).toEqual({
    code: 0,
    out: '',
    err: 'apigateway-stages: A message was not understood. Send one JSON-RPC message a line, of 64 MB at most.\n',
  });
});

test('no other command needs its bundle', async () => {
  const { path } = await folder({ 'main.tf': '' });
  const copy = join(path, 'copy');
  await mkdir(copy);
  await cp(dirname(SERVER_BUNDLE), join(copy, 'dist'), { recursive: true });
  await rename(join(copy, 'dist/mcp.cjs'), join(copy, 'dist/elsewhere.cjs'));
  const server = join(copy, 'dist/server.cjs');
  const ended = await run(process.execPath, [server, 'check', '.'], path);
  expect(ended).toMatchObject({ code: 0, err: '' });
  expect(await run(process.execPath, [server, 'mcp'], path)).toMatchObject({ code: 2, out: '' });
});
