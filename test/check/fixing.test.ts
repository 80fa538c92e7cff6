/** How a check fixes: what it reads for it, what it refuses, and that it comes to an end. Over a disk of the test. */
import { expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../protocol/messages.js';
import { mender } from '../../server/src/check/mender.js';
import { unifiedDiff } from '../../server/src/check/unified-diff.js';
import type { Disk } from '../../server/src/workspace/disk-port.js';
import { moduleFrom } from '../../server/src/workspace/module.js';
import { sourceFile } from '../../server/src/workspace/source-file.js';
import type { TextStore } from '../../server/src/workspace/text-store-port.js';
import { agreeing, checkOver, diskOf, silent } from './check-over.js';

const QUOTED =
  'resource "aws_apigatewayv2_stage" "live" {\n  api_id = "${var.api}"\n  name   = "a stage"\n}\n';
const FIXED = QUOTED.replace('"${var.api}"', 'var.api');

/** Texts of the test, in which nothing is refused. */
function storeOf(written: Map<string, string>): TextStore {
  return {
    markBefore: () => Promise.resolve({ kind: 'same', mark: '' }),
    replaceAll: (changes) => {
      for (const { uri, after } of changes) written.set(uri, after);
      return Promise.resolve({ saved: changes.map(({ uri }) => uri), kept: [] });
    },
    write: (uri, text) => {
      written.set(uri, text);
      return Promise.resolve(undefined);
    },
    append: () => Promise.resolve(undefined),
  };
}

test('no file is read once more for any format, a baseline or a fix', async () => {
  const modules = { a: QUOTED, b: FIXED, c: 'module "a" {\n  source = "../a"\n}\n' };
  const readings = async (...args: readonly string[]): Promise<Readonly<Record<string, number>>> => {
    const counts: Record<string, number> = {};
    const disk = diskOf(modules);
    const counting: Disk = {
      ...disk,
      read: (uri) => {
        // Most folders have neither a project file nor anything of git.
        if (/\.(?:tf|json)$/.test(uri) && !uri.endsWith('.apigateway-stages.json'))
          counts[uri] = (counts[uri] ?? 0) + 1;
        return uri.endsWith('known.json')
          ? Promise.resolve({ kind: 'text', text: '{"version":1,"findings":[]}' })
          : disk.read(uri);
      },
    };
    const { code } = await checkOver(counting, { args, texts: storeOf(new Map()) });
    expect(code).not.toBe(2);
    return counts;
  };
  const known = 'file:///project/known.json';
  const plain = await readings();
  expect(Object.keys(plain)).toHaveLength(3);
  for (const format of ['json', 'sarif', 'github', 'junit', 'gitlab', 'checkstyle'])
    expect(await readings('--format', format)).toEqual(plain);
  expect(await readings('--fix')).toEqual(plain);
  expect(await readings('--fix-dry-run')).toEqual(plain);
  expect(await readings('--write-baseline', 'known.json')).toEqual(plain);
  expect(await readings('--baseline', 'known.json')).toEqual({ ...plain, [known]: 1 });
});

test('what the strict parser would refuse, or does not judge, is not written', async () => {
  const refusing = (text: string) => (text === FIXED ? [{ start: 0, end: 1, message: 'No.' }] : []);
  for (const [check, reason] of [
    [(text: string) => Promise.resolve(refusing(text)), 'does not accept the result; report it'],
    [
      (text: string) => Promise.resolve(text === FIXED ? undefined : []),
      'did not respond; run the check again',
    ],
  ] as const) {
    const written = new Map<string, string>();
    const { code, out, err } = await checkOver(diskOf({ a: QUOTED }), {
      args: ['--fix', '--min-severity', 'hint'],
      strict: { ...silent, check },
      texts: storeOf(written),
    });
    expect(code).toBe(2);
    expect(err).toEqual([
      expect.stringContaining(`\`a/main.tf\` was not fixed because HashiCorp's parser ${reason}`),
    ]);
    expect(out).toContain('[legacy-interpolation]');
    expect(written.size).toBe(0);
  }
});

test('what has changed meanwhile is kept, and the other files of the module are fixed', async () => {
  const [a, b] = ['file:///m/a.tf', 'file:///m/b.tf'].map((uri) => sourceFile(uri, QUOTED));
  if (!a || !b) throw new Error('There are two files.');
  const module = moduleFrom('file:///m', [a, b]);
  const failed: string[] = [];
  const saved = new Map<string, string>();
  const mend = mender({
    strict: agreeing,
    fail: (uri, rest) => failed.push(`${uri} ${rest}`),
    save: (changes) => {
      const changed = changes.find(({ uri }) => uri === a.uri);
      if (changed)
        return Promise.resolve({ saved: [], kept: [{ uri: a.uri, reason: 'it has changed meanwhile' }] });
      return storeOf(saved).replaceAll(changes);
    },
  });
  const policy = {
    settings: DEFAULT_SETTINGS,
    minSeverity: 'warning' as const,
    isExcluded: () => false,
    isChecked: () => true,
    appliedModules: () => [],
  };
  const sent = [a, b].map((file) => ({ file, module, policy, applied: [], verdict: Promise.resolve([]) }));
  const mended = await mend(sent);
  expect(failed).toEqual(['file:///m/a.tf was not fixed because it has changed meanwhile']);
  expect(mended.map(({ file }) => file.text)).toEqual([QUOTED, FIXED]);
  expect(mended[0]?.module.files.map(({ text }) => text)).toEqual([QUOTED, FIXED]);
  expect([...saved]).toEqual([[b.uri, FIXED]]);
});

test('a diff of very many changes replaces all lines, and keeps the last line’s end', () => {
  const text = (value: string): string => `${value}\n`.repeat(20_000) + value;
  const diff = unifiedDiff('a.tf', text('a'), text('b'));
  const lines = diff.split('\n');
  expect(lines.slice(0, 4)).toEqual(['--- a/a.tf', '+++ b/a.tf', '@@ -1,20001 +1,20001 @@', '-a']);
  expect(lines.filter((line) => line === '\\ No newline at end of file')).toHaveLength(2);
  expect(lines.filter((line) => line === '+b')).toHaveLength(20_001);
});
