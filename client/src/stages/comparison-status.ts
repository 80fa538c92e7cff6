/** What a comparison says of a live stage, in the few words that a row of the tree has room for. */
import type { CompareAnswer } from '../../../protocol/stage-requests.js';

/** A comparison without its places. */
export type ComparisonStatus =
  | {
      readonly kind: 'compared';
      /** Those that a plan would show. */
      readonly differences: number;
      /** All others: what `ignore_changes` ignores, and what is only live and managed by nothing. */
      readonly unplanned: number;
      /** What could not be compared, and why, as sentences. */
      readonly notes: readonly string[];
    }
  | { readonly kind: 'cannot tell'; readonly message: string };

/** The status by the server's answer; a stage that the workspace does not have has none. */
export function comparisonStatus(answer: CompareAnswer | null): ComparisonStatus | undefined {
  if (answer === null) return undefined;
  if (answer.outcome === 'not-declared') return { kind: 'cannot tell', message: answer.message };
  const all = answer.files.flatMap(({ differences }) => differences);
  const planned = all.filter((each) => each.planned).length;
  return { kind: 'compared', differences: planned, unplanned: all.length - planned, notes: answer.notes };
}

/** How a row shows its status. */
export interface StatusLook {
  /** `in sync`, `2 differences` or `cannot tell`. */
  readonly text: string;
  /** Lines that say the same whole; they claim no more than was compared. */
  readonly tooltip: readonly string[];
  /** A codicon. */
  readonly icon: string;
  /** A colour of the theme. */
  readonly color: string;
}

/** The look of a status. */
export function statusLook(status: ComparisonStatus): StatusLook {
  if (status.kind === 'cannot tell')
    return { text: 'cannot tell', tooltip: [`Cannot tell: ${status.message}`], ...LOOKS.unknown };
  const { differences, unplanned, notes } = status;
  const text = differences === 0 ? 'in sync' : differenceCount(differences);
  const first = differences > 0 ? text : notes.length > 0 ? 'In sync as far as compared' : 'In sync';
  return {
    text,
    tooltip: [`${first}${unplanned === 0 ? '' : ` (${unplanned} more that no plan shows)`}`, ...notes],
    ...(differences === 0 ? LOOKS.inSync : LOOKS.differs),
  };
}

/** `1 difference` or `2 differences`. */
export function differenceCount(differences: number): string {
  return differences === 1 ? '1 difference' : `${differences} differences`;
}

const LOOKS = {
  inSync: { icon: 'check-all', color: 'charts.green' },
  differs: { icon: 'diff', color: 'charts.yellow' },
  unknown: { icon: 'question', color: 'charts.yellow' },
} as const;
