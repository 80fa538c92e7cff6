/** How messages name blocks and lists, and which part of a block they point at. */
import type { SchemaBlock } from '../analysis/blocks/schema-blocks.js';
import type { Block, Span } from '../hcl/syntax.js';

/** `` `aws_api_gateway_stage` `` or ``the `settings` block``. */
export function titleOf({ path, schema }: SchemaBlock): string {
  const last = path.at(-1);
  return last === undefined ? `\`${schema.type}\`` : `the \`${last}\` block`;
}

/** The same to begin a sentence with. */
export function sentenceTitleOf(block: SchemaBlock): string {
  return titleOf(block).replace(/^t/, 'T');
}

/** `` `a`, `b` and `c` ``. */
export function listed(names: readonly string[], conjunction = 'and'): string {
  const quoted = names.map((name) => `\`${name}\``);
  const last = quoted.pop() ?? '';
  return quoted.length > 0 ? `${quoted.join(', ')} ${conjunction} ${last}` : last;
}

/** From the type to the last label; for `dynamic` content the word `content`. */
export function headerOf(block: Block): Span {
  return { start: block.type.start, end: block.labels.at(-1)?.end ?? block.type.end };
}
