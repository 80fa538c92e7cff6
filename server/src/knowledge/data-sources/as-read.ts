/** What a data source shares with the resource of its name. */
import type { Facts, ResourceFacts } from '../schema.js';

/**
 * The facts of some members of a resource for a data source that exports them: the same words and values, without what
 * holds only where they are written.
 */
export function asRead(
  { members }: ResourceFacts,
  ...names: readonly string[]
): Readonly<Record<string, Facts>> {
  return Object.fromEntries(names.map((name) => [name, readOnly(members[name])]));
}

function readOnly(facts: Facts | undefined): Facts {
  const { doc = '', allowed, suggested, awsMember, link } = facts ?? {};
  return {
    doc,
    ...(allowed && { allowed }),
    ...(suggested && { suggested }),
    ...(awsMember !== undefined && { awsMember }),
    ...(link !== undefined && { link }),
  };
}
