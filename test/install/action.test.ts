/** The action for GitHub: its script, run by bash as a runner does it, with the package from the tarball. */
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from 'sarif';
import { expect, inject, test } from 'vitest';
import { parse } from 'yaml';
import { type Ended, folderWith, runProgram, stageNamed } from './programs.js';

const action = parse(readFileSync(new URL('../../action.yml', import.meta.url), 'utf8')) as Action;

/** Runs the action with some inputs and its own defaults for the others. */
async function runAction(cwd: string, given: Readonly<Record<string, string>>): Promise<Ended> {
  const inputs = new Map(Object.entries({ package: inject('installed').tarball, ...given }));
  const value = (name: string): string => inputs.get(name) ?? action.inputs[name]?.default ?? '';
  const [step] = action.runs.steps;
  const env = Object.fromEntries(
    Object.entries(step.env).map(([name, text]) => [
      name,
      text.replace(/\$\{\{ inputs\.([\w-]+) \}\}/, (_, input: string) => value(input)),
    ]),
  );
  const script = join(await folderWith({ 'step.sh': step.run }), 'step.sh');
  return runProgram(['bash', '--noprofile', '--norc', '-eo', 'pipefail', script], { cwd, env });
}

test('without inputs it shows the findings of the repository beside the lines, and fails', async () => {
  const folder = await folderWith({ 'infra/main.tf': stageNamed('a stage') });
  const { code, out, err } = await runAction(folder, {});
  expect(out, err).toMatch(/^::error file=infra\/main\.tf,line=3,/m);
  expect(code).toBe(1);
});

test('paths are whole lines and options are words', async () => {
  const folder = await folderWith({
    'two words/main.tf': stageNamed('a stage'),
    'other/main.tf': stageNamed('another stage'),
    '$(touch made)/main.tf': stageNamed('live'),
  });
  const args = '--rule invalid-stage-name=warning --fail-on error';
  const { code, out, err } = await runAction(folder, { paths: 'two words\n\n$(touch made)\n', args });
  expect(out.match(/^::\w+ file=[^,]+/gm), err).toEqual(['::warning file=two words/main.tf']);
  expect(code).toBe(0);
});

test('a report goes to a file, and the action fails all the same', async () => {
  const folder = await folderWith({ 'main.tf': stageNamed('a stage') });
  const { code, out } = await runAction(folder, { format: 'sarif', output: 'stages.sarif' });
  expect({ code, out }).toEqual({ code: 1, out: '' });
  const { runs } = JSON.parse(await readFile(join(folder, 'stages.sarif'), 'utf8')) as Log;
  expect(runs[0]?.results?.map(({ ruleId }) => ruleId)).toEqual(['invalid-stage-name']);
});

test('what could not be checked is no success', async () => {
  const { code } = await runAction(await folderWith({}), { paths: 'nowhere' });
  expect(code).toBe(2);
});

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
  readonly runs: {
    readonly steps: readonly [{ readonly env: Readonly<Record<string, string>>; readonly run: string }];
  };
}
