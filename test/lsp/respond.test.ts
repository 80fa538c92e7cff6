/** Whatever happens behind it, the edge answers. */
import { describe, expect, it } from 'vitest';
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { edge } from '../../server/src/lsp/respond.js';

const alive = { isCancellationRequested: false };

describe('respond', () => {
  it('passes answers through', async () => {
    const { respond } = edge(() => undefined);
    expect(await respond('m', 0, (n: number) => n + 1)(1, alive)).toBe(2);
  });

  it('answers harmlessly where a feature throws, and logs method and place once, in one line', async () => {
    const log: string[] = [];
    const { respond } = edge((message) => log.push(message));
    const broken = respond('textDocument/hover', null, (): null => {
      throw new TypeError('it broke');
    });
    expect(await broken({}, alive)).toBeNull();
    expect(await broken({}, alive)).toBeNull();
    expect(log).toHaveLength(1);
    expect(log[0]).toMatch(
      /^textDocument\/hover failed: TypeError: it broke \([^/\n]*respond\.test\.ts:\d+:\d+ < [^/\n]*\)$/,
    );
  });

  it('logs a stack that overflows once, however deep it was', async () => {
    const log: string[] = [];
    const { respond } = edge((message) => log.push(message));
    const deep = (n: number): number => (n % 2 === 0 ? other(n + 1) : deep(n + 1)) + 1;
    const other = (n: number): number => deep(n) + 1;
    for (let n = 0; n < 20; n++) expect(await respond('m', -1, deep)(n, alive)).toBe(-1);
    expect(log).toEqual(['m failed: RangeError: Maximum call stack size exceeded']);
  });

  it('answers harmlessly where parameters are malformed', async () => {
    const { respond } = edge(() => undefined);
    const length = respond('m', [], ({ textDocument }: { textDocument: { uri: string } }) => [
      textDocument.uri,
    ]);
    expect(await length(null as never, alive)).toEqual([]);
    expect(await length({} as never, alive)).toEqual([]);
  });

  it('keeps a long message, which may quote a document, out of the log', async () => {
    const log: string[] = [];
    const { respond } = edge((message) => log.push(message));
    const text = 'secret = "hunter2"\n'.repeat(20);
    await respond('m', null, (): null => {
      throw new Error(`Unexpected text\n${text}`);
    })({}, alive);
    await respond('m', null, (): null => {
      throw text as unknown as Error;
    })({}, alive);
    expect(log.join()).not.toContain('hunter2');
  });

  it('tells a cancelled request from an empty answer, before and after', async () => {
    const { respond } = edge(() => undefined);
    const token = { isCancellationRequested: true };
    let calls = 0;
    const before = await respond('m', [], () => [calls++])({}, token);
    expect(before).toBeInstanceOf(ResponseError);
    expect(calls).toBe(0);
    token.isCancellationRequested = false;
    const answer = respond('m', [], async () => {
      await Promise.resolve();
      return ['late'];
    })({}, token);
    token.isCancellationRequested = true;
    expect(await answer).toMatchObject({ code: LSPErrorCodes.RequestCancelled });
  });
});

describe('react', () => {
  it('logs what fails and goes on', async () => {
    const log: string[] = [];
    const { react } = edge((message) => log.push(message));
    await react('textDocument/didChange', () => Promise.reject(new Error('late')))();
    await react('textDocument/didChange', (uri: string) => {
      throw new Error(uri);
    })('early');
    expect(log.map((line) => line.split(' (')[0])).toEqual([
      'textDocument/didChange failed: Error: late',
      'textDocument/didChange failed: Error: early',
    ]);
  });
});
