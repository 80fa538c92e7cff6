/** The names by which a module speaks of provider configurations: `aws` for the default one, `aws.eu` for another. */
import { attributeOf, blocksOf, entryOf } from '../../hcl/lookup.js';
import type { Block, Expression } from '../../hcl/syntax.js';
import { awsProvider } from '../../knowledge/vocabularies/provider.js';
import type { Module } from '../../workspace/module.js';
import { plainText } from './mentions.js';

/** One configuration. */
export interface ConfigurationName {
  /** The provider's local name, `aws` unless `required_providers` calls it otherwise. */
  readonly provider: string;
  /** Undefined for the default configuration. */
  readonly alias: string | undefined;
}

/** The configurations that blocks of the module may name, those with an alias first. */
export function configurationNames(module: Module): readonly ConfigurationName[] {
  const own = blocksOfType(module, 'provider').flatMap(({ labels, body }): readonly ConfigurationName[] => {
    const provider = labels[0]?.text ?? '';
    return provider === '' ? [] : [{ provider, alias: plainText(attributeOf(body, 'alias')?.value) }];
  });
  return aliasesFirst([...own, ...requiredConfigurations(module)]);
}

/** The configurations that a module takes from its caller: those of `configuration_aliases`, and each default one. */
export function requiredConfigurations(module: Module): readonly ConfigurationName[] {
  const required = requirements(module);
  const aliases = required.flatMap(({ value }) => {
    const list = value.kind === 'object' ? entryOf(value, 'configuration_aliases')?.value : undefined;
    return list?.kind === 'tuple' ? list.items.flatMap(configurationIn) : [];
  });
  const defaults = required.map(({ name }) => ({ provider: name, alias: undefined }));
  return aliasesFirst([
    ...aliases,
    ...(required.length === 0 ? [{ provider: awsProvider.name, alias: undefined }] : defaults),
  ]);
}

/** The configuration as it is written in code. */
export function writtenConfiguration({ provider, alias }: ConfigurationName): string {
  return alias === undefined ? provider : `${provider}.${alias}`;
}

/** The local names of the providers that have the resource types that begin with `prefix`. */
export function providersOfTypes(prefix: string, module: Module): ReadonlySet<string> {
  const renamed = requirements(module).flatMap(({ name, value }) => {
    const source = value.kind === 'object' ? plainText(entryOf(value, 'source')?.value) : undefined;
    return source?.split('/').at(-1) === prefix ? [name] : [];
  });
  return new Set([prefix, ...renamed]);
}

interface Requirement {
  readonly name: string;
  readonly value: Expression;
}

function requirements(module: Module): readonly Requirement[] {
  return blocksOfType(module, 'terraform')
    .flatMap(({ body }) => blocksOf(body, 'required_providers'))
    .flatMap(({ body }) => body.items)
    .flatMap((item) => (item.kind === 'attribute' ? [{ name: item.name.text, value: item.value }] : []));
}

function configurationIn(expression: Expression): readonly ConfigurationName[] {
  if (expression.kind !== 'reference') return [];
  const [step] = expression.steps;
  const alias = step?.kind === 'attribute' ? step.name.text : undefined;
  return [{ provider: expression.root.text, alias }];
}

function aliasesFirst(names: readonly ConfigurationName[]): readonly ConfigurationName[] {
  const known = new Map(names.map((name) => [writtenConfiguration(name), name]));
  return [...known.values()].sort((a, b) => Number(a.alias === undefined) - Number(b.alias === undefined));
}

function blocksOfType({ others }: Module, type: string): readonly Block[] {
  return others.flatMap(({ block }) => (block.type.text === type ? [block] : []));
}
