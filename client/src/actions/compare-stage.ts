/** Compares a live stage with the code that declares it, in a diff editor and in the code. */
import { commands, Range, Uri } from 'vscode';
import type { LiveStage } from '../../../protocol/live.js';
import type { CompareAnswer, ManagedStage } from '../../../protocol/stage-requests.js';
import { comparisonStatus, differenceCount } from '../stages/comparison-status.js';
import type { Comparisons } from './comparison.js';
import { say } from './say.js';
import { showDeclaration } from './show-declaration.js';

type Compared = Extract<CompareAnswer, { readonly outcome: 'compared' }>;

/** `managed` is what the workspace has of the stage. */
export async function compareWithCode(
  stage: LiveStage,
  managed: ManagedStage | undefined,
  comparisons: Comparisons,
): Promise<void> {
  const answer = await comparisons.compare(stage, managed);
  if (answer.outcome === 'not-declared') {
    say([answer.message]);
    return;
  }
  await showSides(stage, answer, comparisons);
  say([summary(answer), ...answer.notes]);
}

/** The file itself is the other side: there the differences are marked, and the arrows between the sides take them. */
async function showSides(
  stage: LiveStage,
  { address, at, files }: Compared,
  comparisons: Comparisons,
): Promise<void> {
  const [only, ...more] = files;
  const title = `${address}: live ↔ code`;
  if (only === undefined) {
    await showDeclaration(at);
  } else if (more.length === 0) {
    const { line } = (only.uri === at.uri ? at : (only.differences[0] ?? at)).range.start;
    const selection = new Range(line, 0, line, 0);
    await commands.executeCommand(
      'vscode.diff',
      comparisons.liveSide(stage, only),
      Uri.parse(only.uri),
      title,
      {
        selection,
      },
    );
  } else {
    const sides = files.map((file) => [
      Uri.parse(file.uri),
      comparisons.liveSide(stage, file),
      Uri.parse(file.uri),
    ]);
    await commands.executeCommand('vscode.changes', title, sides);
  }
}

function summary(answer: Compared): string {
  const { address } = answer;
  const status = comparisonStatus(answer);
  const { differences = 0, unplanned = 0 } = status?.kind === 'compared' ? status : {};
  const rest = unplanned === 0 ? '' : `, apart from ${differenceCount(unplanned)} that no plan shows`;
  return differences === 0
    ? `The code of \`${address}\` matches the live stage${rest}.`
    : // The count first: VS Code cuts a line that is too long.
      `${differenceCount(differences)} between \`${address}\` and the live stage${rest}. Each is marked in the code.`;
}
