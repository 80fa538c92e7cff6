/**
 * What VS Code loads as the in-host test run: runs every bundled test file beside it with Mocha and writes what
 * happens, line by line, to the file that the runner reads.
 */
import { appendFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';

/** Runs the suite; rejects when a test failed, as VS Code expects it. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 30_000, slow: 5_000, reporter: 'dot' });
  for (const name of readdirSync(__dirname).sort())
    if (name.endsWith('.test.cjs')) mocha.addFile(join(__dirname, name));

  const failures = await new Promise<number>((resolve) => {
    const runner = mocha.run(resolve);
    runner.on('test', (test) => {
      report({ started: test.fullTitle() });
    });
    runner.on('pass', (test) => {
      report({ name: test.fullTitle(), ok: true, ms: test.duration ?? 0 });
    });
    runner.on('pending', (test) => {
      report({ name: test.fullTitle(), ok: false, message: 'The test is marked as skipped.' });
    });
    // Hooks fail with this event as well, under their own title.
    runner.on('fail', (test, error: Error) => {
      report({
        name: test.fullTitle(),
        ok: false,
        message: error.stack ?? error.message,
        ms: test.duration ?? 0,
      });
    });
  }).catch((error: unknown) => {
    report({ name: 'loading the suite', ok: false, message: String(error) });
    return 1;
  });
  report({ done: true });
  if (failures > 0) throw new Error(`${failures} tests failed.`);
}

function report(line: Readonly<Record<string, unknown>>): void {
  const path = process.env.APIGATEWAY_STAGES_RESULTS;
  if (path === undefined) throw new Error('APIGATEWAY_STAGES_RESULTS must name the file for the results.');
  appendFileSync(path, `${JSON.stringify(line)}\n`);
}
