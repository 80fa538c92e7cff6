/** What remains of the proposals beside another Terraform extension, which proposes names and plain references itself. */
import type { Site } from '../../analysis/place/site.js';
import { CompletionItemKind } from '../protocol-constants.js';
import { boundNames } from '../../analysis/place/value-place.js';
import type { Proposal } from './items.js';

/** The proposals that the other extension does not make, blocks under a label that it does not have. */
export function onlyOurs(site: Site, proposals: readonly Proposal[]): readonly Proposal[] {
  switch (site.kind) {
    case 'nowhere':
      return [];
    case 'item':
      return proposals.flatMap(ofItem);
    case 'label':
      return proposals.flatMap(ofLabel);
    case 'value':
      return ofValue(site, proposals);
  }
}

/** Whole resources and set-ups, and nested blocks that are filled in, those under another name. */
function ofItem(proposal: Proposal): readonly Proposal[] {
  const { kind, label, snippet } = proposal;
  if (kind === CompletionItemKind.Class || kind === CompletionItemKind.Snippet) return [proposal];
  const isFilled =
    kind === CompletionItemKind.Struct && snippet !== undefined && /\n\s+\w+ += /.test(snippet);
  return isFilled ? [{ ...proposal, label: `${label} { … }`, filter: label }] : [];
}

/** Whole blocks under another name, and names that are a person's own. */
function ofLabel(proposal: Proposal): readonly Proposal[] {
  if (proposal.kind === CompletionItemKind.Variable) return [proposal];
  const isWhole = proposal.snippet?.includes('\n') === true;
  return isWhole ? [{ ...proposal, label: `${proposal.label} { … }` }] : [];
}

/**
 * No other extension proposes anything within quotes, for keys of maps, for names bound by `for`, or closed lists; nor
 * does it choose among references.
 */
function ofValue(
  { place }: Extract<Site, { kind: 'value' }>,
  proposals: readonly Proposal[],
): readonly Proposal[] {
  if (place.kind === 'text' || place.kind === 'key') return proposals;
  const names = boundNames(place);
  return proposals.filter(
    ({ kind, label, chosen }) =>
      chosen === true || OURS.has(kind) || (names.includes(label) && kind !== CompletionItemKind.Function),
  );
}

/** Closed lists, examples and whole log formats. */
const OURS: ReadonlySet<CompletionItemKind> = new Set([
  CompletionItemKind.EnumMember,
  CompletionItemKind.Snippet,
]);
