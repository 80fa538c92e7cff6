/** `apigateway-stages compare`: live stages on standard input and code below paths → differences and an exit code. */
import { resolve } from 'node:path';
import { wrongUsage } from '../check/arguments.js';
import { isColored } from '../check/colours.js';
import { reportingDisk } from '../check/complaining-disk.js';
import { failuresIn } from '../check/failures.js';
import type { CheckSurroundings } from '../check/surroundings.js';
import { stagesInInput } from '../render/cli-input.js';
import { compareStages, stageKeys } from '../render/rendering.js';
import type { Clock } from '../workspace/clock-port.js';
import { isSourceName } from '../workspace/directory.js';
import type { Disk } from '../workspace/disk-port.js';
import type { ManagedModule } from '../workspace/managed-modules.js';
import { directoryOf, nameOf, uriOfPath } from '../workspace/uris.js';
import { workspaceOver } from '../workspace/workspace.js';
import { comparedStage } from './compared-stage.js';
import { COMPARE_USAGE, type CompareOptions, compareOptions } from './options.js';
import { isComplete, jsonReport, type Report, sarifReport, textReport } from './reports.js';

/** What the comparison stands on. */
export interface CompareSurroundings extends Omit<
  CheckSurroundings,
  'texts' | 'startStrictCheck' | 'writeAside'
> {
  readonly clock: Clock;
}

/** 0 in sync, 1 differences, 2 wrong usage or something that was not compared. Never rejects on bad input. */
export async function runCompare(
  args: readonly string[],
  surroundings: CompareSurroundings,
): Promise<0 | 1 | 2> {
  const { write, complain, input } = surroundings;
  const asked = compareOptions(args);
  if (asked.kind === 'help') {
    write(COMPARE_USAGE);
    return 0;
  }
  if (asked.kind === 'wrong') {
    complain(wrongUsage('compare', asked.message));
    return 2;
  }
  const { options } = asked;
  const stages = stagesInInput(await input(), options.api);
  if ('fault' in stages) {
    complain(stages.fault);
    return 2;
  }
  const report = await compareCode(stages.found, options, surroundings);
  write(written(report, options, surroundings));
  const nowhere = declaredNowhere(report, options);
  if (nowhere !== undefined) complain(nowhere);
  const differs = report.stages.some(
    ({ status }) => status === 'differs' || (options.unmanaged && status === 'not declared'),
  );
  return isComplete(report) ? (differs ? 1 : 0) : 2;
}

/** Holds whole stages of one API against the code below the paths; what can't be read is among the failures. */
export async function compareCode(
  stages: readonly unknown[],
  { api, region, paths }: Pick<CompareOptions, 'api' | 'region' | 'paths'>,
  { cwd, disk, clock, complain }: Pick<CompareSurroundings, 'cwd' | 'disk' | 'clock' | 'complain'>,
): Promise<Report> {
  const failures = failuresIn(cwd, complain);
  const workspace = workspaceOver({
    ...{ clock, log: () => undefined, changed: () => undefined },
    disk: reportingDisk(disk, failures.of),
  });
  for (const path of paths) {
    const folder = await folderOf(path, cwd, disk);
    let count = 0;
    if (folder !== undefined) await workspace.addFolder(folder, (modules) => (count = modules));
    // Otherwise a pipeline with a wrong path would never find a difference.
    if (count === 0) failures.ofPath(path, `There are no Terraform files in \`${path}\`.`);
  }
  const modules: ManagedModule[] = [];
  for await (const each of workspace.managedNaming([api.apiId])) modules.push(each);
  const texts = new Map(
    modules.flatMap(({ module }) => module.files.map(({ uri, text }) => [uri, text] as const)),
  );
  const lives = stages.map((stage) => ({ ...api, stage, ...(region === undefined ? {} : { region }) }));
  const answers = await compareStages(lives, modules);
  const compared = lives.map((live, index) => {
    const [key = { ...api, stageName: '' }] = stageKeys([live]);
    return comparedStage(key, answers[index], cwd, (uri) => texts.get(uri) ?? '');
  });
  return { stages: compared, failures: failures.all };
}

/** What is said where no stage is declared, for then the ID or the paths are probably wrong; else undefined. */
export function declaredNowhere(
  { stages }: Report,
  { api, paths }: Pick<CompareOptions, 'api' | 'paths'>,
): string | undefined {
  if (stages.some(({ status }) => status !== 'not declared')) return undefined;
  const below = paths.map((path) => `\`${path}\``).join(', ');
  return `No stage of \`${api.apiId}\` is declared below ${below}. Check the ID and the paths.`;
}

/** The directory itself, or that of a file. */
async function folderOf(path: string, cwd: string, disk: Disk): Promise<string | undefined> {
  const uri = uriOfPath(resolve(cwd, path)).replace(/\/$/, '');
  if ((await disk.list(uri)).kind === 'entries') return uri;
  const isFile = isSourceName(nameOf(uri)) && (await disk.read(uri)).kind !== 'gone';
  return isFile ? directoryOf(uri) : undefined;
}

function written(
  report: Report,
  { format, color }: CompareOptions,
  { environment, isTerminal, tool }: CompareSurroundings,
): string {
  switch (format) {
    case 'text':
      return textReport(report, color ?? isColored(environment, isTerminal));
    case 'json':
      return jsonReport(report);
    case 'sarif':
      return sarifReport(report, tool);
  }
}
