import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../client/src/command-names.js';
import { awsFailure } from '../../client/src/aws/aws-failure.js';
import { DOCUMENT_SELECTOR, VARIABLES_LANGUAGE } from '../../client/src/documents.js';
import { lookOf } from '../../client/src/stages/node-look.js';
import { DEFAULT_SETTINGS, LANGUAGE_GROUP, SETTINGS_SECTION } from '../../protocol/messages.js';
import { allRules } from '../../server/src/rules/registry/all-rules.js';

const manifest = JSON.parse(text('package.json')) as Manifest;
/** All but the one that only gets a file's name. */
const languages = manifest.contributes.languages.filter(({ id }) => id !== 'jsonc');
const settings = manifest.contributes.configuration.properties;

test('every command is contributed and every contribution is a command', () => {
  const contributed = manifest.contributes.commands.map(({ command }) => command);
  expect(contributed.sort()).toEqual(Object.values(COMMANDS).sort());
});

test('every menu entry and every link of welcome and walkthrough is a command or the view itself', () => {
  const known: readonly string[] = [
    ...Object.values(COMMANDS),
    'apigatewayStages.live.focus',
    ...['workbench.action.files.newUntitledFile', 'workbench.actions.view.problems'],
  ];
  const { menus, viewsWelcome, walkthroughs } = manifest.contributes;
  const links = [...viewsWelcome.map(({ contents }) => contents), JSON.stringify(walkthroughs)]
    .flatMap((text) => [...text.matchAll(/\(command:([\w.]+)[?)]/g)])
    .map(([, command]) => command);
  const named = [...Object.values(menus).flatMap((items) => items.map(({ command }) => command)), ...links];
  expect(named.filter((each) => each === undefined || !known.includes(each))).toEqual([]);
});

describe('the walkthrough', () => {
  const [walkthrough] = manifest.contributes.walkthroughs;

  test('leads from writing over checking to importing', () => {
    const ids = walkthrough.steps.map(({ id }) => id);
    expect(ids).toEqual(['write', 'check', 'connect', 'look', 'import', 'compare']);
  });

  test('a step that is named where it is opened is one of its steps', () => {
    const links = manifest.contributes.viewsWelcome.flatMap(({ contents }) => [
      ...contents.matchAll(/openWalkthrough\?%22(\w+)%22/g),
    ]);
    expect(links.map(([, step]) => step)).toEqual(['connect', 'connect']);
  });

  /** A step without such an event is done as soon as it is looked at. */
  test('a step is done once its button was pressed', () => {
    for (const { id, description, completionEvents } of walkthrough.steps) {
      const buttons = [...description.matchAll(/^\[.*\]\(command:([\w.]+).*\)$/gm)].map(
        ([, command]) => command,
      );
      expect(buttons.length, id).toBeGreaterThan(0);
      const done = completionEvents.map((event) => event.replace(/^onView:(.*)$/, 'onCommand:$1.focus'));
      expect(done, id).toEqual(
        expect.arrayContaining(buttons.map((command) => `onCommand:${String(command)}`)),
      );
    }
  });
});

test.each([undefined, 'aws sso login --profile dev'])(
  'a failure with the remedy %s has its menu',
  (command) => {
    const { context } = lookOf({
      kind: 'failure',
      failure: awsFailure('credentials', 'The session has expired. Sign in.', command),
      missing: 'APIs',
      parent: { kind: 'region', region: 'eu-west-1' },
    });
    const entry = manifest.contributes.menus['view/item/context']?.find(
      ({ command: each }) => each === COMMANDS.explainFailure,
    );
    expect(entry?.when).toBe(`view == apigatewayStages.live && viewItem == ${context}`);
  },
);

test('the extension wakes for the languages that it serves, and for nothing else', () => {
  const served = [...new Set(DOCUMENT_SELECTOR.map(({ language }) => language)), VARIABLES_LANGUAGE];
  expect(manifest.activationEvents).toEqual(served.map((language) => `onLanguage:${language}`));
  expect(languages.map(({ id }) => id)).toEqual(served);
});

/** Where it is off, the editor neither asks for the tools nor wakes the extension for them. */
test('the tools for agents are off, and offered by the setting alone', () => {
  const setting = `${SETTINGS_SECTION}.mcp`;
  const { mcpServerDefinitionProviders } = manifest.contributes;
  expect(mcpServerDefinitionProviders).toMatchObject([{ id: setting, when: `config.${setting}` }]);
  expect(settings[setting]?.default).toBe(false);
});

test('each of its languages is coloured, variable files by their suffix', () => {
  const { grammars } = manifest.contributes;
  const coloured = grammars.flatMap(({ language }) => language ?? []);
  expect(coloured).toEqual(languages.map(({ id }) => id));
  expect(languages.find(({ id }) => id === VARIABLES_LANGUAGE)?.extensions).toEqual(['.tfvars']);
});

test('in its languages nothing is proposed but what the server knows to fit the place', () => {
  expect(manifest.contributes).not.toHaveProperty('snippets');
  for (const { id } of languages) {
    expect(manifest.contributes.configurationDefaults[`[${id}]`]?.['editor.wordBasedSuggestions'], id).toBe(
      'off',
    );
  }
});

