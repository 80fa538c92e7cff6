/** In which environments a module is applied, and with which variable files in each. */
import type { Module, SourceFile } from '../workspace/module.js';
import type { Applications, Applied } from '../workspace/links.js';
import { directoryOf } from '../workspace/uris.js';
import type { NamedFile } from './project-file.js';
import type { Project, Projects } from './projects.js';

/** What modules are applied with by project files, and after those by a command line. */
export interface EnvironmentOptions {
  readonly projects: Projects;
  /** Variable files that come after all others, in the order in which Terraform reads them. */
  readonly given?: readonly SourceFile[];
  /** Whether a directory holds a module: variable files in it or below are for this one alone. */
  readonly isModule: (directory: string) => boolean;
  /** The environment whose values count where none is asked for; all of them where there is none of this name. */
  readonly chosen?: () => string | undefined;
}

/** Modules as their project files apply them. */
export function applications(options: EnvironmentOptions): Applications {
  const { projects, chosen } = options;
  return {
    async ready(directories) {
      const before = directories.map(projects.known);
      const now = await Promise.all(directories.map(projects.of));
      return now.some((each, at) => each !== before[at]);
    },
    of: (module, environment) => appliedAs(module, environment ?? chosen?.(), options),
  };
}

function appliedAs(
  module: Module,
  environment: string | undefined,
  { projects, isModule, given = [] }: EnvironmentOptions,
): Applied | undefined {
  const project = projects.known(module.uri);
  if (project === undefined && given.length === 0) return undefined;
  const files = [...filesFor(module, project, isModule), ...given];
  const isMeant = isAppliedWith(module, files);
  return {
    givenFiles: isMeant ? files : [],
    variableFiles: isMeant ? waysOf(project, environment).map((way) => [...way, ...given]) : undefined,
    providerVersion: project?.providerVersion,
  };
}

/** In one environment, in all of them, or where there are none with what is always given. */
function waysOf(
  project: Project | undefined,
  environment: string | undefined,
): readonly (readonly SourceFile[])[] {
  if (project === undefined) return [[]];
  const { environments, varFiles, variableFiles } = project;
  const read = (files: readonly NamedFile[]): readonly SourceFile[] =>
    files.flatMap(({ uri }) => variableFiles.get(uri) ?? []);
  const named = environment === undefined ? undefined : environments.get(environment);
  const all = named ? [named] : [...environments.values()];
  return all.length === 0 ? [read(varFiles)] : all.map((files) => read([...varFiles, ...files]));
}

/**
 * The environments in which a module is applied, by itself or by those who call it: names in the order of the project file.
 * None where it declares none, or where nothing that its files set is a variable of such a module.
 */
export function environmentsOf(module: Module, options: EnvironmentOptions): readonly string[] {
  return [...environmentFiles(module, options).keys()];
}

/** The same, with the variable files of each as they are written; later ones win. */
export function environmentFiles(
  module: Module,
  { projects, isModule }: EnvironmentOptions,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const root of rootsOf(module)) {
    const project = projects.known(root.uri);
    if (project === undefined || !isAppliedWith(root, filesFor(root, project, isModule))) continue;
    for (const [name, files] of project.environments) {
      const paths = [...project.varFiles, ...files].map(({ path }) => path);
      found.set(name, [...new Set([...(found.get(name) ?? []), ...paths])]);
    }
  }
  return found;
}

/** The modules that are applied by themselves and make this one; itself where nobody calls it. */
function rootsOf(module: Module): readonly Module[] {
  const seen = new Map([[module.uri, module]]);
  for (const each of seen.values()) {
    for (const { module: caller } of each.callers() ?? [])
      if (!seen.has(caller.uri)) seen.set(caller.uri, caller);
  }
  return [...seen.values()].filter((each) => each.callers()?.length === 0);
}

/** The files of a project that may be meant for a module: those in another module's folders are not. */
function filesFor(
  module: Module,
  project: Project | undefined,
  isModule: EnvironmentOptions['isModule'],
): readonly SourceFile[] {
  return [...(project?.variableFiles.values() ?? [])].filter(({ uri }) => {
    const owner = moduleAround(uri, isModule);
    return owner === undefined || owner === module.uri;
  });
}

/** The nearest directory around a file that holds a module. */
export function moduleAround(uri: string, isModule: EnvironmentOptions['isModule']): string | undefined {
  for (let at = directoryOf(uri), next = directoryOf(at); next !== at; at = next, next = directoryOf(at))
    if (isModule(at)) return at;
  return undefined;
}

/** A project may have modules that its variable files are not for. */
function isAppliedWith(module: Module, files: readonly SourceFile[]): boolean {
  return files.some(({ body }) =>
    body.items.some((item) => item.kind === 'attribute' && module.variables.has(item.name.text)),
  );
}
