/** Completes what a `variable` block says of itself: its type, and a default, neither of which may refer to anything. */
import { attributeSchema } from '../../analysis/place/body-scope.js';
import type { ValueSite } from '../../analysis/place/site.js';
import type { Module } from '../../workspace/module.js';
import { CompletionItemKind } from '../protocol-constants.js';
import { memberKey } from './docs-key.js';
import type { Proposal } from './items.js';
import { variableValueProposals } from './variable-values.js';

/** What may stand in `type` or `default` of a `variable` block; undefined for all other arguments. */
export function variableBlockProposals(site: ValueSite, module: Module): readonly Proposal[] | undefined {
  const { scope, attribute, place } = site;
  const [block] = scope.blocks;
  if (block?.type.text !== 'variable' || scope.blocks.length > 1) return undefined;
  switch (attribute.name.text) {
    case 'type':
      return typeProposals(site);
    case 'default':
      return variableValueProposals(block.labels[0]?.text ?? '', place, module);
    default:
      return undefined;
  }
}

/** The types, however deep in others; a member of an object may be optional as well. */
function typeProposals({ scope, attribute, place }: ValueSite): readonly Proposal[] {
  if (place.kind !== 'blank' && place.kind !== 'word') return [];
  const { name, facts } = attributeSchema(scope, attribute.name.text) ?? { name: '' };
  const types = (facts?.suggested ?? []).map(({ value }) => ({
    label: value,
    kind: CompletionItemKind.EnumMember,
    docs: memberKey(scope, name, value),
  }));
  return place.descent.at(-1)?.kind === 'entry' ? [...types, OPTIONAL] : types;
}

const OPTIONAL: Proposal = {
  label: 'optional(…)',
  kind: CompletionItemKind.EnumMember,
  detail: 'a member that may be left out',
  filter: 'optional',
  snippet: 'optional(${1:string})',
};
