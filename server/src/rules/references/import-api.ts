/** Which API an import ID lacks: what `for_each` has beside it, or what the resource itself says. */
import { addressOf } from '../../analysis/references/mentions.js';
import { argumentValue, pointsTo } from '../../analysis/references/points-to.js';
import { knownInstances, readsInstance } from '../../analysis/references/instances.js';
import { textOf, type Value } from '../../analysis/values/values.js';
import { sourceOf } from '../../edits/layout.js';
import { isBareKey } from '../../hcl/print.js';
import type { Block, Expression } from '../../hcl/syntax.js';
import { attributeOf, blocksOf } from '../../hcl/lookup.js';
import { stageFamilies } from '../../knowledge/stage-families.js';
import { resourceSchema } from '../../knowledge/resource-schemas.js';
import { isApi } from '../query/candidates.js';
import { resourceAt } from '../query/resources.js';
import type { RuleContext } from '../rule.js';

/** What may stand for the API in the ID of an `import` block, as part of a quoted text. */
export function lackingApi(
  block: Block,
  to: Expression | undefined,
  context: RuleContext,
): string | undefined {
  const beside = apiBeside(block, context);
  if (beside !== undefined) return beside;
  const declared = to?.kind === 'reference' ? resourceAt(context, addressOf(to)?.text) : undefined;
  const schema = declared && resourceSchema('resource', declared.type);
  const name = [...(schema?.body.attributes.values() ?? [])].find(isApi)?.name;
  const api = declared && name !== undefined ? argumentValue(declared.block, name) : undefined;
  if (!declared || !api) return undefined;
  const text = textOf(context.evaluate(api)) ?? importedAs(api, context);
  if (text !== undefined) return text;
  // What differs from instance to instance means something else in another block.
  const own =
    api.kind === 'reference' && !readsInstance(api, { dynamic: undefined })
      ? sourceOf(declared.file, api)
      : undefined;
  return own === undefined ? undefined : `\${${own}}`;
}

/** The ID by which the API itself is imported. */
function importedAs(api: Expression, { module, evaluate }: RuleContext): string | undefined {
  const targets = stageFamilies.map((each) => ({ type: each.api.type, attribute: 'id' }));
  const address = pointsTo(api, targets, module)?.address;
  const blocks = module.files.flatMap(({ body }) => blocksOf(body, 'import'));
  const own = blocks.find((each) => {
    const to = attributeOf(each.body, 'to')?.value;
    return address !== undefined && to?.kind === 'reference' && addressOf(to)?.text === address;
  });
  const id = own && attributeOf(own.body, 'id')?.value;
  return id && textOf(evaluate(id));
}

/** The value of each instance, where it looks like the ID of an API. */
function apiBeside(block: Block, { evaluate }: RuleContext): string | undefined {
  const instances = knownInstances({ resource: block, dynamic: undefined }, evaluate);
  const values = instances.map(({ bound }) => {
    const each = bound.get('each');
    return each?.kind === 'object' ? each.entries.get('value') : undefined;
  });
  const isId = (value: Value | undefined): boolean => value !== undefined && isApiId(textOf(value));
  if (values.length === 0) return undefined;
  if (values.every(isId)) return '${each.value}';
  const [first] = values;
  const names = first?.kind === 'object' ? [...first.entries.keys()] : [];
  const name = names.find(
    (each) =>
      isBareKey(each) && values.every((value) => value?.kind === 'object' && isId(value.entries.get(each))),
  );
  return name === undefined ? undefined : `\${each.value.${name}}`;
}

/** Whether a text looks like an ID that AWS gave to an API. */
export function isApiId(text: string | undefined): boolean {
  return text !== undefined && /^(?=.*\d)[a-z0-9]{6,12}$/.test(text);
}

/** The name of the stage that is imported, where its resource says it. */
export function importedStage(to: Expression | undefined, context: RuleContext): string | undefined {
  const declared = to?.kind === 'reference' ? resourceAt(context, addressOf(to)?.text) : undefined;
  const family = stageFamilies.find(({ stage }) => stage.type === declared?.type);
  const name = declared && family && argumentValue(declared.block, family.stage.name);
  return name && textOf(context.evaluate(name));
}
