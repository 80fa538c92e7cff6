/** Which syntax problems show while a person types. The strict check here is a fake that answers when told. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Problem } from '../../server/src/hcl/syntax.js';
import { moved, syntaxCheck, type SyntaxCheck } from '../../server/src/lsp/syntax-check.js';
import { sourceFile } from '../../server/src/workspace/source-file.js';

const uri = 'file:///main.tf';
let verdicts: Map<string, readonly Problem[] | undefined>;
let checks: string[];
let signals: number;
let check: SyntaxCheck;

beforeEach(() => {
  vi.useFakeTimers();
  verdicts = new Map();
  checks = [];
  signals = 0;
  check = syntaxCheck({
    start: () => ({
      check: (text) => {
        checks.push(text);
        return Promise.resolve(verdicts.has(text) ? verdicts.get(text) : []);
      },
      dispose: () => Promise.resolve(),
    }),
    debounceMs: 200,
    delayMs: 0,
    checked: () => signals++,
    failed: (error) => {
      throw error;
    },
  });
});

afterEach(() => {
  vi.useRealTimers();
});

function messages(text: string): readonly string[] {
  return check.problems(sourceFile(uri, text)).map(({ message, start, end }) => `${start}-${end} ${message}`);
}

async function type(text: string): Promise<void> {
  check.changed(uri, text);
  await vi.advanceTimersByTimeAsync(200);
}

const broken = 'a = 1\nb = \nc = 3\n';
const theirs: Problem = { start: 10, end: 11, message: 'theirs' };

describe('syntax check', () => {
  it('runs once, a while after typing stops', async () => {
    for (const text of ['a', 'a ', 'a =', 'a = 1\n']) {
      check.changed(uri, text);
      await vi.advanceTimersByTimeAsync(150);
    }
    expect(checks).toEqual([]);
    await vi.advanceTimersByTimeAsync(50);
    expect(checks).toEqual(['a = 1\n']);
  });

  it('shows nothing new while a text is unchecked, then what the strict check found', async () => {
    verdicts.set(broken, [theirs]);
    check.changed(uri, broken);
    expect(messages(broken)).toEqual([]);
    await vi.advanceTimersByTimeAsync(200);
    expect(messages(broken)).toEqual(['10-11 theirs']);
    expect(signals).toBe(1);
  });

  it('keeps findings at their place while typing goes on elsewhere, and drops them once the text reads well', async () => {
    verdicts.set(broken, [theirs]);
    await type(broken);
    expect(messages(`# new\n${broken}`)).toEqual(['16-17 theirs']);
    expect(messages(`${broken}d = 4\n`)).toEqual(['10-11 theirs']);
    expect(messages('a = 1\nb = 2\nc = 3\n')).toEqual([]);
  });

  it('shows our own findings where the strict check could not tell', async () => {
    verdicts.set(broken, undefined);
    await type(broken);
    expect(messages(broken)).toHaveLength(1);
    expect(messages(broken)[0]).not.toContain('theirs');
  });

  it('says nothing where nothing was and nothing is wrong', async () => {
    await type('a = 1\n');
    await type('a = 2\n');
    expect(checks).toHaveLength(2);
    expect(signals).toBe(0);
  });

  it('leaves very long texts to our own parser', async () => {
    const long = `${broken}${'#'.repeat(1_000_001)}`;
    await type(long);
    expect(checks).toEqual([]);
    expect(messages(long)).toHaveLength(1);
  });

  it('forgets a closed document', async () => {
    check.changed(uri, broken);
    check.closed(uri);
    await vi.advanceTimersByTimeAsync(1000);
    expect(checks).toEqual([]);
  });
});

describe('moved', () => {
  it.each([
    ['before the change', 'a ! b', 'a ! b c', [2, 3]],
    ['behind the change', 'a ! b', 'xx a ! b', [5, 6]],
    ['within the change', 'a ! b', 'a c b', undefined],
    ['behind a deletion', 'aaa ! b', 'a ! b', [2, 3]],
    ['in equal letters', '!!!!', '!!!', undefined],
  ])('a problem %s', (_where, before, after, expected) => {
    const at = before.indexOf('!');
    const found = moved([{ start: at, end: at + 1, message: '' }], before, after).map(({ start, end }) => [
      start,
      end,
    ]);
    if (expected) {
      expect(found).toEqual([expected]);
    } else {
      found.forEach(([start = 0, end = 0]) => {
        expect(after.slice(start, end)).toBe('!');
      });
    }
  });
});
