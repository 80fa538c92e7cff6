/**
 * What exists: the documents open in the editor, the modules around them and those that have a say in them read from
 * disk, and a summary of every other module. Open documents win over the disk. Knows neither the protocol nor what
 * features do with all this.
 */
import { EMPTY_DIRECTORY, isLockName, isSourceName, isVariablesName, readDirectory } from './directory.js';
import type { Disk } from './disk-port.js';
import { callsOf, type HeldModule, parsed, wholeOf, withTwin } from './held-module.js';
import { around, type KnownModules, linked, relatedTo } from './links.js';
import { type Module, moduleFrom, type SourceFile } from './module.js';
import { moduleIndex } from './module-index.js';
import { pacer } from './pace.js';
import { moduleReader, type ReadModule } from './module-reader.js';
import { directoriesNaming } from './naming.js';
import type { StateInstance } from './state.js';
import { type ReadState, stateReader } from './state-reader.js';
import type { ModuleSummary } from './summary.js';
import { calledIn, summaryOf } from './summary.js';
import { directoryOf, isOnDisk, nameOf, normalUri, within } from './uris.js';

/** One file and what surrounds it, at one moment. */
export interface View {
  readonly file: SourceFile;
  readonly module: Module;
  /** Another number whenever anything has changed in the module or in one that has a say in it. */
  readonly revision: number;
}

/** A module together with what its local state file says, and what that of its only caller says of it. */
export interface ManagedModule {
  readonly module: Module;
  readonly state: readonly StateInstance[];
}

/** The state. URIs may come in any spelling; nothing rejects or throws. */
export interface Workspace {
  /** Takes a document over from the editor, or its new text. */
  readonly setDocument: (uri: string, text: string) => void;
  readonly closeDocument: (uri: string) => void;
  /**
   * The file and its module, once the directory and those that have a say in it have been read; undefined where no
   * document of the module is open, and for variable files.
   */
  readonly view: (uri: string) => Promise<View | undefined>;
  /**
   * URIs of the open documents in whose modules this one has a say: those of its own, itself included, and of modules
   * that hang together with it; as the editor spells them.
   */
  readonly neighbours: (uri: string) => readonly string[];
  /** Something was created, changed or deleted on disk. */
  readonly changedOnDisk: (uris: readonly string[]) => Promise<void>;
  /** Finds the modules below a folder; `progress` hears how many there are so far. */
  readonly addFolder: (uri: string, progress: (modules: number) => void) => Promise<void>;
  readonly removeFolder: (uri: string) => void;
  /** The module of a file or directory, and what its local state manages; read from disk where none of it is open. */
  readonly managedAt: (uri: string) => Promise<ManagedModule>;
  /**
   * The same of every module known in whose files or state one of the words stands, and of those that hang together
   * with it, one after the other.
   */
  readonly managedNaming: (words: readonly string[]) => AsyncIterable<ManagedModule>;
  /** All modules known, open or not. */
  readonly summaries: () => readonly ModuleSummary[];
}

/** What the workspace stands on. */
export interface Surroundings {
  readonly disk: Disk;
  readonly log: (message: string) => void;
  /** Told the open documents of modules in which something has changed that the editor did not say. */
  readonly changed: (uris: readonly string[]) => void;
}

