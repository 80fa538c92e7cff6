/** How other code of the module names a block. */
import type { Block } from '../../hcl/syntax.js';

/** The address of a resource block as it is written, `aws_api_gateway_stage.prod`. */
export function addressOfBlock({ labels }: Block): string {
  return labels.map(({ text }) => text).join('.');
}
