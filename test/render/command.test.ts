/** `apigateway-stages render`: what comes out for what the AWS CLI prints, and what is said where it is not a stage. */
import { describe, expect, test } from 'vitest';
import { renderCommand } from '../../server/src/render/command.js';
import { restStage } from './rendered.js';

const STAGE = JSON.stringify(restStage({ variables: { a: '${x}' } }).stage);
const REST = ['--rest-api-id', 'a1b2c3'];

const run = (args: readonly string[], input: string | Uint8Array) =>
  renderCommand(args, typeof input === 'string' ? new TextEncoder().encode(input) : input);

test('a stage becomes Terraform on standard output; what is unknown is said on standard error', () => {
  const { output, messages, exitCode } = run([...REST, '--region', 'eu-west-1'], STAGE);
  expect(exitCode).toBe(0);
  expect(output).toContain('id = "a1b2c3/prod"');
  expect(output).toContain('a = "$${x}"');
  expect(output).not.toMatch(/unknown here|Region/);
  expect(messages.split('\n')).toEqual([
    expect.stringMatching(/^prod: The `default_tags` of the provider are unknown here/),
    expect.stringMatching(/^prod: The stage is in `eu-west-1`/),
    '',
  ]);
});

const OTHER = STAGE.replace('"prod"', '"test"');

test.each([
  ['what get-stages answers', `{"item": [${STAGE}, ${OTHER}]}`],
  ['a list', `[${STAGE},${OTHER}]`],
  ['documents one after the other', `${STAGE}\n${OTHER}\n`],
  ['documents without a line break between them', `${STAGE}${OTHER}`],
  ['answers one after the other in a list', `[{"item": [${STAGE}]}, {"item": [${OTHER}]}]`],
  ['lists in a list', `[[${STAGE}], [${OTHER}]]`],
  ['with a mark at the beginning', `\uFEFF{"item": [${STAGE}, ${OTHER}]}`],
])('several stages at once: %s', (_what, input) => {
  const { output, messages, exitCode } = run(REST, input);
  expect(output.match(/^resource/gm)).toHaveLength(2);
  expect(messages).toMatch(/^prod, test: /);
  expect(exitCode).toBe(0);
});

const HTTP =
  '{"StageName": "$default", "CreatedDate": 1480449345.5, "DefaultRouteSettings": {}, "RouteSettings": {}}';

test('stages of an HTTP API, with its name', () => {
  const { output } = run(['--api-id=h1', '--name', 'Shop'], `{"Items": [${HTTP}]}`);
  expect(output).toContain('resource "aws_apigatewayv2_stage" "shop_default"');
});

test('one stage of several that can not be written: the others are, and the exit code tells', () => {
  const bad = OTHER.replace('{', '{"tags": {"a": 1}, ');
  const { output, messages, exitCode } = run(REST, `[${STAGE}, ${bad}]`);
  expect(output).toContain('"a1b2c3/prod"');
  expect(messages).toContain('test: `stage.tags.a` must be a string, not a number.');
  expect(exitCode).toBe(1);
});

describe('the encoding of the input', () => {
  const text = STAGE.replace('{', '{"description": "Größe 東京", ');
  const utf16 = (mark: readonly number[], swap: boolean): Uint8Array => {
    const bytes = Buffer.from(text, 'utf16le');
    return Uint8Array.from([...mark, ...(swap ? bytes.swap16() : bytes)]);
  };
  test.each([
    ['UTF-8', new TextEncoder().encode(text)],
    ['UTF-16 as PowerShell writes it', utf16([0xff, 0xfe], false)],
    ['UTF-16, the other way round', utf16([0xfe, 0xff], true)],
  ])('%s is read', (_name, input) => {
    const { output, exitCode } = run(REST, input);
    expect(output).toContain('description   = "Größe 東京"');
    expect(exitCode).toBe(0);
  });

  const latin = Buffer.from(STAGE.replace('{', '{"description": "Café live", '), 'latin1');
  const utf32 = (of: string): Uint8Array =>
    Uint8Array.from(Array.from(of).flatMap((each) => [...u32(each.codePointAt(0) ?? 0)]));
  const u32 = (code: number): Uint8Array => new Uint8Array(Uint32Array.of(code).buffer);
  const [head = '', tail = ''] = STAGE.replace('{', '{"description": "|", ').split('|');
  const around = (...bytes: number[]): Uint8Array =>
    Uint8Array.from([...Buffer.from(head), ...bytes, ...Buffer.from(tail)]);
  test.each<[string, Uint8Array, RegExp]>([
    ['Windows-1252', latin, /not UTF-8; it looks like Windows-1252/],
    ['its typographic marks', around(0x93, 0x67, 0x6f, 0x94, 0x20, 0x80), /it looks like Windows-1252/],
    // 東京 and テスト
    [
      'Shift-JIS',
      around(0x93, 0x8c, 0x8b, 0x9e, 0x83, 0x65, 0x83, 0x58, 0x83, 0x67),
      /it looks like Shift-JIS/,
    ],
    ['UTF-16 without its mark', Buffer.from(text, 'utf16le'), /UTF-16 without a byte order mark/],
    ['the same, the other way round', utf16([], true), /UTF-16 without a byte order mark/],
    ['UTF-32 without its mark', utf32(text), /UTF-32 without a byte order mark/],
    // テスト
    ['EUC-JP', around(0xa5, 0xc6, 0xa5, 0xb9, 0xa5, 0xc8), /it looks like EUC-JP\./],
    // 中文描述
    ['GBK', around(0xd6, 0xd0, 0xce, 0xc4, 0xc3, 0xe8, 0xca, 0xf6), /it looks like GBK\./],
    // Продакшн and стадия
    ['Windows-1251', around(0xcf, 0xf0, 0xee, 0xe4, 0xe0, 0xea, 0xf8, 0xed), /it looks like Windows-1251\./],
    // Параметр
    ['KOI8-R', around(0xf0, 0xc1, 0xd2, 0xc1, 0xcd, 0xc5, 0xd4, 0xd2), /it looks like KOI8-R\./],
    ['UTF-32', Uint8Array.from([0xff, 0xfe, 0, 0, 0x7b, 0, 0, 0]), /marked as UTF-32/],
  ])('%s is refused by its name', (_name, input, message) => {
    const { output, messages, exitCode } = run(REST, input);
    expect({ output, exitCode }).toEqual({ output: '', exitCode: 1 });
    expect(messages).toMatch(message);
    expect(messages).toContain('as UTF-8');
  });
});

