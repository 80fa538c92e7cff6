/** Finds the blocks of a file whose schema is known. */
import type { Attribute, Block, Body } from '../../hcl/syntax.js';
import { resourceSchema } from '../../knowledge/resource-schemas.js';
import type {
  AttributeSchema,
  BodySchema,
  NestedBlockSchema,
  ResourceSchema,
} from '../../knowledge/schema.js';
import type { SourceFile } from '../../workspace/module.js';

/** A block of a known resource or data source, or one nested in it. */
export interface SchemaBlock {
  /** The resource or data block itself. */
  readonly resource: Block;
  readonly schema: ResourceSchema;
  /** Nested block names below the resource; empty for the resource itself. `dynamic` and `content` do not count. */
  readonly path: readonly string[];
  /** The block whose body this is; for `dynamic "x" { content {} }` the `content` block. */
  readonly block: Block;
  readonly body: Body;
  readonly bodySchema: BodySchema;
  /** What is known of the nested block as such; undefined for the resource itself. */
  readonly nested: NestedBlockSchema | undefined;
  /** The `dynamic` block this stands in, where there is one. */
  readonly dynamic: Block | undefined;
}

/** An attribute of a schema block. */
export interface Argument {
  readonly block: SchemaBlock;
  readonly attribute: Attribute;
  /** Undefined for meta-arguments and for names that the schema does not have. */
  readonly schema: AttributeSchema | undefined;
}

/**
 * Every block of a file whose schema is known, in the order of the text. A resource comes before its nested blocks;
 * types under their draft name (`aws_api_gateway_v2_stage`) are there with the released schema. Meta-arguments and
 * blocks such as `lifecycle` belong to Terraform, not to the resource, and are not among them.
 */
export function schemaBlocks(
  file: SourceFile,
  bodyOf: (block: Block) => Body = ({ body }) => body,
): readonly SchemaBlock[] {
  const found: SchemaBlock[] = [];
  for (const block of file.body.items) {
    if (block.kind === 'block' && (block.type.text === 'resource' || block.type.text === 'data')) {
      const schema = resourceSchema(block.type.text, block.labels[0]?.text ?? '');
      if (schema) {
        const resource = { resource: block, schema, path: [], dynamic: undefined, nested: undefined };
        addWithNested(found, { ...resource, block, body: bodyOf(block), bodySchema: schema.body });
      }
    }
  }
  return found;
}

/** Every attribute of the blocks, with what the schema says about it. */
export function argumentsIn(blocks: readonly SchemaBlock[]): readonly Argument[] {
  const found: Argument[] = [];
  for (const block of blocks) {
    for (const item of block.body.items) {
      if (item.kind === 'attribute')
        found.push({ block, attribute: item, schema: block.bodySchema.attributes.get(item.name.text) });
    }
  }
  return found;
}

/** The name of the nested block that a block in a body stands for: its own, or the label of a `dynamic` block. */
export function nestedName(block: Block): string {
  return block.type.text === 'dynamic' ? (block.labels[0]?.text ?? '') : block.type.text;
}

function addWithNested(found: SchemaBlock[], parent: SchemaBlock): void {
  found.push(parent);
  for (const item of parent.body.items) {
    if (item.kind !== 'block') continue;

    const name = nestedName(item);
    const nested = parent.bodySchema.blocks.get(name);
    if (!nested) continue;

    const isDynamic = item.type.text === 'dynamic';
    for (const block of isDynamic ? contentsOf(item) : [item]) {
      addWithNested(found, {
        resource: parent.resource,
        schema: parent.schema,
        path: [...parent.path, name],
        block,
        body: block.body,
        bodySchema: nested.body,
        nested,
        dynamic: isDynamic ? item : parent.dynamic,
      });
    }
  }
}

function contentsOf(dynamic: Block): readonly Block[] {
  return dynamic.body.items
    .filter((item) => item.kind === 'block')
    .filter((item) => item.type.text === 'content');
}
