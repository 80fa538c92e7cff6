/** Compares a live stage with the block that declares it, in the diff editor and in the block. */
import { commands, Range, Uri, window, workspace } from 'vscode';
import type { LiveStage } from '../../../protocol/live.js';
import { COMPARE_REQUEST, type CompareAnswer, type CompareParams } from '../../../protocol/stage-requests.js';
import type { RunningServer } from '../language-client.js';
import type { Comparisons } from './comparison.js';
import { showDeclaration } from './show-declaration.js';

/** `uri` is a file of the module that declares it, where that is known. */
export async function compareStage(
  stage: LiveStage,
  uri: string | undefined,
  server: Promise<RunningServer>,
  comparisons: Comparisons,
): Promise<void> {
  const params: CompareParams = { stage, ...(uri === undefined ? {} : { uri }) };
  const answer = await (await server).request<CompareAnswer>(COMPARE_REQUEST, params);
  if (answer.outcome === 'not-declared') {
    void window.showInformationMessage(answer.message);
    return;
  }
  const { address, at, differences, notes } = answer;
  const document = await workspace.openTextDocument(Uri.parse(at.uri));
  comparisons.show(answer);
  if (differences.length === 0) await showDeclaration(at);
  // The file itself is the other side: there the differences are marked, and the arrows between the sides take them.
  else
    await commands.executeCommand(
      'vscode.diff',
      comparisons.liveSide(answer, document),
      document.uri,
      `${address}: live ↔ code`,
      { selection: new Range(at.range.start.line, 0, at.range.start.line, 0) },
    );
  void window.showInformationMessage([summary(address, differences.length), ...notes].join(' '));
}

function summary(address: string, count: number): string {
  if (count === 0) return `\`${address}\` says what is live.`;
  const places = count === 1 ? 'one place' : `${count} places`;
  return `\`${address}\` differs from the live stage in ${places}; each is marked in the file, with a quick fix.`;
}
