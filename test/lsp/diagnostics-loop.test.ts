/** When diagnostics are published or pulled, and when not. Time is fake, the workspace real. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver-types';
import { DEFAULT_SETTINGS } from '../../protocol/messages.js';
import { diagnosticsLoop, type DiagnosticsLoop } from '../../server/src/lsp/diagnostics-loop.js';
import type { Problem } from '../../server/src/hcl/syntax.js';
import type { Disk } from '../../server/src/workspace/disk-port.js';
import { nodeClock } from '../../server/src/workspace/adapters/clock.js';
import { type Workspace, workspaceOver } from '../../server/src/workspace/workspace.js';

const emptyDisk: Disk = {
  list: () => Promise.resolve({ kind: 'entries', entries: [] }),
  read: () => Promise.resolve({ kind: 'gone' }),
  readBelow: () => Promise.resolve({ kind: 'gone' }),
};
const main = 'file:///m/main.tf';
const other = 'file:///m/other.tf';

let workspace: Workspace;
let published: string[];
let refreshes: number;
let problems: readonly Problem[];
let failures: unknown[];

beforeEach(() => {
  vi.useFakeTimers();
  workspace = workspaceOver({
    disk: emptyDisk,
    clock: nodeClock,
    log: () => undefined,
    changed: () => undefined,
  });
  published = [];
  refreshes = 0;
  problems = [];
  failures = [];
});

afterEach(() => {
  vi.useRealTimers();
});

it('a module on which the rules fail loses its own findings, and no other', async () => {
  const elsewhere = 'file:///n/main.tf';
  const diagnostics = loop(true);
  type(diagnostics, main, a);
  type(diagnostics, elsewhere, a);
  await vi.advanceTimersByTimeAsync(150);
  type(diagnostics, main, 'resource "a" "bad" {\n}\n');
  type(diagnostics, elsewhere, `${a}resource "a" "b" {\n}\n`);
  await vi.advanceTimersByTimeAsync(150);
  expect(published.slice(-2).toSorted()).toEqual(['/main.tf: -', '/main.tf: 2 resources']);
  expect(failures).toEqual([new RangeError('Too deep')]);
});

/** Its one rule says how many resources the module has. */
function loop(pushes: boolean): DiagnosticsLoop {
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  return diagnosticsLoop({
    view: workspace.view,
    neighbours: workspace.neighbours,
    settings: () => Promise.resolve(DEFAULT_SETTINGS),
    syntax: {
      changed: () => undefined,
      closed: () => undefined,
      problems: () => problems,
      accepts: () => Promise.resolve(true),
      dispose: () => Promise.resolve(),
    },
    diagnose: (_file, module, _settings, found) => {
      if (module.resources.has('a.bad')) throw new RangeError('Too deep');
      return [
        { range, code: 'count', message: `${module.resources.size} resources` },
        ...found.map(({ message }) => ({ range, message })),
      ];
    },
    pageOf: (code) => (code === 'count' ? 'file:///rules.md#L1' : undefined),
    publish: pushes
      ? (uri, diagnostics) =>
          published.push(`${uri.slice(-8)}: ${diagnostics.map(messageOf).join(', ') || '-'}`)
      : undefined,
    refresh: () => refreshes++,
    debounceMs: 150,
    failed: (error) => failures.push(error),
  });
}

function messageOf({ message }: Diagnostic): string {
  return typeof message === 'string' ? message : message.value;
}

function type(diagnostics: DiagnosticsLoop, uri: string, text: string): void {
  workspace.setDocument(uri, text);
  diagnostics.documentChanged(uri, text);
}

const a = 'resource "a" "a" {\n}\n';

describe('pushing', () => {
  it('waits until typing stops', async () => {
    const diagnostics = loop(true);
    for (const text of ['', 'r', a]) {
      type(diagnostics, main, text);
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(published).toEqual([]);
    await vi.advanceTimersByTimeAsync(50);
    expect(published).toEqual(['/main.tf: 1 resources']);
  });

  it('looks at open neighbours again, and publishes those that changed', async () => {
    const diagnostics = loop(true);
    type(diagnostics, main, a);
    type(diagnostics, other, '');
    await vi.advanceTimersByTimeAsync(150);
    published = [];
    type(diagnostics, main, `${a}# a comment\n`);
    await vi.advanceTimersByTimeAsync(150);
    expect(published).toEqual(['/main.tf: 1 resources']);
    published = [];
    type(diagnostics, main, `${a}resource "a" "b" {\n}\n`);
    await vi.advanceTimersByTimeAsync(150);
    expect(published.toSorted()).toEqual(['/main.tf: 2 resources', 'other.tf: 2 resources']);
  });

  it('takes the diagnostics of a closed document away, and looks at its neighbours', async () => {
    const diagnostics = loop(true);
    type(diagnostics, main, a);
    type(diagnostics, other, '');
    await vi.advanceTimersByTimeAsync(150);
    published = [];
    workspace.closeDocument(main);
    diagnostics.documentClosed(main);
    await vi.advanceTimersByTimeAsync(150);
    expect(published).toEqual(['/main.tf: -', 'other.tf: 0 resources']);
  });

  it('publishes a new verdict at once', async () => {
    const diagnostics = loop(true);
    type(diagnostics, main, a);
    await vi.advanceTimersByTimeAsync(150);
    problems = [{ start: 0, end: 1, message: 'broken' }];
    diagnostics.outdated([main]);
    await vi.advanceTimersByTimeAsync(0);
    expect(published.at(-1)).toBe('/main.tf: 1 resources, broken');
  });
});

describe('pulling', () => {
  it('answers fully once, and then only what has changed', async () => {
    const diagnostics = loop(false);
    type(diagnostics, main, a);
    type(diagnostics, other, '');
    const first = await diagnostics.pull(main, undefined);
    expect(first).toMatchObject({ kind: 'full', items: [{ message: '1 resources' }] });
    expect(await diagnostics.pull(main, first.resultId)).toEqual({
      kind: 'unchanged',
      resultId: first.resultId,
    });
    type(diagnostics, other, 'resource "a" "b" {\n}\n');
    const second = await diagnostics.pull(main, first.resultId);
    expect(second).toMatchObject({ kind: 'full', items: [{ message: '2 resources' }] });
    await vi.advanceTimersByTimeAsync(1000);
    expect(published).toEqual([]);
  });

  it('asks to be asked again for a new verdict', async () => {
    const diagnostics = loop(false);
    type(diagnostics, main, a);
    const first = await diagnostics.pull(main, undefined);
    problems = [{ start: 0, end: 1, message: 'broken' }];
    diagnostics.outdated([main]);
    expect(refreshes).toBe(1);
    expect(await diagnostics.pull(main, first.resultId)).toMatchObject({
      items: [{ message: '1 resources' }, { message: 'broken' }],
    });
  });

  it('links each code to its page', async () => {
    const diagnostics = loop(false);
    type(diagnostics, main, a);
    expect(await diagnostics.pull(main, undefined)).toMatchObject({
      items: [{ codeDescription: { href: 'file:///rules.md#L1' } }],
    });
  });

  it('knows nothing of a document that is not open', async () => {
    expect(await loop(false).pull(main, undefined)).toMatchObject({ kind: 'full', items: [] });
  });
});
