/** Completes arguments that name a method or a route of an API: those of its resources and those of its definition. */
import type { DefinedMethod } from '../../analysis/definitions/api-definition.js';
import { memberPath } from '../../analysis/place/body-scope.js';
import type { ValueSite } from '../../analysis/place/site.js';
import type { Span } from '../../hcl/syntax.js';
import { restFamily, version2Family } from '../../knowledge/stage-families.js';
import { usagePlan } from '../../knowledge/vocabularies/usage-plans.js';
import { routeKeyOf } from '../../rules/query/routes.js';
import type { Module } from '../../workspace/module.js';
import { CompletionItemKind } from '../protocol-constants.js';
import { proposedIndex } from './addresses.js';
import { declaredMethods, declaredRoutes, definedMethods } from './api-parts.js';
import type { Proposal } from './items.js';
import { apiAround, type NamedApi } from './named-api.js';
import { resourceBlock } from './names.js';

/**
 * What may stand at the site, resources first; empty for all other arguments. `string` is the string that it stands in,
 * which a reference takes the place of; undefined where an expression is wanted.
 */
export function apiPathProposals(
  site: ValueSite,
  string: Span | undefined,
  module: Module,
): readonly Proposal[] {
  const { scope, attribute } = site;
  const path = memberPath(scope, attribute.name.text);
  const { methodSettings } = restFamily;
  const { stage } = version2Family;
  const ofMethods = (written: (method: DefinedMethod) => string): readonly Proposal[] =>
    texts(methodsOf(apiAround(scope, module), module), written, string);
  switch (`${scope.resource?.type ?? ''}.${path}`) {
    case `${methodSettings.type}.${methodSettings.path}`:
      return ofMethods(settingsPath);
    case `${usagePlan.type}.${usagePlan.stages}.${usagePlan.throttle}.${usagePlan.path}`:
      // How AWS writes the root there is not known.
      return ofMethods(({ path: at, method }) => (at === '/' ? '' : `${at}/${method}`));
    case `${stage.type}.${stage.routeSettings.block}.${stage.routeSettings.route}`:
      return routes(site, string, module);
    default:
      return [];
  }
}

interface Source {
  readonly detail: string;
  readonly methods: readonly DefinedMethod[];
}

function methodsOf(api: NamedApi | undefined, module: Module): readonly Source[] {
  return [
    { detail: 'in this module', methods: declaredMethods(api, module) },
    { detail: IN_DEFINITION, methods: definedMethods(api, module) },
  ];
}

const IN_DEFINITION = 'in the definition of the API';

/** Every slash within a path is escaped there; the one in front is left out where something follows it. */
function settingsPath({ path, method }: DefinedMethod): string {
  return `${path.slice(1).replaceAll('/', '~1') || '~1'}/${method}`;
}

function texts(
  sources: readonly Source[],
  written: (method: DefinedMethod) => string,
  string: Span | undefined,
): readonly Proposal[] {
  const found = new Map<string, string>();
  for (const { detail, methods } of sources)
    for (const method of methods) if (!found.has(written(method))) found.set(written(method), detail);
  return [...found].flatMap(([text, detail]) => (text === '' ? [] : [textProposal(text, detail, string)]));
}

function textProposal(text: string, detail: string, string: Span | undefined): Proposal {
  const label = string === undefined ? `"${text}"` : text;
  return { label, kind: CompletionItemKind.EnumMember, detail, filter: text };
}

/** Settings refer to a route of the module, because AWS wants the route to be there first. */
function routes({ scope }: ValueSite, string: Span | undefined, module: Module): readonly Proposal[] {
  const api = apiAround(scope, module);
  const user = resourceBlock(scope);
  const { key: attribute } = version2Family.route;
  const declared = declaredRoutes(api, module).map(({ key, address, block }): Proposal => {
    const index = proposedIndex(block, user);
    const reference = `${address}${index}.${attribute}`;
    const { label, kind } = textProposal(key, '', string);
    const inserted = index.includes('""')
      ? { snippet: reference.replace('""', '"$1"') }
      : { text: reference };
    const instead = string === undefined ? { filter: key } : { span: string, filter: `"${key}` };
    return { label, kind, detail: address, ...inserted, ...instead };
  });
  const defined = [{ detail: IN_DEFINITION, methods: definedMethods(api, module) }];
  return [...declared, ...texts(defined, ({ path, method }) => routeKeyOf(path, method), string)];
}