/** A workspace without documents and folders. */
export function workspaceOver({ disk, log, changed }: Surroundings): Workspace {
  const held = new Map<string, HeldModule>();
  const index = moduleIndex(disk, log);
  const pause = pacer(SLICE_MS);
  let revisions = 0;
  const known: KnownModules = { at: moduleAt, callersOf, variablesBelow: index.variablesBelow };
  let moduleOf = linked(known);
  /** False while directories may have to be read, or let go of, because modules call others than before. */
  let isRelated = true;
  let relating: Promise<void> | undefined;
  let waitedFor: Promise<void> | undefined;

  return {
    setDocument,
    closeDocument,
    view,
    neighbours: (uri) => documentsAround(moduleUriOf(normalUri(uri))),
    changedOnDisk,
    managedAt: (uri) => managedIn(moduleUriOf(normalUri(uri)), closedReader(), stateReader(disk)),
    managedNaming,
    addFolder: async (uri, progress) => {
      await index.scan(normalUri(uri), progress);
      await relateAnew();
    },
    removeFolder: (uri) => {
      index.drop(normalUri(uri));
      void relateAnew();
    },
    summaries,
  };

  function setDocument(uri: string, text: string): void {
    const key = normalUri(uri);
    const module = held.get(moduleUriOf(key)) ?? hold(moduleUriOf(key));
    if (module.open.size === 0) {
      module.related = new Set([module.uri]);
    }
    module.open.set(nameOf(key), { uri, text, file: undefined });
    touch(module);
  }

  function closeDocument(uri: string): void {
    const key = normalUri(uri);
    const module = held.get(moduleUriOf(key));
    if (!module?.open.delete(nameOf(key))) {
      return;
    }
    touch(module);
    if (module.open.size === 0) {
      module.related = new Set();
      void related();
    }
    if (held.get(module.uri) === module) {
      void reload(module);
    }
  }

  async function view(uri: string): Promise<View | undefined> {
    const key = normalUri(uri);
    const reading = held.get(moduleUriOf(key));
    if (reading?.isRead === false && reading.reading) {
      await atMost(PATIENCE_MS, reading.reading);
    }
    const others = reading && related();
    if (others && others !== waitedFor) {
      await atMost(PATIENCE_MS, others);
      // Whoever asks next gets what is there.
      waitedFor = others;
    }
    const module = held.get(moduleUriOf(key));
    const document = module?.open.get(nameOf(key));
    const file = document ? parsed(document) : module?.onDisk.files.get(nameOf(key));
    if (!module || module.open.size === 0 || !file || isVariablesName(file.name)) {
      return undefined;
    }
    return { file, module: moduleFor(module, file), revision: module.revision };
  }

  async function changedOnDisk(uris: readonly string[]): Promise<void> {
    const files = uris
      .map(normalUri)
      .filter((uri) => [isSourceName, isLockName, isVariablesName].some((is) => is(nameOf(uri))));
    for (const uri of new Set(files.map(directoryOf))) {
      const module = held.get(uri);
      await (module ? reload(module) : index.refresh(uri));
    }
    await relateAnew();
  }

  async function* managedNaming(words: readonly string[]): AsyncGenerator<ManagedModule> {
    const calls = new Map(summaries().map((each) => [each.uri, calledIn(each)]));
    const named = await directoriesNaming(words, [...calls.keys()], { disk, pause, openIn });
    const found = new Set(named.flatMap((uri) => around(uri, callersOf, (each) => calls.get(each))));
    // One for all: modules that hang together are read once, and so are their states.
    const [read, readState] = [closedReader(), stateReader(disk)];
    for (const uri of found) {
      yield await managedIn(uri, read, readState);
    }
  }

  function openIn(directory: string): ReadonlyMap<string, string> {
    const open = held.get(directory)?.open ?? [];
    return new Map([...open].map(([name, { text }]) => [within(directory, name), text]));
  }

  async function managedIn(
    directory: string,
    read: ReadModule,
    readState: ReadState,
  ): Promise<ManagedModule> {
    const module = await wholeModule(directory, read);
    return { module, state: await readState(module) };
  }

  async function wholeModule(directory: string, readModule: ReadModule): Promise<Module> {
    const module = held.get(directory);
    if (module) {
      await (module.isRead ? undefined : module.reading);
      return moduleOf(directory) ?? wholeOf(module);
    }
    const read = isOnDisk(directory) ? await readModule(directory) : undefined;
    return read?.module ?? moduleFrom(directory, [], true);
  }

  function closedReader(): ReadModule {
    return moduleReader({ disk, log, pause }, index);
  }

  function summaries(): readonly ModuleSummary[] {
    const all = [...held.values()].filter((module) => isOnDisk(module.uri) && module.isRead);
    const open = all.filter((module) => module.open.size > 0 || index.summaries.has(module.uri));
    const closed = [...index.summaries.values()].filter((summary) => !held.get(summary.uri)?.isRead);
    return [...open.map((module) => summaryOf(module.uri, wholeOf(module).files)), ...closed];
  }

  function hold(uri: string): HeldModule {
    const module: HeldModule = {
      uri,
      open: new Map(),
      onDisk: { ...EMPTY_DIRECTORY, complete: false },
      isRead: true,
      readings: 0,
      reading: undefined,
      revision: 0,
      related: new Set(),
      built: undefined,
    };
    held.set(uri, module);
    if (isOnDisk(uri) && !isSourceName(nameOf(uri))) {
      module.isRead = false;
      void reload(module);
    }
    return module;
  }

  /** Reads the directory; a call while that goes on means once more afterwards. */
  function reload(module: HeldModule): Promise<void> {
    module.readings++;
    module.reading ??= readAll(module).finally(() => {
      module.reading = undefined;
    });
    return module.reading;
  }

  async function readAll(module: HeldModule): Promise<void> {
    const isFirst = !module.isRead;
    for (let done = 0; done !== module.readings && held.get(module.uri) === module;) {
      done = module.readings;
      const { files, variableFiles } = module.onDisk;
      const isOpen = (name: string): boolean => module.open.has(name);
      const before = new Map([...files, ...variableFiles]);
      module.onDisk = await readDirectory(module.uri, { disk, log, pause, known: before, isOpen });
      module.isRead = true;
      touch(module);
    }
    // Of new ones `relate` tells when it has them all.
    if (!isFirst || module.open.size > 0) {
      changed(documentsAround(module.uri));
    }
  }

  function touch(module: HeldModule): void {
    module.built = undefined;
    for (const each of held.values()) {
      if (each === module || each.related.has(module.uri)) {
        each.revision = ++revisions;
      }
    }
    isRelated = false;
    moduleOf = linked(known);
  }

  /** Reads the directories that have a say in open modules, and lets go of the others; undefined where all is done. */
  function related(): Promise<void> | undefined {
    relating ??= isRelated
      ? undefined
      : relate().finally(() => {
          relating = undefined;
        });
    return relating;
  }

  async function relate(): Promise<void> {
    const affected = new Set<HeldModule>();
    while (!isRelated) {
      isRelated = true;
      const wanted = new Set<string>();
      for (const module of [...held.values()].filter((each) => each.open.size > 0)) {
        if (relateOne(module)) {
          affected.add(module);
        }
        module.related.forEach((uri) => wanted.add(uri));
      }
      const left = [...held.keys()].filter((uri) => !wanted.has(uri));
      left.forEach((uri) => held.delete(uri));
      for (const uri of left) {
        await index.refresh(uri);
        isRelated = false;
        moduleOf = linked(known);
      }
      const others = [...wanted].map((uri) => held.get(uri) ?? hold(uri)).filter(({ isRead }) => !isRead);
      await Promise.all(others.flatMap(({ reading }) => reading ?? []));
    }
    if (affected.size > 0) {
      changed([...affected].flatMap(documentsOf));
    }
  }

  /** Whether other directories than before have a say in a module. */
  function relateOne(module: HeldModule): boolean {
    const now = module.isRead ? relatedTo(module.uri, known) : [module.uri];
    if (now.length === module.related.size && now.every((uri) => module.related.has(uri))) {
      return false;
    }
    module.related = new Set(now);
    module.revision = ++revisions;
    return module.isRead;
  }

  async function relateAnew(): Promise<void> {
    isRelated = false;
    moduleOf = linked(known);
    await related();
  }

  function documentsAround(uri: string): readonly string[] {
    const all = [...held.values()].filter((each) => each.uri === uri || each.related.has(uri));
    return all.flatMap(documentsOf);
  }

  function moduleAt(uri: string): Module | undefined {
    const module = held.get(uri);
    return module?.isRead && wholeOf(module).files.length > 0 ? wholeOf(module) : undefined;
  }

  function callersOf(uri: string): readonly string[] | undefined {
    if (!isOnDisk(uri)) {
      return [];
    }
    const indexed = index.callersOf(uri);
    if (indexed === undefined) {
      return undefined;
    }
    const closed = indexed.filter((each) => !held.get(each)?.isRead);
    const open = [...held.values()].filter((each) => each.isRead && callsOf(each).includes(uri));
    const all = [...closed, ...open.map((each) => each.uri)].sort();
    return all.length > MOST_CALLERS ? undefined : all;
  }

  function moduleFor(module: HeldModule, file: SourceFile): Module {
    const whole = wholeOf(module);
    const own = whole.files.includes(file) ? whole : withTwin(module, file);
    const from =
      own === whole ? moduleOf : linked({ ...known, at: (uri) => (uri === own.uri ? own : moduleAt(uri)) });
    return from(module.uri) ?? own;
  }
}

/** A file's directory, or for a document that is in no module (`untitled:…`, another suffix) its own URI. */
function moduleUriOf(key: string): string {
  return isSourceName(nameOf(key)) || isVariablesName(nameOf(key)) ? directoryOf(key) : key;
}

function documentsOf(module: HeldModule): readonly string[] {
  return [...module.open.values()].map((document) => document.uri);
}

async function atMost(ms: number, promise: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([promise, timeout]);
  clearTimeout(timer);
}

/** Reading a directory holds up answers no longer than this, plus the reading of one file. */
const SLICE_MS = 8;

/** Answers wait this long for the first reading of their module; after that they come from what is there. */
const PATIENCE_MS = 1_000;

/** Where more modules call one, what they set is not looked into: hardly anything would be the same for all. */
const MOST_CALLERS = 30;
