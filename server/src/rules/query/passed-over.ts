/** Where Terraform says nothing of a name that it does not know. */
import type { SchemaBlock } from '../../analysis/blocks/schema-blocks.js';
import { isOverrideName } from '../../workspace/directory.js';
import type { RuleContext } from '../rule.js';

/** Whether it takes from the block only what it knows: that of a resource in an override file, not those within it. */
export function isPassedOver({ path }: SchemaBlock, { file }: RuleContext): boolean {
  return path.length === 0 && isOverrideName(file.name);
}
