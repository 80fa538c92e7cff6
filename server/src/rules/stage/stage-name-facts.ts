/** Which arguments are the name of a stage. */
import { resourceSchema } from '../../knowledge/resource-schemas.js';
import type { AttributeSchema, Facts } from '../../knowledge/schema.js';

/** What a stage name must be, for an argument that is one or that must name one; undefined for every other argument. */
export function nameFacts({ facts, presence }: AttributeSchema): Facts | undefined {
  if (facts?.pattern && isStageName(facts)) return facts;

  // Optional ones have values of their own, such as "(none)" in a base path mapping.
  const [target] = presence === 'required' ? (facts?.refersTo ?? []) : [];
  const schema = target && resourceSchema('resource', target.type)?.body.attributes.get(target.attribute);
  return schema?.facts?.pattern && isStageName(schema.facts) ? schema.facts : undefined;
}

/** AWS itself calls it the stage's name. */
function isStageName({ awsMember }: Facts): boolean {
  return awsMember?.toLowerCase() === 'stagename';
}
