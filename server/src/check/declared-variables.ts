/** Which variables the modules declare that a variable file is given to. */
import type { Module, SourceFile } from '../workspace/module.js';
import type { KnownModulesReader } from './reader-with-callers.js';

/** Remembers the modules that were looked at, so that none is read twice. */
export interface VariablesMet {
  readonly meet: (module: Module) => void;
  /**
   * The variables of all modules that are applied with a file; undefined where one of them can't be read whole, and where
   * there is none, unless the command line itself names the file.
   */
  readonly for: (file: SourceFile, isNamed: boolean) => Promise<ReadonlySet<string> | undefined>;
}

interface Met {
  readonly names: readonly string[];
  readonly files: ReadonlySet<string>;
  readonly isComplete: boolean;
}

/** None met yet. */
export function variablesMet({ readModule, rootModules }: KnownModulesReader): VariablesMet {
  const met = new Map<string, Met>();
  return { meet, for: declaredFor };

  function meet({ uri, variables, appliedWith, complete }: Module): void {
    met.set(uri, {
      names: [...variables.keys()],
      files: new Set(appliedWith?.flat().map((file) => file.uri)),
      isComplete: complete,
    });
  }

  async function declaredFor(
    { uri }: SourceFile,
    isNamed: boolean,
  ): Promise<ReadonlySet<string> | undefined> {
    const all: Met[] = [];
    for (const root of rootModules()) {
      const module = met.has(root) ? undefined : (await readModule(root))?.module;
      if (module) meet(module);
      all.push(...[met.get(root)].filter((each) => each !== undefined));
    }
    const applied = all.filter(({ files }) => files.has(uri));
    const meant = applied.length === 0 && isNamed ? all : applied;
    const isKnown = meant.length > 0 && meant.every(({ isComplete }) => isComplete);
    return isKnown ? new Set(meant.flatMap(({ names }) => names)) : undefined;
  }
}
