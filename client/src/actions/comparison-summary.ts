/** What came of comparing many stages, in one sentence or two. */
import type { CompareAnswer } from '../../../protocol/stage-requests.js';
import { comparisonStatus } from '../stages/comparison-status.js';
import type { FailureNode } from '../stages/nodes.js';

/** What was read of AWS, and what the server said of it. */
export interface ComparedAll {
  /** One for each stage that was read; null where the workspace does not have it. */
  readonly answers: readonly (CompareAnswer | null)[];
  /** What could not be read. */
  readonly failures: readonly FailureNode[];
  readonly apis: { readonly read: number; readonly total: number };
  /** Whether a person stopped it before everything was read. */
  readonly isStopped: boolean;
}

/** Whether any stage differs, apart from what `ignore_changes` ignores. */
export function anyDiffers({ answers }: ComparedAll): boolean {
  return countsOf(answers).differ > 0;
}

/** The sentences for a person; what failed comes last. */
export function comparisonSummary({ answers, failures, apis, isStopped }: ComparedAll): readonly string[] {
  const { inSync, differ, unknown, partly } = countsOf(answers);
  const compared = inSync + differ + unknown;
  const missing = answers.length - compared;
  const parts = [
    [inSync, 'in sync'],
    [differ, differ === 1 ? 'differs' : 'differ'],
    [unknown, 'cannot tell'],
  ] as const;
  const told = parts.flatMap(([count, text]) => (count === 0 ? [] : [`${count} ${text}`]));
  return [
    ...(isStopped ? [stopped(apis)] : []),
    compared === 0 ? 'No stages compared.' : `${counted(compared, 'stage')} compared: ${told.join(', ')}.`,
    ...(partly === 0 ? [] : [`${partly} of them only in part; their tooltips say what was not compared.`]),
    ...(missing === 0 ? [] : [notDeclared(missing)]),
    ...failureSentences(failures),
  ];
}

function countsOf(answers: readonly (CompareAnswer | null)[]) {
  const all = answers.map(comparisonStatus).filter((each) => each !== undefined);
  const compared = all.filter((each) => each.kind === 'compared');
  return {
    inSync: compared.filter(({ differences }) => differences === 0).length,
    differ: compared.filter(({ differences }) => differences > 0).length,
    unknown: all.length - compared.length,
    partly: compared.filter(({ notes }) => notes.length > 0).length,
  };
}

function stopped({ read, total }: ComparedAll['apis']): string {
  return total === 0
    ? 'Stopped before the APIs were listed.'
    : `Stopped after ${read} of ${counted(total, 'API')}.`;
}

function notDeclared(count: number): string {
  return `${counted(count, 'stage')} ${count === 1 ? 'is' : 'are'} not declared in this workspace.`;
}

/** What has one cause is told together: a session that ends takes all APIs after it along. */
function failureSentences(failures: readonly FailureNode[]): readonly string[] {
  const byMessage = new Map<string, FailureNode[]>();
  for (const each of failures) {
    const { message } = each.failure;
    byMessage.set(message, [...(byMessage.get(message) ?? []), each]);
  }
  return [...byMessage].map(([message, same]) => {
    const names = same.slice(0, LONGEST_LIST).map(nameOf).join(', ');
    const more = same.length > LONGEST_LIST ? ` and ${same.length - LONGEST_LIST} more` : '';
    return `Not read: ${names}${more}. ${message}`;
  });
}

function nameOf({ missing, parent }: FailureNode): string {
  return parent.kind === 'region'
    ? `${missing} in \`${parent.region}\``
    : `the stages of \`${parent.api.name}\``;
}

const LONGEST_LIST = 3;

function counted(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}
