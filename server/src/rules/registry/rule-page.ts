/** The page that explains the rules, docs/rules.md, as text. */
import { LANGUAGE_GROUP } from '../../../../protocol/messages.js';
import type { Rule } from '../rule.js';

/** The whole page. Each rule's heading is its code alone, which is what links from the editor look for. */
export function rulePage(rules: readonly Rule[]): string {
  const groups = GROUPS.map(({ group, title, intro }) => {
    const own = rules.filter((rule) => rule.group === group);
    return [
      `## ${title}`,
      intro,
      own.map(entry).join('\n'),
      ...own.flatMap((rule) => [`### \`${rule.code}\``, ruleSection(rule)]),
    ].join('\n\n');
  });
  return `${[INTRO, ...groups].join('\n\n')}\n`;
}

const GROUPS = [
  {
    group: 'schema',
    title: 'Schema',
    intro: 'Code that does not match the schema of the provider. Terraform rejects it.',
  },
  {
    group: 'stage',
    title: 'Stages',
    intro: 'Mistakes specific to API Gateway. Many of them fail only during apply.',
  },
  {
    group: LANGUAGE_GROUP,
    title: 'Language',
    intro: `What \`terraform validate\` rejects in any block, told while it is typed. These rules look only at modules that have to do
with API Gateway, themselves or through a module that they call. \`"language": "off"\` in the setting turns all of them off
(in a terminal \`--rule language=off\`); the code of one of them counts more.`,
  },
] as const;

const INTRO = `# Rules

<!-- Written by \`npm run rules\` from server/src/rules/. Do not edit. -->

Every diagnostic has a code, and this page explains each of them. A rule speaks only of what is certain: a value that
comes from a variable without a default, a data source or a computed attribute is never wrong.

The severity of a rule is a setting, \`off\` included:

\`\`\`json
"apigatewayStages.rules": { "invalid-value": "warning", "missing-argument": "off" }
\`\`\`

A comment silences one place, on the line above it or at its end. Several codes stand with commas between them; a reason
may follow:

\`\`\`terraform
# apigateway-stages:ignore invalid-stage-name renamed by the pipeline
stage_name = "@STAGE@"
\`\`\`

In an object of several lines it stands above the entry. A comment \`# apigateway-stages:ignore-file CODE\` silences a rule in
its whole file.`;

function entry(rule: Rule): string {
  return `- [\`${rule.code}\`](#${rule.code}) (${rule.severity}): ${rule.title}`;
}

/** What the page says of one rule, in Markdown, without its heading. */
export function ruleSection(rule: Rule): string {
  return [
    `**${rule.title}.** Severity: ${rule.severity}${rule.oncePerFile ? ', once a file' : ''}.`,
    rule.documentation,
    'Found:',
    example(rule.examples.bad),
    'Right:',
    example(rule.examples.good),
  ].join('\n\n');
}

function example(source: string): string {
  return `\`\`\`terraform\n${source}\n\`\`\``;
}
