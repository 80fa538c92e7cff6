/** What remains of the proposals beside another Terraform extension, which proposes names and plain references itself. */
import type { Site } from '../../analysis/place/site.js';
import { CompletionItemKind } from '../protocol-constants.js';
import { boundNames } from '../../analysis/place/value-place.js';
import type { Proposal } from './items.js';

/** The proposals that the other extension does not make, none under a label of its own. */
export function onlyOurs(site: Site, proposals: readonly Proposal[]): readonly Proposal[] {
  switch (site.kind) {
    case 'nowhere':
      return [];
    case 'item':
      return proposals.filter(
        ({ kind }) => kind === CompletionItemKind.Class || kind === CompletionItemKind.Snippet,
      );
    case 'label':
      return proposals.flatMap(ofLabel);
    case 'value':
      return ofValue(site, proposals);
  }
}

/** Whole blocks under another name, and names that are a person's own. */
function ofLabel(proposal: Proposal): readonly Proposal[] {
  if (proposal.kind === CompletionItemKind.Variable) return [proposal];
  const isWhole = proposal.snippet?.includes('\n') === true;
  return isWhole ? [{ ...proposal, label: `${proposal.label} { … }` }] : [];
}

/** No other extension proposes anything within quotes, for keys of maps, for names bound by `for`, or closed lists. */
function ofValue(
  { place }: Extract<Site, { kind: 'value' }>,
  proposals: readonly Proposal[],
): readonly Proposal[] {
  if (place.kind === 'text' || place.kind === 'key') return proposals;
  const names = boundNames(place);
  return proposals.filter(
    ({ kind, label }) => OURS.has(kind) || (names.includes(label) && kind !== CompletionItemKind.Function),
  );
}

/** Closed lists, examples and whole log formats. */
const OURS: ReadonlySet<CompletionItemKind> = new Set([
  CompletionItemKind.EnumMember,
  CompletionItemKind.Snippet,
]);
