/** Where the findings of a check are written to. */
import { resolve } from 'node:path';
import { uriOfPath } from '../workspace/uris.js';
import { isColored } from './colours.js';
import type { FileFindings, Summary } from './finding.js';
import { formatOf } from './formats.js';
import { type CheckOptions, yieldsText } from './options.js';
import { stepSummary } from './step-summary.js';
import type { CheckSurroundings } from './surroundings.js';

/** Takes what is found as it comes. */
export interface Outputs {
  readonly begin: () => void;
  readonly file: (found: FileFindings) => void;
  readonly end: (summary: Summary) => Promise<void>;
}

/** Standard output, or standard error where a text has that; and the summary of a step of GitHub Actions. */
export function outputsFor(options: CheckOptions, surroundings: CheckSurroundings): Outputs {
  const { environment, isTerminal, tool, write, writeAside, complain, cwd, texts } = surroundings;
  const isAside = yieldsText(options);
  const isSeen = isTerminal && !isAside;
  const style = {
    isColored: options.color ?? (!isAside && isColored(environment, isTerminal)),
    hasExcerpts: options.excerpt ?? isSeen,
  };
  const format = formatOf(options.format, style, tool);
  const put = isAside ? writeAside : write;
  const summaryPath = isAside ? undefined : environment.GITHUB_STEP_SUMMARY;
  const pieces: string[] = [];
  return {
    begin: () => {
      put(format.begin);
      pieces.push(stepSummary.begin);
    },
    file: (found) => {
      put(format.file(found));
      if (summaryPath) pieces.push(stepSummary.file(found));
    },
    end: async (summary) => {
      put(format.end(summary));
      if (!summaryPath) return;
      pieces.push(stepSummary.end(summary));
      const reason = await texts.append(uriOfPath(resolve(cwd, summaryPath)), pieces.join(''));
      if (reason !== undefined) complain(`\`$GITHUB_STEP_SUMMARY\` was not written because ${reason}.`);
    },
  };
}
