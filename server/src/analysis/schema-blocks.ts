/** Finds the blocks of a file whose schema is known. Knows resources and data sources, not what their values mean. */
import type { Block, Body } from '../hcl/syntax.js';
import type { BodySchema, ResourceSchema } from '../knowledge/schema.js';

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
  /** The `dynamic` block this stands in, where there is one. */
  readonly dynamic: Block | undefined;
}
