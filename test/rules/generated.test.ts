/** What `npm run rules` writes is what the folder of the rules says, and each rule has its test beside it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { declaredRules, registryText, ruleSettings } from '../../scripts/rule-files.mjs';
import { allRules } from '../../server/src/rules/registry/all-rules.js';
import { rulePage } from '../../server/src/rules/registry/rule-page.js';

const root = join(import.meta.dirname, '../..');
const folder = join(root, 'server/src/rules');
const text = (path: string): string => readFileSync(join(root, path), 'utf8');

const STALE = 'It is not what the rules say: run `npm run rules`.';

describe('npm run rules', () => {
  it('has registered the rules of the folder', () => {
    expect(text('server/src/rules/registry/all-rules.ts'), STALE).toBe(registryText(declaredRules(folder)));
  });

  it('has written docs/rules.md', () => {
    expect(text('docs/rules.md'), STALE).toBe(rulePage(allRules));
  });

  it('has written the settings of the manifest', () => {
    const { contributes } = JSON.parse(text('package.json')) as Manifest;
    const written = contributes.configuration.properties['apigatewayStages.rules']?.properties;
    expect(JSON.stringify(written, null, 2), STALE).toBe(JSON.stringify(ruleSettings(allRules), null, 2));
  });

  it('has written the rules into the schema of project files', () => {
    const { properties } = JSON.parse(text('client/project-schema.json')) as Schema;
    const written = JSON.stringify(properties.rules?.properties, null, 2);
    expect(written, STALE).toBe(JSON.stringify(ruleSettings(allRules), null, 2));
  });
});

it('a setting says which severity counts without it', () => {
  const { 'zero-throttle': own, language } = ruleSettings(allRules) as Record<
    string,
    { markdownDescription: string }
  >;
  expect(own?.markdownDescription).toMatch(/\. Default: warning\.$/);
  expect(language?.markdownDescription).not.toContain('Default');
});

/** VS Code goes by these two, whatever the server reads. */
it('the schema of project files allows the comments and commas that docs/project.md prints', () => {
  const schema = JSON.parse(text('client/project-schema.json')) as Schema;
  expect(schema).toMatchObject({ allowComments: true, allowTrailingCommas: true });
});

interface Schema {
  readonly properties: Readonly<Record<string, { readonly properties?: unknown }>>;
}

interface Manifest {
  readonly contributes: {
    readonly configuration: {
      readonly properties: Readonly<Record<string, { readonly properties?: unknown }>>;
    };
  };
}

describe.each(declaredRules(folder))('$path', ({ code, path }) => {
  it('declares the rule that its file is named after', () => {
    expect(text(`server/src/rules/${path}.ts`)).toMatch(new RegExp(`^  code: '${code}',$`, 'm'));
  });

  it('has its test beside it', () => {
    expect(
      existsSync(join(folder, `${path}.test.ts`)),
      `Write server/src/rules/${path}.test.ts; \`npm run new-rule\` shows how one begins.`,
    ).toBe(true);
  });

  it('has a section in docs/rules.md', () => {
    expect(text('docs/rules.md'), STALE).toMatch(new RegExp(`^### \`${code}\`$`, 'm'));
  });
});

it('no rule is imported by another file of the rules: what they share stands in a file of its own', () => {
  const rules = new Set(declaredRules(folder).map(({ path }) => path));
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (path) => /(?<!\.test)\.ts$/.test(path) && !path.startsWith('registry'),
  );
  const imported = files.flatMap((path) =>
    [...text(`server/src/rules/${path}`).matchAll(/from '(\.[^']+)\.js'/g)]
      .map(([, specifier = '']) => relative(folder, join(folder, dirname(path), specifier)))
      .filter((target) => rules.has(target))
      .map((target) => `${path} imports ${target}`),
  );
  expect(imported).toEqual([]);
});
