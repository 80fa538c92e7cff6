/** The body of a `dynamic` block, which depends on the block that it writes. */
import { dynamic } from './meta-arguments.js';
import type { BodySchema } from './schema.js';

/** The body of `dynamic "<target>"`, whose `content` block has the body of the target. */
export function dynamicBody(target: BodySchema): BodySchema {
  const content = dynamic.body.blocks.get('content');
  return content
    ? { ...dynamic.body, blocks: new Map([[content.name, { ...content, body: target }]]) }
    : dynamic.body;
}
