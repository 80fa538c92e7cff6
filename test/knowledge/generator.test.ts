/** What the generator makes of provider schemas that a person drops into a folder. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const text = { type: 'string', optional: true };

/** A schema of a version whose one type has these members. */
function schema(
  version: string,
  attributes: object,
  { complete = ['aws_api_gateway_*'], block_types = {} }: { complete?: string[]; block_types?: object } = {},
): object {
  return {
    _meta: { version, complete },
    resource_schemas: { aws_api_gateway_stage: { attributes, block_types } },
    data_source_schemas: {},
  };
}

/** The lines of the one type, by their names; `described` is the line about all versions. */
function generated(
  files: Readonly<Record<string, unknown>>,
  releases: readonly object[] = [],
): ReadonlyMap<string, string> {
  const printed = generator(files, releases);
  const body = /aws_api_gateway_stage: `([^`]*)`/.exec(printed)?.[1] ?? '';
  const lines = body.split('\n').map((line) => [line.split(' ')[0] ?? '', line] as const);
  return new Map([...lines, ['described', /described = .*/.exec(printed)?.[0] ?? '']]);
}

function generator(files: Readonly<Record<string, unknown>>, releases: readonly object[] = []): string {
  const folder = mkdtempSync(join(tmpdir(), 'schemas-'));
  try {
    for (const [name, content] of Object.entries({ ...files, 'releases.json': releases }))
      writeFileSync(join(folder, name), JSON.stringify(content));

    return execFileSync(process.execPath, ['scripts/generate-schema.mjs', '--stdout', folder], {
      cwd: new URL('../../', import.meta.url),
      stdio: 'pipe',
    }).toString();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const three = {
  'aws-5.100.0.json': schema('5.100.0', { old: text, gone: text, short: text }),
  'aws-10.2.0.json': schema('10.2.0', { old: text, latest: text, middle: text }),
  'aws-6.66.0.json': schema('6.66.0', { old: text, gone: text, middle: text }),
};

test('any number of schemas counts, in the order of their versions', () => {
  const lines = generated(three);
  expect(lines.get('old')).toBe('old string o');
  expect(lines.get('middle')).toBe('middle string o >5.100.0 >=6.66.0');
  expect(lines.get('latest')).toBe('latest string o >6.66.0 >=10.2.0');
  expect(lines.get('gone')).toBe('gone string o <=6.66.0 <10.2.0');
  expect(lines.get('short')).toBe('short string o <=5.100.0 <6.66.0');
  expect(lines.get('described')).toContain("since: '5.0.0', until: '10.3.0'");
});

test('what a release is known for narrows the range and wins', () => {
  const source = 'the changelog';
  const lines = generated(three, [
    { version: '6.1.0', source, added: ['aws_api_gateway_stage.middle'] },
    { version: '7.0.0', source, removed: ['aws_api_gateway_stage.gone'] },
    { version: '9.0.0', source, without: ['aws_api_gateway_stage.latest'] },
  ]);
  expect(lines.get('middle')).toBe('middle string o >=6.1.0');
  expect(lines.get('gone')).toBe('gone string o <7.0.0');
  expect(lines.get('latest')).toBe('latest string o >9.0.0 >=10.2.0');
});

test('a type that a schema does not list wholly is open, and nothing of it has gone', () => {
  const lines = generated({
    'aws-5.0.0.json': schema('5.0.0', { old: text }),
    'aws-6.0.0.json': schema('6.0.0', { region: text }, { complete: [] }),
  });
  expect(lines.get('old')).toBe('old string o');
  expect(lines.get('region')).toBe('region string o >5.0.0 >=6.0.0');
  expect(lines.has('*')).toBe(true);
});

test('where schemas differ in a member, what each of them takes is taken', () => {
  const block = (min_items: number, max_items?: number) => ({
    block_types: { part: { nesting_mode: 'list', min_items, max_items, block: {} } },
  });
  const lines = generated({
    'aws-5.0.0.json': schema('5.0.0', { a: text, b: text, c: text }, block(1, 1)),
    'aws-6.0.0.json': schema(
      '6.0.0',
      {
        a: { type: 'string', required: true },
        b: { type: 'number', optional: true },
        c: { ...text, deprecated: true },
      },
      block(0),
    ),
  });
  expect(lines.get('a')).toBe('a string o');
  expect(lines.get('b')).toBe('b any o');
  expect(lines.get('c')).toBe('c string o !');
  expect(lines.get('part')).toBe('part list 0.. {');
});

test.each<[string, Readonly<Record<string, unknown>>, readonly object[], RegExp]>([
  [
    'another name',
    { 'aws-new.json': schema('7.0.0', {}) },
    [],
    /aws-new\.json is not read: name it aws-<version>/,
  ],
  [
    'what Terraform prints',
    { 'aws-7.0.0.json': { provider_schemas: {} } },
    [],
    /aws-7\.0\.0\.json.*npm run schema -- 7\.0\.0/,
  ],
  ['another format', { 'aws-7.0.0.json': { resources: {} } }, [], /aws-7\.0\.0\.json is not in the format/],
  [
    'another version inside',
    { 'aws-7.0.0.json': schema('7.1.0', {}) },
    [],
    /aws-7\.0\.0\.json is not in the format/,
  ],
  [
    'a member without a type',
    { 'aws-7.0.0.json': schema('7.0.0', { a: { nested_type: {} } }) },
    [],
    /aws_api_gateway_stage\.a has no `type`/,
  ],
  [
    'a release without a source',
    three,
    [{ version: '6.1.0', added: ['*.region'] }],
    /releases\.json.*`source`/,
  ],
  [
    'a release that names what is in no schema',
    three,
    [{ version: '6.1.0', source: 'x', added: ['aws_api_gateway_stage.midle'] }],
    /aws_api_gateway_stage\.midle, which is in no schema/,
  ],
  [
    'a release that contradicts the schemas',
    three,
    [{ version: '8.0.0', source: 'x', added: ['aws_api_gateway_stage.middle'] }],
    /8\.0\.0 for aws_api_gateway_stage\.middle.*6\.66\.0 at the latest/,
  ],
])('an error names the file and the remedy: %s', (_what, files, releases, message) => {
  expect(() => generator(files, releases)).toThrow(message);
});
