/**
 * Which arguments and blocks may stand in a body: the schema of each block from the top of the file down to it,
 * through `dynamic` and `content`.
 */
import type { Block, Body } from '../../hcl/syntax.js';
import { awsProviderBody } from '../../knowledge/aws-provider.js';
import { dynamicBody } from '../../knowledge/dynamic-body.js';
import { dynamic, metaArguments } from '../../knowledge/meta-arguments.js';
import { resourceSchema } from '../../knowledge/resource-schemas.js';
import type {
  AttributeSchema,
  BodySchema,
  NestedBlockSchema,
  ReferenceTarget,
  ResourceSchema,
} from '../../knowledge/schema.js';
import { topLevel } from '../../knowledge/top-level.js';
import { awsProvider } from '../../knowledge/vocabularies/provider.js';

/** A body and what may stand in it. */
export interface BodyScope {
  /** The blocks around the body, outermost first; empty for the top of a file. */
  readonly blocks: readonly Block[];
  readonly body: Body;
  /** The body's own members; undefined where nothing is known of it. */
  readonly schema: BodySchema | undefined;
  /** What Terraform allows there beside them: `count`, `lifecycle` … */
  readonly meta: BodySchema | undefined;
  /** The resource or data source around the body, where its type is known. */
  readonly resource: ResourceSchema | undefined;
  /** Names of the nested blocks below the resource; `dynamic` and `content` do not count. */
  readonly path: readonly string[];
  /** What this body's block is, where it is a known nested or top-level block. */
  readonly nested: NestedBlockSchema | undefined;
  /** The block that the nearest `dynamic` writes, while the body is that of `dynamic` itself. */
  readonly target: NestedBlockSchema | undefined;
}

/** The scope of a whole file. */
export function fileScope(body: Body): BodyScope {
  return {
    blocks: [],
    body,
    schema: topLevel,
    meta: undefined,
    resource: undefined,
    path: [],
    nested: undefined,
    target: undefined,
  };
}

/** The scope of a block that stands directly in the body of `outer`. */
export function innerScope(outer: BodyScope, block: Block): BodyScope {
  const name = block.type.text;
  const inner = { ...outer, blocks: [...outer.blocks, block], body: block.body, target: undefined };
  if ((name === 'resource' || name === 'data') && isDeclaration(outer)) {
    const resource = resourceSchema(name, block.labels[0]?.text ?? '');
    const nested = outer.schema?.blocks.get(name);
    return { ...inner, schema: resource?.body, meta: metaArguments[name], resource, path: [], nested };
  }
  if (name === 'dynamic' && mayHoldDynamic(outer)) {
    const target = outer.schema?.blocks.get(block.labels[0]?.text ?? '');
    const schema = dynamicBody(target?.body ?? { attributes: new Map(), blocks: new Map(), open: true });
    return { ...inner, schema, meta: undefined, nested: dynamic, target };
  }
  if (name === 'content' && outer.target) {
    const path = [...outer.path, outer.target.name];
    return { ...inner, schema: outer.target.body, meta: undefined, path, nested: outer.target };
  }
  const isProvider = name === 'provider' && outer.blocks.length === 0;
  if (isProvider && block.labels[0]?.text === awsProvider.name) {
    const nested = outer.schema?.blocks.get(name);
    return { ...inner, schema: awsProviderBody, meta: undefined, nested };
  }
  const nested = blockSchema(outer, name);
  const isOwn = outer.schema?.blocks.has(name) === true;
  const path = isOwn && outer.resource ? [...outer.path, name] : outer.path;
  return { ...inner, schema: nested?.body, meta: undefined, path, nested };
}

/** Whether `dynamic` may stand in a body: where a resource has nested blocks, itself or further down. */
export function mayHoldDynamic(scope: BodyScope): boolean {
  return isOwnBody(scope) && (scope.schema?.blocks.size ?? 0) > 0;
}

/** Whether a body holds what the provider reads of a resource; what is in `lifecycle` and the like is Terraform's. */
export function isOwnBody({ resource, path, schema }: BodyScope): boolean {
  const own = path.reduce((outer, name) => outer?.blocks.get(name)?.body, resource?.body);
  return own !== undefined && own === schema;
}

/** What is known of an argument in a body. */
export function attributeSchema(scope: BodyScope, name: string): AttributeSchema | undefined {
  return scope.schema?.attributes.get(name) ?? scope.meta?.attributes.get(name);
}

/** What is known of a nested block in a body. */
export function blockSchema(scope: BodyScope, name: string): NestedBlockSchema | undefined {
  return (
    scope.schema?.blocks.get(name) ??
    scope.meta?.blocks.get(name) ??
    (name === 'dynamic' && mayHoldDynamic(scope) ? dynamic : undefined)
  );
}

/** The path of a member as facts name it, e.g. `access_log_settings.format`. */
export function memberPath(scope: BodyScope, name: string): string {
  return [...scope.path, name].join('.');
}

/** What the values of an argument normally point to. */
export function memberTargets(schema: AttributeSchema | undefined): readonly ReferenceTarget[] {
  return schema?.facts?.refersTo ?? [];
}

function isDeclaration(outer: BodyScope): boolean {
  const around = outer.blocks.at(-1)?.type.text;
  return outer.blocks.length === 0 || (outer.blocks.length === 1 && around === 'check');
}
