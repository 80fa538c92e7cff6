/** References that end before they are whole. */
import { sourceOf } from '../../edits/layout.js';
import { isBareKey } from '../../hcl/print.js';
import { isNamedStep } from '../../hcl/lookup.js';
import type { Reference } from '../../hcl/syntax.js';
import type { Finding, RuleContext } from '../rule.js';

/** The finding about `var`, `local["name"]`, `data.aws_region[0]` …: names are missing, or an index is in their place. */
export function partFault(expression: Reference, { file }: RuleContext): Finding | undefined {
  const { root, steps } = expression;
  const example = PREFIXES.get(root.text);
  if (example === undefined || !isPart(expression)) return undefined;
  const index = steps.findIndex((step) => !isNamedStep(step));
  const step = steps[index];
  const end = step === undefined ? expression.end : step.start;
  const written = sourceOf(file, { start: expression.start, end });
  const [only] = step?.kind === 'index' && step.key.kind === 'template' ? step.key.parts : [];
  const key = only?.kind === 'text' && isBareKey(only.value) ? only.value : undefined;
  if (step === undefined || key === undefined || TYPED.has(root.text)) {
    const message = `\`${written}\` alone is not a value: say which one, such as \`${example}\`.`;
    return { start: expression.start, end, message };
  }
  const span = { start: step.start, end: step.end };
  return {
    ...span,
    message: `\`${written}\` has no indexes: use \`${written}.${key}\`.`,
    fixes: () => [
      {
        title: `Use \`${written}.${key}\``,
        edits: [{ file, span, newText: `.${key}` }],
        safe: true,
      },
    ],
  };
}

/** What cannot stand alone, with an example of what can. */
const PREFIXES: ReadonlyMap<string, string> = new Map([
  ['var', 'var.stage_name'],
  ['local', 'local.stage_name'],
  ['path', 'path.module'],
  ['each', 'each.key'],
  ['count', 'count.index'],
  ['terraform', 'terraform.workspace'],
  ['module', 'module.stage.url'],
  ['data', 'data.aws_region.current.name'],
  ['resource', 'resource.aws_api_gateway_stage.live.arn'],
  ['ephemeral', 'ephemeral.aws_secretsmanager_secret_version.key.secret_string'],
]);

/** Whether names are missing, an index or splat in the place of one included; not where one is still to be typed. */
function isPart({ root, steps }: Reference): boolean {
  const names = steps.slice(0, TYPED.has(root.text) ? 2 : 1);
  if (names.some((step) => step.kind === 'attribute' && step.name.text === '')) return false;
  return names.length < (TYPED.has(root.text) ? 2 : 1) || names.some((step) => !isNamedStep(step));
}

/** After these come a type and a name. */
const TYPED = new Set(['data', 'resource', 'ephemeral']);