describe('settings', () => {
  test('the defaults that people read are those that the server takes', () => {
    for (const [key, value] of Object.entries(DEFAULT_SETTINGS))
      expect(settings[`${SETTINGS_SECTION}.${key}`]?.default, key).toEqual(value);
  });

  test('every setting is described and ordered', () => {
    for (const [name, setting] of Object.entries(settings)) {
      expect(name.startsWith(`${SETTINGS_SECTION}.`), name).toBe(true);
      expect(setting.markdownDescription, name).toMatch(/\.$/);
      expect(setting.order, name).toBeGreaterThan(0);
    }
  });

  test('every rule is proposed, and nothing that is no rule', () => {
    const proposed = settings[`${SETTINGS_SECTION}.rules`]?.properties ?? {};
    expect(Object.keys(proposed)).toEqual([LANGUAGE_GROUP, ...allRules.map(({ code }) => code)]);
  });

  test('every choice is explained', () => {
    const rules = settings[`${SETTINGS_SECTION}.rules`];
    const choices = [
      ...Object.values(settings),
      ...Object.values(rules?.properties ?? {}),
      rules?.additionalProperties,
    ];
    for (const choice of choices)
      if (choice?.enum !== undefined) expect(choice.enumDescriptions?.length).toBe(choice.enum.length);
  });

  test('a workspace that is not trusted can set none of them', () => {
    expect(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations).toEqual(Object.keys(settings));
  });
});

describe('language configuration', () => {
  const configuration = JSON.parse(text('syntaxes/language-configuration.json')) as LanguageConfiguration;
  const word = new RegExp(configuration.wordPattern.pattern, `g${configuration.wordPattern.flags}`);
  const words = (line: string): readonly string[] => line.match(word) ?? [];

  test.each([
    ['aws_api_gateway_stage.prod.invoke_url', ['aws_api_gateway_stage', 'prod', 'invoke_url']],
    ['$context.identity.sourceIp', ['$context', 'identity', 'sourceIp']],
    ['name = "$default"', ['name', '$default']],
    ['cache_cluster_size = "0.5"', ['cache_cluster_size', '0.5']],
    ['throttling_rate_limit = -1', ['throttling_rate_limit', '-1']],
    ['id = "12345abcde/my-stage"', ['id', '12345abcde', 'my-stage']],
    ['"${local.größe}"', ['local', 'größe']],
  ])('the words of %s', (line, expected) => {
    expect(words(line)).toEqual(expected);
  });

  test.each([
    ['resource "a" "b" {', true],
    ['  format = jsonencode({ # one line', true],
    ['  types = [', true],
    ['# a comment (', false],
    ['  name = "x"', false],
    ['}', false],
  ])('a new line after %s is indented: %s', (line, indented) => {
    expect(new RegExp(configuration.indentationRules.increaseIndentPattern).test(line)).toBe(indented);
  });

  test.each(['}', '  ]', ')', '  })'])('%s goes back', (line) => {
    expect(new RegExp(configuration.indentationRules.decreaseIndentPattern).test(line)).toBe(true);
  });
});

test('every file that the manifest names is in the repository or made by the build', () => {
  const { grammars } = manifest.contributes;
  const named = [
    manifest.icon,
    ...manifest.contributes.viewsContainers.activitybar.map(({ icon }) => icon),
    ...manifest.contributes.walkthroughs.flatMap(({ steps }) => steps.map(({ media }) => media.image)),
    ...languages.map(({ configuration }) => configuration),
    ...grammars.map(({ path }) => path),
  ];
  for (const path of named.filter((each) => !each.startsWith('./dist/')))
    expect(existsSync(new URL(`../../${path}`, import.meta.url)), path).toBe(true);
});

interface Manifest {
  readonly icon: string;
  readonly activationEvents: readonly string[];
  readonly capabilities: {
    readonly untrustedWorkspaces: { readonly restrictedConfigurations: readonly string[] };
  };
  readonly contributes: {
    readonly jsonValidation: readonly { readonly url: string }[];
    readonly languages: readonly {
      readonly id: string;
      readonly extensions: readonly string[];
      readonly configuration: string;
    }[];
    readonly grammars: readonly { readonly language?: string; readonly path: string }[];
    readonly configurationDefaults: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    readonly mcpServerDefinitionProviders: readonly { readonly id: string; readonly when: string }[];
    readonly commands: readonly { readonly command: string }[];
    readonly menus: Readonly<Record<string, readonly { readonly command: string; readonly when?: string }[]>>;
    readonly viewsWelcome: readonly { readonly contents: string }[];
    readonly viewsContainers: { readonly activitybar: readonly { readonly icon: string }[] };
    readonly walkthroughs: readonly [
      {
        readonly steps: readonly {
          readonly id: string;
          readonly description: string;
          readonly media: { readonly image: string };
          readonly completionEvents: readonly string[];
        }[];
      },
    ];
    readonly configuration: { readonly properties: Readonly<Record<string, Setting>> };
  };
}

interface Setting {
  readonly order?: number;
  readonly default?: unknown;
  readonly markdownDescription?: string;
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
  readonly properties?: Readonly<Record<string, Setting>>;
  readonly additionalProperties?: Setting;
}

interface LanguageConfiguration {
  readonly wordPattern: { readonly pattern: string; readonly flags: string };
  readonly indentationRules: {
    readonly increaseIndentPattern: string;
    readonly decreaseIndentPattern: string;
  };
}

function text(path: string): string {
  return readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
}
