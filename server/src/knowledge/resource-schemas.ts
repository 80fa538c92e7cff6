/**
 * The schema of a resource or data source: what the provider says (generated/) joined with our facts about it
 * (resources/). Reads a type's text when it is first asked for.
 */
import { dataSources, described, resources } from './generated/provider.js';
import { dataSourceFacts, resourceFacts } from './resource-facts.js';
import type {
  AttributeSchema,
  BodySchema,
  Facts,
  NestedBlockSchema,
  Presence,
  ResourceSchema,
  VersionRange,
} from './schema.js';
import { typeFromText } from './type-text.js';
import { everywhere } from './vocabularies/common.js';

type Kind = ResourceSchema['kind'];

/**
 * The schema of a type, or undefined for a type that is not among the known ones. For a name whose prefix was never
 * released (`aws_api_gateway_v2_stage`) this is the schema of the released type, `type` included.
 */
export function resourceSchema(kind: Kind, type: string): ResourceSchema | undefined {
  const known = readSchemas[kind].get(type);
  if (known) return known;
  const released = releasedType(type, kind) ?? type;
  const text = textOf(kind, released);
  if (text === undefined) return undefined;
  const schema = readResource(kind, released, text);
  readSchemas[kind].set(type, schema);
  return schema;
}

/** The provider versions that the schemas tell of: an older or a newer one may have names that are not listed. */
export const describedVersions: VersionRange = described;

/** All known types of a kind, sorted, without the draft names. */
export function resourceTypes(kind: Kind): readonly string[] {
  return types[kind];
}

/** `aws_apigatewayv2_stage` for `aws_api_gateway_v2_stage`: no type with that prefix was released. Else undefined. */
export function releasedType(type: string, kind: Kind = 'resource'): string | undefined {
  const { stray = '', released = [] } = strayPrefix(type) ?? {};
  return released
    .map((prefix) => prefix + type.slice(stray.length))
    .find((each) => textOf(kind, each) !== undefined);
}

/** The prefix of a type that none has, and those that may be meant by it. */
export function strayPrefix(type: string): (typeof strayPrefixes)[number] | undefined {
  return strayPrefixes.find(({ stray }) => type.startsWith(stray));
}

/** The type of the other family that has the same last part: `aws_api_gateway_usage_plan` for `aws_apigatewayv2_usage_plan`. */
export function otherFamilysType(type: string, kind: Kind = 'resource'): string | undefined {
  const [own, other] = type.startsWith(rest) ? [rest, version2] : [version2, rest];
  const found = type.startsWith(own) ? other + type.slice(own.length) : undefined;
  return found !== undefined && textOf(kind, found) !== undefined ? found : undefined;
}

const rest = 'aws_api_gateway_';
const version2 = 'aws_apigatewayv2_';

/** What people write for the prefixes; the first is that of a draft of version 2. */
const strayPrefixes = [
  { stray: 'aws_api_gateway_v2_', released: [version2] },
  { stray: 'aws_api_gatewayv2_', released: [version2] },
  { stray: 'aws_apigateway_v2_', released: [version2] },
  { stray: 'aws_apigateway_', released: [rest, version2] },
] as const;

const texts = { resource: resources, data: dataSources };
const documented = { resource: resourceFacts, data: dataSourceFacts };
const types = { resource: Object.keys(resources), data: Object.keys(dataSources) };
/** Schemas never change, so each text is read once. */
const readSchemas = { resource: new Map<string, ResourceSchema>(), data: new Map<string, ResourceSchema>() };

function textOf(kind: Kind, type: string): string | undefined {
  return Object.hasOwn(texts[kind], type) ? texts[kind][type] : undefined;
}

function readResource(kind: Kind, type: string, text: string): ResourceSchema {
  const facts = documented[kind].find((each) => each.type === type);
  const lines = text.split('\n');
  const first = lines[0] ?? '';
  const range = /^[<>]/.test(first) ? rangeOf(first.split(' ')) : {};
  const members = { ...everywhere[kind], ...facts?.members };
  const ranks = new Map(Object.keys(facts?.members ?? {}).map((path, index) => [path, index]));
  return { kind, type, facts, ...range, body: readBody({ lines, next: 0, members, ranks }, '') };
}

