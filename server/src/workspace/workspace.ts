/**
 * What exists: the documents open in the editor, the modules around them read from disk, and a summary of every other
 * module. Open documents win over the disk. Knows neither the protocol nor what features do with all this.
 */
import type { Directory } from './directory.js';
import { EMPTY_DIRECTORY, isLockName, isSourceName, readDirectory, withoutReplaced } from './directory.js';
import type { Disk } from './disk-port.js';
import type { Module, SourceFile } from './module.js';
import { moduleFrom } from './module.js';
import { moduleIndex } from './module-index.js';
import { pacer } from './pace.js';
import { sourceFile } from './source-file.js';
import { STATE_NAME, type StateInstance, stateInstances } from './state.js';
import type { ModuleSummary } from './summary.js';
import { summaryOf } from './summary.js';
import { directoryOf, isOnDisk, nameOf, normalUri, within } from './uris.js';

/** One file and what surrounds it, at one moment. */
export interface View {
  readonly file: SourceFile;
  readonly module: Module;
  /** Another number whenever anything in the module has changed. */
  readonly revision: number;
}

/** A module together with what its local state file says. */
export interface ManagedModule {
  readonly module: Module;
  readonly state: readonly StateInstance[];
}

/** The state. URIs may come in any spelling; nothing rejects or throws. */
export interface Workspace {
  /** Takes a document over from the editor, or its new text. */
  readonly setDocument: (uri: string, text: string) => void;
  readonly closeDocument: (uri: string) => void;
  /** The file and its module, once the directory has been read; undefined where no document of the module is open. */
  readonly view: (uri: string) => Promise<View | undefined>;
  /** URIs of open documents of the same module as this one, itself included, as the editor spells them. */
  readonly neighbours: (uri: string) => readonly string[];
  /** Something was created, changed or deleted on disk. */
  readonly changedOnDisk: (uris: readonly string[]) => Promise<void>;
  /** Finds the modules below a folder; `progress` hears how many there are so far. */
  readonly addFolder: (uri: string, progress: (modules: number) => void) => Promise<void>;
  readonly removeFolder: (uri: string) => void;
  /** The module of a file or directory, and what its local state manages; read from disk where none of it is open. */
  readonly managedAt: (uri: string) => Promise<ManagedModule>;
  /** All modules known, open or not. */
  readonly summaries: () => readonly ModuleSummary[];
}

/** What the workspace stands on. */
export interface Surroundings {
  readonly disk: Disk;
  readonly log: (message: string) => void;
  /** Told the open documents of a module whose files on disk have changed. */
  readonly changed: (uris: readonly string[]) => void;
}

