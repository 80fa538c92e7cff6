/** What an argument may refer to in its module, as far as the API that it belongs to tells. */
import { repetitionOf } from '../../analysis/blocks/repetition.js';
import { addressOfBlock } from '../../analysis/blocks/address.js';
import type { SchemaBlock } from '../../analysis/blocks/schema-blocks.js';
import { dependenciesOf } from '../../analysis/references/dependencies.js';
import { attributeOf } from '../../hcl/lookup.js';
import type { Block, Body } from '../../hcl/syntax.js';
import { releasedType, resourceSchema } from '../../knowledge/resource-schemas.js';
import type { AttributeSchema, BodySchema, ReferenceTarget } from '../../knowledge/schema.js';
import { stageFamilies } from '../../knowledge/stage-families.js';
import type { Declaration, SourceFile } from '../../workspace/module.js';
import type { NewArgument } from '../../edits/insert.js';
import type { RuleContext } from '../rule.js';
import { identityOf } from './identity.js';
import { referredAttribute } from './references.js';

/** Where an argument is to stand: in a nested block, or in the resource itself. */
export type ArgumentPlace = Pick<SchemaBlock, 'schema' | 'path' | 'resource' | 'body' | 'bodySchema'>;

/**
 * The values that an argument may have by its nature: references to blocks of the module of the first type that there
 * are any of, without those of another API than the argument's and those that depend on the block. `given` is what is written along with it.
 */
export function candidatesFor(
  { facts }: AttributeSchema,
  place: ArgumentPlace,
  given: readonly NewArgument[],
  context: RuleContext,
): readonly string[] {
  for (const target of facts?.refersTo ?? []) {
    const found = declaredOf(target.type, context).filter(([, { block }]) => block !== place.resource);
    if (found.length > 0) {
      const api = apiOfPlace(place, given, context);
      const own = api === undefined ? [] : found.filter((each) => apiOfDeclared(each, context) === api);
      const left = own.length > 0 ? own : found.filter((each) => !isOfAnother(each, api, context));
      return left.flatMap(([address, { block }]) => {
        const index = candidateIndex(block, place.resource);
        const isCircle = dependenciesOf([address], context.module).has(addressOfBlock(place.resource));
        return index === undefined || isCircle
          ? []
          : referringValue(`${address}${index}.${target.attribute}`, target);
      });
    }
  }
  return [];
}

/** Whether an argument is the ID of the API that its block belongs to. */
export function isApi({ facts }: AttributeSchema): boolean {
  const [first] = facts?.refersTo ?? [];
  return first?.attribute === 'id' && stageFamilies.some(({ api }) => api.type === first.type);
}

/** A value that refers to an address: the address itself, or a string with what has to follow it. */
export function referringValue(address: string, { followedBy }: ReferenceTarget): string {
  return followedBy === undefined ? address : `"\${${address}}${followedBy}"`;
}

/** Which instance of a repeated block another one means; undefined where nothing says by which key. */
export function candidateIndex(target: Block, user: Block | undefined): string | undefined {
  const repetition = repetitionOf(target);
  if (repetition === undefined) return '';
  const isTogether = user !== undefined && repetitionOf(user) === repetition;
  if (repetition === 'count') return isTogether ? '[count.index]' : '[0]';
  return isTogether ? '[each.key]' : undefined;
}

type Declared = readonly [string, Declaration];

function declaredOf(type: string, { module }: RuleContext): readonly Declared[] {
  return [...module.resources, ...module.data].filter(([, { block }]) => {
    const own = block.labels[0]?.text ?? '';
    return own === type || releasedType(own) === type;
  });
}

/** The API of the block that is written, of the resource around it, or of what these refer to. */
function apiOfPlace(
  { body, bodySchema, resource, schema }: ArgumentPlace,
  given: readonly NewArgument[],
  context: RuleContext,
): string | undefined {
  const chosen = given.find(({ name }) => {
    const own = bodySchema.attributes.get(name);
    return own && isApi(own);
  });
  return (
    chosen?.value ??
    apiIn(body, bodySchema, context.file, context) ??
    apiIn(resource.body, schema.body, context.file, context) ??
    apiOfReferred(body, context)
  );
}

function apiIn(body: Body, schema: BodySchema, file: SourceFile, context: RuleContext): string | undefined {
  const name = [...schema.attributes.values()].find(isApi)?.name;
  return name === undefined ? undefined : identityOf(attributeOf(body, name)?.value, file, context);
}

function apiOfReferred(body: Body, context: RuleContext): string | undefined {
  for (const item of body.items) {
    const target =
      item.kind === 'attribute' ? referredAttribute(item.value, context.module)?.target : undefined;
    const api = target?.declaration && apiOfDeclared([target.address, target.declaration], context);
    if (api !== undefined) return api;
  }
  return undefined;
}

/** The API that a resource belongs to, or that it is. */
function apiOfDeclared([address, { block, file }]: Declared, context: RuleContext): string | undefined {
  const schema = resourceSchema('resource', block.labels[0]?.text ?? '');
  if (stageFamilies.some(({ api }) => api.type === schema?.type)) return `${address}.id`;
  return schema && apiIn(block.body, schema.body, file, context);
}

/** Whether a resource certainly belongs to another API: both are blocks of the module. */
function isOfAnother(declared: Declared, api: string | undefined, context: RuleContext): boolean {
  const own = apiOfDeclared(declared, context);
  const isBlock = (each: string | undefined): boolean => /^(?:data\.)?aws_\w+\.[\w-]+\.id$/.test(each ?? '');
  return own !== api && isBlock(own) && isBlock(api);
}
