/**
 * What the AWS provider does to tags by itself: those that it adds to every resource, those that it never looks at. Looks
 * for the configuration that a module has or inherits; what is unknown is not guessed.
 */
import { isOverrideName } from '../workspace/directory.js';
import { plainText } from '../analysis/references/mentions.js';
import { argumentValue } from '../analysis/references/points-to.js';
import { certainValue } from '../analysis/references/certain-value.js';
import { textOf, type Value } from '../analysis/values/values.js';
import { nestedName } from '../analysis/blocks/schema-blocks.js';
import type { Evaluate } from '../analysis/values/evaluate.js';
import type { Block } from '../hcl/syntax.js';
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

/** What happens to the tags of a resource of a module, or of a new one; undefined where that is unknown. */
export function providerTags(module: Module, evaluate: Evaluate, resource?: Block): ProviderTags | undefined {
  const chosen = resource && argumentValue(resource, 'provider');
  if (chosen === undefined) return defaultTags(module, evaluate, 0);
  const [step, ...more] = chosen.kind === 'reference' ? chosen.steps : [];
  if (step?.kind !== 'attribute' || more.length > 0) return undefined;
  const found = configurations(module)?.find(({ alias }) => alias === step.name.text);
  return found && tagsOf(found.block, module, evaluate);
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

/** By the configuration without an alias; a module that has none inherits that of its callers. */
function defaultTags(module: Module, evaluate: Evaluate, depth: number): ProviderTags | undefined {
  const own = configurations(module);
  const found = own?.find(({ alias }) => alias === undefined);
  if (found) return tagsOf(found.block, module, evaluate);
  const callers = own && depth < MOST_CALLS ? module.callers() : undefined;
  // A call that hands over providers may mean another configuration by the default one.
  if (callers === undefined || callers.some(({ call }) => argumentValue(call.block, 'providers')))
    return undefined;
  if (callers.length === 0) return noProviderTags;
  const [first, ...others] = callers.map((each) => defaultTags(each.module, evaluate, depth + 1));
  return first && others.every((each) => each && isAlike(first, each)) ? first : undefined;
}

/** The configurations of the AWS provider in a module; undefined where they are not all known. */
function configurations(
  module: Module,
): readonly { readonly block: Block; readonly alias: string | undefined }[] | undefined {
  const own = module.others.filter(
    ({ block: { type, labels } }) => type.text === 'provider' && labels[0]?.text === parts.provider,
  );
  return module.complete && own.every(({ file }) => !isOverrideName(file.name))
    ? own.map(({ block }) => ({ block, alias: plainText(argumentValue(block, 'alias')) }))
    : undefined;
}

function tagsOf(block: Block, module: Module, evaluate: Evaluate): ProviderTags | undefined {
  const valueAt = (name: string, member: string): Value => {
    const nested = block.body.items
      .filter((item) => item.kind === 'block')
      .filter((item) => nestedName(item) === name);
    const [only, ...more] = nested;
    if (only === undefined) return { kind: 'null' };
    return more.length > 0 || only.type.text === 'dynamic'
      ? { kind: 'unknown' }
      : certainValue(argumentValue(only, member), { module, evaluate }, module);
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

/** Modules that call each other in a circle end here. */
const MOST_CALLS = 32;
