/** What counts for each module: the command line over the project file over the defaults. */
import { resolve } from 'node:path';
import { DEFAULT_SETTINGS, type Settings } from '../../../protocol/messages.js';
import { type AppliedModule, appliedModules } from '../project/applied-modules.js';
import type { EnvironmentOptions } from '../project/environments.js';
import { excluding } from '../project/globs.js';
import { settingsWith } from '../project/policy.js';
import type { Project } from '../project/projects.js';
import type { Severity } from '../rules/rule.js';
import type { Module } from '../workspace/module.js';
import { isWithin, uriOfPath } from '../workspace/uris.js';
import type { CheckOptions } from './options.js';
import { isAtLeast } from './severities.js';

/** What counts for a module. */
export interface Policy {
  readonly settings: Settings;
  /** What weighs less is neither shown nor counted. */
  readonly minSeverity: Severity;
  readonly isExcluded: (uri: string) => boolean;
  /** Whether a file is among those that are checked. */
  readonly isChecked: (uri: string) => boolean;
  /** A module in each of its environments; none where it has none. */
  readonly appliedModules: (module: Module) => readonly AppliedModule[];
}

/** The policy of a directory. */
export type PolicyOf = (directory: string) => Promise<Policy>;

/** Policies by what the command line says; `meet` hears of each project file when it is first met. */
export function policies(
  options: Pick<CheckOptions, 'rules' | 'minSeverity' | 'failOn' | 'exclude' | 'paths'>,
  cwd: string,
  environments: EnvironmentOptions,
  meet: (project: Project) => void,
): PolicyOf {
  const { rules, minSeverity, failOn, exclude, paths } = options;
  const isExcluded = excluding(uriOfPath(resolve(cwd)).replace(/\/$/, ''), exclude);
  const own: Settings = { ...DEFAULT_SETTINGS, rules };
  const asked = paths.map((path) => uriOfPath(resolve(cwd, path)).replace(/\/$/, ''));
  const met = new Set<string>();
  return async (directory) => {
    const project = await environments.projects.of(directory);
    if (project && !met.has(project.uri)) {
      met.add(project.uri);
      meet(project);
    }
    return {
      settings: settingsWith(own, project),
      minSeverity: minSeverity ?? shownFor(failOn, project?.minSeverity ?? USUAL_SEVERITY),
      isExcluded: (uri) => isExcluded(uri) || project?.isExcluded(uri) === true,
      isChecked: (uri) => asked.some((path) => isWithin(uri, path)),
      appliedModules: (module) => appliedModules(module, environments),
    };
  };
}

/** What is to make the exit code 1 is shown too: otherwise nobody would see why, or `--fail-on` would do nothing. */
function shownFor(failOn: Severity | undefined, usual: Severity): Severity {
  return failOn !== undefined && isAtLeast(usual, failOn) ? failOn : usual;
}

/** Hints and information are for editors, where they are in nobody's way. */
const USUAL_SEVERITY: Severity = 'warning';
