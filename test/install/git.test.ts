/** Installed from the repository: by npm for everybody on the machine, and by pre-commit as a hook. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { folderWith, runProgram, stageNamed } from './programs.js';

const { clone } = inject('installed');
const { python = '', missing: noPreCommit } = inject('preCommit');
const { missing: noRegistry } = inject('registry');
const missing = noRegistry ?? noPreCommit;

describe.skipIf(noRegistry !== undefined)(
  `npm install -g${noRegistry === undefined ? '' : ` (skipped: ${noRegistry})`}`,
  () => {
    test('from a git address the program is built and stays', async () => {
      const prefix = await folderWith({});
      await mkdir(join(prefix, 'lib'));
      const install = ['npm', 'install', '-g', '--prefix', prefix, `git+file://${clone}`];
      const { code, err } = await runProgram(install, { cwd: prefix });
      expect(code, err).toBe(0);
      const folder = await folderWith({ 'main.tf': stageNamed('a stage') });
      const program = join(prefix, 'bin', 'apigateway-stages');
      expect(await runProgram([program, 'check'], { cwd: folder })).toMatchObject({ code: 1, err: '' });
    });
  },
);

describe.skipIf(missing !== undefined)(
  `pre-commit${missing === undefined ? '' : ` (skipped: ${missing})`}`,
  () => {
    test('runs the hook over the files of a commit', async () => {
      const head = await runProgram(['git', 'rev-parse', 'HEAD'], { cwd: clone });
      const folder = await folderWith({
        '.pre-commit-config.yaml': `repos:
  - repo: ${clone}
    rev: ${head.out.trim()}
    hooks:
      - id: apigateway-stages
`,
        'main.tf': stageNamed('a stage'),
        'sound/main.tofu': stageNamed('live'),
        'prod.tfvars': 'a = 1\n',
      });
      for (const args of [
        ['init', '-q'],
        ['add', '-A'],
      ])
        await runProgram(['git', ...args], { cwd: folder });
      const env = { PRE_COMMIT_HOME: await folderWith({}) };
      const run = (...files: string[]) =>
        runProgram([python, '-m', 'pre_commit', 'run', '--color', 'never', '--files', ...files], {
          cwd: folder,
          env,
        });
      const wrong = await run('main.tf', 'sound/main.tofu', 'prod.tfvars');
      expect(wrong.out, wrong.err).toContain('main.tf:3:12: error: ');
      expect(wrong.out).toContain('[invalid-stage-name]');
      expect(wrong.out).toContain('exit code: 1');
      const sound = await run('sound/main.tofu');
      expect(sound).toMatchObject({ code: 0 });
      expect(sound.out).toContain('Passed');
      // Nobody names a variable file on the command line of `check`.
      expect((await run('prod.tfvars')).out).toContain('Skipped');
    });
  },
);
