/** What is written from the folder of the rules: the registry, and the settings of the manifest. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** How a rule is declared. */
const DECLARATION = /^export const (\w+): Rule = \{/m;

/** The rules in a folder, by code: those of `cache/cache-without-size.ts` are `{ name: 'cacheWithoutSize', … }`. */
export function declaredRules(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name: subject }) =>
      readdirSync(join(folder, subject))
        .filter((file) => /(?<!\.test)\.ts$/.test(file))
        .flatMap((file) => {
          const name = DECLARATION.exec(readFileSync(join(folder, subject, file), 'utf8'))?.[1];
          const code = file.replace(/\.ts$/, '');
          return name === undefined ? [] : [{ name, code, path: `${subject}/${code}` }];
        }),
    )
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** The text of `server/src/rules/registry/all-rules.ts`. */
export function registryText(rules) {
  return `/** All rules, by code. Written by \`npm run rules\`; do not edit. */
${rules.map(({ name, path }) => `import { ${name} } from '../${path}.js';`).join('\n')}
import type { Rule } from '../rule.js';

/** Every rule, in the order in which findings at one place are shown. */
export const allRules: readonly Rule[] = [
${rules.map(({ name }) => `  ${name},`).join('\n')}
];
`;
}

/** The setting of each rule as `apigatewayStages.rules` of the manifest has it, by code. */
export function ruleSettings(rules) {
  const language = {
    code: 'language',
    title: "All rules about Terraform's language, in modules that have to do with API Gateway",
  };
  return Object.fromEntries(
    [language, ...rules].map(({ code, title, setting, severity }) => [
      code,
      {
        type: 'string',
        enum: Object.keys(SEVERITIES),
        enumDescriptions: Object.values(SEVERITIES),
        markdownDescription: `${setting ?? `${title}.`}${severity === undefined ? '' : ` Default: ${severity}.`}`,
      },
    ]),
  );
}

const SEVERITIES = {
  error: 'Red squiggles; counts as an error in the Problems view.',
  warning: 'Yellow squiggles.',
  information: 'Blue squiggles.',
  hint: 'Three dots under the text; not in the Problems view.',
  off: 'The rule is not checked.',
};
