/** `apigateway-stages check`: command line → findings on standard output and an exit code. */
import { relative, resolve } from 'node:path';
import { DEFAULT_SETTINGS } from '../../../protocol/messages.js';
import { LONGEST_TEXT, type StrictCheck } from '../strict/strict-check.js';
import type { Disk } from '../workspace/disk-port.js';
import { moduleIndex } from '../workspace/module-index.js';
import { moduleReader, type ReadModule } from '../workspace/module-reader.js';
import { callsOfText } from '../workspace/summary.js';
import { uriOfPath } from '../workspace/uris.js';
import { checkModules } from './check-modules.js';
import { isColored } from './colours.js';
import { type Failures, failuresIn } from './failures.js';
import { type CheckFinding, type CheckFailure, findingFrom, type Summary } from './finding.js';
import { type Format, formatOf } from './formats.js';
import { CHECK_USAGE, type CheckOptions, optionsFrom, SEVERITIES } from './options.js';
import { reportingDisk } from './complaining-disk.js';
import { ruleList, ruleText } from './rule-texts.js';
import type { Tool } from './sarif.js';
import { checkTargets } from './targets.js';

/** What the check stands on. */
export interface CheckSurroundings {
  readonly cwd: string;
  readonly disk: Disk;
  readonly startStrictCheck: (log: (message: string) => void) => StrictCheck;
  readonly tool: Tool;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Whether people see standard output in a terminal. */
  readonly isTerminal: boolean;
  readonly write: (text: string) => void;
  /** A line on standard error. */
  readonly complain: (message: string) => void;
}

/** 0 nothing found, 1 something found, 2 wrong usage or something that was not checked in full. */
export type ExitCode = 0 | 1 | 2;

/** Never rejects on bad input; what can be read is checked whatever else there is. */
export async function runCheck(args: readonly string[], surroundings: CheckSurroundings): Promise<ExitCode> {
  const asked = optionsFrom(args);
  if (asked.kind === 'help') {
    surroundings.write(CHECK_USAGE);
    return 0;
  }
  if (asked.kind === 'list' || asked.kind === 'explain') {
    surroundings.write(asked.kind === 'list' ? ruleList() : ruleText(asked.code));
    return 0;
  }
  if (asked.kind === 'wrong') {
    surroundings.complain(`${asked.message}; run \`apigateway-stages check --help\` for usage`);
    return 2;
  }
  return checkAll(asked.options, surroundings);
}

async function checkAll(options: CheckOptions, surroundings: CheckSurroundings): Promise<ExitCode> {
  const { cwd, write, complain, environment, isTerminal, tool } = surroundings;
  const failures = failuresIn(cwd, complain);
  const strict = inTurns(surroundings.startStrictCheck, complain);
  const style = {
    isColored: options.color ?? isColored(environment, isTerminal),
    hasExcerpts: options.excerpt ?? isTerminal,
  };
  const format = formatOf(options.format, style, tool);
  const tally = newTally();
  try {
    write(format.begin);
    await writeFindings(options, { surroundings, failures, strict, format, tally }).catch(
      (error: unknown) => {
        failures.byFault(uriOfPath(cwd), error);
      },
    );
    // A wrong path must not pass for a sound one.
    if (tally.files === 0 && failures.all.length === 0)
      for (const path of options.paths) failures.ofPath(path, nothingIn(path));
    write(format.end(summaryOf(tally, failures.all)));
  } finally {
    // Its threads would keep the process alive, whatever has happened.
    await strict.dispose();
  }
  const counted = SEVERITIES.slice(0, SEVERITIES.indexOf(options.failOn) + 1);
  const fails = counted.some((severity) => tally.counts[severity] > 0);
  return failures.all.length > 0 ? 2 : fails ? 1 : 0;
}

function nothingIn(path: string): string {
  return `No Terraform files in \`${path}\`: looked for files that end in .tf or .tofu`;
}

interface Run {
  readonly surroundings: CheckSurroundings;
  readonly failures: Failures;
  readonly strict: StrictCheck;
  readonly format: Format;
  readonly tally: Tally;
}

