/** Builds completion items: what every kind of completion has in common. */
import type { CompletionItem } from 'vscode-languageserver-types';
import { inert } from '../../../../protocol/plain-text.js';
import { type CompletionItemKind, InsertTextFormat } from '../protocol-constants.js';
import type { Span } from '../../hcl/syntax.js';
import type { Edit } from '../../edits/edit.js';
import { rangeOf } from '../../workspace/line-index.js';
import type { SourceFile } from '../../workspace/module.js';
import type { DocsKey } from './docs-key.js';

/** One thing to propose. */
export interface Proposal {
  readonly label: string;
  readonly kind: CompletionItemKind;
  /** A snippet; `text` or the label as it stands where undefined. */
  readonly snippet?: string;
  /** What is inserted as it stands, where that is not the label. */
  readonly text?: string;
  /** What is typed to find it, where that is not the label. */
  readonly filter?: string;
  /** A few words beside the label. */
  readonly detail?: string;
  /** Where it is documented. */
  readonly docs?: DocsKey;
  /** Documentation at hand, for what only the module knows. */
  readonly markdown?: string;
  /** Replaces this instead of the place's own span. */
  readonly span?: Span;
  readonly deprecated?: boolean;
  /** True for a name that no schema alone leads to: another Terraform extension would not propose it here, or among many. */
  readonly chosen?: true;
  /** Changes elsewhere in the file that go with it. */
  readonly edits?: readonly Edit[];
}

/** Proposals in the order in which they shall be shown, each replacing the span unless it says otherwise. */
export function itemsFor(file: SourceFile, span: Span, proposals: readonly Proposal[]): CompletionItem[] {
  const range = rangeOf(file, span);
  return proposals.map((proposal, index) => ({
    label: inert(proposal.label),
    kind: proposal.kind,
    sortText: String(index).padStart(5, '0'),
    filterText: proposal.filter ?? proposal.label,
    insertTextFormat: proposal.snippet === undefined ? InsertTextFormat.PlainText : InsertTextFormat.Snippet,
    textEdit: {
      range: proposal.span === undefined ? range : rangeOf(file, proposal.span),
      newText: proposal.snippet ?? proposal.text ?? proposal.label,
    },
    ...wordsBeside(proposal),
    ...(proposal.docs === undefined ? {} : { data: proposal.docs }),
    ...(proposal.markdown === undefined
      ? {}
      : { documentation: { kind: 'markdown', value: proposal.markdown } }),
    ...(proposal.edits === undefined || proposal.edits.length === 0
      ? {}
      : {
          additionalTextEdits: proposal.edits.map(({ span, newText }) => ({
            range: rangeOf(file, span),
            newText,
          })),
        }),
    ...(proposal.deprecated === true ? { tags: [1 as const] } : {}),
  }));
}

/** The proposals without those whose label came before. */
export function unique(proposals: readonly Proposal[]): readonly Proposal[] {
  const seen = new Set<string>();
  return proposals.filter(({ label }) => !seen.has(label) && seen.add(label));
}

/**
 * The words beside the label, for every row of the list. As `detail` they also tell the editor that there is more to
 * read before the documentation is there.
 */
function wordsBeside({ detail: words, docs }: Proposal): Pick<CompletionItem, 'detail' | 'labelDetails'> {
  if (words === undefined) return {};
  const detail = inert(words);
  return docs === undefined ? { detail } : { detail, labelDetails: { description: detail } };
}
