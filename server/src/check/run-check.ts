/** `apigateway-stages check`: command line → findings on standard output and an exit code. */
import { DEFAULT_SETTINGS } from '../../../protocol/messages.js';
import { LONGEST_TEXT, type StrictCheck } from '../strict/strict-check.js';
import { uriOfPath } from '../workspace/uris.js';
import { checkModules } from './check-modules.js';
import { isColored } from './colours.js';
import { reportingDisk } from './complaining-disk.js';
import { type Failures, failuresIn } from './failures.js';
import { findingFrom, shownPath } from './finding.js';
import { type Format, formatOf } from './formats.js';
import { type CheckOptions, optionsFrom } from './options.js';
import { readerWithCallers } from './reader-with-callers.js';
import { ruleList, ruleText } from './rule-texts.js';
import { isAtLeast, SEVERITIES } from './severities.js';
import { strictInTurns } from './strict-in-turns.js';
import type { CheckSurroundings, ExitCode } from './surroundings.js';
import { countFinding, newTally, checkSummary, type Tally } from './tally.js';
import { checkTargets } from './targets.js';
import { CHECK_USAGE } from './usage.js';

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
  const strict = strictInTurns(surroundings.startStrictCheck, complain);
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
    write(format.end(checkSummary(tally, failures.all)));
  } finally {
    // Its threads would keep the process alive, whatever has happened.
    await strict.dispose();
  }
  const fails = SEVERITIES.some((each) => isAtLeast(each, options.failOn) && tally.counts[each] > 0);
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
  const readModule = await readerWithCallers(paths, cwd, disk, surroundings.disk);
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
      .filter(({ severity }) => isAtLeast(severity, minSeverity));
    write(
      format.file({ path: shownPath(file.uri, cwd), uri: file.uri, findings: found, before: tally.findings }),
    );
    for (const finding of found) countFinding(tally, finding);
    tally.files++;
    tally.filesWithFindings += found.length > 0 ? 1 : 0;
  }
}

const TOO_LONG = `was not checked by HashiCorp's parser, because it has more than ${LONGEST_TEXT} characters; split it`;

const NOT_STRICT =
  "was not checked by HashiCorp's parser, because the parser did not respond; check it again";