async function writeFindings(
  { paths, rules, minSeverity }: CheckOptions,
  { surroundings, failures, strict, format, tally }: Run,
): Promise<void> {
  const { cwd, write } = surroundings;
  const disk = reportingDisk(surroundings.disk, failures.of);
  const readModule = await readerOf(paths, cwd, disk, surroundings.disk);
  const targets = checkTargets(paths, cwd, disk, failures.ofPath);
  const settings = { ...DEFAULT_SETTINGS, rules };
  for await (const checked of checkModules(targets, settings, readModule, strict)) {
    if (checked.kind === 'failed') {
      failures.byFault(checked.uri, checked.error);
      continue;
    }
    const { file, diagnostics, isStrict } = checked;
    if (file.unread !== undefined) {
      failures.of(file.uri, `was not checked. ${file.unread}`);
      continue;
    }
    if (!isStrict) failures.of(file.uri, file.text.length > LONGEST_TEXT ? TOO_LONG : NOT_STRICT);
    const found = diagnostics
      .map((each) => findingFrom(file, each, cwd))
      .filter(({ severity }) => SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(minSeverity));
    for (const finding of found) {
      write(format.finding(finding, tally.findings));
      count(tally, finding);
    }
    tally.files++;
    tally.filesWithFindings += found.length > 0 ? 1 : 0;
  }
}

const TOO_LONG = `was not checked by HashiCorp's parser, because it has more than ${LONGEST_TEXT} characters; split it`;

const NOT_STRICT =
  "was not checked by HashiCorp's parser, because the parser did not respond; check it again";

/** Strict parsing takes longer than all the rest, so two threads do it; what both complain of is said once. */
function inTurns(
  start: CheckSurroundings['startStrictCheck'],
  complain: (message: string) => void,
): StrictCheck {
  const said = new Set<string>();
  const log = (message: string): void => {
    if (!said.has(message)) complain(message);
    said.add(message);
  };
  const [one, other] = [start(log), start(log)];
  let turn = 0;
  return {
    check: (text) => (turn++ % 2 === 0 ? one : other).check(text),
    dispose: async () => {
      await Promise.all([one.dispose(), other.dispose()]);
    },
  };
}

/**
 * Reads each module with what it calls and who calls it: values come from there as well. Callers are looked for in the
 * working directory, for a hook is given single files, and in directories that lie elsewhere. The first look around
 * complains of nothing: what it can't read is told of when it is checked.
 */
async function readerOf(paths: readonly string[], cwd: string, disk: Disk, quiet: Disk): Promise<ReadModule> {
  const silent = (): void => undefined;
  const index = moduleIndex({ disk: quiet, log: silent, pause: noPause }, callsOfText);
  const asked = paths.map((path) => resolve(cwd, path));
  const isInside = (path: string): boolean => !relative(cwd, path).startsWith('..');
  const roots = new Set([...(asked.some(isInside) ? [cwd] : []), ...asked.filter((path) => !isInside(path))]);
  for (const root of roots) await index.scan(uriOfPath(root), silent);
  return moduleReader({ disk, log: silent, pause: noPause }, index);
}

interface Tally {
  findings: number;
  files: number;
  filesWithFindings: number;
  readonly counts: Record<CheckFinding['severity'], number>;
  readonly codes: Set<string>;
}

function newTally(): Tally {
  const counts = { error: 0, warning: 0, information: 0, hint: 0 };
  return { findings: 0, files: 0, filesWithFindings: 0, counts, codes: new Set() };
}

function count(tally: Tally, { severity, code }: CheckFinding): void {
  tally.findings++;
  tally.counts[severity]++;
  tally.codes.add(code);
}

function summaryOf(
  { files, filesWithFindings, counts, codes }: Tally,
  failures: readonly CheckFailure[],
): Summary {
  return { files, filesWithFindings, counts, codes: [...codes], failures };
}

/** Nobody waits for anything else meanwhile. */
const noPause = (): Promise<void> => Promise.resolve();