test.each([
  ['Polish in Windows-1250', [0x5a, 0x61, 0xbf, 0xf3, 0xb3, 0xe6]],
  ['a German ü of DOS', [0x66, 0x81, 0x72]],
  // 本番
  ['Japanese without kana in EUC-JP', [0xcb, 0xdc, 0xc8, 0xd6]],
  // 운영
  ['Korean', [0xbf, 0xee, 0xbf, 0xb5]],
  // Παραγωγή
  ['Greek', [0xd0, 0xe1, 0xf1, 0xe1, 0xe3, 0xf9, 0xe3, 0xde]],
  // ผลิต
  ['Thai', [0xbc, 0xc5, 0xd4, 0xb5]],
])('%s is refused without a wrong name', (_what, bytes) => {
  const { messages, exitCode } = run(REST, Uint8Array.from([0x22, ...bytes, 0x22]));
  expect(messages).toMatch(/^The input is not UTF-8\. Pipe the output/);
  expect(exitCode).toBe(1);
});

test('a text of any length is read', () => {
  const { output, exitCode } = run(
    REST,
    STAGE.replace('{', `{"description": "${'x\\n'.repeat(5_000_000)}", `),
  );
  expect(output.length).toBeGreaterThan(15_000_000);
  expect(exitCode).toBe(0);
});

test('the help lists the exit codes', () => {
  const { output, exitCode } = run(['--help'], '');
  expect(output).toMatch(/Exit codes: 0 .*1 .*2 /);
  expect(exitCode).toBe(0);
});

test.each<[readonly string[], string, number, RegExp]>([
  [[], STAGE, 2, /Specify the API of the stages with either `--rest-api-id` or `--api-id`/],
  [[...REST, '--api-id', 'x'], STAGE, 2, /either `--rest-api-id` or `--api-id`/],
  [['--rest-api-id'], STAGE, 2, /`--rest-api-id` requires a value/],
  [[...REST, '--verbose', 'x'], STAGE, 2, /Unknown option `--verbose`/],
  [REST, '', 1, /Standard input is empty.* `aws apigateway get-stage --rest-api-id a1b2c3 --stage-name NAME/],
  [REST, 'An error occurred (403)', 1, /no JSON/],
  [REST, `${STAGE} and more`, 1, /no JSON/],
  [REST, STAGE.slice(0, -1), 1, /no JSON/],
  [REST, '{"items": [{"id": "a"}]}', 1, /an object with `id`, not a stage.*get-stage/],
  [REST, '[]', 1, /has no stages/],
  [REST, 'null', 1, /the JSON `null`, not a stage/],
  [REST, '{"item": []}', 1, /has no stages/],
  [REST, HTTP, 1, /Use `--api-id` instead/],
  [['--api-id', 'x'], STAGE, 1, /Use `--rest-api-id` instead/],
  [REST, '{"stageName": "prod", "autoDeploy": true, "routeSettings": {}}', 1, /Use `--api-id` instead/],
  [
    REST,
    '{"RestApiId": "a1b2c3", "StageName": "prod", "CacheClusterEnabled": true, "MethodSettings": []}',
    1,
    /not spelled as the AWS CLI prints them \(`stageName`\)/,
  ],
  [['--api-id', 'x'], '{"RestApiId": "a", "StageName": "prod", "Variables": {}}', 1, /Use `--rest-api-id`/],
  [['--api-id', 'x'], '{"stageName": "prod", "autoDeploy": true}', 1, /not spelled .* \(`StageName`\)/],
  [
    REST,
    '{"stageName": "prod", "deploymentId": "d"}',
    1,
    /`prod` is not complete: `cacheClusterEnabled`.*without `--query`/,
  ],
  [
    ['--api-id', 'x'],
    '{"StageName": "prod", "AutoDeploy": true}',
    1,
    /`DefaultRouteSettings`, `RouteSettings` are missing/,
  ],
  [
    ['--api-id', 'x'],
    `{"Items": [${HTTP}], "NextToken": "e30="}`,
    1,
    /one page.*`NextToken`.*get-stages --api-id x/,
  ],
  [REST, '{"StageName": "prod", "DeploymentId": "d"}', 1, /not spelled .* \(`stageName`\)/],
  [REST, `[{"item": [${STAGE}], "position": "b2"}]`, 1, /one page.*`position`/],
  [REST, STAGE.replace('{', '{"tags": {"a": 1}, '), 1, /`stage.tags.a` must be a string, not a number/],
  [REST, STAGE.replace('"prod"', '"a/b"'), 1, /no name of the stage, or it is invalid/],
  [['--api-id', 'x'], HTTP.replace('{', '{"ApiGatewayManaged": true, '), 1, /quick create/],
])('%j with %j ends with %i', (args, input, code, message) => {
  const { output, messages, exitCode } = run(args, input);
  expect({ output, exitCode }).toEqual({ output: '', exitCode: code });
  expect(messages).toMatch(message);
});
