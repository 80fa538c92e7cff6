/** The one address and the one version of the project, wherever they have to be written out. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const manifest = JSON.parse(text('package.json')) as Manifest;
const { homepage, version, bin } = manifest;
const [program] = Object.keys(bin);

test('what the store and npm link to follows from the address', () => {
  const { repository, bugs, vsce } = manifest;
  expect(repository.url).toBe(`${homepage}.git`);
  expect(bugs.url).toBe(`${homepage}/issues`);
  expect(vsce).toEqual({
    dependencies: false,
    baseContentUrl: `${homepage}/blob/HEAD`,
    baseImagesUrl: `${homepage}/raw/HEAD`,
  });
});

const documents = [
  ...readdirSync(root()).filter((name) => name.endsWith('.md')),
  ...readdirSync(root('docs/'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

test.each(documents)('%s names no other address of the project, and no other version of it', (path) => {
  const written = text(path);
  const addresses = written.match(/https?:\/\/[^\s)`'">]*apigateway-stages[^\s)`'">]*/g) ?? [];
  expect(addresses.filter((each) => !each.startsWith(homepage))).toEqual([]);
  const versions = [...written.matchAll(/(?:apigateway-stages@v?|rev: v)(\d[\w.]*\w)/g)].map(
    ([, each]) => each,
  );
  expect(versions.filter((each) => each !== version)).toEqual([]);
});

test.each(documents)('%s links to files that are there', (path) => {
  const links = [...text(path).matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, link = '']) => link);
  const folder = root(path);
  expect(links.filter((link) => !existsSync(new URL(link, folder)))).toEqual([]);
});

test('the action installs the version that it belongs to', () => {
  const action = parse(text('action.yml')) as { inputs: { package: { default: string } } };
  expect(action.inputs.package.default).toBe(`${manifest.name}@${version}`);
});

test('hook and container run the program by its name', () => {
  const hooks = parse(text('.pre-commit-hooks.yaml')) as readonly { entry: string }[];
  expect(hooks.map(({ entry }) => entry)).toEqual([`${program} check`]);
  expect(text('Dockerfile')).toContain(`ENTRYPOINT ["${program}"]`);
});

test('the lockfile has the version, too', () => {
  expect((JSON.parse(text('package-lock.json')) as Manifest).version).toBe(version);
});

/** The store cuts what is longer, and takes no more words than that; vsce adds eight of its own. */
test('the store shows the whole description and takes the keywords', () => {
  expect(manifest.description.length).toBeLessThanOrEqual(200);
  expect(manifest.keywords.length).toBeLessThanOrEqual(30 - 8);
  for (const word of ['live stages', 'import', 'compare']) expect(manifest.keywords).toContain(word);
});

function root(path = ''): URL {
  return new URL(`../${path}`, import.meta.url);
}

function text(path: string): string {
  return readFileSync(root(path), 'utf8');
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly keywords: readonly string[];
  readonly homepage: string;
  readonly repository: { readonly url: string };
  readonly bugs: { readonly url: string };
  readonly bin: Readonly<Record<string, string>>;
  readonly vsce: object;
}
