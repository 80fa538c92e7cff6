/** What a comparison says of a live stage, in the few words that a row of the tree has room for. */
import type { CompareAnswer } from '../../../protocol/stage-requests.js';

/** A comparison without its places. */
export type ComparisonStatus =
  | {
      readonly kind: 'compared';
      /** Without those that `ignore_changes` ignores. */
      readonly differences: number;
      readonly ignored: number;
      /** What could not be compared, and why, as sentences. */
      readonly notes: readonly string[];
    }
  | { readonly kind: 'cannot tell'; readonly message: string };

/** The status by the server's answer; a stage that the workspace does not have has none. */
export function comparisonStatus(answer: CompareAnswer | null): ComparisonStatus | undefined {
  if (answer === null) return undefined;
  if (answer.outcome === 'not-declared') return { kind: 'cannot tell', message: answer.message };
  const all = answer.files.flatMap(({ differences }) => differences);
  const ignored = all.filter((each) => each.ignored).length;
  return { kind: 'compared', differences: all.length - ignored, ignored, notes: answer.notes };
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
  const { differences, ignored, notes } = status;
  const text = differences === 0 ? 'in sync' : countOf(differences);
  const first = differences > 0 ? text : notes.length > 0 ? 'In sync as far as compared' : 'In sync';
  return {
    text,
    tooltip: [`${first}${ignored === 0 ? '' : ` (${ignored} ignored)`}`, ...notes],
    ...(differences === 0 ? LOOKS.inSync : LOOKS.differs),
  };
}

function countOf(differences: number): string {
  return differences === 1 ? '1 difference' : `${differences} differences`;
}

const LOOKS = {
  inSync: { icon: 'check-all', color: 'charts.green' },
  differs: { icon: 'diff', color: 'charts.yellow' },
  unknown: { icon: 'question', color: 'charts.yellow' },
} as const;
