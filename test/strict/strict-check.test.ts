/** What a person notices of the strict check when its thread, its files or a text are bad: one clear line, no more. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { LONGEST_TEXT, type StrictCheck, createStrictCheck } from '../../server/src/strict/strict-check.js';
import { type StrictBundle, strictBundle } from './strict-bundle.js';

interface Checker extends StrictCheck {
  readonly lines: readonly string[];
}

// A thread starts in a tenth of a second, but not on a machine that is busy with the other tests.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const open: Checker[] = [];
let bundle: StrictBundle;

beforeAll(async () => {
  bundle = await strictBundle();
});
afterAll(async () => {
  await Promise.all(open.map((strict) => strict.dispose()));
  await bundle.remove();
});

describe('with the real parser', () => {
  test('goes on after a text of 10,000 nested brackets', async () => {
    const strict = checker();
    const deep = `a = ${'['.repeat(10_000)}${']'.repeat(10_000)}\n`;
    expect(await strict.check(deep)).toBeUndefined();
    expect(await strict.check(deep)).toBeUndefined();
    expect(await strict.check('a = ]\n')).toHaveLength(1);
    expect(strict.lines).toHaveLength(1);
    expect(strict.lines[0]).toContain('nested too deeply');
  });

  test('says that 5 MB are too long, and checks the next text', async () => {
    const strict = checker();
    const huge = 'a = "é"\n'.repeat(700_000);
    expect(await strict.check(huge)).toBeUndefined();
    expect(await strict.check('a = 1\n')).toEqual([]);
    expect(strict.lines).toEqual([expect.stringContaining('too long')]);
  });

  test('checks a text of the greatest length', async () => {
    const line = 'locals {\n  a = "b"\n}\n';
    const text = `${line.repeat(LONGEST_TEXT / line.length - 1)}a = ]\n`;
    const problems = await checker().check(text);
    expect(problems?.map(({ start, end }) => text.slice(start, end))).toEqual([']']);
  });

  test('answers many at once, each its own', async () => {
    const strict = checker();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        strict.check(`${'\n'.repeat(index)}a = ${index % 2 ? ']' : '1'}\n`),
      ),
    );
    expect(answers.map((problems) => problems?.[0]?.start)).toEqual(
      Array.from({ length: 50 }, (_, index) => (index % 2 ? index + 4 : undefined)),
    );
  });

  test('checks a binary text and control characters', async () => {
    const strict = checker();
    expect((await strict.check('\0\u0001\uFFFD\uD800'))?.length).toBeGreaterThan(0);
    expect((await strict.check('a = "\\\u0001"\n'))?.length).toBe(1);
  });
});

describe('without its files', () => {
  test('a missing WASM file is told once, with the remedy', async () => {
    const bare = await strictBundle({ wasm: false });
    const strict = checker({ workerPath: bare.workerPath });
    expect(await strict.check('a = ]\n')).toBeUndefined();
    expect(await strict.check('b = ]\n')).toBeUndefined();
    await bare.remove();
    expect(strict.lines).toHaveLength(1);
    expect(strict.lines[0]).toMatch(/main\.wasm\.gz.*Reinstall the extension/);
  });

  test('a missing worker is told once, with the remedy', async () => {
    const strict = checker({ workerPath: join(bundle.workerPath, '../nowhere/strict.cjs') });
    expect(await strict.check('a = ]\n')).toBeUndefined();
    expect(await strict.check('b = ]\n')).toBeUndefined();
    expect(strict.lines).toHaveLength(1);
    expect(strict.lines[0]).toMatch(/strict\.cjs` is missing.*Reinstall the extension/);
  });

  test('a damaged WASM file is told', async () => {
    const bare = await strictBundle({ wasm: false });
    await writeFile(join(bare.workerPath, '../main.wasm.gz'), 'not a gzip file');
    const strict = checker({ workerPath: bare.workerPath });
    expect(await strict.check('a = ]\n')).toBeUndefined();
    await bare.remove();
    expect(strict.lines).toHaveLength(1);
  });
});

/** A thread that hangs or dies on demand stands in for the parser: the real one could not be brought to it. */
describe('with a thread that misbehaves', () => {
  test.each(['hang', 'exit', 'throw'])('goes on after a text that makes it %s', async (misdeed) => {
    const strict = checker({ workerPath: await misbehaving(), timeoutMs: 300 });
    expect(await strict.check('fine')).toEqual([]);
    const [bad, next] = await Promise.all([strict.check(misdeed), strict.check('fine')]);
    expect(bad).toBeUndefined();
    expect(next).toEqual([]);
    expect(strict.lines).toHaveLength(1);
    expect(strict.lines[0]).toContain('failed for a file');
  });

  test('does not give it the same bad text again', async () => {
    const workerPath = await misbehaving();
    const strict = checker({ workerPath });
    const answers = await Promise.all(Array.from({ length: 20 }, () => strict.check('exit')));
    expect(answers).toEqual(Array(20).fill(undefined));
    expect(await readFile(`${workerPath}.starts`, 'utf8')).toBe('x');
  });

  test('goes on when it dies between two texts', async () => {
    const strict = checker({ workerPath: await misbehaving() });
    expect(await strict.check('die later')).toEqual([]);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await strict.check('fine')).toEqual([]);
    expect(strict.lines).toEqual([]);
  });

  test('keeps its output away from the standard output of the process', async () => {
    const strict = checker({ workerPath: await misbehaving() });
    const written = vi.spyOn(process.stdout, 'write');
    await strict.check('print');
    await new Promise((resolve) => setTimeout(resolve, 50));
    const lines = written.mock.calls.map(([chunk]) => String(chunk));
    written.mockRestore();
    expect(lines.filter((line) => line.includes('panic'))).toEqual([]);
  });
});

describe('when it is disposed', () => {
  test('what still waits answers undefined', async () => {
    const strict = checker();
    const answers = Promise.all([strict.check('a = 1\n'), strict.check('b = 1\n')]);
    await strict.dispose();
    expect(await answers).toEqual([undefined, undefined]);
    expect(await strict.check('c = 1\n')).toBeUndefined();
    expect(strict.lines).toEqual([]);
  });
});

function checker({ workerPath = bundle.workerPath, timeoutMs = 300_000 } = {}): Checker {
  const lines: string[] = [];
  const strict = createStrictCheck({ workerPath, timeoutMs, log: (line) => lines.push(line) });
  const made = { ...strict, lines };
  open.push(made);
  return made;
}

async function misbehaving(): Promise<string> {
  const path = join(bundle.workerPath, `../misbehaving-${open.length}.cjs`);
  await writeFile(
    path,
    `const { parentPort } = require('node:worker_threads');
     const acts = {
       hang: () => { for (;;); },
       exit: () => process.exit(2),
       throw: () => { throw new Error('bad'); },
       print: () => console.log('panic: out of memory'),
       'die later': () => setTimeout(() => process.exit(2), 20),
     };
     parentPort.on('message', (text) => {
       acts[text]?.();
       parentPort.postMessage({ kind: 'checked', problems: [], memory: 0 });
     });
     require('node:fs').appendFileSync(__filename + '.starts', 'x');
     parentPort.postMessage({ kind: 'ready' });`,
  );
  return path;
}
