/** Which declared address a person meant by one that nothing declares. */
import { didYouMean } from '../../analysis/values/did-you-mean.js';
import { groupBy } from '../../hcl/group-by.js';
import { memoize } from '../../hcl/memoize.js';
import type { Module } from '../../workspace/module.js';
import { declaredAddresses } from './declared-addresses.js';

/**
 * The declared address that an undeclared one most likely stands for: the same with another first word, one of the same kind
 * and type, or else the same name of another type. Undefined where none is near.
 */
export function meantAddress(address: string, module: Module): string | undefined {
  const { byPrefix, known } = namesOf(module);
  if (known.has(address)) return known.get(address);
  // Where nearly everything is undeclared, nobody meant something else by each of it.
  if (known.size >= MOST_ASKED) return undefined;
  const prefix = prefixOf(address);
  const own = byPrefix.get(prefix) ?? [];
  const sibling = siblingsOf(address).find((each) => byPrefix.get(prefixOf(each))?.includes(each));
  const name = didYouMean(address.slice(prefix.length), namesIn(own, prefix));
  // One resource of the type is what was meant more often than not.
  const only = own.length === 1 && prefix.startsWith('aws_') ? own[0] : undefined;
  const found = sibling ?? (name === undefined ? (only ?? ofOtherType(address, byPrefix)) : prefix + name);
  known.set(address, found);
  return found;
}

interface Names {
  /** The addresses by all that comes before the name. */
  readonly byPrefix: ReadonlyMap<string, readonly string[]>;
  readonly known: Map<string, string | undefined>;
}

const namesOf = memoize((module: Module): Names => ({
  byPrefix: groupBy(declaredAddresses(module) ?? [], prefixOf),
  known: new Map(),
}));

/** A data source without `data.`, a resource with it, and what begins with the word of the block that declares it. */
function siblingsOf(address: string): readonly string[] {
  const [first = '', ...rest] = address.split('.');
  const meant = WORDS[first];
  if (meant !== undefined) return [[meant, ...rest].join('.')];
  if (first === 'data') return [rest.join('.')];
  return rest.length === 1 && !SIMPLE.has(`${first}.`) ? [`data.${address}`] : [];
}

/** By the word that a reference does not begin with, the one that it does. */
const WORDS: Readonly<Record<string, string>> = {
  variable: 'var',
  variables: 'var',
  vars: 'var',
  locals: 'local',
  modules: 'module',
};

/** Variables and local values stay what they are. */
function ofOtherType(address: string, byPrefix: ReadonlyMap<string, readonly string[]>): string | undefined {
  const prefix = prefixOf(address);
  if (SIMPLE.has(prefix)) return undefined;
  const name = address.slice(prefix.length);
  const types = [...byPrefix.keys()].filter((each) => !SIMPLE.has(each));
  const others = types.filter((each) => byPrefix.get(each)?.includes(each + name));
  const type = didYouMean(prefix, others);
  return type === undefined ? undefined : type + name;
}

const SIMPLE: ReadonlySet<string> = new Set(['var.', 'local.', 'output.', 'module.']);

function prefixOf(address: string): string {
  return address.slice(0, address.lastIndexOf('.') + 1);
}

function namesIn(addresses: readonly string[], prefix: string): readonly string[] {
  return addresses.slice(0, MOST_NAMES).map((each) => each.slice(prefix.length));
}

const MOST_ASKED = 100;

const MOST_NAMES = 1_000;
