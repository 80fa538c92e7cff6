/** The project files of a session: what they set for documents, what is wrong in them, and which environment is shown. */
import type { Diagnostic } from 'vscode-languageserver';
import { visible } from '../../../protocol/plain-text.js';
import { type EnvironmentsAnswer, type Settings, SOURCE } from '../../../protocol/messages.js';
import { appliedDiagnostics } from '../features/applied-diagnostics.js';
import { SEVERITY_NUMBERS } from '../features/diagnostics.js';
import { DiagnosticSeverity } from '../features/protocol-constants.js';
import type { Problem } from '../hcl/syntax.js';
import { appliedModules } from '../project/applied-modules.js';
import { applications, environmentFiles } from '../project/environments.js';
import { settingsWith } from '../project/policy.js';
import { PROJECT_NAME } from '../project/project-file.js';
import { projectsOver, type ProjectsOptions } from '../project/projects.js';
import { isVariablesName } from '../workspace/directory.js';
import { rangeOf } from '../workspace/line-index.js';
import type { Applications } from '../workspace/links.js';
import type { Module, SourceFile } from '../workspace/module.js';
import { directoryOf, nameOf, normalUri } from '../workspace/uris.js';

/** What a session asks about project files; URIs come in any spelling. */
export interface SessionProjects {
  /** For the workspace, which applies modules so. */
  readonly applications: Applications;
  /** A person's settings for a document over those of its project. */
  readonly settings: (uri: string, own: Settings) => Promise<Settings>;
  /** What is wrong with a file in all the ways in which its module is applied, as far as the project wants to know. */
  readonly diagnose: (
    file: SourceFile,
    module: Module,
    settings: Settings,
    problems?: readonly Problem[],
  ) => readonly Diagnostic[];
  /** What is wrong with a project file; undefined for any other file. */
  readonly faults: (uri: string) => Promise<Diagnostic[]> | undefined;
  /** Forgets what hangs on some files; whether anything did. */
  readonly changed: (uris: readonly string[]) => boolean;
  /** Another project file may count in other folders. */
  readonly foldersChanged: () => void;
  /** The environments of a module, and the one that is shown. */
  readonly environments: (module: Module | undefined) => EnvironmentsAnswer;
  /** A module in the ways in which it is applied; none where there is only one. */
  readonly appliedAs: (module: Module) => readonly Module[];
  /** Shows the values of an environment from now on; of all where none of this name is known. */
  readonly choose: (name: string | undefined) => void;
}

/** What it needs. */
export interface SessionProjectsOptions extends ProjectsOptions {
  readonly isModule: (directory: string) => boolean;
  /** The environment that was shown last time. */
  readonly chosen: string | undefined;
  /** The editor itself holds the file against its schema: only what takes more than that is told. */
  readonly isValidated: boolean;
}

/** No project file read yet. */
export function sessionProjects(options: SessionProjectsOptions): SessionProjects {
  const projects = projectsOver(options);
  let shown = options.chosen;
  const around = { projects, isModule: options.isModule, chosen: () => shown };
  const known = (uri: string): ReturnType<typeof projects.known> =>
    projects.known(directoryOf(normalUri(uri)));

  return {
    applications: applications(around),
    settings: async (uri, own) => settingsWith(own, await projects.of(directoryOf(normalUri(uri)))),
    diagnose,
    faults: (uri) => (nameOf(uri) === PROJECT_NAME ? faultsIn(normalUri(uri)) : undefined),
    changed: (uris) => projects.changed(uris.map(normalUri)),
    foldersChanged: projects.foldersChanged,
    environments: (module) => {
      const files = module ? environmentFiles(module, around) : new Map<string, readonly string[]>();
      const chosen = shown === undefined ? {} : { chosen: shown };
      return { names: [...files.keys()], files: Object.fromEntries(files), ...chosen };
    },
    appliedAs: (module) => appliedModules(module, around).map((each) => each.module),
    choose: (name) => {
      shown = name;
    },
  };

  function diagnose(
    file: SourceFile,
    module: Module,
    settings: Settings,
    problems: readonly Problem[] = file.problems,
  ): readonly Diagnostic[] {
    const project = known(file.uri);
    if (project?.isExcluded(normalUri(file.uri))) return [];
    const applied = isVariablesName(file.name) ? [] : appliedModules(module, around);
    // A person who types in one file is told there, whatever is told in another.
    const found = appliedDiagnostics(file, module, applied, settings, problems, () => false).map(
      ({ diagnostic }) => diagnostic,
    );
    const least = project?.minSeverity;
    return least === undefined
      ? found
      : found.filter(({ severity }) => (severity ?? DiagnosticSeverity.Error) <= SEVERITY_NUMBERS[least]);
  }

  async function faultsIn(uri: string): Promise<Diagnostic[]> {
    const project = await projects.of(directoryOf(uri));
    if (project?.uri !== uri) return [];
    const told = options.isValidated ? [...project.bounds, ...project.missing] : project.problems;
    return told.map((problem) => ({
      range: rangeOf(project, problem),
      severity: DiagnosticSeverity.Error,
      source: SOURCE,
      message: visible(problem.message),
    }));
  }
}
