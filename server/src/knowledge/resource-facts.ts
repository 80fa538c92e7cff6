/** The one list of the resource types that are told about in our own words. A new one is a file and a line here. */
import type { ResourceFacts } from './schema.js';

/** What is told about a type, or undefined. */
export function factsOf(kind: ResourceFacts['kind'], type: string): ResourceFacts | undefined {
  return byType[kind].get(type);
}

/** All that is told, for tests and lists. */
export const resourceFacts: readonly ResourceFacts[] = [];

const byType = {
  resource: new Map(
    resourceFacts.filter((facts) => facts.kind === 'resource').map((facts) => [facts.type, facts]),
  ),
  data: new Map(resourceFacts.filter((facts) => facts.kind === 'data').map((facts) => [facts.type, facts])),
};
