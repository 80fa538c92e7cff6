/**
 * Begins a rule: writes the rule and its test, whose failures say what to fill in, and registers it.
 *
 *     npm run new-rule <subject>/<code>
 */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const folder = join(import.meta.dirname, '../server/src/rules');
const [, subject, code] =
  /^([a-z][a-z-]*)\/([a-z][a-z0-9]*(?:-[a-z0-9]+)+)$/.exec(process.argv[2] ?? '') ?? [];
if (code === undefined) {
  console.error(
    'Write `npm run new-rule <subject>/<code>`, for example `npm run new-rule cache/cache-too-large`.',
  );
  process.exit(2);
}
const path = join(folder, subject, `${code}.ts`);
const taken = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find((name) =>
  name.endsWith(`/${code}.ts`),
);
if (taken !== undefined) {
  console.error(`There is already a rule \`${code}\`: server/src/rules/${taken}. Choose another code.`);
  process.exit(2);
}
if (['query', 'registry'].includes(subject)) {
  console.error(`\`${subject}\` holds no rules: choose another subject.`);
  process.exit(2);
}
if (!existsSync(dirname(path))) mkdirSync(dirname(path));
writeFileSync(path, rule());
writeFileSync(path.replace(/\.ts$/, '.test.ts'), test());
await import('./generate-rules.mjs');
console.log(`Written: server/src/rules/${subject}/${code}.ts and ${code}.test.ts. Next:
1. Replace each TODO in both files.
2. npx vitest run --project pure server/src/rules/${subject}/${code}.test.ts test/rules
3. npm run rules, which puts your texts into docs/rules.md and package.json.`);

function rule() {
  const name = code.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
  return `/** TODO: Finds what, in one sentence. */
import { removeItem } from '../../edits/layout.js';
import { attributeOf } from '../../hcl/lookup.js';
import { restFamily } from '../../knowledge/stage-families.js';
import { resourceBlocks } from '../query/blocks.js';
import type { Rule } from '../rule.js';

export const ${name}: Rule = {
  code: '${code}',
  severity: 'warning',
  group: 'stage',
  title: 'TODO: what is wrong, without a full stop',
  *check(context) {
    // TODO: ask by the table in CONTRIBUTING. This finds every \`description\` of a REST stage;
    // HTTP and WebSocket stages are those of \`version2Family\`.
    for (const { body } of resourceBlocks(context, restFamily.stage.type)) {
      const written = attributeOf(body, 'description');
      if (written === undefined) continue;
      yield {
        start: written.name.start,
        end: written.name.end,
        message: 'TODO: what is wrong: the remedy.',
        fixes: () => [
          {
            title: 'TODO: Remove \`description\`',
            edits: removeItem(context.file, body, written),
            // True where "fix all" may apply it unseen.
            safe: false,
          },
        ],
      };
    }
  },
  documentation: \`TODO: what it finds, why it matters, and the remedy. Link the page of AWS that says so.\`,
  examples: {
    bad: \`resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod"
  deployment_id = aws_api_gateway_deployment.orders.id
  description   = "TODO: what the rule finds"
}\`,
    good: \`resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod"
  deployment_id = aws_api_gateway_deployment.orders.id
}\`,
  },
};
`;
}

function test() {
  return `import { describe, it } from 'vitest';
import { checkDiagnostics } from '../../../../test/support/check-diagnostics.js';
import { checkFix } from '../../../../test/support/check-fix.js';

const stage = (line: string): string => \`
    resource "aws_api_gateway_stage" "prod" {
      rest_api_id   = "a"
      stage_name    = "prod"
      deployment_id = "d"
      \${line}
    }
    \`;

describe('${code}', () => {
  it('finds TODO', () => {
    checkDiagnostics(
      stage(\`description = "x"
    # ^^^^^^^^^^^ warning ${code}: TODO: what is wrong\`),
    );
  });

  it('does not find TODO', () => {
    checkDiagnostics(stage('variables = {}'));
  });

  it('offers TODO', () => {
    checkFix(
      stage('variables = {}\\n      descrip<|>tion = "x"'),
      'TODO: Remove \`description\`',
      stage('variables = {}'),
    );
  });
});
`;
}
