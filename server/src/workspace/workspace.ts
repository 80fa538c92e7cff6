/** What exists: open documents over the disk, the modules around them in full, and a summary of every other module. */
import type { Clock } from './clock-port.js';
import { type ClosedModules, closedModules } from './closed-files.js';
import { concernsGateway, summaryConcerns } from './concerns.js';
import { isReadName, isTfvarsName, isVariablesName } from './directory.js';
import type { Disk } from './disk-port.js';
import { isTextName } from './file-reads.js';
import { type HeldModule, parsed, wholeOf } from './held-module.js';
import { heldModules, moduleUriOf } from './held-modules.js';
import { type ManagedModule, managedModules } from './managed-modules.js';
import type { Module, SourceFile } from './module.js';
import type { Applications } from './links.js';
import { moduleIndex } from './module-index.js';
import { relations } from './relations.js';
import { type ModuleSummary, summaryOf } from './summary.js';
import { directoryOf, isOnDisk, nameOf, normalUri } from './uris.js';

/** One file and what surrounds it, at one moment. */
export interface View {
  readonly file: SourceFile;
  readonly module: Module;
  /** Another number whenever anything has changed in the module or in one that it depends on. */
  readonly revision: number;
}

/** The state. URIs may come in any spelling; nothing rejects or throws. */
export interface Workspace {
  /** Takes a document over from the editor, or its new text. */
  readonly setDocument: (uri: string, text: string) => void;
  readonly closeDocument: (uri: string) => void;
  /** Takes over a text beside modules that the editor has open; undefined gives it back to the disk. */
  readonly setText: (uri: string, text: string | undefined) => void;
  /** URIs, as the editor spells them, of the open documents whose modules read a text. */
  readonly readersOf: (uri: string) => readonly string[];
  /** The file and its module, once what it depends on is read; undefined for variable files and closed modules. */
  readonly view: (uri: string) => Promise<View | undefined>;
  /**
   * An open `.tfvars` file, with the module whose variables it sets where that is open, too; undefined where the module,
   * in its folder or above, has nothing to do with API Gateway.
   */
  readonly variablesView: (uri: string) => Promise<View | undefined>;
  /** Modules may be applied otherwise than before. */
  readonly relink: () => void;
  /** Whether a directory holds a module. */
  readonly isModule: (directory: string) => boolean;
  /** URIs, as the editor spells them, of the open documents whose findings may change with this one; itself included. */
  readonly neighbours: (uri: string) => readonly string[];
  /** Something was created, changed or deleted on disk. */
  readonly changedOnDisk: (uris: readonly string[]) => Promise<void>;
  /** Resolves once all that is known to have changed on disk is read again: edits of closed files go by it. */
  readonly settled: () => Promise<void>;
  /** Finds the modules below a folder; `progress` is called with how many there are so far. */
  readonly addFolder: (uri: string, progress: (modules: number) => void) => Promise<void>;
  readonly removeFolder: (uri: string) => void;
  /** The module of a file or directory, and what its local state manages; read from disk where none of it is open. */
  readonly managedAt: (uri: string) => Promise<ManagedModule>;
  /** The same of every module in whose files or state one of the words stands, and of those related to it. */
  readonly managedNaming: (words: readonly string[]) => AsyncIterable<ManagedModule>;
  /** The files that are not open. */
  readonly closed: ClosedModules;
  /** All modules known, open or not. */
  readonly summaries: () => readonly ModuleSummary[];
}

/** What the workspace needs. */
export interface WorkspaceOptions {
  readonly disk: Disk;
  readonly clock: Clock;
  readonly log: (message: string) => void;
  /** Called with the open documents of modules in which something has changed that the editor did not say. */
  readonly changed: (uris: readonly string[]) => void;
  /** How modules are applied, where anybody says. */
  readonly applications?: Applications;
}

