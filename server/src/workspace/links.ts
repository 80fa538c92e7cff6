/** How modules are related by calls of directories beside them. */
import { attributeOf } from '../hcl/lookup.js';
import type { Block } from '../hcl/syntax.js';
import type { Caller, Module, SourceFile, VariableNames } from './module.js';
import { type ProviderVersions, versionBlocks, versionLocked, versionsWithin } from './provider-versions.js';
import { relativeTo } from './uris.js';

/** Modules by directory. */
export interface KnownModules {
  /** The module of a directory by itself; undefined where it is not there or not read. */
  readonly at: (uri: string) => Module | undefined;
  /** Directories with a module that calls this one; undefined where they are not all known. */
  readonly callersOf: (uri: string) => readonly string[] | undefined;
  /** Variable files below a directory that belong to no other module. */
  readonly variablesBelow: (uri: string) => readonly VariableNames[];
  /** How people say that modules are applied. */
  readonly applications?: Applications;
}

/** How a module is applied, as people say beside its own files. */
export interface Applied {
  /** As `Module.appliedWith`. */
  readonly variableFiles: Module['appliedWith'];
  /** As `Module.givenFiles`. */
  readonly givenFiles: readonly SourceFile[];
  /** The AWS provider's version where no lock file names one, e.g. `5.100.0`. */
  readonly providerVersion: string | undefined;
}

/** Who knows how modules are applied. */
export interface Applications {
  /** Gets ready to tell of the modules in some directories; whether more is known than before. Never rejects. */
  readonly ready: (directories: readonly string[]) => Promise<boolean>;
  /** How a module is applied in an environment; in all of them where none is named. */
  readonly of: (module: Module, environment: string | undefined) => Applied | undefined;
}

/** More directories than these are not read for one module; what stands in the others is unknown to it. */
export const MOST_RELATED = 200;

/** The relative path that a `module` block takes its module from; undefined for registries and the like. */
export function localSource({ body }: Block): string | undefined {
  const source = attributeOf(body, 'source')?.value;
  const [part, ...more] = source?.kind === 'template' ? source.parts : [];
  return part?.kind === 'text' && more.length === 0 && /^\.\.?(?:\/|$)/.test(part.value)
    ? part.value
    : undefined;
}

/** The directory that a `module` block of a module leads to. */
export function calledDirectory(module: Module, call: Block): string | undefined {
  const source = localSource(call);
  const directory = source === undefined ? undefined : relativeTo(module.uri, source);
  return directory !== undefined && directory.split('/').length > DEEPEST_DIRECTORY ? undefined : directory;
}

/** In names; a deeper one goes round and round by a link, of which systems follow forty. */
const DEEPEST_DIRECTORY = 40;

/** The directories that a module calls, each once. */
export function calledBy(module: Module): readonly string[] {
  const all = [...module.calls.values()].map(({ block }) => calledDirectory(module, block));
  return [...new Set(all.filter((each) => each !== undefined))];
}

/**
 * The directories that affect a module: those that call it, directly or by way of others, and all that any of
 * these call. Ends after `MOST_RELATED`; the module itself comes first.
 */
export function relatedModules(uri: string, known: KnownModules): readonly string[] {
  return around(uri, known.callersOf, (each) => {
    const module = known.at(each);
    return module && calledBy(module);
  });
}

/** The same, by what each directory calls. */
export function around(
  uri: string,
  callersOf: KnownModules['callersOf'],
  calledOf: (uri: string) => readonly string[] | undefined,
): readonly string[] {
  const found = new Set([uri]);
  for (const next of [callersOf, calledOf]) {
    for (const each of found)
      for (const other of next(each) ?? []) if (found.size < MOST_RELATED) found.add(other);
  }
  return [...found];
}

/**
 * Joins modules: each `child` is the module as one call makes it, each caller and the result as they stand by themselves.
 * Everything is made when it is asked for, and once. Modules are those of one environment where one is named.
 */
