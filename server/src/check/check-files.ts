/** Checks files one module after the other and hands over what is found. */
import { resolve } from 'node:path';
import type { Settings } from '../../../protocol/messages.js';
import { LONGEST_TEXT, type StrictCheck } from '../strict/strict-check.js';
import { uriOfPath } from '../workspace/uris.js';
import type { BaselineUse } from './baseline-use.js';
import { type CheckedFile, checkModules, type Mend } from './check-modules.js';
import { reportingDisk } from './complaining-disk.js';
import type { Failures } from './failures.js';
import { findingFrom, shownPath } from './finding.js';
import type { CheckOptions } from './options.js';
import type { Outputs } from './outputs.js';
import { readerWithCallers } from './reader-with-callers.js';
import { isAtLeast } from './severities.js';
import { diskWith, type StdinText } from './stdin-file.js';
import type { CheckSurroundings } from './surroundings.js';
import { countFinding, type Tally } from './tally.js';
import { checkTargets } from './targets.js';

/** What the check of files stands on. */
export interface CheckRun {
  readonly surroundings: CheckSurroundings;
  readonly settings: Settings;
  readonly failures: Failures;
  readonly strict: StrictCheck;
  readonly outputs: Outputs;
  readonly tally: Tally;
  readonly baseline: BaselineUse;
  /** What stands in the place of the one file that is checked. */
  readonly stdin: StdinText | undefined;
  readonly mend: Mend | undefined;
}

/** Checks what the paths lead to; what can't be checked is a failure, and the rest goes on. */
export async function checkFiles(options: CheckOptions, run: CheckRun): Promise<void> {
  const { surroundings, settings, failures, strict, stdin, mend } = run;
  const { paths, stdinFilename = '' } = options;
  const { cwd } = surroundings;
  const onDisk = stdin
    ? diskWith(surroundings.disk, uriOfPath(resolve(cwd, stdinFilename)), stdin.content)
    : surroundings.disk;
  const disk = reportingDisk(onDisk, failures.of);
  const readModule = await readerWithCallers(paths, cwd, disk, onDisk);
  const targets = checkTargets(paths, cwd, disk, failures.ofPath);
  for await (const checked of checkModules(targets, settings, readModule, strict, mend)) {
    if (checked.kind === 'failed') failures.byFault(checked.uri, checked.error);
    else if (checked.file.unread !== undefined)
      failures.of(checked.file.uri, `was not checked. ${checked.file.unread}`);
    else tell(checked, options, run);
  }
}

function tell(
  { file, diagnosed, isStrict }: CheckedFile,
  { minSeverity }: CheckOptions,
  { surroundings: { cwd }, failures, outputs, tally, baseline }: CheckRun,
): void {
  if (!isStrict) failures.of(file.uri, file.text.length > LONGEST_TEXT ? TOO_LONG : NOT_STRICT);
  const all = diagnosed.map(({ diagnostic, found }) => findingFrom(file, diagnostic, cwd, found));
  const isShown = ({ severity }: (typeof all)[number]): boolean => isAtLeast(severity, minSeverity);
  const findings = baseline.unknownOf(file.uri, all).filter(isShown);
  outputs.file({ path: shownPath(file.uri, cwd), uri: file.uri, findings, before: tally.findings });
  for (const finding of findings) countFinding(tally, finding);
  tally.inBaseline += all.filter(isShown).length - findings.length;
  tally.files++;
  tally.filesWithFindings += findings.length > 0 ? 1 : 0;
}

const TOO_LONG = `was not checked by HashiCorp's parser, because it has more than ${LONGEST_TEXT} characters; split it`;

const NOT_STRICT =
  "was not checked by HashiCorp's parser, because the parser did not respond; check it again";
