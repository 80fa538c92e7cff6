/** What to write for an argument or block that is missing. */
import type {
  AttributeSchema,
  BodySchema,
  NestedBlockSchema,
  ReferenceTarget,
} from '../../knowledge/schema.js';
import { resourceSchema } from '../../knowledge/resource-schemas.js';
import type { Body } from '../../hcl/syntax.js';
import type { Module } from '../../workspace/module.js';
import type { NewArgument, NewBlock } from '../../edits/insert.js';
import type { RuleContext } from '../rule.js';
import { candidatesFor, isApi, type ArgumentPlace } from './candidates.js';
import { existsThroughout } from '../../analysis/versions/availability.js';

/** Arguments as they might be written together, and the value by which they differ from other proposals. */
export interface ArgumentProposal {
  readonly arguments: readonly NewArgument[];
  readonly chosen: string | undefined;
}

/**
 * Required arguments as they might be written: with a reference where only one comes into question, one proposal for
 * each where there are several, else with a sample. What nothing tells is left empty, which `invalid-value` finds.
 */
export function proposalsFor(
  missing: readonly AttributeSchema[],
  place: ArgumentPlace,
  context: RuleContext,
): readonly ArgumentProposal[] {
  // Which API it is decides about the others.
  const order = [...missing.filter(isApi), ...missing.filter((each) => !isApi(each))];
  const found = order.reduce<readonly ArgumentProposal[]>(
    (proposals, schema) => proposals.flatMap((each) => withArgument(each, schema, place, context)),
    [{ arguments: [], chosen: undefined }],
  );
  const rank = new Map(missing.map(({ name }, index) => [name, index]));
  return found.map((each) => ({
    ...each,
    arguments: each.arguments.toSorted((a, b) => (rank.get(a.name) ?? 0) - (rank.get(b.name) ?? 0)),
  }));
}

function withArgument(
  { arguments: given, chosen }: ArgumentProposal,
  schema: AttributeSchema,
  place: ArgumentPlace,
  context: RuleContext,
): readonly ArgumentProposal[] {
  const candidates = candidatesFor(schema, place, given, context);
  const { name } = schema;
  if (candidates.length > 1 && candidates.length <= MOST_OFFERED && chosen === undefined)
    return candidates.map((value) => ({ arguments: [...given, { name, value }], chosen: value }));

  const [only] = candidates.length === 1 ? candidates : [];
  return [{ arguments: [...given, { name, value: only ?? sampleValue(schema) }], chosen }];
}

const MOST_OFFERED = 8;

/** A nested block of a block with what it requires; where that is nothing, with the first that it had better have. */
export function proposedBlock(
  schema: NestedBlockSchema,
  around: ArgumentPlace,
  context: RuleContext,
): NewBlock {
  const { module } = context;
  const inner: ArgumentPlace = {
    ...around,
    path: [...around.path, schema.name],
    body: EMPTY,
    bodySchema: schema.body,
  };
  const required = requiredArguments(schema.body, module);
  const blocks = requiredBlocks(schema.body, module);
  const worth = required.length + blocks.length > 0 ? [] : worthHaving(schema.body, inner, module);
  return {
    header: schema.name,
    arguments: onlyProposal([...required, ...worth], inner, context),
    blocks: blocks.map((each) => proposedBlock(each, inner, context)),
  };
}

const EMPTY: Body = { start: 0, end: 0, items: [] };

function onlyProposal(
  missing: readonly AttributeSchema[],
  place: ArgumentPlace,
  context: RuleContext,
): readonly NewArgument[] {
  const [first, ...others] = proposalsFor(missing, place, context);
  return others.length > 0
    ? missing.map((each) => ({ name: each.name, value: sampleValue(each) }))
    : (first?.arguments ?? []);
}

/** The first optional argument that the facts of a resource name for the body at a path. */
function worthHaving(
  { attributes }: BodySchema,
  { schema: { facts }, path }: ArgumentPlace,
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

function isRequired(schema: AttributeSchema | NestedBlockSchema, module: Module): boolean {
  const since = schema.facts?.requiredSince;
  return existsThroughout(schema, module) && (since === undefined || existsThroughout({ since }, module));
}

/** What is written where no reference is to be had. */
function sampleValue({ type, facts }: AttributeSchema): string {
  const ready = facts?.sample ?? sampleOf(facts?.refersTo?.[0]);
  if (ready !== undefined) return ready;

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
