/** npm's package, installed into an empty folder: what is in it, and that it runs. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { apigatewayStages, folderWith, stageNamed } from './programs.js';

const { place } = inject('installed');
const inPackage = join(place, 'node_modules', 'apigateway-stages');
const manifest = JSON.parse(readFileSync(join(inPackage, 'package.json'), 'utf8')) as Manifest;

test('it holds what runs and what is to be read, and nothing else', () => {
  const files = readdirSync(inPackage, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) =>
      join(parentPath, name)
        .slice(inPackage.length + 1)
        .replaceAll('\\', '/'),
    );
  expect(files.sort()).toEqual([
    'CHANGELOG.md',
    'LICENSE',
    'README.md',
    'dist/THIRD-PARTY-NOTICES.txt',
    'dist/main.wasm.gz',
    'dist/mcp.cjs',
    'dist/server.cjs',
    'dist/strict.cjs',
    'docs/mcp.md',
    'docs/rules.md',
    'package.json',
  ]);
});

test('it brings nothing else along and runs nothing when it is installed', () => {
  const beside = readdirSync(join(place, 'node_modules')).filter((name) => !name.startsWith('.'));
  expect(beside).toEqual(['apigateway-stages']);
  expect(Object.keys(manifest)).not.toContain('dependencies');
  expect(Object.keys(manifest)).not.toContain('private');
  expect(Object.keys(manifest)).not.toContain('scripts');
});

test('has the tools for agents with it', async () => {
  const folder = await folderWith({});
  const { code, out, err } = await apigatewayStages(['mcp', '--help'], folder);
  expect({ code, out, err }).toEqual({
    code: 0,
    out: expect.stringContaining('Usage: apigateway-stages mcp') as string,
    err: '',
  });
});

test('--version is that of the package', async () => {
  const { out } = await apigatewayStages(['--version'], place);
  expect(out).toBe(`${manifest.version}\n`);
});

describe('check', () => {
  test('ends with 0 where nothing is found', async () => {
    const folder = await folderWith({ 'main.tf': stageNamed('live') });
    expect(await apigatewayStages(['check'], folder)).toMatchObject({ code: 0, err: '' });
  });

  test('ends with 1 where something is found', async () => {
    const folder = await folderWith({ 'main.tf': stageNamed('a stage') });
    const { code, out } = await apigatewayStages(['check'], folder);
    expect({ code, out }).toEqual({
      code: 1,
      out: expect.stringContaining('[invalid-stage-name]') as string,
    });
  });

  test('ends with 2 where there is nothing to check', async () => {
    const folder = await folderWith({});
    const { code, err } = await apigatewayStages(['check'], folder);
    expect({ code, err }).toEqual({ code: 2, err: expect.stringMatching(/^apigateway-stages: /) as string });
  });

  test("has HashiCorp's parser with it", async () => {
    const folder = await folderWith({ 'main.tf': 'locals {\n  a = "\\q"\n}\n' });
    const { code, out, err } = await apigatewayStages(['check'], folder);
    expect({ code, out, err }).toEqual({
      code: 1,
      out: expect.stringContaining('not a valid escape sequence') as string,
      err: '',
    });
  });
});

test('render writes a live stage', async () => {
  const stage = JSON.stringify({ StageName: 'live', DefaultRouteSettings: {}, RouteSettings: {} });
  const { code, out } = await apigatewayStages(['render', '--api-id', 'abc123'], place, stage);
  expect({ code, out }).toEqual({
    code: 0,
    out: expect.stringContaining('resource "aws_apigatewayv2_stage" "live"') as string,
  });
});

interface Manifest {
  readonly version: string;
}
