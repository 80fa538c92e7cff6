/** Settings for methods that people write on a stage. */
import type { SchemaBlock } from '../../analysis/blocks/schema-blocks.js';
import type { Attribute, Block } from '../../hcl/syntax.js';
import { resourceSchema } from '../../knowledge/resource-schemas.js';
import type { BodySchema } from '../../knowledge/schema.js';
import { restFamily } from '../../knowledge/stage-families.js';
import { methodSettingsParts } from '../../knowledge/stage-parts.js';

/** The resource of method settings. */
export const METHOD_SETTINGS = restFamily.methodSettings.type;

/** Whether an item of a block is one that this rule tells of, so that no other has to. */
export function isMethodSetting(item: Attribute | Block, { schema, path, bodySchema }: SchemaBlock): boolean {
  if (schema.type !== restFamily.stage.type || schema.kind !== 'resource' || path.length > 0) return false;
  const name = item.kind === 'attribute' ? item.name.text : item.type.text;
  if (bodySchema.attributes.has(name) || bodySchema.blocks.has(name)) return false;
  return (
    methodSettingsParts.soughtOnStage.has(name) ||
    (item.kind === 'attribute' && settingsSchema()?.attributes.has(name) === true)
  );
}

/** What a `settings` block of it may hold. */
export function settingsSchema(): BodySchema | undefined {
  return resourceSchema('resource', METHOD_SETTINGS)?.body.blocks.get(methodSettingsParts.settings)?.body;
}