interface Cursor {
  readonly lines: readonly string[];
  next: number;
  readonly members: Readonly<Record<string, Facts>>;
  /** By path, the place of each member in `members`. */
  readonly ranks: ReadonlyMap<string, number>;
}

/** Reads up to the closing brace, or to the end for the resource's own body. */
function readBody(cursor: Cursor, path: string): BodySchema {
  const attributes = new Map<string, AttributeSchema>();
  const blocks = new Map<string, NestedBlockSchema>();
  let open = false;
  for (;;) {
    const line = cursor.lines[cursor.next++];
    if (line === undefined || line === '}') {
      const told = { attributes: inOrder(attributes, path, cursor), blocks: inOrder(blocks, path, cursor) };
      return open ? { ...told, open } : told;
    }
    const words = line.split(' ');
    const name = words[0] ?? '';
    const facts = cursor.members[path + name];
    if (line === '*') open = true;
    else if (line.endsWith('{'))
      blocks.set(name, readBlock(name, words, facts, readBody(cursor, `${path}${name}.`)));
    else if (words.length > 2) attributes.set(name, readAttribute(path, name, words, facts));
  }
}

/** The members that have facts in the order of these, the others after them by name. */
function inOrder<Member>(
  members: ReadonlyMap<string, Member>,
  path: string,
  { ranks }: Cursor,
): ReadonlyMap<string, Member> {
  const rank = (name: string) => ranks.get(path + name) ?? ranks.size;
  return new Map([...members].sort(([a], [b]) => rank(a) - rank(b)));
}

function readAttribute(
  path: string,
  name: string,
  words: readonly string[],
  facts: Facts | undefined,
): AttributeSchema {
  const type = typeFromText(words[1] ?? '');
  const stated = presences[words[2] ?? ''] ?? 'optional';
  // The SDK declares every resource's own `id` optional and then refuses it ("Invalid or unknown key").
  const presence = path === '' && name === 'id' && stated === 'optional-computed' ? 'computed' : stated;
  return { name, type, presence, ...deprecation(words), ...rangeOf(words, facts), facts };
}

function readBlock(
  name: string,
  words: readonly string[],
  facts: Facts | undefined,
  body: BodySchema,
): NestedBlockSchema {
  const nesting = words[1] === 'set' || words[1] === 'single' ? words[1] : 'list';
  const [min = '', max = ''] = (words[2] ?? '').split('..');
  const maxItems = max === '' ? undefined : Number(max);
  return {
    name,
    nesting,
    minItems: Number(min),
    maxItems,
    ...deprecation(words),
    ...rangeOf(words, facts),
    body,
    facts,
  };
}

const presences: Readonly<Record<string, Presence>> = {
  r: 'required',
  o: 'optional',
  oc: 'optional-computed',
  c: 'computed',
};

/** `>6.25.0`, `>=6.66.0`, `<=6.66.0` and `<7.0.0` among the words; `since` of the hand-written facts wins. */
function rangeOf(words: readonly string[], facts?: Facts): VersionRange {
  const since = facts?.since ?? versionIn(words, /^>=(.*)/);
  const after = facts?.since === undefined ? versionIn(words, /^>([^=].*)/) : undefined;
  const through = versionIn(words, /^<=(.*)/);
  const until = versionIn(words, /^<([^=].*)/);
  return {
    ...(since === undefined ? {} : { since }),
    ...(after === undefined ? {} : { after }),
    ...(through === undefined ? {} : { through }),
    ...(until === undefined ? {} : { until }),
  };
}

function versionIn(words: readonly string[], pattern: RegExp): string | undefined {
  return words.map((word) => pattern.exec(word)?.[1]).find((version) => version !== undefined);
}

function deprecation(words: readonly string[]): { readonly deprecated?: true } {
  return words.includes('!') ? { deprecated: true } : {};
}
