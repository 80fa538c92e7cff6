/** The reports of `check` in the hands of those who read them: schemas, an XML parser, Microsoft's tool for SARIF. */
import { readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import type { Log } from 'sarif';
import { describe, expect, test } from 'vitest';
import { findSarifTool } from '../../scripts/sarif-tool.mjs';
import { check, run, WRONG } from './check-program.js';
import { type Folder, fixtures } from './fixtures.js';

const { folder } = fixtures();

const REPORTS = join(import.meta.dirname, 'reports');

/** Nothing in it may act as XML, as Markdown or as a control character. */
const HOSTILE = '</failure><b onclick="x">&amp;\'|`[x](http://a.b)\u0001\uFFFE';
const HOSTILE_PATH = 'a|b`<b>&"\'\u0001]]>.tf';

/** Findings of all severities, two at places of one text, a sound file, names that are hostile, and two failures. */
async function mixed(): Promise<Folder> {
  const files = await folder({
    [HOSTILE_PATH]: `${WRONG.replace('a stage', HOSTILE)}${WRONG.replace('live', 'other').replace('abc123', 'def456').replace('a stage', HOSTILE)}`,
    'fixable.tf':
      'resource "aws_apigatewayv2_stage" "b" {\n  api_id = "${aws_apigatewayv2_api.b.id}"\n  name   = "live"\n}\n\nresource "aws_apigatewayv2_api" "b" {\n  name          = "b"\n  protocol_type = "HTTP"\n}\n',
    'sound/main.tf': 'locals {\n  a = 1\n}\n',
  });
  await symlink('loop.tf', join(files.path, 'loop.tf'));
  return files;
}

async function report(format: string): Promise<{ readonly out: string; readonly path: string }> {
  const { path } = await mixed();
  const { code, out } = await check(path, ['--format', format, '--min-severity', 'hint', '.', 'nowhere']);
  expect(code).toBe(2);
  return { out, path };
}

const hasLint = await run('xmllint', ['--version'], REPORTS).then(
  () => true,
  () => false,
);
const lacksLint = hasLint ? '' : ' (skipped: there is no `xmllint` on the PATH)';

const tool = await findSarifTool();
const lacksTool = tool.missing === undefined ? '' : ` (skipped: ${tool.missing})`;

describe.skipIf(!hasLint)(`XML${lacksLint}`, () => {
  test.each([
    ['junit', 'count(//testcase/failure) = 5 and count(//error[@type="not-checked"]) = 2'],
    ['checkstyle', 'count(//file/error[@source="apigateway-stages.not-checked"]) = 2'],
  ])('%s is valid, whatever stands in it, and tells what was not checked', async (format, holds) => {
    const { out, path } = await report(format);
    const file = join(path, 'report.xml');
    await writeFile(file, out);
    const schema = join(REPORTS, `${format}.xsd`);
    expect(await run('xmllint', ['--noout', '--schema', schema, file], path)).toMatchObject({ code: 0 });
    expect((await run('xmllint', ['--xpath', holds, file], path)).out.trim(), out).toBe('true');
    const names = (await run('xmllint', ['--xpath', 'string((//@name)[contains(., "|")])', file], path)).out;
    expect(names.trim()).toBe(HOSTILE_PATH.replace('\u0001', '\uFFFD'));
  });

  test('junit counts the tests of each file, and a file without findings has passed', async () => {
    const { out, path } = await report('junit');
    await writeFile(join(path, 'report.xml'), out);
    const asked = 'string(//testsuite[@name="sound/main.tf"][@tests=1][@failures=0]/testcase[not(*)]/@name)';
    expect((await run('xmllint', ['--xpath', asked, 'report.xml'], path)).out.trim()).toBe('No findings');
  });
});

test('gitlab is valid, tells what was not checked, and no two entries have one fingerprint', async () => {
  const schema = JSON.parse(await readFile(join(REPORTS, 'code-quality.json'), 'utf8')) as object;
  const validate = new Ajv().compile(schema);
  const { out } = await report('gitlab');
  const entries = JSON.parse(out) as {
    check_name: string;
    fingerprint: string;
    location: { path: string };
  }[];
  expect(validate(entries), JSON.stringify(validate.errors)).toBe(true);
  const unchecked = entries.filter((each) => each.check_name === 'not-checked');
  expect(unchecked.map(({ location }) => location.path)).toEqual(['loop.tf', 'nowhere']);
  expect(new Set(entries.map(({ fingerprint }) => fingerprint)).size).toBe(entries.length);
  const nothing = await check((await folder({ 'main.tf': '' })).path, ['--format', 'gitlab']);
  expect(JSON.parse(nothing.out)).toEqual([]);
});

test('a fingerprint of gitlab stays where lines are added above', async () => {
  const { path, write } = await folder({ 'main.tf': WRONG });
  const before = JSON.parse((await check(path, ['--format', 'gitlab'])).out) as { fingerprint: string }[];
  await write('main.tf', `\n# a comment\n${WRONG}`);
  const after = JSON.parse((await check(path, ['--format', 'gitlab'])).out) as { fingerprint: string }[];
  expect(after[0]?.fingerprint).toBe(before[0]?.fingerprint);
});

test('the summary of a step of GitHub Actions is Markdown in which nothing acts', async () => {
  const { path } = await mixed();
  const summary = join(path, 'summary.md');
  await writeFile(summary, 'Before.\n\n');
  const env = { GITHUB_STEP_SUMMARY: summary };
  const { code, err } = await check(path, ['--format', 'github', '.', 'nowhere'], { env });
  expect(code).toBe(2);
  expect(err).not.toContain('SUMMARY');
  const text = await readFile(summary, 'utf8');
  const [before, heading, head, ...rows] = text.split('\n').filter((line) => line !== '');
  expect([before, heading]).toEqual(['Before.', '### API Gateway stages']);
  const cells = rows.filter((row) => row.startsWith('|')).map((row) => row.split('|').slice(1, -1));
  expect(head).toBe('| Severity | Place | Finding |');
  expect(cells).toHaveLength(4);
  expect(cells.filter((row) => row.length !== 3)).toEqual([]);
  expect(cells[1]?.[1]).toContain('&#124;b&#96;&#60;b&#62;');
  expect(cells.flat().join('')).not.toMatch(/[`<>[\]*_\p{Cc}]|http:/u);
  expect(text).toContain('3 errors in 1 of 3 files.\n\nNot checked in full:\n\n- ');
  const diff = await check(path, ['--fix-dry-run'], { env: { GITHUB_STEP_SUMMARY: join(path, 'no.md') } });
  expect(diff.code).toBe(2);
  await expect(readFile(join(path, 'no.md'))).rejects.toThrow();
});

test('a summary that can’t be written is told, and changes no exit code', async () => {
  const { path } = await folder({ 'main.tf': '' });
  const { code, err } = await check(path, [], { env: { GITHUB_STEP_SUMMARY: join(path, 'no/summary.md') } });
  expect(code).toBe(0);
  expect(err).toContain('`$GITHUB_STEP_SUMMARY` was not written because it or its folder does not exist');
});

describe('sarif', () => {
  test('has a page for each rule, and the fixes that are safe', async () => {
    const { out } = await report('sarif');
    const [sarif] = (JSON.parse(out) as Log).runs;
    const rule = sarif?.tool.driver.rules?.find(({ id }) => id === 'legacy-interpolation');
    expect(rule).toMatchObject({
      name: 'LegacyInterpolation',
      helpUri: expect.stringMatching(/^https:\/\/.*\/docs\/rules\.md#legacy-interpolation$/) as string,
      fullDescription: { text: expect.stringMatching(/^\w[^\n]*\.$/) as string },
    });
    const fixes = sarif?.results?.flatMap((each) => each.fixes ?? []) ?? [];
    expect(fixes).toEqual([
      {
        description: { text: 'Remove the quotes' },
        artifactChanges: [
          {
            artifactLocation: { uri: 'fixable.tf', uriBaseId: '%SRCROOT%' },
            replacements: [
              {
                deletedRegion: { startLine: 2, startColumn: 12, endLine: 2, endColumn: 15 },
                insertedContent: { text: '' },
              },
              {
                deletedRegion: { startLine: 2, startColumn: 40, endLine: 2, endColumn: 42 },
                insertedContent: { text: '' },
              },
            ],
          },
        ],
      },
    ]);
  });

  test('tells the fix of all where a finding stands for all in its file', async () => {
    const quoted = (name: string): string =>
      `resource "aws_apigatewayv2_stage" "${name}" {\n  api_id = "\${var.${name}}"\n  name   = "live"\n}\nvariable "${name}" {\n}\n`;
    const { path } = await folder({ 'main.tf': quoted('a') + quoted('b') });
    const { out } = await check(path, ['--format', 'sarif', '--min-severity', 'hint']);
    const found = (JSON.parse(out) as Log).runs[0]?.results ?? [];
    const [fix] = found.find(({ ruleId }) => ruleId === 'legacy-interpolation')?.fixes ?? [];
    expect(fix?.description?.text).toBe('Fix all `legacy-interpolation` in this file');
    expect(fix?.artifactChanges[0]?.replacements).toHaveLength(4);
  });

  test.skipIf(tool.missing !== undefined)(`passes Microsoft’s Multitool${lacksTool}`, async () => {
    const { command = '' } = tool;
    const every = join(import.meta.dirname, '../../example');
    const logs = [(await report('sarif')).out];
    for (const path of [every, (await folder({ 'main.tf': '' })).path])
      logs.push((await check(path, ['--format', 'sarif', '--min-severity', 'hint'])).out);
    for (const log of logs) {
      const { path } = await folder({ 'log.sarif': log });
      const args = ['validate', '--rule-kind', 'Sarif;Ghas', 'log.sarif', '--output', 'verdict.sarif'];
      const { code } = await run(command, args, path);
      const verdict = JSON.parse(await readFile(join(path, 'verdict.sarif'), 'utf8')) as Log;
      const said = verdict.runs[0]?.results?.map(({ ruleId, level, message }) => ({
        ruleId,
        level,
        message,
      }));
      expect({ code, said: said ?? [] }).toEqual({ code: 0, said: [] });
    }
  });
});