/** A workspace without documents and folders. */
export function workspaceOver({ disk, clock, log, changed, applications }: WorkspaceOptions): Workspace {
  const reading = { disk, log, pause: clock.pacer(SLICE_MS) };
  const index = moduleIndex(reading);
  const held = heldModules(reading, index.folderAround, {
    touched: () => {
      related.outdate();
    },
    read: ({ uri }) => {
      changed(related.documentsAround(uri));
    },
  });
  const related = relations(held, index, changed, applications);
  const managed = managedModules(reading, held, index, related, applications);
  const closed = closedModules(reading, held, index, related, applications);
  let waitedFor: Promise<void> | undefined;
  let diskChange = Promise.resolve();

  return {
    setDocument,
    closeDocument,
    setText: (uri, text) => {
      held.openText(normalUri(uri), text);
    },
    readersOf: (uri) => readingModules([uri]).flatMap((each) => related.documentsAround(each.uri)),
    view,
    variablesView,
    relink: related.relink,
    isModule: (directory) => index.summaries.has(directory) || filesOf(held.at(directory)) > 0,
    neighbours: (uri) => related.documentsAround(moduleUriOf(normalUri(uri))),
    changedOnDisk,
    settled,
    addFolder: async (uri, progress) => {
      await index.scan(normalUri(uri), progress);
      await indexChanged();
    },
    removeFolder: (uri) => {
      index.drop(normalUri(uri));
      void indexChanged();
    },
    managedAt: (uri) => managed.at(moduleUriOf(normalUri(uri))),
    managedNaming: (words) => managed.naming(words, summaries()),
    closed,
    summaries,
  };

  function setDocument(uri: string, text: string): void {
    const key = normalUri(uri);
    const module = held.hold(moduleUriOf(key));
    if (module.open.size === 0) module.related = new Set([module.uri]);
    held.open(module, nameOf(key), { uri, text, file: undefined });
  }

  function closeDocument(uri: string): void {
    const key = normalUri(uri);
    const module = held.at(moduleUriOf(key));
    if (!module || !held.close(module, nameOf(key))) return;
    if (module.open.size === 0) {
      module.related = new Set();
      void related.refresh();
    }
    if (held.at(module.uri) === module) void held.reload(module);
  }

  async function variablesView(uri: string): Promise<View | undefined> {
    const key = normalUri(uri);
    await ready(key);
    const own = held.at(moduleUriOf(key));
    const document = own?.open.get(nameOf(key));
    if (!own || !document || !isTfvarsName(nameOf(key))) return undefined;
    const above = related.moduleAbove(own.uri);
    if (above === undefined) return undefined;
    const module = related.moduleOf(above);
    const isConcerned = module ? concernsGateway(module) : summaryConcerns(above, index.summaries);
    if (!isConcerned) return undefined;
    return { file: parsed(document), module: module ?? wholeOf(own), revision: own.revision };
  }

  async function view(uri: string): Promise<View | undefined> {
    const key = normalUri(uri);
    await ready(key);
    const module = held.at(moduleUriOf(key));
    const document = module?.open.get(nameOf(key));
    const file = document ? parsed(document) : module?.onDisk.files.get(nameOf(key));
    if (!module || module.open.size === 0 || !file || isVariablesName(file.name)) return undefined;
    return { file, module: related.moduleFor(module, file), revision: module.revision };
  }

  /** Waits until what a file depends on is read, but not for ever. */
  async function ready(key: string): Promise<void> {
    const asked = held.at(moduleUriOf(key));
    if (asked?.isRead === false && asked.reading) await clock.atMost(PATIENCE_MS, asked.reading);
    const refreshing = asked && related.refresh();
    if (refreshing && refreshing !== waitedFor) {
      await clock.atMost(PATIENCE_MS, refreshing);
      // The next request is answered from what is there.
      waitedFor = refreshing;
    }
    if (asked && (await applications?.ready([...asked.related]))) related.relink();
  }

  function changedOnDisk(uris: readonly string[]): Promise<void> {
    const change = readAgain(uris);
    diskChange = Promise.all([diskChange, change]).then(() => undefined);
    return change;
  }

  async function settled(): Promise<void> {
    const readings = held.all().map(({ reading }) => reading);
    await clock.atMost(
      SETTLING_MS,
      Promise.all([diskChange, ...readings]).then(() => undefined),
    );
  }

  async function readAgain(uris: readonly string[]): Promise<void> {
    const files = uris.map(normalUri).filter((uri) => isReadName(nameOf(uri)));
    for (const uri of new Set(files.map(directoryOf))) {
      const module = held.at(uri);
      // What is held for others alone may become a module of its own by this, or be none any longer.
      await Promise.all([module && held.reload(module), index.refresh(uri)]);
    }
    for (const module of readingModules(uris)) await held.reload(module);

    await indexChanged();
  }

  /** The modules held that read one of some texts, there or not. */
  function readingModules(uris: readonly string[]): readonly HeldModule[] {
    const texts = uris.filter((uri) => isTextName(nameOf(uri))).map(normalUri);
    return held.all().filter((module) => texts.some((uri) => module.texts.has(uri)));
  }

  async function indexChanged(): Promise<void> {
    related.outdate();
    await related.refresh();
  }

  function summaries(): readonly ModuleSummary[] {
    const read = held.all().filter((module) => isOnDisk(module.uri) && module.isRead);
    const open = read.filter((module) => module.open.size > 0 || index.summaries.has(module.uri));
    const closed = [...index.summaries.values()].filter(({ uri }) => !held.at(uri)?.isRead);
    return [...open.map((module) => summaryOf(module.uri, wholeOf(module).files)), ...closed];
  }
}

/** Reading delays answers no longer than this, plus the reading of one file. */
const SLICE_MS = 8;

/** Answers wait this long for the first reading of their module; after that they come from what is there. */
const PATIENCE_MS = 1_000;

/** No disk that works takes so long; edits by one that doesn't come from what is there. */
const SETTLING_MS = 10_000;

function filesOf(module: HeldModule | undefined): number {
  return module?.isRead ? wholeOf(module).files.length : 0;
}
