/** The groups that execution logs go to, and the stages that have to wait for them. */
import { attributeOf } from '../../hcl/lookup.js';
import { addressOf } from '../../analysis/references/mentions.js';
import { visitExpression } from '../../hcl/walk.js';
import type { Expression } from '../../hcl/syntax.js';
import { familyOfType, stageFamilies } from '../../knowledge/stage-families.js';
import { executionLogPrefixes } from '../../knowledge/vocabularies/execution-logs.js';
import { insertArguments } from '../../edits/insert.js';
import { indentAt, lineBreak, sourceOf } from '../../edits/layout.js';
import { oncePerRun } from '../query/once-per-run.js';
import { identityOf } from '../query/identity.js';
import { type Resource, resourceAt, resourcesInModule } from '../query/resources.js';
import type { Edit } from '../../edits/edit.js';
import type { RuleContext } from '../rule.js';

/** The stage whose API and name the name of a group for execution logs is built from, where it is only one. */
export function stageOfExecutionLogs(
  name: Expression,
  context: RuleContext,
  prefix: string = executionLogPrefixes.REST,
): Resource | undefined {
  const { file } = context;
  const [first, api, slash, ...rest] = name.kind === 'template' ? name.parts : [];
  if (first?.kind !== 'text' || first.value !== prefix || api?.kind !== 'interpolation') return undefined;

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

/** The edits that let a resource wait for another; none where its `depends_on` can't be added to. */
export function dependOn({ file, block }: Resource, address: string): readonly Edit[] {
  const written = attributeOf(block.body, 'depends_on');
  if (!written) {
    const added = { name: 'depends_on', value: `[${address}]` };
    const last = block.body.items.at(-1);
    return insertArguments(file, block, [added], last, last !== undefined);
  }
  const last = written.value.kind === 'tuple' ? written.value.items.at(-1) : undefined;
  const end = written.value.end - 1;
  if (written.value.kind === 'tuple' && !sourceOf(file, written.value).includes('\n'))
    return [{ file, span: { start: end, end }, newText: last ? `, ${address}` : address }];

  const tail = last && /^\s*(,?)\s*$/.exec(file.text.slice(last.end, end));
  if (!last || !tail) return [];
  const indent = indentAt(file, last.start);
  return [
    { file, span: { start: last.end, end: last.end }, newText: `,${lineBreak(file)}${indent}${address}` },
  ];
}

/** The stages by their API and either their name or their address. */
const stagesByKey = oncePerRun((context): ReadonlyMap<string, readonly Resource[]> => {
  const all = new Map<string, Resource[]>();
  for (const resource of resourcesInModule(context, ...stageFamilies.map(({ stage }) => stage.type))) {
    const family = familyOfType(resource.type);
    const identity = (name: string): string | undefined =>
      identityOf(attributeOf(resource.block.body, name)?.value, resource.file, context);
    const of = resource.repeated ? undefined : identity(family.stage.api);
    for (const name of of === undefined ? [] : [identity(family.stage.name), resource.address]) {
      const key = `${of ?? ''}\n${name ?? ''}`;
      all.set(key, [...(all.get(key) ?? []), resource]);
    }
  }
  return all;
});

function stageNamed(expression: Expression, context: RuleContext): Resource | undefined {
  let found: Resource | undefined;
  visitExpression(expression, (each) => {
    const resource = each.kind === 'reference' ? resourceAt(context, addressOf(each)?.text) : undefined;
    if (resource && stageFamilies.some(({ stage }) => stage.type === resource.type)) found = resource;
  });
  return found;
}
