/** Finds groups for execution logs that the stage doesn't wait for, so that AWS may make them first. */
import { attributeOf } from '../hcl/lookup.js';
import { addressOf } from '../analysis/mentions.js';
import { visitExpression } from '../analysis/walk.js';
import type { Expression } from '../hcl/syntax.js';
import { restFamily } from '../knowledge/stage-families.js';
import { logGroup } from '../knowledge/vocabularies/access-log-destinations.js';
import { executionLogPrefix } from '../knowledge/vocabularies/execution-logs.js';
import { insertArguments } from './fixes/insert.js';
import { sourceOf } from './fixes/layout.js';
import { oncePerRun } from './shared/once-per-run.js';
import { dependenciesOf, identityOf, ownParts, type Part, partAt, partsOf } from './shared/parts.js';
import type { Fix, Rule, RuleContext, RuleDoc } from './rule.js';

export const executionLogGroup: Rule = {
  code: 'execution-log-group',
  severity: 'hint',
  group: 'stage',
  title: 'A group for execution logs that the stage does not wait for',
  *check(context) {
    for (const part of ownParts(context, logGroup.type)) {
      const name = attributeOf(part.block.body, 'name')?.value;
      const stage = name && !part.repeated ? stageFor(name, context) : undefined;
      if (!name || !stage || dependenciesOf([stage.address], context).has(part.address)) continue;
      const isBehind = dependenciesOf([part.address], context).has(stage.address);
      yield {
        start: name.start,
        end: name.end,
        message: isBehind
          ? `AWS makes this group itself as soon as \`${stage.address}\` logs, so it may be there already: build the name without the stage, and let the stage depend on the group.`
          : `AWS makes this group itself as soon as \`${stage.address}\` logs, so it may be there already: add it to \`depends_on\` of the stage.`,
        related: [{ file: stage.file, span: stage.block.header, message: 'This stage writes to the group.' }],
        fixes: () => (isBehind ? [] : fixFor(part, stage)),
      };
    }
  },
};

export const executionLogGroupDoc: RuleDoc = {
  doc: `Execution logs of a REST stage always go to \`API-Gateway-Execution-Logs_API-ID/STAGE-NAME\`; the name can't be
chosen ([#7795](https://github.com/hashicorp/terraform-provider-aws/issues/7795)). To set its retention, declare the
group under this name and let the stage depend on it. Otherwise AWS may make the group first, and Terraform fails because
it exists already.`,
  bad: `resource "aws_cloudwatch_log_group" "execution" {
  name = "API-Gateway-Execution-Logs_\${aws_api_gateway_rest_api.orders.id}/prod"
}

resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod"
  deployment_id = aws_api_gateway_deployment.orders.id
}`,
  good: `resource "aws_cloudwatch_log_group" "execution" {
  name = "API-Gateway-Execution-Logs_\${aws_api_gateway_rest_api.orders.id}/prod"
}

resource "aws_api_gateway_stage" "prod" {
  rest_api_id   = aws_api_gateway_rest_api.orders.id
  stage_name    = "prod"
  deployment_id = aws_api_gateway_deployment.orders.id

  depends_on = [aws_cloudwatch_log_group.execution]
}`,
};

/** The stage whose API and name a group's name is built from. */
function stageFor(name: Expression, context: RuleContext): Part | undefined {
  const { file } = context;
  const [first, api, slash, ...rest] = name.kind === 'template' ? name.parts : [];
  if (first?.kind !== 'text' || first.value !== executionLogPrefix || api?.kind !== 'interpolation') {
    return undefined;
  }
  if (slash?.kind !== 'text' || !slash.value.startsWith('/')) return undefined;
  const text = slash.value.slice(1);
  const [only] = rest;
  const wanted =
    rest.length === 0
      ? JSON.stringify(text)
      : text === '' && rest.length === 1 && only?.kind === 'interpolation'
        ? (stageNamed(only.expression, context)?.address ?? identityOf(only.expression, file, context))
        : undefined;
  const of = identityOf(api.expression, file, context);
  const key = of === undefined || wanted === undefined ? undefined : `${of}\n${wanted}`;
  const found = key === undefined ? [] : (stagesByKey(context).get(key) ?? []);
  return found.length === 1 ? found[0] : undefined;
}

/** The stages by their API and either their name or their address. */
const stagesByKey = oncePerRun((context): ReadonlyMap<string, readonly Part[]> => {
  const all = new Map<string, Part[]>();
  for (const part of partsOf(context, restFamily.stage.type)) {
    const identity = (name: string): string | undefined =>
      identityOf(attributeOf(part.block.body, name)?.value, part.file, context);
    const of = part.repeated ? undefined : identity(restFamily.stage.api);
    for (const name of of === undefined ? [] : [identity(restFamily.stage.name), part.address]) {
      const key = `${of ?? ''}\n${name ?? ''}`;
      all.set(key, [...(all.get(key) ?? []), part]);
    }
  }
  return all;
});

function stageNamed(expression: Expression, context: RuleContext): Part | undefined {
  let found: Part | undefined;
  visitExpression(expression, (each) => {
    const part = each.kind === 'reference' ? partAt(context, addressOf(each)?.text) : undefined;
    if (part?.type === restFamily.stage.type) found = part;
  });
  return found;
}

function fixFor({ address }: Part, { file, block }: Part): readonly Fix[] {
  const title = `Add it to \`depends_on\` of the stage`;
  const written = attributeOf(block.body, 'depends_on');
  if (!written) {
    const last = block.body.items.findLast((item) => item.kind === 'attribute');
    const isLast = block.body.items.at(-1) === last;
    const added = { name: 'depends_on', value: `[${address}]` };
    const anchor =
      last?.kind === 'attribute' && isLast ? last : attributeOf(block.body, restFamily.stage.deployment);
    return [{ title, edits: insertArguments(file, block, [added], anchor, true), safe: false }];
  }
  if (written.value.kind !== 'tuple' || sourceOf(file, written.value).includes('\n')) return [];
  const end = written.value.end - 1;
  const newText = written.value.items.length > 0 ? `, ${address}` : address;
  return [{ title, edits: [{ file, span: { start: end, end }, newText }], safe: false }];
}
