/** `check` and `render` as they are in the VSIX: every rule, the example workspace and an account's stages. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { SAMPLES } from '../../emulator/samples.js';
import { fixture } from '../support/fixture.js';
import { allRules } from '../../server/src/rules/registry/all-rules.js';

const ROOT = join(import.meta.dirname, '../..');
const SERVER = process.env.SHIPPED_SERVER ?? '';
const folder = mkdtempSync(join(tmpdir(), 'programs-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test.each(['server.cjs', 'strict.cjs', 'mcp.cjs', 'extension.cjs', 'aws.cjs', 'main.wasm.gz'])(
  '%s in the VSIX is the one of the build',
  (name) => {
    const packaged = readFileSync(join(dirname(SERVER), name));
    expect(packaged.equals(readFileSync(join(ROOT, 'dist', name)))).toBe(true);
  },
);

describe('every rule', () => {
  for (const { code, group, examples } of allRules) {
    const kind = group === 'language' ? 'modules' : 'pieces';
    for (const which of ['bad', 'good'] as const) {
      for (const { name, text } of fixture(examples[which]).texts)
        write(`${kind}/${code}/${which}/${name}`, `${text}\n`);
    }
  }
  // The examples of the language's rules are whole modules; in the others much is not declared.
  const found = [
    ...check(join(folder, 'modules')),
    ...check(join(folder, 'pieces'), '--rule', 'language=off'),
  ];

  test.each(allRules)('$code finds its bad example and not its good one', ({ code }) => {
    const codes = (which: string) =>
      found.filter(({ path }) => path.startsWith(`${code}/${which}/`)).map((each) => each.code);
    expect(codes('bad')).not.toEqual([]);
    expect(new Set(codes('bad'))).toEqual(new Set([code]));
    expect(codes('good')).toEqual([]);
  });
});

describe('the example workspace', () => {
  const found = check(join(ROOT, 'example'));

  test.each(['rest', 'http', 'websocket', 'import'])('%s is without a fault', (name) => {
    expect(found.filter(({ path }) => path.startsWith(`${name}/`))).toEqual([]);
  });

  test('faults shows every rule', () => {
    const shown = found.filter(({ path }) => path.startsWith('faults/')).map(({ code }) => code);
    expect(new Set(shown)).toEqual(new Set(allRules.map(({ code }) => code)));
  });

  test.each(commentedFaults())('faults/$file has $code below line $line, as its comment says', (comment) => {
    const below = found.filter(
      ({ path, start }) =>
        path === `faults/${comment.file}` && start.line > comment.line && start.line <= comment.until,
    );
    expect(below.map(({ code }) => code)).toContain(comment.code);
  });
});

describe('render', () => {
  const regions = Object.values(SAMPLES.regions);
  const stages = [
    ...regions.flatMap(({ restApis = [] }) =>
      restApis.flatMap(({ api, stages }) =>
        stages.map((stage) => ({ option: '--rest-api-id', id: api.id, name: stage.stageName, stage })),
      ),
    ),
    ...regions.flatMap(({ version2Apis = [] }) =>
      version2Apis.flatMap(({ api, stages }) =>
        stages
          // Quick create made it, and it can't be imported.
          .filter(({ ApiGatewayManaged }) => !ApiGatewayManaged)
          .map((stage) => ({ option: '--api-id', id: api.ApiId, name: stage.StageName, stage })),
      ),
    ),
  ];

  test.each(stages)(
    'what it writes for $id/$name is found fault with by no rule',
    ({ option, id, name, stage }) => {
      const args = [SERVER, 'render', option, id];
      const { status, stdout } = spawnSync(process.execPath, args, {
        input: JSON.stringify(stage),
        encoding: 'utf8',
      });
      expect(status).toBe(0);
      write(`rendered/${id}-${name}/main.tf`, stdout);
      expect(check(join(folder, `rendered/${id}-${name}`))).toEqual([]);
    },
  );
});

interface Found {
  readonly path: string;
  readonly code: string;
  readonly start: { readonly line: number };
}

function check(directory: string, ...more: readonly string[]): readonly Found[] {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [SERVER, 'check', '--format', 'json', '--min-severity', 'hint', ...more, '.'],
    {
      cwd: directory,
      encoding: 'utf8',
      maxBuffer: 1e8,
    },
  );
  if (status === 2) throw new Error(stderr);
  return (JSON.parse(stdout) as { findings: readonly Found[] }).findings;
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** The comments that name a rule: lines from 1, and the last line that a comment speaks of. */
function commentedFaults() {
  const codes = new Set(allRules.map(({ code }) => code));
  const names = readdirSync(join(ROOT, 'example/faults'), { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => name.endsWith('.tf')).map((name) => name.replaceAll('\\', '/'));
  return files.flatMap((file) => {
    const lines = readFileSync(join(ROOT, 'example/faults', file), 'utf8').split('\n');
    const comments = lines.flatMap((text, index) => {
      const [, code = ''] = /^\s*# ([\w-]+)(?::|$)/.exec(text) ?? [];
      return codes.has(code) ? [{ file, code, line: index + 1 }] : [];
    });
    return comments.map((comment) => ({
      ...comment,
      // Comments on neighbouring lines speak of the same place.
      until: comments.find(({ line }) => line > comment.line + 1)?.line ?? lines.length,
    }));
  });
}
