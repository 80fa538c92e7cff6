/** `apigateway-stages check`: command line → findings on standard output and an exit code. */
import { uriOfPath } from '../workspace/uris.js';
import { wrongUsage } from './arguments.js';
import { baselineFor } from './baseline-use.js';
import { checkFiles } from './check-files.js';
import { failuresIn } from './failures.js';
import { fixingFor } from './fixing.js';
import { type CheckOptions, optionsFrom } from './options.js';
import { outputsFor } from './outputs.js';
import { ruleList, ruleText } from './rule-texts.js';
import { isAtLeast, SEVERITIES } from './severities.js';
import { stdinText } from './stdin-file.js';
import { strictInTurns } from './strict-in-turns.js';
import type { CheckSurroundings, ExitCode } from './surroundings.js';
import { checkSummary, newTally } from './tally.js';
import { CHECK_USAGE } from './usage.js';

/** Never rejects on bad input; what can be read is checked whatever else there is. */
export async function runCheck(args: readonly string[], surroundings: CheckSurroundings): Promise<ExitCode> {
  const asked = optionsFrom(args);
  if (asked.kind === 'help') {
    surroundings.write(CHECK_USAGE);
    return 0;
  }
  if (asked.kind === 'list' || asked.kind === 'explain') {
    surroundings.write(asked.kind === 'list' ? ruleList(asked.format) : ruleText(asked.code));
    return 0;
  }
  if (asked.kind === 'wrong') {
    surroundings.complain(wrongUsage('check', asked.message));
    return 2;
  }
  return checkPaths(asked.options, surroundings);
}

/** Checks what the options name. Never rejects: what can't be checked is a failure in the output, and the exit code is 2. */
export async function checkPaths(options: CheckOptions, surroundings: CheckSurroundings): Promise<ExitCode> {
  const failures = failuresIn(surroundings.cwd, surroundings.complain);
  const stdin = options.stdinFilename === undefined ? undefined : stdinText(await surroundings.input());
  const baseline = await baselineFor(options, surroundings);
  if (typeof baseline === 'string') {
    surroundings.complain(baseline);
    return 2;
  }
  const outputs = outputsFor(options, surroundings);
  const strict = strictInTurns(surroundings.startStrictCheck, surroundings.complain);
  const tally = newTally();
  try {
    const fixing = fixingFor(options, { surroundings, strict, failures, stdin });
    outputs.begin();
    await checkFiles(options, {
      ...{ surroundings, failures, strict, outputs, tally, baseline, stdin },
      mend: fixing?.mend,
    }).catch((error: unknown) => {
      failures.byFault(uriOfPath(surroundings.cwd), error);
    });
    // A wrong path must not pass for a sound one.
    if (tally.files + tally.excluded === 0 && failures.all.length === 0)
      for (const path of options.paths) failures.ofPath(path, nothingIn(path));
    fixing?.finish();
    await outputs.end(checkSummary(tally, failures.all));
  } finally {
    // Its threads would keep the process alive, whatever has happened.
    await strict.dispose();
  }
  const fails = SEVERITIES.some(
    (each) => isAtLeast(each, options.failOn ?? 'hint') && tally.counts[each] > 0,
  );
  return failures.all.length > 0 ? 2 : fails ? 1 : 0;
}

function nothingIn(path: string): string {
  return `No Terraform files in \`${path}\`: looked for files that end in .tf or .tofu`;
}
