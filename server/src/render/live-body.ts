/**
 * What AWS answers about a resource, as the arguments and blocks that say the same: which member of the API an argument
 * is stands in the knowledge, and when it is written follows from its type and presence. Values, no text.
 */
import type { AttributeSchema, BodySchema, NestedBlockSchema, VersionRange } from '../knowledge/schema.js';

/** What an argument comes to. */
export type LiveValue = Scalar | LiveList | LiveMap;

/** A value without parts. */
export type Scalar = string | number | boolean;

/** The elements of a list; those of a set in the order of their text. */
export type LiveList = readonly Scalar[];

/** The entries of a map in the order of their keys. */
export type LiveMap = Readonly<Record<string, string>>;

/** Whether a value is the one of a map. */
export function isMap(value: LiveValue | undefined): value is LiveMap {
  return typeof value === 'object' && !isList(value);
}

/** Whether a value is the one of a list or set. */
export function isList(value: LiveValue | undefined): value is LiveList {
  return Array.isArray(value);
}

/** An argument with its live value. */
export interface LiveArgument {
  readonly schema: AttributeSchema;
  readonly value: LiveValue;
}

/** A nested block with what is live in it. */
export interface LiveBlock {
  readonly schema: NestedBlockSchema;
  readonly body: LiveBody;
}

/** In the order of the schema. */
export interface LiveBody {
  readonly arguments: readonly LiveArgument[];
  readonly blocks: readonly LiveBlock[];
}

/** Members of an answer of AWS by name. */
export type LiveAnswer = Readonly<Record<string, unknown>>;

/** The body that an answer comes to. `exists` says whether the module's provider may know something at all. */
export function liveBody(
  schema: BodySchema,
  answer: LiveAnswer,
  exists: (range: VersionRange) => boolean,
): LiveBody {
  return {
    arguments: [...schema.attributes.values()].flatMap((attribute) => {
      const value = exists(attribute) ? liveValue(attribute, answer[liveMember(attribute)]) : undefined;
      return value === undefined ? [] : [{ schema: attribute, value }];
    }),
    blocks: [...schema.blocks.values()].flatMap((block) =>
      exists(block)
        ? answersFor(block, answer).map((each) => ({
            schema: block,
            body: liveBody(block.body, each, exists),
          }))
        : [],
    ),
  };
}

/** The value to write for what AWS answers; undefined where leaving the argument out says the same. */
function liveValue(attribute: AttributeSchema, answer: unknown): LiveValue | undefined {
  const { type, presence, facts } = attribute;
  if (presence === 'computed' || facts?.notProposed || liveMember(attribute) === '') return undefined;
  const isKept = presence === 'required' || presence === 'optional-computed';
  switch (typeof answer) {
    case 'string':
      return answer !== '' || presence === 'required' ? answer : undefined;
    case 'boolean':
      return answer || isKept ? answer : undefined;
    case 'number':
      return isKept || answer !== Number(facts?.default) ? answer : undefined;
    case 'object':
      if (!answer || (Object.keys(answer).length === 0 && presence !== 'required')) return undefined;
      if (!Array.isArray(answer)) return sorted(answer as LiveMap);
      return typeof type === 'object' && 'set' in type
        ? (answer as LiveList).toSorted()
        : (answer as LiveList);
    default:
      if (facts?.readsAs !== undefined) return Number(facts.readsAs);
      return presence === 'required' && type === 'string' ? '' : undefined;
  }
}

/** What a nested block is made from: one object, a list of them, or one for each key, which the block then names itself. */
function answersFor(block: NestedBlockSchema, answer: LiveAnswer): readonly LiveAnswer[] {
  const member = liveMember(block);
  const found = answer[member];
  if (typeof found !== 'object' || found === null) return [];
  if (Array.isArray(found)) return found as LiveAnswer[];
  return keyArgument(block) === undefined
    ? [found as LiveAnswer]
    : Object.entries(sorted(found as Record<string, LiveAnswer>)).map(([key, each]) => ({
        ...each,
        [member]: key,
      }));
}

/** The argument of a nested block that is the key by which AWS has it: both are the same member of the API. */
export function keyArgument({ body, facts }: NestedBlockSchema): AttributeSchema | undefined {
  return facts?.awsMember === undefined
    ? undefined
    : [...body.attributes.values()].find(
        (each) => each.presence === 'required' && each.facts?.awsMember === facts.awsMember,
      );
}

/**
 * The member of AWS's answer that an argument or block is; empty for none. `cacheClusterSize`, or the last part of
 * `accessLogSettings.format`: blocks hand on their own object.
 */
export function liveMember({ facts }: AttributeSchema | NestedBlockSchema): string {
  return facts?.awsMember?.split('.').at(-1) ?? '';
}

function sorted<T>(record: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
