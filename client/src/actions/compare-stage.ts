/** Compares a live stage with the code that declares it, in a diff editor and in the code. */
import { commands, Range, Uri } from 'vscode';
import type { LiveStage } from '../../../protocol/live.js';
import type { CompareAnswer } from '../../../protocol/stage-requests.js';
import type { Comparisons } from './comparison.js';
import { say } from './say.js';
import { showDeclaration } from './show-declaration.js';

type Compared = Extract<CompareAnswer, { readonly outcome: 'compared' }>;

/** `uri` is a file of the module that declares it, where that is known. */
export async function compareWithCode(
  stage: LiveStage,
  uri: string | undefined,
  comparisons: Comparisons,
): Promise<void> {
  const answer = await comparisons.compare(stage, uri);
  if (answer.outcome === 'not-declared') {
    say([answer.message]);
    return;
  }
  const { address, files, notes } = answer;
  await showSides(stage, answer, comparisons);
  const count = files.reduce((sum, { differences }) => sum + differences.length, 0);
  say([summary(address, count), ...notes]);
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

function summary(address: string, count: number): string {
  if (count === 0) return `The code of \`${address}\` matches the live stage.`;
  return `\`${address}\` differs from the live stage in ${count === 1 ? 'one place' : `${count} places`}. Each is marked in the code.`;
}
