/** Writes a schema by hand, for what Terraform itself defines and no provider describes. */
import type { AttributeSchema, BodySchema, Facts, NestedBlockSchema, Presence, ValueType } from './schema.js';

/**
 * A body of the given members; `open` where other names are legal too (in a list: those that OpenTofu or a newer Terraform
 * has there).
 */
export function body(
  members: readonly (AttributeSchema | NestedBlockSchema)[],
  open: boolean | 'arguments' | readonly string[] = false,
): BodySchema {
  const attributes = new Map<string, AttributeSchema>();
  const blocks = new Map<string, NestedBlockSchema>();
  for (const member of members) {
    if ('body' in member) blocks.set(member.name, member);
    else attributes.set(member.name, member);
  }
  if (typeof open === 'object') return { attributes, blocks, elsewhere: new Set(open) };
  return open === false ? { attributes, blocks } : { attributes, blocks, open };
}

/** An argument. */
export function argument(
  name: string,
  type: ValueType,
  facts: Facts,
  presence: Presence = 'optional',
): AttributeSchema {
  return { name, type, presence, facts };
}

/** A block that may be left out and written `maxItems` times, any number by default. */
export function block(
  name: string,
  facts: Facts,
  content: BodySchema,
  options: {
    readonly labels?: readonly string[];
    readonly minItems?: number;
    readonly maxItems?: number;
  } = {},
): NestedBlockSchema {
  const { labels, minItems = 0, maxItems } = options;
  return { name, ...(labels ? { labels } : {}), nesting: 'list', minItems, maxItems, body: content, facts };
}
