/**
 * Whether a place in a file belongs to an access log format, and for which types of API: the argument itself, or a
 * local or default that a stage's format is made of.
 */
import { attributeOf } from '../../hcl/lookup.js';
import type { Attribute, Block, Expression } from '../../hcl/syntax.js';
import { resourceSchema } from '../../knowledge/resource-schemas.js';
import type { ApiType } from '../../knowledge/vocabularies/context-variables.js';
import type { Module } from '../../workspace/module.js';
import { type BodyScope, memberPath } from '../place/body-scope.js';
import { evaluator } from '../values/evaluate.js';
import { roleOf } from '../references/family-blocks.js';
import { nestedName } from '../blocks/schema-blocks.js';
import { childExpressions } from '../../hcl/walk.js';
import { apiTypes } from './access-logs.js';

/**
 * The types of API whose formats the value of an argument is, or is a part of; undefined where it is none as far as can
 * be told. `isFormat` says whether it is the format's own argument.
 */
export function formatSite(
  scope: BodyScope,
  attribute: Attribute,
  module: Module,
): { readonly types: readonly ApiType[]; readonly isFormat: boolean } | undefined {
  const name = attribute.name.text;
  const { resource: schema, blocks } = scope;
  const [outer] = blocks;
  if (schema?.kind === 'resource') {
    const role = roleOf(schema.type);
    const log = role?.role === 'stage' ? role.family.stage.accessLog : undefined;
    const resource = blocks.find(({ type }) => type.text === 'resource');
    return resource && log && memberPath(scope, name) === `${log.block}.${log.format}`
      ? { types: apiTypes({ resource, schema }, module, evaluator(module)), isFormat: true }
      : undefined;
  }
  const address =
    blocks.length !== 1
      ? undefined
      : outer?.type.text === 'locals'
        ? `local.${name}`
        : outer?.type.text === 'variable' && name === 'default'
          ? `var.${outer.labels[0]?.text ?? ''}`
          : undefined;
  const types = address === undefined ? [] : typesUsing(address, module);
  return types.length > 0 ? { types, isFormat: false } : undefined;
}

/** The types of API with a stage whose format is made of the local or variable. */
function typesUsing(address: string, module: Module): readonly ApiType[] {
  const evaluate = evaluator(module);
  const found = new Set<ApiType>();
  for (const { block: resource } of module.resources.values()) {
    const schema = resourceSchema('resource', resource.labels[0]?.text ?? '');
    const role = schema && roleOf(schema.type);
    if (!schema || role?.role !== 'stage') continue;
    const { block, format } = role.family.stage.accessLog;
    const formats = bodiesOf(resource, block).map((each) => attributeOf(each, format)?.value);
    if (formats.some((each) => each && uses(each, address, module)))
      apiTypes({ resource, schema }, module, evaluate).forEach((type) => found.add(type));
  }
  return [...found];
}

/** The bodies of the nested blocks of a name, those of `dynamic` included. */
function bodiesOf(resource: Block, name: string): readonly Block['body'][] {
  return resource.body.items.flatMap((item) => {
    if (item.kind !== 'block' || nestedName(item) !== name) return [];
    if (item.type.text !== 'dynamic') return [item.body];
    return item.body.items.flatMap((each) =>
      each.kind === 'block' && each.type.text === 'content' ? [each.body] : [],
    );
  });
}

function uses(format: Expression, address: string, module: Module): boolean {
  const seen = new Set<string>();
  const rest: Expression[] = [format];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    for (const child of childExpressions(next)) rest.push(child);
    const [step] = next.kind === 'reference' ? next.steps : [];
    if (next.kind !== 'reference' || step?.kind !== 'attribute') continue;
    const name = `${next.root.text}.${step.name.text}`;
    if (name === address) return true;
    const local =
      next.root.text === 'local' && !seen.has(name) ? module.locals.get(step.name.text) : undefined;
    seen.add(name);
    if (local) rest.push(local.attribute.value);
  }
  return false;
}