/** A workspace without documents and folders. */
export function workspaceOver({ disk, log, changed }: Surroundings): Workspace {
  const held = new Map<string, HeldModule>();
  const index = moduleIndex(disk, log);
  const pause = pacer(SLICE_MS);
  let revisions = 0;

  return {
    setDocument,
    closeDocument,
    view,
    neighbours: (uri) => documentsOf(held.get(moduleUriOf(normalUri(uri)))),
    changedOnDisk,
    managedAt,
    addFolder: (uri, progress) => index.scan(normalUri(uri), progress),
    removeFolder: (uri) => {
      index.drop(normalUri(uri));
    },
    summaries,
  };

  function setDocument(uri: string, text: string): void {
    const key = normalUri(uri);
    const module = held.get(moduleUriOf(key)) ?? hold(moduleUriOf(key));
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
    if (module.open.size > 0) {
      void reload(module);
      return;
    }
    held.delete(module.uri);
    void index.refresh(module.uri);
  }

  async function view(uri: string): Promise<View | undefined> {
    const key = normalUri(uri);
    const reading = held.get(moduleUriOf(key));
    if (reading?.isRead === false && reading.reading) {
      await atMost(PATIENCE_MS, reading.reading);
    }
    const module = held.get(moduleUriOf(key));
    const document = module?.open.get(nameOf(key));
    const file = document ? parsed(document) : module?.onDisk.files.get(nameOf(key));
    if (!module || !file) {
      return undefined;
    }
    return { file, module: moduleFor(module, file), revision: module.revision };
  }

  async function changedOnDisk(uris: readonly string[]): Promise<void> {
    const files = uris.map(normalUri).filter((uri) => isSourceName(nameOf(uri)) || isLockName(nameOf(uri)));
    for (const uri of new Set(files.map(directoryOf))) {
      const module = held.get(uri);
      await (module ? reload(module) : index.refresh(uri));
    }
  }

  async function managedAt(uri: string): Promise<ManagedModule> {
    const directory = moduleUriOf(normalUri(uri));
    const state = isOnDisk(directory) ? await disk.read(within(directory, STATE_NAME)) : undefined;
    return {
      module: await moduleAt(directory),
      state: state?.kind === 'text' ? stateInstances(state.text) : [],
    };
  }

  async function moduleAt(directory: string): Promise<Module> {
    const module = held.get(directory);
    if (module) {
      await (module.isRead ? undefined : module.reading);
      return whole(module);
    }
    if (!isOnDisk(directory)) return moduleFrom(directory, [], true);
    const reading = { disk, log, pause, known: new Map<string, SourceFile>(), isOpen: () => false };
    const { files, complete, lock } = await readDirectory(directory, reading);
    return moduleFrom(directory, withoutReplaced([...files.values()]), complete, lock);
  }

  function summaries(): readonly ModuleSummary[] {
    const open = [...held.values()].filter((module) => isOnDisk(module.uri) && module.isRead);
    const closed = [...index.summaries.values()].filter((summary) => !held.get(summary.uri)?.isRead);
    return [...open.map((module) => summaryOf(module.uri, whole(module).files)), ...closed];
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
    for (let done = 0; done !== module.readings && held.get(module.uri) === module;) {
      done = module.readings;
      const known = module.onDisk.files;
      const isOpen = (name: string): boolean => module.open.has(name);
      module.onDisk = await readDirectory(module.uri, { disk, log, pause, known, isOpen });
      module.isRead = true;
      touch(module);
    }
    changed(documentsOf(module));
  }

  function touch(module: HeldModule): void {
    module.revision = ++revisions;
    module.built = undefined;
  }
}

interface HeldModule {
  readonly uri: string;
  /** By name. */
  readonly open: Map<string, OpenDocument>;
  onDisk: Directory;
  /** Whether the directory has been read at least once. */
  isRead: boolean;
  /** How often a reading was asked for. */
  readings: number;
  reading: Promise<void> | undefined;
  revision: number;
  built: Module | undefined;
}

/** A document of the editor; parsed when someone looks at it. */
interface OpenDocument {
  /** As the editor spells it. */
  readonly uri: string;
  readonly text: string;
  file: SourceFile | undefined;
}

/** A file's directory, or for a document that is in no module (`untitled:…`, another suffix) its own URI. */
function moduleUriOf(key: string): string {
  return isSourceName(nameOf(key)) ? directoryOf(key) : key;
}

function documentsOf(module: HeldModule | undefined): readonly string[] {
  return [...(module?.open.values() ?? [])].map((document) => document.uri);
}

function parsed(document: OpenDocument): SourceFile {
  document.file ??= sourceFile(document.uri, document.text);
  return document.file;
}

/** The module as this file sees it: one that OpenTofu's twin replaces stands in for the twin. */
function moduleFor(module: HeldModule, file: SourceFile): Module {
  const built = whole(module);
  if (built.files.includes(file)) {
    return built;
  }
  const others = built.files.filter(({ name }) => name !== file.name.replace(/\.tf$/, '.tofu'));
  return moduleFrom(module.uri, [...others, file], module.onDisk.complete, module.onDisk.lock);
}

function whole(module: HeldModule): Module {
  module.built ??= build(module);
  return module.built;
}

function build({ uri, onDisk, open }: HeldModule): Module {
  const files = new Map(onDisk.files);
  for (const [name, document] of open) {
    files.set(name, parsed(document));
  }
  return moduleFrom(uri, withoutReplaced([...files.values()]), onDisk.complete, onDisk.lock);
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
