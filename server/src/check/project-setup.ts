/** Joins the project files with what reads modules: what `check` needs before it looks at the first file. */
import { resolve } from 'node:path';
import { undeclaredDiagnostics } from '../features/diagnostics.js';
import { applications, type EnvironmentOptions, moduleAround } from '../project/environments.js';
import { type Project, projectsOver } from '../project/projects.js';
import type { Disk } from '../workspace/disk-port.js';
import { positionAt } from '../workspace/line-index.js';
import type { ReadModule } from '../workspace/module-reader.js';
import { directoryOf, isWithin, uriOfPath } from '../workspace/uris.js';
import type { CheckOutcome } from './check-modules.js';
import type { Failures } from './failures.js';
import { variablesMet } from './declared-variables.js';
import { givenFiles, isOnCommandLine } from './given-variables.js';
import type { CheckOptions } from './options.js';
import { policies, type PolicyOf } from './policies.js';
import { readerWithCallers } from './reader-with-callers.js';

/** What reads modules, and what counts for each. */
export interface ProjectSetup {
  readonly readModule: ReadModule;
  readonly policyOf: PolicyOf;
  /** Variable files that lie in no module and set what no module declares. */
  readonly variableFiles: () => AsyncIterable<CheckOutcome>;
}

/** `quiet` is the disk on which nobody complains of what can't be read. */
export async function projectSetup(
  options: CheckOptions,
  cwd: string,
  disk: Disk,
  quiet: Disk,
  failures: Failures,
): Promise<ProjectSetup> {
  const folders = [cwd, ...options.paths.map((path) => resolve(cwd, path))].map((path) =>
    uriOfPath(path).replace(/\/$/, ''),
  );
  const projects = projectsOver({
    disk: quiet,
    log: () => undefined,
    pause: () => Promise.resolve(),
    openText: () => undefined,
    folders: () => folders,
  });
  const given = await givenFiles(options.variables, cwd, quiet, failures.ofPath);
  let environments: EnvironmentOptions = { projects, given, isModule: () => false };
  const reader = await readerWithCallers(options.paths, cwd, disk, quiet, (isModule) => {
    environments = { ...environments, isModule };
    return applications(environments);
  });
  const declared = variablesMet(reader);
  const readModule: ReadModule = async (directory) => {
    const read = await reader.readModule(directory);
    if (read) declared.meet(read.module);
    return read;
  };
  const policyOf = policies(options, cwd, environments, (project) => {
    failIn(project, failures);
  });
  return { readModule, policyOf, variableFiles };

  async function* variableFiles(): AsyncGenerator<CheckOutcome> {
    const named = projects.all().flatMap((each) => [...each.variableFiles.values()]);
    const asked = named.filter((file) => folders.some((folder) => isWithin(file.uri, folder)));
    const files = [...new Map([...asked, ...given].map((file) => [file.uri, file])).values()];
    // Those in a module are looked at with it.
    for (const file of files.filter(({ uri }) => moduleAround(uri, environments.isModule) === undefined)) {
      const names = await declared.for(file, given.includes(file));
      const { settings, minSeverity } = await policyOf(directoryOf(file.uri));
      const diagnosed = names ? undeclaredDiagnostics(file, names, settings) : [];
      if (isOnCommandLine(file.uri)) {
        for (const { diagnostic } of diagnosed)
          failures.ofPath('--var', `\`--var\`: ${textIn(diagnostic.message)}`);
      } else if (diagnosed.length > 0) {
        yield { kind: 'checked', file, diagnosed, isStrict: true, minSeverity };
      }
    }
  }
}

/** A rule that is set by a wrong name would not hold, and nobody would see. */
function failIn(project: Project, failures: Failures): void {
  if (project.unread !== undefined) {
    failures.of(
      project.uri,
      `was not read because ${project.unread}, so nothing in it counts; make it readable or remove it`,
    );
    return;
  }
  for (const { start, message } of project.problems) {
    const { line, character } = positionAt(project, start);
    failures.of(project.uri, `is wrong at line ${line + 1}, column ${character + 1}: ${message}`);
  }
}

function textIn(message: string | { readonly value: string }): string {
  return typeof message === 'string' ? message : message.value;
}
