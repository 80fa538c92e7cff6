/** Completes what an argument normally points to: references to the blocks of the module of the right kind. */
import { attributeSchema, memberTargets } from '../../analysis/place/body-scope.js';
import type { ValueSite } from '../../analysis/place/site.js';
import type { ReferenceTarget } from '../../knowledge/schema.js';
import { isApi } from '../../rules/query/candidates.js';
import type { Module } from '../../workspace/module.js';
import { CompletionItemKind } from '../protocol-constants.js';
import { type FoundReference, referencesTo } from './addresses.js';
import type { Proposal } from './items.js';
import { apiAround, apiOfBlock, areApart } from './named-api.js';
import { resourceBlock, writerIn } from './names.js';
import { snippetLiteral } from './snippet-text.js';

/** What values of the argument normally point to. */
export function wantedTargets({ scope, attribute, place }: ValueSite): readonly ReferenceTarget[] {
  const isRelated = place.descent.every((step) => step.kind !== 'inner');
  return isRelated ? memberTargets(attributeSchema(scope, attribute.name.text)) : [];
}

/** A reference for each of them, `inTemplate` without the quotes of one that has to be followed by something. */
export function referenceProposals(
  site: ValueSite,
  inTemplate: boolean,
  module: Module,
): readonly Proposal[] {
  const { api } = writerIn(site.scope, module).shape;
  const found = referencesTo(wantedTargets(site), module, resourceBlock(site.scope), api);
  return ofSameApi(found, site, module).map(({ address, value }) => {
    const text = inTemplate ? address : value;
    return {
      label: address,
      kind: CompletionItemKind.Reference,
      detail: 'in this module',
      chosen: true,
      ...(text.includes('""') ? { snippet: snippetLiteral(text).replace('""', '"$1"') } : { text }),
    };
  });
}

/** Without what belongs to another API than the block, unless the argument itself says which one that is. */
function ofSameApi(
  found: readonly FoundReference[],
  { scope, attribute }: ValueSite,
  module: Module,
): readonly FoundReference[] {
  const schema = attributeSchema(scope, attribute.name.text);
  const api = schema === undefined || isApi(schema) ? undefined : apiAround(scope, module);
  return api === undefined ? found : found.filter(({ block }) => !areApart(api, apiOfBlock(block, module)));
}
