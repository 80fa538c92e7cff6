// The rings that are programs of their own: each is run with its output in `test-results/`, and its outcome read
// from the report it writes there. A program that writes no report, or fails without a failed test, is a failure.
import { mkdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { resultPath, root, run } from '../processes.mjs';
import { ensureChromium, ensureVsCodeServer } from '../vscode-server.mjs';
import { failed, skipped, tail } from './result.mjs';

/** Types, lint and format, each counted as one test. */
export async function checksRing() {
  const checks = [
    ['types', 'typescript/bin/tsc', '--noEmit'],
    ['script-types', 'typescript/bin/tsc', '-p', 'tsconfig.scripts.json'],
    ['lint', 'eslint/bin/eslint.js', '.'],
    ['format', 'prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
  ];
  const tests = [];
  for (const [name, script, ...args] of checks) {
    const { code, output, timedOut } = await node([join('node_modules', script), ...args], name, 300_000);
    tests.push(
      code === 0 && !timedOut
        ? { name, ok: true }
        : failed(name, timedOut ? 'It took over 5 minutes.' : output),
    );
  }
  return tests;
}

/** One project of vitest. */
export async function vitestRing(project) {
  const file = resultPath(`${project}.json`);
  const args = [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ];
  const ended = await node(['node_modules/vitest/vitest.mjs', ...args], project, 900_000);
  const report = await readReport(file);
  return complete(project, ended, (report?.testResults ?? []).flatMap(testsOfFile));
}

/** One of the programs in `test/editor/` that drive a real VS Code. */
export async function editorRing(name, script) {
  const say = (text) => process.stdout.write(`\n  ${text} `);
  const { logs, version } = await ensureVsCodeServer({ say });
  await ensureChromium({ say });
  process.stdout.write(`VS Code ${version}${logs ? '' : ' without its logger'} … `);
  const ended = await node([join('test', 'editor', script)], name, 900_000);
  const report = await readReport(resultPath(`${name}.json`));
  return complete(name, ended, report?.tests ?? []);
}

async function node(args, name, timeout) {
  await mkdir(resultPath(), { recursive: true });
  const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined };
  return run(process.execPath, args, { env, timeout, log: resultPath(`${name}.log`) });
}

async function readReport(file) {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  return text && JSON.parse(text);
}

/** The tests, and one more failed one for what they don't tell: no report, a time-out, an error outside of any test. */
function complete(name, { code, output, timedOut }, tests) {
  const end = tail(output);
  if (timedOut)
    return [...tests, failed(`${name} comes to its end`, `It was ended after 15 minutes.\n${end}`)];
  if (tests.length === 0)
    return [failed(`${name} reports`, `There is no report; it ended with code ${String(code)}:\n${end}`)];
  if (code !== 0 && tests.every((test) => test.ok))
    return [...tests, failed(`${name} ends well`, `It ended with code ${String(code)}:\n${end}`)];
  return tests;
}

function testsOfFile({ name, assertionResults, status, message }) {
  const file = relative(root, name);
  if (assertionResults.length === 0) return [failed(file, message || 'The file has no tests.')];
  const tests = assertionResults.map((test) =>
    test.status === 'passed'
      ? { name: test.fullName, ok: true }
      : test.status === 'skipped' && missingProgram.test(test.fullName)
        ? skipped(test.fullName, missingProgram.exec(test.fullName)[1])
        : failed(
            `${file}: ${test.fullName}`,
            test.failureMessages?.join('\n') || `The test is ${test.status}, not run.`,
          ),
  );
  return status === 'failed' && tests.every((test) => test.ok) ? [...tests, failed(file, message)] : tests;
}

/** How the tests that need a program of others are named where it is missing; all other tests must run. */
const missingProgram = /\(skipped: ([^)]+)\)/;
