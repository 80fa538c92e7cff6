/** Texts that mean harm as names of files, labels, values and arguments: nothing that the program writes acts. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ACTING, HOSTILE_TEXTS, WORKFLOW_COMMAND } from '../support/hostile-texts.js';
import { fixtures } from '../wire/fixtures.js';
import { run } from './program.js';

const { folder } = fixtures();

const TEXTS = HOSTILE_TEXTS.map(([, text]) => text);

/** All at once, as one argument may be. */
const ARGUMENT = ['::error::first', ...TEXTS].join('\n').replaceAll('\0', '').replace(/x{9,}/, '');

const inQuotes = (text: string): string =>
  text
    .replace(/[\\"]/g, '\\$&')
    .replace(/([$%])\{/g, '$1$1{')
    .replace(/\r?\n/g, '\\n');

/** A block with faults whose messages name what it is made of. */
const wrong = (text: string): string => `# ${text.replace(/[\r\n]+/g, ' ')}
resource "aws_apigatewayv2_stage" "${inQuotes(text)}" {
  api_id      = "abc123"
  name        = "a stage ${inQuotes(text)}"
  auto_deploi = "${inQuotes(text)}" # ${text.replace(/[\r\n]+/g, ' ')}
}
`;

/** No control character but line ends and tabs, and no workflow command but `ours`. */
function expectInert(output: string, ours = /^$/): void {
  expect(output.split('\n').filter((line) => ACTING.test(line))).toEqual([]);
  const commands = output.split('\n').filter((line) => WORKFLOW_COMMAND.test(line) && !ours.test(line));
  expect(commands).toEqual([]);
}

/** A module for each text, in a folder and a file with its name, beside a file that is not UTF-8. */
async function hostileFolder(): Promise<string> {
  const { path } = await folder({ '::error::x.tf': wrong('x') });
  for (const text of TEXTS) {
    const name = text.replace(/[/\0]|\p{Cs}/gu, '_').slice(0, 60);
    mkdirSync(join(path, name), { recursive: true });
    writeFileSync(join(path, name, `${name}.tf`), wrong(text));
    writeFileSync(join(path, name, `not UTF-8 ${name}.tf`), Buffer.from([0x61, 0xff, 0x0a]));
  }
  return path;
}

test.each(['text', 'json', 'sarif', 'github', 'junit', 'gitlab', 'checkstyle'])(
  'no text acts in a report of a check: %s',
  async (format) => {
    const path = await hostileFolder();
    const summary = join(path, 'summary.md');
    const args = ['check', '--format', format, '.', './::error::x.tf'];
    const { code, out, err } = await run(path, args, '', { GITHUB_STEP_SUMMARY: summary });
    expect(code).toBe(2);
    expect(out.match(/invalid|auto_deploi/g)?.length).toBeGreaterThan(TEXTS.length);
    expectInert(out, format === 'github' ? /^::(?:error|warning|notice) file=[^\n]*$/ : undefined);
    expectInert(err);
    expectInert(format === 'github' ? readFileSync(summary, 'utf8') : '');
  },
);

test.each([
  [[ARGUMENT]],
  [['check', `./${ARGUMENT}`]],
  [['check', ...TEXTS.slice(0, -1).map((text) => text.replaceAll('\0', '').slice(0, 100))]],
  [['check', `--${ARGUMENT}`]],
  [['check', '--format', ARGUMENT]],
  [['check', '--baseline', ARGUMENT]],
  [['check', '--var-file', ARGUMENT]],
  [['check', '--var', ARGUMENT]],
  [['check', '--explain', ARGUMENT]],
  [['render', `--${ARGUMENT}`]],
  [['render', '--rest-api-id', ARGUMENT]],
  [['compare', `--${ARGUMENT}`]],
  [['compare', '--rest-api-id', ARGUMENT, ARGUMENT]],
])('no argument acts in a complaint about it (%#)', async (args) => {
  const { path } = await folder({ 'main.tf': 'locals {}\n' });
  const { code, out, err } = await run(path, args, '{}');
  expect(code).not.toBe(0);
  expect(out + err).not.toBe('');
  expectInert(out);
  expectInert(err);
});

/** The stages of an API whose names and values mean harm. */
const STAGES = JSON.stringify({
  item: ['prod', ...TEXTS].map((text) => ({
    ...{ stageName: text, deploymentId: text, description: text },
    ...{ cacheClusterEnabled: false, tracingEnabled: false },
    variables: { a: text, [text]: 'b' },
    tags: { [text]: text },
    accessLogSettings: { format: text, destinationArn: text },
    methodSettings: { [text]: { loggingLevel: text } },
  })),
});

const DECLARED = TEXTS.map(
  (text, index) =>
    `resource "aws_api_gateway_stage" "s${index}" {\n  rest_api_id = "abc123"\n  stage_name = "${inQuotes(text)}"\n  deployment_id = "d1"\n}\n`,
).join('\n');

test.each([
  [['render', '--rest-api-id', 'abc123', '--name', ARGUMENT]],
  [['compare', '--rest-api-id', 'abc123', '.']],
  [['compare', '--rest-api-id', 'abc123', '--format', 'json', '.']],
  [['compare', '--rest-api-id', 'abc123', '--format', 'sarif', '.']],
])('no live stage acts where it is rendered or compared (%#)', async (args) => {
  const { path } = await folder({ 'main.tf': DECLARED });
  const { out, err } = await run(path, args, STAGES);
  expect(out.split('\n').length).toBeGreaterThan(1);
  // HCL is for a file and stands as it is; its lines begin with names of ours.
  expectInert(out, args[0] === 'render' ? /^ +(?:\w+|"[^"]*") += "/ : undefined);
  expectInert(err);
});

test('no name of a file acts in a diff', async () => {
  const { path } = await folder({});
  for (const text of TEXTS) {
    const name = text.replace(/[/\0]|\p{Cs}/gu, '_').slice(0, 60);
    writeFileSync(
      join(path, `${name}.tf`),
      'resource "aws_apigatewayv2_stage" "a" {\n  api_id = "a"\n  name = "${aws_apigatewayv2_api.a.name}"\n}\n\nresource "aws_apigatewayv2_api" "a" {\n  name = "a"\n  protocol_type = "HTTP"\n}\n',
    );
  }
  const { out, err } = await run(path, ['check', '--fix-dry-run']);
  expect(out).toContain('+++ ');
  // Git wants such a name as it is.
  expectInert(out, /^(?:---|\+\+\+) [ab]\/x ##\[/);
  expectInert(err);
});
