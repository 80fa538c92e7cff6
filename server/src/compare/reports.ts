/** Comparisons as text for people and as JSON and SARIF for programs. Pure. */
import type { ReportingDescriptor } from 'sarif';
import { visibleLine } from '../../../protocol/plain-text.js';
import { byFile, type CheckFailure, type Summary } from '../check/finding.js';
import { jsonText } from '../check/json-text.js';
import { sarif, type Tool } from '../check/sarif.js';
import { text } from '../check/text.js';
import { type ComparedStage, LIVE_DIFFERENCE } from './compared-stage.js';

/** What is written of a comparison. */
export interface Report {
  readonly stages: readonly ComparedStage[];
  readonly failures: readonly CheckFailure[];
}

/** A report as docs/live-stages.md describes it. */
export interface ReportDocument {
  readonly version: 1;
  readonly stages: readonly {
    readonly status: ComparedStage['status'];
    readonly differences: readonly object[];
    readonly notes: readonly string[];
  }[];
  readonly complete: boolean;
  readonly failures: readonly { readonly path: string; readonly message: string }[];
}

/** Differences with the lines that they are about, then one line for each stage, then the count. */
export function textReport({ stages }: Report, isColored: boolean): string {
  const format = text({ isColored, hasExcerpts: true });
  const findings = stages.flatMap(({ differences }) =>
    byFile(differences.map(({ finding }) => finding)).map(format.file),
  );
  const lines = stages.flatMap((stage) => [
    `${visibleLine(nameOf(stage))}: ${statusOf(stage)}`,
    ...stage.notes.map((note) => `  ${visibleLine(note)}`),
  ]);
  return `${findings.join('')}${lines.map((line) => `${line}\n`).join('')}\n${countsOf(stages)}\n`;
}

/** One document, described in docs/live-stages.md. */
export function jsonReport(report: Report): string {
  return `${jsonText(reportDocument(report), 2)}\n`;
}

/** The same as a value. */
export function reportDocument({ stages, failures }: Report): ReportDocument {
  const shown = stages.map(({ key, status, address, differences, notes }) => ({
    ...{ kind: key.kind, apiId: key.apiId, stageName: key.stageName, status, address: address ?? null },
    differences: differences.map(({ finding, difference }) => ({
      ...{ path: finding.path, start: finding.start, end: finding.end },
      address: difference.address,
      argument: difference.argument,
      kind: difference.kind,
      ignored: difference.ignored,
      planned: difference.planned,
      message: difference.message,
    })),
    notes,
  }));
  const failed = failures.map(({ path, message }) => ({ path, message }));
  return { version: 1, stages: shown, complete: isComplete({ stages, failures }), failures: failed };
}

/** The differences as results, as `check` writes findings. */
export function sarifReport({ stages, failures }: Report, tool: Tool): string {
  const format = sarif(tool, () => DESCRIPTOR);
  const findings = stages.flatMap(({ differences }) => differences.map(({ finding }) => finding));
  const summary: Summary = {
    files: 0,
    filesWithFindings: 0,
    inBaseline: 0,
    excluded: 0,
    counts: { error: 0, warning: 0, information: 0, hint: 0 },
    codes: findings.length > 0 ? [LIVE_DIFFERENCE] : [],
    failures,
  };
  return `${format.begin}${byFile(findings).map(format.file).join('')}${format.end(summary)}`;
}

/** Whether every stage was compared and every file read. */
export function isComplete({ stages, failures }: Report): boolean {
  return failures.length === 0 && stages.every(({ status }) => status !== 'cannot tell');
}

const DESCRIPTOR: ReportingDescriptor = {
  id: LIVE_DIFFERENCE,
  shortDescription: { text: 'A live stage that differs from the code that declares it' },
  help: { text: 'Apply the code, or take the live value over.' },
};

function nameOf({ key, address }: ComparedStage): string {
  const stage = `${key.apiId}/${key.stageName}`;
  return address === undefined ? stage : `${address} (${stage})`;
}

function statusOf({ status, differences }: ComparedStage): string {
  const count = differences.filter(({ difference }) => difference.planned).length;
  switch (status) {
    case 'differs':
      return count === 1 ? '1 difference' : `${count} differences`;
    case 'not declared':
      return 'no block declares it';
    default:
      return status;
  }
}

function countsOf(stages: readonly ComparedStage[]): string {
  const counted = (status: ComparedStage['status']): number =>
    stages.filter((each) => each.status === status).length;
  const parts = (['in sync', 'differs', 'not declared', 'cannot tell'] as const).flatMap((status) => {
    const count = counted(status);
    return count === 0 ? [] : [`${count} ${status === 'differs' && count > 1 ? 'differ' : status}`];
  });
  return `${stages.length} ${stages.length === 1 ? 'stage' : 'stages'}: ${parts.join(', ')}.`;
}
