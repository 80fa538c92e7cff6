/** How other code of the module names a block. */
import type { Block } from '../../hcl/syntax.js';

/** The address of a resource block as it is written, `aws_api_gateway_stage.prod`. */
export function addressOfBlock({ labels }: Block): string {
  return labels.map(({ text }) => text).join('.');
}

/** The address that a block of any kind declares, in HCL or JSON: `var.x`, `data.type.name`, `module.x`. */
export function declaredAddress({ type, labels }: Block): string {
  return [...(PREFIXES[type.text] ?? [type.text]), ...labels.map(({ text }) => text)].join('.');
}

/** What addresses begin with where that is not the type of the block. */
const PREFIXES: Readonly<Record<string, readonly string[]>> = {
  resource: [],
  variable: ['var'],
  locals: ['local'],
};