export function linkedModules(
  known: KnownModules,
  environment?: string,
): (uri: string) => Module | undefined {
  const environments = new Map<string, (uri: string) => Module | undefined>();
  const roots = new Map<string, Module | undefined>();
  const calling = new Map<string, readonly string[] | undefined>();
  return root;

  function root(uri: string): Module | undefined {
    if (!roots.has(uri)) {
      const module = known.at(uri);
      const as = (name: string): Module | undefined => inEnvironment(name)(uri);
      roots.set(uri, module && joined(module, [uri], () => callersOf(uri), as));
    }
    return roots.get(uri);
  }

  function inEnvironment(name: string): (uri: string) => Module | undefined {
    const linked = environments.get(name) ?? linkedModules(known, name);
    environments.set(name, linked);
    return linked;
  }

  function callersOf(uri: string): readonly Caller[] | undefined {
    const callers: Caller[] = [];
    for (const each of callingOf(uri) ?? [undefined]) {
      // Terraform never gets to the end of a directory that calls itself: nothing is made by that.
      if (each === uri) continue;
      const module = each === undefined || isAround(uri, each) ? undefined : root(each);
      if (module === undefined) return undefined;

      const calls = [...module.calls.values()].filter(({ block }) => calledDirectory(module, block) === uri);
      callers.push(...calls.map((call) => ({ module, call })));
    }
    return callers;
  }

  /**
   * Whether a directory calls a caller of its own, directly or by way of others, or may do so. Who really makes such
   * modules is unknown, and without this no walk from caller to caller would end.
   */
  function isAround(uri: string, caller: string): boolean {
    const above = new Set([caller]);
    for (const each of above) {
      if (each === uri || above.size > MOST_RELATED) return true;
      callingOf(each)?.forEach((other) => above.add(other));
    }
    return false;
  }

  function callingOf(uri: string): readonly string[] | undefined {
    if (!calling.has(uri)) calling.set(uri, known.callersOf(uri));
    return calling.get(uri);
  }

  /** `path` has the directories from the outermost module down to this one: modules that call themselves end there. */
  function joined(
    module: Module,
    path: readonly string[],
    findCallers: () => readonly Caller[] | undefined,
    inOther: Module['inEnvironment'] = () => undefined,
  ): Module {
    const children = new Map<string, Module | undefined>();
    let callers: { readonly found: readonly Caller[] | undefined } | undefined;
    let versions: ProviderVersions | undefined;
    let below: readonly VariableNames[] | undefined;
    const applied = known.applications?.of(module, environment);
    const self: Module = {
      ...module,
      appliedWith: applied?.variableFiles,
      givenFiles: applied?.givenFiles ?? [],
      inEnvironment: inOther,
      get variablesBelow() {
        below ??= known.variablesBelow(module.uri);
        return below;
      },
      get providerVersions() {
        versions ??= versionsOf(self.callers());
        return versions;
      },
      child: (name) => {
        if (!children.has(name)) children.set(name, childOf(name));

        return children.get(name);
      },
      callers: () => {
        callers ??= { found: findCallers() };
        return callers.found;
      },
    };
    return self;

    function versionsOf(found: readonly Caller[] | undefined): ProviderVersions {
      if (found?.length === 0) {
        const { providerVersion } = applied ?? {};
        const isLocked = module.providerVersions.locked !== undefined;
        return (isLocked ? undefined : versionLocked(providerVersion)) ?? module.providerVersions;
      }
      const blocks = versionBlocks(module.others);
      return versionsWithin(
        blocks,
        (found ?? []).map((each) => each.module.providerVersions),
      );
    }

    function childOf(name: string): Module | undefined {
      const call = module.calls.get(name);
      const uri = call && calledDirectory(module, call.block);
      const child = uri === undefined || path.includes(uri) ? undefined : known.at(uri);
      return call && uri !== undefined && child
        ? joined(child, [...path, uri], () => [{ module: self, call }])
        : undefined;
    }
  }
}
