/** Completes provider configurations: `provider = aws.eu`, and both sides of `providers = { aws.source = aws.eu }`. */
import { calledAround } from '../../analysis/references/called-module.js';
import {
  type ConfigurationName,
  configurationNames,
  providersOfTypes,
  requiredConfigurations,
  writtenConfiguration,
} from '../../analysis/references/provider-names.js';
import type { ValueSite } from '../../analysis/place/site.js';
import type { ObjectEntry } from '../../hcl/syntax.js';
import type { Module, SourceFile } from '../../workspace/module.js';
import { CompletionItemKind } from '../protocol-constants.js';
import type { Proposal } from './items.js';
import { tabStops } from './snippet-text.js';

/** What may stand in an argument that names provider configurations; undefined for all other arguments. */
export function providerProposals(
  site: ValueSite,
  { text }: SourceFile,
  module: Module,
): readonly Proposal[] | undefined {
  const { scope, attribute, place } = site;
  const block = scope.blocks.at(-1)?.type.text ?? '';
  if (attribute.name.text === 'provider' && NAMING.has(block)) return named(site, ofTypes(site, module));
  if (attribute.name.text !== 'providers' || block !== 'module') return undefined;
  const [outer] = place.descent;
  // A key with a dot is an expression that nothing is known of.
  if (place.kind === 'key' || outer?.kind === 'inner') return keys(site, text, module);
  if (outer?.kind !== 'entry') return [];
  return named(site, configurationNames(module));
}

/** The blocks that have a `provider` argument of Terraform's. */
const NAMING: ReadonlySet<string> = new Set(['resource', 'data', 'ephemeral', 'import']);

/** Of other providers than that of the block's type none is right. */
function ofTypes({ scope }: ValueSite, module: Module): readonly ConfigurationName[] {
  const all = configurationNames(module);
  const [prefix = ''] = (scope.blocks.at(-1)?.labels[0]?.text ?? '').split('_');
  const providers = providersOfTypes(prefix, module);
  return prefix === '' ? all : all.filter(({ provider }) => providers.has(provider));
}

function named({ place }: ValueSite, names: readonly ConfigurationName[]): readonly Proposal[] {
  switch (place.kind) {
    case 'step':
      return place.index > 0
        ? []
        : names.flatMap((name) =>
            name.alias !== undefined && name.provider === place.reference.root.text
              ? [proposal(name, name.alias)]
              : [],
          );
    case 'word':
      return names.map((name) => ({ ...proposal(name), span: place.reference }));
    case 'blank':
      return names.map((name) => proposal(name));
    case 'text':
      return place.isWhole ? names.map((name) => proposal(name)) : [];
    default:
      return [];
  }
}

function proposal(name: ConfigurationName, label = writtenConfiguration(name)): Proposal {
  const detail = name.alias === undefined ? 'default configuration' : 'provider configuration';
  return { label, kind: CompletionItemKind.Module, detail };
}

/** The configurations that the called module takes, without those that are handed on already. */
function keys({ scope, attribute, place }: ValueSite, text: string, module: Module): readonly Proposal[] {
  const called = calledAround(scope.blocks, module);
  const entries = attribute.value.kind === 'object' ? attribute.value.entries : [];
  const own = entries.find(({ key }) => key.start <= place.span.start && place.span.end <= key.end);
  const taken = new Set(entries.flatMap((entry) => (entry === own ? [] : [keyOf(entry, text)])));
  const provider = place.kind === 'step' ? place.reference.root.text : undefined;
  if (place.kind === 'step' && place.index > 0) return [];
  return (called ? requiredConfigurations(called) : configurationNames(module).filter(isDefault))
    .filter((name) => !taken.has(writtenConfiguration(name)))
    .flatMap((name) => {
      if (provider !== undefined && (name.provider !== provider || name.alias === undefined)) return [];
      const label = provider === undefined ? writtenConfiguration(name) : (name.alias ?? '');
      const isRename = own !== undefined && own.value.kind !== 'missing';
      const span = place.kind === 'word' ? { span: place.reference } : {};
      const detail = called ? 'taken by the module' : 'default configuration';
      const written = isRename ? {} : { snippet: `${label} = ${valueFor(name, module)}` };
      return [{ label, kind: CompletionItemKind.Property, detail, ...span, ...written }];
    });
}

function keyOf({ key }: ObjectEntry, text: string): string {
  return text.slice(key.start, key.end);
}

function isDefault({ alias }: ConfigurationName): boolean {
  return alias === undefined;
}

/** A choice of the configurations of the same provider, the one of the same alias first. */
function valueFor({ provider, alias }: ConfigurationName, module: Module): string {
  const fitting = configurationNames(module).filter((each) => each.provider === provider);
  const best = fitting.filter((each) => each.alias === alias);
  const others = fitting.filter((each) => each.alias !== alias);
  return tabStops().choice([...best, ...others].map(writtenConfiguration));
}
