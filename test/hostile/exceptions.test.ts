/** A fault of our own in the middle of the work, provoked in the built program: the engine's pattern matching throws on one text. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fixtures } from '../wire/fixtures.js';
import { run } from './program.js';

const { editor, folder } = fixtures();

const FAULTY_ENGINE = join(import.meta.dirname, 'faulty-engine.cjs');

const IN_FAULTY_ENGINE = { NODE_OPTIONS: `--require "${FAULTY_ENGINE}"` };

/** The name on which the faulty engine throws. */
const MARKER = 'boom-here';

const stageNamed = (name: string): string =>
  `resource "aws_apigatewayv2_stage" "live" {\n  api_id = "abc123"\n  name   = "${name}"\n}\n`;

const FILES = {
  'a/main.tf': stageNamed('a stage'),
  'b/main.tf': stageNamed(MARKER),
  'c/main.tf': stageNamed('c stage'),
};

const SAID =
  'apigateway-stages: `b/main.tf` was not checked because of an internal error (TypeError: fault on "boom-here"); ' +
  'report it, with the file if possible\n';

describe('check', () => {
  test.each([
    ['text', (out: string) => [...out.matchAll(/^([ac])\/main\.tf:3:12: error: /gm)].map(([, name]) => name)],
    ['json', (out: string) => (JSON.parse(out) as Json).findings.map(({ path }) => path[0])],
    [
      'sarif',
      (out: string) =>
        (JSON.parse(out) as Sarif).runs.flatMap(({ results }) =>
          results.map(({ locations }) => locations[0]?.physicalLocation.artifactLocation.uri[0]),
        ),
    ],
  ])('as %s has the findings of the other modules, and ends with 2', async (format, modulesIn) => {
    const { path } = await folder(FILES);
    const { code, out, err } = await run(path, ['check', '--format', format], '', IN_FAULTY_ENGINE);
    expect(modulesIn(out)).toEqual(['a', 'c']);
    expect([code, err]).toEqual([2, SAID]);
  });

  test('says it in the document, too', async () => {
    const { path } = await folder(FILES);
    const { out } = await run(path, ['check', '--format', 'json'], '', IN_FAULTY_ENGINE);
    expect(JSON.parse(out)).toMatchObject({ complete: false, failures: [{ path: 'b/main.tf' }] });
  });
});

test('render writes nothing that is half, says so in one line and ends with 2', async () => {
  const { path } = await folder();
  const stage = (stageName: string) => ({
    stageName,
    deploymentId: 'abc',
    cacheClusterEnabled: false,
    methodSettings: {},
    tracingEnabled: false,
  });
  const input = JSON.stringify({ item: [stage('prod'), stage(MARKER)] });
  const { code, out, err } = await run(path, ['render', '--rest-api-id', 'abc123'], input, IN_FAULTY_ENGINE);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(
    /^apigateway-stages: The command ended because of an internal error \(TypeError: .*\n$/,
  );
});

test('an editor keeps what other files have, gets one line, and has the findings once the text is another', async () => {
  const root = await folder(FILES);
  const server = await editor({ folders: [root.uri], preloaded: FAULTY_ENGINE });
  const [other, faulty] = [root.of('a/main.tf'), root.of('b/main.tf')];
  await server.open(faulty, stageNamed(MARKER));
  await server.open(other, stageNamed('a stage'));
  await server.until(other, (found) => found.length > 0);
  await expect.poll(() => server.log.filter((line) => line.includes('fault on'))).toHaveLength(1);
  await server.replace(faulty, stageNamed('b stage'));
  await server.until(faulty, (found) => found.length > 0);
  expect(server.log.filter((line) => line.includes('fault on'))).toHaveLength(1);
});

interface Json {
  readonly findings: readonly { readonly path: string }[];
}

interface Sarif {
  readonly runs: readonly {
    readonly results: readonly {
      readonly locations: readonly {
        readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } };
      }[];
    }[];
  }[];
}
