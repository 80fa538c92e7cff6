/** Which modules depend on each other: reads those that open modules need, and lets go of all others. */
import { callsOf, type HeldModule, wholeOf, withTwin } from './held-module.js';
import { documentsOf, type HeldModules } from './held-modules.js';
import { type Applications, type KnownModules, linkedModules, relatedModules } from './links.js';
import type { Module, SourceFile } from './module.js';
import type { ModuleIndex } from './module-index.js';
import { directoryOf, isOnDisk } from './uris.js';

/**
 * `current` until something changes, then `outdated`; while `refresh` runs, changes make it outdated again and it goes
 * round once more. Nothing rejects.
 */
export interface Relations {
  /** Modules may call others than before. */
  readonly outdate: () => void;
  /** Modules may be applied otherwise than before. */
  readonly relink: () => void;
  /** Reads and releases directories until the relations are current; undefined where they are. */
  readonly refresh: () => Promise<void> | undefined;
  /** The directory itself, or the nearest one above it, that holds a module. */
  readonly moduleAbove: (uri: string) => string | undefined;
  /** The module of a directory, joined with those around it. */
  readonly moduleOf: (uri: string) => Module | undefined;
  /** The same as a file of it sees it. */
  readonly moduleFor: (module: HeldModule, file: SourceFile) => Module;
  /** Directories with a module that calls this one; undefined where they can't all be known. */
  readonly callersOf: (uri: string) => readonly string[] | undefined;
  /** The open documents of a module and of those that depend on it. */
  readonly documentsAround: (uri: string) => readonly string[];
}

/** `changed` is called with the open documents of modules to which others have become related. */
export function relations(
  held: HeldModules,
  index: ModuleIndex,
  changed: (uris: readonly string[]) => void,
  applications?: Applications,
): Relations {
  const known: KnownModules = {
    at: moduleAt,
    callersOf,
    variablesBelow: index.variablesBelow,
    ...(applications ? { applications } : {}),
  };
  let state: 'current' | 'outdated' = 'current';
  let refreshing: Promise<void> | undefined;
  let moduleOf = linkedModules(known);

  return {
    outdate,
    relink,
    refresh,
    moduleAbove,
    moduleOf: (uri) => moduleOf(uri),
    moduleFor,
    callersOf,
    documentsAround,
  };

  function outdate(): void {
    state = 'outdated';
    relink();
  }

  function relink(): void {
    moduleOf = linkedModules(known);
  }

  function refresh(): Promise<void> | undefined {
    refreshing ??=
      state === 'current'
        ? undefined
        : relate().finally(() => {
            refreshing = undefined;
          });
    return refreshing;
  }

  async function relate(): Promise<void> {
    const affected = new Set<HeldModule>();
    while (isOutdated()) {
      state = 'current';
      const wanted = new Set<string>();
      for (const module of held.all().filter((each) => each.open.size > 0)) {
        if (relateOne(module)) affected.add(module);
        module.related.forEach((uri) => wanted.add(uri));
      }
      await releaseAllBut(wanted);
      const read = [...wanted].map(held.hold).filter(({ isRead }) => !isRead);
      await Promise.all(read.flatMap(({ reading }) => reading ?? []));
      for (const module of [...wanted].flatMap((uri) => held.at(uri) ?? []))
        if (module.isRead) await held.completeTexts(module);
    }
    if (affected.size > 0) changed([...affected].flatMap(documentsOf));
  }

  /** A function, since the state changes while `relate` waits. */
  function isOutdated(): boolean {
    return state === 'outdated';
  }

  /** Whether other directories than before are related to a module. */
  function relateOne(module: HeldModule): boolean {
    const root = moduleAbove(module.uri) ?? module.uri;
    const now = module.isRead ? [...new Set([module.uri, ...relatedModules(root, known)])] : [module.uri];
    if (now.length === module.related.size && now.every((uri) => module.related.has(uri))) return false;
    module.related = new Set(now);
    held.revise(module);
    return module.isRead;
  }

  /** A folder of nothing but variable files belongs to the module above it. */
  function moduleAbove(uri: string): string | undefined {
    for (let at = uri, next = directoryOf(at); ; at = next, next = directoryOf(at)) {
      if (holdsModule(at)) return at;
      if (next === at) return undefined;
    }
  }

  /** What the index remembers of a module that is held may be older; one that is held for others alone is no reason to hold it. */
  function holdsModule(uri: string): boolean {
    const module = held.at(uri);
    const isKnown = index.summaries.has(uri) || (module?.open.size ?? 0) > 0;
    return isKnown && (module?.isRead ? wholeOf(module).files.length > 0 : index.summaries.has(uri));
  }

  async function releaseAllBut(wanted: ReadonlySet<string>): Promise<void> {
    const released = held.all().filter(({ uri }) => !wanted.has(uri));
    released.forEach(({ uri }) => {
      held.release(uri);
    });
    for (const { uri } of released) {
      await index.refresh(uri);
      outdate();
    }
  }

  function documentsAround(uri: string): readonly string[] {
    return held
      .all()
      .filter((each) => each.uri === uri || each.related.has(uri))
      .flatMap(documentsOf);
  }

  function moduleAt(uri: string): Module | undefined {
    const module = held.at(uri);
    return module?.isRead && wholeOf(module).files.length > 0 ? wholeOf(module) : undefined;
  }

  function callersOf(uri: string): readonly string[] | undefined {
    if (!isOnDisk(uri)) return [];
    const indexed = index.callersOf(uri);
    if (indexed === undefined) return undefined;
    const closed = indexed.filter((each) => !held.at(each)?.isRead);
    const open = held.all().filter((each) => each.isRead && callsOf(each).includes(uri));
    const all = [...closed, ...open.map((each) => each.uri)].sort();
    return all.length > MOST_CALLERS ? undefined : all;
  }

  function moduleFor(module: HeldModule, file: SourceFile): Module {
    const whole = wholeOf(module);
    if (whole.files.includes(file)) return moduleOf(module.uri) ?? whole;
    const own = withTwin(module, file);
    const at = (uri: string): Module | undefined => (uri === own.uri ? own : moduleAt(uri));
    return linkedModules({ ...known, at })(module.uri) ?? own;
  }
}

/** Where more modules call one, what they set is not looked into: all would have to be read with it. */
const MOST_CALLERS = 150;
