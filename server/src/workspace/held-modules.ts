/** The modules held in full: documents of the editor over what the disk has, with a revision for each module. */
import { EMPTY_DIRECTORY, isSourceName, isVariablesName, readDirectory, type Reading } from './directory.js';
import { type HeldModule, type OpenDocument, wholeOf } from './held-module.js';
import type { SourceFile } from './module.js';
import { textFile, readTexts } from './module-texts.js';
import { directoryOf, isOnDisk, nameOf } from './uris.js';

/** Modules by directory. Nothing rejects. */
export interface HeldModules {
  readonly at: (uri: string) => HeldModule | undefined;
  readonly all: () => readonly HeldModule[];
  /** The module of a directory, which begins to be read where it was not held. */
  readonly hold: (uri: string) => HeldModule;
  readonly release: (uri: string) => void;
  /** Puts a document over the file of this name. */
  readonly open: (module: HeldModule, name: string, document: OpenDocument) => void;
  /** Takes it away; what the disk has is read again. False where there was none. */
  readonly close: (module: HeldModule, name: string) => boolean;
  /** Reads the directory again. */
  readonly reload: (module: HeldModule) => Promise<void>;
  /** Reads what its documents read since; whether something came of that. */
  readonly completeTexts: (module: HeldModule) => Promise<void>;
  /** Takes over a text of the editor that modules read, or gives it back to the disk. */
  readonly openText: (uri: string, text: string | undefined) => void;
  /** Gives a module a new revision. */
  readonly revise: (module: HeldModule) => void;
}

/** What others hear of. */
export interface HeldModuleEvents {
  /** Something in a module is not as it was. */
  readonly touched: (module: HeldModule) => void;
  /** The directory of a module was read once more, or for the first time with a document open. */
  readonly read: (module: HeldModule) => void;
}

/** No module yet. */
export function heldModules(
  reading: Reading,
  folderAround: (uri: string) => string,
  events: HeldModuleEvents,
): HeldModules {
  const held = new Map<string, HeldModule>();
  const openTexts = new Map<string, SourceFile>();
  let revisions = 0;

  return {
    at: (uri) => held.get(uri),
    all: () => [...held.values()],
    hold: (uri) => held.get(uri) ?? begin(uri),
    release: (uri) => held.delete(uri),
    open(module, name, document) {
      module.open.set(name, document);
      touch(module);
    },
    close(module, name) {
      const isClosed = module.open.delete(name);
      if (isClosed) touch(module);
      return isClosed;
    },
    reload,
    completeTexts,
    openText,
    revise,
  };

  function begin(uri: string): HeldModule {
    const module: HeldModule = {
      uri,
      open: new Map(),
      onDisk: { ...EMPTY_DIRECTORY, complete: false },
      isRead: true,
      readings: 0,
      reading: undefined,
      texts: new Map(),
      openTexts,
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

  /** A call while a reading goes on means once more afterwards. */
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
      module.onDisk = await readDirectory(module.uri, { ...reading, known: before, isOpen });
      module.built = undefined;
      module.texts = await readTexts(wholeOf(module), folderAround(module.uri), reading);
      module.isRead = true;
      touch(module);
    }
    // New modules without a document are reported together, once all are read.
    if (!isFirst || module.open.size > 0) events.read(module);
  }

  async function completeTexts(module: HeldModule): Promise<void> {
    const before = module.texts;
    const texts = await readTexts(wholeOf(module), folderAround(module.uri), reading, before);
    const isOther = texts.size !== before.size || [...texts.keys()].some((uri) => !before.has(uri));
    if (!isOther || module.texts !== before) return;
    module.texts = texts;
    touch(module);
  }

  function openText(uri: string, text: string | undefined): void {
    if (text === undefined) openTexts.delete(uri);
    else openTexts.set(uri, textFile(uri, text));
    for (const module of held.values()) if (module.texts.has(uri)) touch(module);
  }

  function touch(module: HeldModule): void {
    module.built = undefined;
    for (const each of held.values()) if (each === module || each.related.has(module.uri)) revise(each);

    events.touched(module);
  }

  function revise(module: HeldModule): void {
    module.revision = ++revisions;
  }
}

/** A file's directory, or for a document that is in no module (`untitled:…`, another suffix) its own URI. */
export function moduleUriOf(uri: string): string {
  return isSourceName(nameOf(uri)) || isVariablesName(nameOf(uri)) ? directoryOf(uri) : uri;
}

/** The URIs of a module's open documents, as the editor spells them. */
export function documentsOf(module: HeldModule): readonly string[] {
  return [...module.open.values()].map(({ uri }) => uri);
}
