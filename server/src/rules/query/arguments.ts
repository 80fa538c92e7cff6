/** The arguments of a file by their schema. */
import type { Argument } from '../../analysis/blocks/schema-blocks.js';
import { groupBy } from '../../hcl/group-by.js';
import type { AttributeSchema } from '../../knowledge/schema.js';
import type { RuleContext } from '../rule.js';
import { oncePerRun } from './once-per-run.js';

/** An argument that the schema has. */
export interface KnownArgument extends Argument {
  readonly schema: AttributeSchema;
}

/**
 * The arguments of the file whose schema is wanted, in the order of the text for each schema; those that an override
 * file replaces are not among them. Asks once for a schema, however often its argument is written.
 */
export function argumentsOf(
  context: RuleContext,
  wanted: (schema: AttributeSchema) => boolean,
): readonly KnownArgument[] {
  return bySchema(context).flatMap(([schema, all]) => (wanted(schema) ? all : []));
}

const bySchema = oncePerRun((context): readonly (readonly [AttributeSchema, readonly KnownArgument[]])[] => {
  return [...groupBy(context.arguments.filter(isKnown), ({ schema }) => schema)];
});

function isKnown(argument: Argument): argument is KnownArgument {
  return argument.schema !== undefined;
}
