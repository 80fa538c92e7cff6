/** What models of both families have in common. */

/** AWS takes nothing else as the name of a model ("Model name must be alphanumeric"). */
export const modelName = { regex: '^[0-9A-Za-z]+$', means: 'letters and digits alone' } as const;

/** A schema to begin with. */
export const modelSchemaSample = `jsonencode({
  "$schema" = "http://json-schema.org/draft-04/schema#"
  type      = "object"
})`;
