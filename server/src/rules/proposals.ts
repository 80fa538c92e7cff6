/** What to write for an argument or block that is missing. Knows the module's resources, but not what they do. */
import { allows } from '../workspace/provider-versions.js';
import type { AttributeSchema, BodySchema, NestedBlockSchema, ReferenceTarget } from '../knowledge/schema.js';
import { releasedType } from '../knowledge/resource-schemas.js';
import type { Block } from '../hcl/syntax.js';
import type { Module } from '../workspace/module.js';
import type { NewArgument, NewBlock } from './insert.js';

/** A required argument as it might be written: a reference where only one comes into question, else a sample. */
export function proposedArgument(
  schema: AttributeSchema,
  module: Module,
  resource: Block | undefined,
): NewArgument {
  return { name: schema.name, value: proposedValue(schema, module, resource) };
}

/** A nested block with what it requires. */
export function proposedBlock(
  schema: NestedBlockSchema,
  module: Module,
  resource: Block | undefined,
): NewBlock {
  return {
    header: schema.name,
    arguments: requiredArguments(schema.body, module).map((each) => proposedArgument(each, module, resource)),
    blocks: requiredBlocks(schema.body, module).map((each) => proposedBlock(each, module, resource)),
  };
}

/** The arguments that every allowed provider version requires; where all are allowed, those of the newest. */
export function requiredArguments(body: BodySchema, module: Module): readonly AttributeSchema[] {
  return [...body.attributes.values()].filter((each) =>
    isRequired(each, each.presence === 'required', module),
  );
}

/** The nested blocks that every allowed provider version requires. */
export function requiredBlocks(body: BodySchema, module: Module): readonly NestedBlockSchema[] {
  return [...body.blocks.values()].filter((each) => isRequired(each, each.minItems > 0, module));
}

/** The one resource of the module that an argument refers to by its nature, as an expression; else undefined. */
export function onlyReference(
  targets: readonly ReferenceTarget[],
  module: Module,
  resource: Block | undefined,
): string | undefined {
  for (const { type, attribute } of targets) {
    const found = [...module.resources].filter(([, { block }]) => {
      const own = block.labels[0]?.text ?? '';
      return block !== resource && (own === type || releasedType(own) === type);
    });
    const [address, declaration] = found[0] ?? [];
    if (found.length > 1) {
      return undefined;
    }
    if (address !== undefined && declaration) {
      const repeated = declaration.block.body.items.flatMap((item) =>
        item.kind === 'attribute' && /^(?:count|for_each)$/.test(item.name.text) ? [item.name.text] : [],
      )[0];
      return repeated === 'for_each' ? undefined : `${address}${repeated ? '[0]' : ''}.${attribute}`;
    }
  }
  return undefined;
}

function isRequired(schema: AttributeSchema | NestedBlockSchema, required: boolean, module: Module): boolean {
  const { providerVersions } = module;
  const since = schema.facts?.requiredSince;
  return (
    required &&
    allows(providerVersions, schema) === 'all' &&
    (since === undefined || allows(providerVersions, { since }) === 'all')
  );
}

function proposedValue(
  { type, facts }: AttributeSchema,
  module: Module,
  resource: Block | undefined,
): string {
  const reference = facts?.refersTo && onlyReference(facts.refersTo, module, resource);
  if (reference ?? facts?.sample) {
    return reference ?? facts?.sample ?? '';
  }
  const first = facts?.allowed?.[0]?.value;
  switch (type) {
    case 'string':
    case 'any':
      return `"${first ?? ''}"`;
    case 'number':
      return first ?? '0';
    case 'bool':
      return first ?? 'false';
    default:
      return 'list' in type || 'set' in type ? '[]' : '{}';
  }
}
