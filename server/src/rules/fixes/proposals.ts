/** What to write for an argument or block that is missing. Knows the module's resources, but not what they do. */
import { repetitionOf } from '../../analysis/repetition.js';
import type {
  AttributeSchema,
  BodySchema,
  NestedBlockSchema,
  ReferenceTarget,
} from '../../knowledge/schema.js';
import { releasedType, resourceSchema } from '../../knowledge/resource-schemas.js';
import type { SchemaBlock } from '../../analysis/schema-blocks.js';
import type { Block } from '../../hcl/syntax.js';
import type { Module } from '../../workspace/module.js';
import type { NewArgument, NewBlock } from './insert.js';
import { existsThroughout } from '../shared/versions.js';

/** A required argument as it might be written: a reference where only one comes into question, else a sample. */
export function proposedArgument(
  schema: AttributeSchema,
  module: Module,
  resource: Block | undefined,
): NewArgument {
  return { name: schema.name, value: proposedValue(schema, module, resource) };
}

/** A nested block of a block with what it requires; where that is nothing, with the first that it had better have. */
export function proposedBlock(
  schema: NestedBlockSchema,
  { schema: resourceSchema, path, resource }: Pick<SchemaBlock, 'schema' | 'path' | 'resource'>,
  module: Module,
): NewBlock {
  const inner = { schema: resourceSchema, path: [...path, schema.name], resource };
  const required = requiredArguments(schema.body, module);
  const blocks = requiredBlocks(schema.body, module);
  const worth = required.length + blocks.length > 0 ? [] : worthHaving(schema.body, inner, module);
  return {
    header: schema.name,
    arguments: [...required, ...worth].map((each) => proposedArgument(each, module, resource)),
    blocks: blocks.map((each) => proposedBlock(each, inner, module)),
  };
}

/** The first optional argument that the facts of a resource name for the body at a path. */
function worthHaving(
  { attributes }: BodySchema,
  { schema: { facts }, path }: Pick<SchemaBlock, 'schema' | 'path'>,
  module: Module,
): readonly AttributeSchema[] {
  const found = (facts?.snippet ?? [])
    .map((each) => each.split('.'))
    .filter((each) => each.length === path.length + 1 && path.every((name, index) => name === each[index]))
    .flatMap((each) => attributes.get(each.at(-1) ?? '') ?? [])
    .find((each) => existsThroughout(each, module));
  return found ? [found] : [];
}

/** The arguments that every allowed provider version requires; where all are allowed, those of the newest. */
export function requiredArguments(body: BodySchema, module: Module): readonly AttributeSchema[] {
  return [...body.attributes.values()].filter(
    (each) => each.presence === 'required' && isRequired(each, module),
  );
}

/** The nested blocks that every allowed provider version requires. */
export function requiredBlocks(body: BodySchema, module: Module): readonly NestedBlockSchema[] {
  return [...body.blocks.values()].filter((each) => each.minItems > 0 && isRequired(each, module));
}

/** What bodies require, each schema looked at once for as long as the function lives. */
export function requirementsIn(module: Module): (body: BodySchema) => Requirements {
  const known = new Map<BodySchema, Requirements>();
  return (body) => {
    const found = known.get(body) ?? {
      arguments: requiredArguments(body, module),
      blocks: requiredBlocks(body, module),
    };
    known.set(body, found);
    return found;
  };
}

/** What must stand in a body. */
export interface Requirements {
  readonly arguments: readonly AttributeSchema[];
  readonly blocks: readonly NestedBlockSchema[];
}

/** A value that refers to an address: the address itself, or a string with what has to follow it. */
export function referringValue(address: string, { followedBy }: ReferenceTarget): string {
  return followedBy === undefined ? address : `"\${${address}}${followedBy}"`;
}

/** The one resource of the module that an argument refers to by its nature, as an expression; else undefined. */
function onlyReference(
  targets: readonly ReferenceTarget[],
  module: Module,
  resource: Block | undefined,
): string | undefined {
  for (const target of targets) {
    const { type, attribute } = target;
    const found = [...module.resources].filter(([, { block }]) => {
      const own = block.labels[0]?.text ?? '';
      return block !== resource && (own === type || releasedType(own) === type);
    });
    const [address, declaration] = found[0] ?? [];
    if (found.length > 1) {
      return undefined;
    }
    if (address !== undefined && declaration) {
      const repeated = repetitionOf(declaration.block);
      return repeated === 'for_each'
        ? undefined
        : referringValue(`${address}${repeated ? '[0]' : ''}.${attribute}`, target);
    }
  }
  return undefined;
}

function isRequired(schema: AttributeSchema | NestedBlockSchema, module: Module): boolean {
  const since = schema.facts?.requiredSince;
  return existsThroughout(schema, module) && (since === undefined || existsThroughout({ since }, module));
}

function proposedValue(
  { type, facts }: AttributeSchema,
  module: Module,
  resource: Block | undefined,
): string {
  const reference = facts?.refersTo && onlyReference(facts.refersTo, module, resource);
  const ready = reference ?? facts?.sample ?? sampleOf(facts?.refersTo?.[0]);
  if (ready !== undefined) {
    return ready;
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

/** What one would write where the argument that is referred to stands. */
export function sampleOf(target: ReferenceTarget | undefined): string | undefined {
  const schema = target && resourceSchema('resource', target.type);
  return schema?.body.attributes.get(target?.attribute ?? '')?.facts?.sample;
}
