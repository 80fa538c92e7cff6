/** What became of one live stage, as every format tells it. */
import { type CheckFinding, findingFrom } from '../check/finding.js';
import type { CompareAnswer, Difference, StageKey } from '../../../protocol/stage-requests.js';
import { sourceFile } from '../workspace/source-file.js';

/** A stage with its comparison. */
export interface ComparedStage {
  readonly key: StageKey;
  readonly status: 'in sync' | 'differs' | 'cannot tell' | 'not declared';
  /** The address of its block; undefined where there is none. */
  readonly address: string | undefined;
  readonly differences: readonly StageDifference[];
  /** What could not be compared, and why, as sentences. */
  readonly notes: readonly string[];
}

/** A difference with its place. */
export interface StageDifference {
  readonly finding: CheckFinding;
  readonly difference: Difference;
}

/** The code of a difference, where formats want one. */
export const LIVE_DIFFERENCE = 'live-difference';

/** `textOf` gives the text of a file as it was compared. */
export function comparedStage(
  key: StageKey,
  answer: CompareAnswer | undefined,
  cwd: string,
  textOf: (uri: string) => string,
): ComparedStage {
  if (answer === undefined)
    return { key, status: 'not declared', address: undefined, differences: [], notes: [] };
  if (answer.outcome === 'not-declared')
    return { key, status: 'cannot tell', address: undefined, differences: [], notes: [answer.message] };
  const differences = answer.files.flatMap(({ uri, differences: found }) => {
    const file = sourceFile(uri, textOf(uri));
    return found.map((difference): StageDifference => ({
      difference,
      finding: findingFrom(
        file,
        {
          range: difference.range,
          message: difference.message,
          // What no plan shows is told, and counts for nothing.
          severity: difference.planned ? WARNING : HINT,
          code: LIVE_DIFFERENCE,
        },
        cwd,
      ),
    }));
  });
  const counts = differences.some(({ difference }) => difference.planned);
  return {
    key,
    status: counts ? 'differs' : 'in sync',
    address: answer.address,
    differences,
    notes: answer.notes,
  };
}

const WARNING = 2;
const HINT = 4;
