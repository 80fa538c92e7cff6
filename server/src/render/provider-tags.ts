/** What the AWS provider does to tags by itself: those that it adds to every resource, those that it never looks at. */
import { argumentValue } from '../analysis/references/points-to.js';
import { certainValue } from '../analysis/references/certain-value.js';
import { textOf, type Value } from '../analysis/values/values.js';
import { nestedName } from '../analysis/blocks/schema-blocks.js';
import type { Evaluate } from '../analysis/values/evaluate.js';
import {
  type ProviderConfiguration,
  providerConfigurations,
  type ProviderName,
} from '../analysis/references/provider-configurations.js';
import { ownTagPrefix, providerTagParts as parts } from '../knowledge/vocabularies/live-stages.js';
import type { Module } from '../workspace/module.js';

/** What one configuration of the provider does to tags. */
export interface ProviderTags {
  readonly defaults: ReadonlyMap<string, string>;
  readonly ignoredKeys: readonly string[];
  readonly ignoredPrefixes: readonly string[];
}

/** Where nothing is set up. */
export const noProviderTags: ProviderTags = { defaults: new Map(), ignoredKeys: [], ignoredPrefixes: [] };

type Tags = Readonly<Record<string, string>>;

/** What happens to the tags of a resource by one of a module's configurations; undefined where that is unknown. */
export function providerTags(
  module: Module,
  evaluate: Evaluate,
  provider?: ProviderName,
): ProviderTags | undefined {
  const all = providerConfigurations(module, provider)?.map((each) =>
    each === 'environment' ? noProviderTags : tagsOf(each, evaluate),
  );
  const [first, ...others] = all ?? [];
  return first && others.every((each) => each && isAlike(first, each)) ? first : undefined;
}

/** The tags that a resource has to name itself, so that it comes to the live ones. `written` are named all the same. */
export function ownTags(live: Tags = {}, provider: ProviderTags, written: ReadonlySet<string>): Tags {
  const kept = Object.entries(live).filter(
    ([key, value]) => !isUnseen(key, provider) && (written.has(key) || provider.defaults.get(key) !== value),
  );
  return Object.fromEntries(kept);
}

/** The keys of tags that the provider adds to a resource which names none of them, and that are not live. */
export function addedTags(live: Tags = {}, provider: ProviderTags): readonly string[] {
  return [...provider.defaults.keys()].filter((key) => !isUnseen(key, provider) && !Object.hasOwn(live, key));
}

/** Whether the provider leaves a tag out when it reads. */
function isUnseen(key: string, { ignoredKeys, ignoredPrefixes }: ProviderTags): boolean {
  return (
    ignoredKeys.includes(key) || [ownTagPrefix, ...ignoredPrefixes].some((prefix) => key.startsWith(prefix))
  );
}

function tagsOf({ block, module }: ProviderConfiguration, evaluate: Evaluate): ProviderTags | undefined {
  const valueAt = (name: string, member: string): Value => {
    const asArgument = argumentValue(block, name);
    if (asArgument) return memberOfJson(certainValue(asArgument, { module, evaluate }), member);
    const nested = block.body.items
      .filter((item) => item.kind === 'block')
      .filter((item) => nestedName(item) === name);
    const [only, ...more] = nested;
    if (only === undefined) return { kind: 'null' };
    return more.length > 0 || only.type.text === 'dynamic'
      ? { kind: 'unknown' }
      : certainValue(argumentValue(only, member), { module, evaluate });
  };
  const tags = valueAt(parts.defaults, parts.tags);
  const keys = textsIn(valueAt(parts.ignored, parts.keys));
  const prefixes = textsIn(valueAt(parts.ignored, parts.prefixes));
  const defaults = [...(tags.kind === 'object' ? tags.entries : [])].map(
    ([key, value]) => [key, textOf(value)] as const,
  );
  const isKnown = tags.kind === 'null' || tags.kind === 'object';
  if (!isKnown || !keys || !prefixes || defaults.some(([, value]) => value === undefined)) return undefined;
  return {
    defaults: new Map(defaults.map(([key, value]) => [key, value ?? ''])),
    ignoredKeys: keys,
    ignoredPrefixes: prefixes,
  };
}

/** JSON has a nested block as an object, or as a list of one. */
function memberOfJson(value: Value, member: string): Value {
  const only = value.kind === 'list' && value.items.length === 1 ? value.items[0] : value;
  return only?.kind === 'object' ? (only.entries.get(member) ?? { kind: 'null' }) : { kind: 'unknown' };
}

/** Undefined where they are not all known. */
function textsIn(value: Value): readonly string[] | undefined {
  if (value.kind === 'null') return [];
  const texts = value.kind === 'list' ? value.items.map(textOf) : [undefined];
  const known = texts.filter((text) => text !== undefined);
  return known.length === texts.length ? known : undefined;
}

function isAlike(a: ProviderTags, b: ProviderTags): boolean {
  return JSON.stringify(plain(a)) === JSON.stringify(plain(b));
}

function plain({ defaults, ignoredKeys, ignoredPrefixes }: ProviderTags): unknown {
  return [[...defaults].sort(), [...ignoredKeys].sort(), [...ignoredPrefixes].sort()];
}
