/** Checks files one module after the other and hands over what is found. */
import { resolve } from 'node:path';
import { LONGEST_TEXT, type StrictCheck } from '../strict/strict-check.js';
import { uriOfPath } from '../workspace/uris.js';
import type { BaselineUse } from './baseline-use.js';
import { type CheckedFile, type CheckOutcome, checkModules, type Mend } from './check-modules.js';
import { reportingDisk } from './complaining-disk.js';
import type { Failures } from './failures.js';
import { type CheckFinding, findingFrom, shownPath } from './finding.js';
import type { CheckOptions } from './options.js';
import type { Outputs } from './outputs.js';
import { projectSetup } from './project-setup.js';
import { isAtLeast } from './severities.js';
import { diskWith, type StdinText } from './stdin-file.js';
import type { CheckSurroundings } from './surroundings.js';
import { countFinding, type Tally } from './tally.js';
import { checkTargets } from './targets.js';

/** What the check of files stands on. */
export interface CheckRun {
  readonly surroundings: CheckSurroundings;
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
  const { surroundings, failures, strict, tally, stdin, mend, baseline } = run;
  const { paths, stdinFilename = '' } = options;
  const { cwd } = surroundings;
  const onDisk = stdin
    ? diskWith(surroundings.disk, uriOfPath(resolve(cwd, stdinFilename)), stdin.content)
    : surroundings.disk;
  const disk = reportingDisk(onDisk, failures.of);
  const setup = await projectSetup(options, cwd, disk, onDisk, failures);
  const targets = checkTargets(paths, cwd, disk, onDisk, failures.ofPath);
  for await (const each of checkModules(targets, setup.policyOf, setup.readModule, strict, mend)) take(each);
  for await (const each of setup.variableFiles()) take(each);
  await baseline.finish(failures, setup.policyOf);

  function take(checked: CheckOutcome): void {
    if (checked.kind === 'failed') failures.byFault(checked.uri, checked.error);
    else if (checked.kind === 'excluded') tally.excluded++;
    else if (checked.file.unread !== undefined)
      failures.of(checked.file.uri, `was not checked. ${checked.file.unread}`);
    else tellOrFail(checked, run);
  }
}

/** What fails over one file costs its own findings. */
function tellOrFail(checked: CheckedFile, run: CheckRun): void {
  try {
    tell(checked, run);
  } catch (error) {
    run.failures.byFault(checked.file.uri, error);
  }
}

function tell(
  { file, diagnosed, isStrict, minSeverity }: CheckedFile,
  { surroundings: { cwd }, failures, outputs, tally, baseline }: CheckRun,
): void {
  if (!isStrict) failures.of(file.uri, file.text.length > LONGEST_TEXT ? TOO_LONG : NOT_STRICT);
  const all = diagnosed.map(({ diagnostic, found }) => findingFrom(file, diagnostic, cwd, found));
  const isShown = ({ severity }: CheckFinding): boolean => isAtLeast(severity, minSeverity);
  const findings = baseline.unknownOf(file.uri, all, isShown).filter(isShown);
  outputs.file({ path: shownPath(file.uri, cwd), uri: file.uri, findings, before: tally.findings });
  for (const finding of findings) countFinding(tally, finding);
  tally.inBaseline += all.filter(isShown).length - findings.length;
  tally.files++;
  tally.filesWithFindings += findings.length > 0 ? 1 : 0;
}

const TOO_LONG = `was not checked by HashiCorp's parser, because it has more than ${LONGEST_TEXT} characters; split it`;

const NOT_STRICT =
  "was not checked by HashiCorp's parser, because the parser did not respond; check it again";
