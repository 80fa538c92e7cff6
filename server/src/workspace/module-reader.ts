/**
 * Reads modules from disk together with everything that affects them: those that they call, those that call
 * them.
 */
import { isTfvarsName, readDirectory, readLogged, withoutReplaced, type Reading } from './directory.js';
import { type Applications, type KnownModules, linkedModules, relatedModules } from './links.js';
import { readTexts } from './module-texts.js';
import { type Module, moduleFrom, type SourceFile } from './module.js';
import { sourceFile } from './source-file.js';
import { nameOf } from './uris.js';

/** A module as Terraform and OpenTofu see it, and as each file sees it that has a twin. */
export interface ModuleRead {
  readonly module: Module;
  /** Files that OpenTofu's twin replaces: they count for Terraform, in the twin's place. */
  readonly replaced: readonly { readonly file: SourceFile; readonly module: Module }[];
  /** Reads the `.tfvars` files for the module, in its folder and in those below that are no modules. */
  readonly tfvars: () => Promise<readonly SourceFile[]>;
}

/** What an index of all modules tells of those around one. */
export interface AroundModules extends Omit<KnownModules, 'at' | 'applications'> {
  /** The folder that texts beside a module may be read from. */
  readonly folderAround: (directory: string) => string;
}

/** The module of a directory; undefined where it has none. Nothing rejects. */
export type ReadModule = (directory: string) => Promise<ModuleRead | undefined>;

/**
 * A reader that remembers the directories read last, so that reading many modules one after the other takes no more
 * memory than reading a few. What lies around a module is told by an index of all.
 */
export function moduleReader(
  reading: Reading,
  index: AroundModules,
  applications?: Applications,
): ReadModule {
  const { callersOf, variablesBelow, folderAround } = index;
  const read = new Map<string, Omit<ModuleRead, 'tfvars'> | undefined>();
  const known: KnownModules = {
    at: (uri) => read.get(uri)?.module,
    callersOf,
    variablesBelow,
    ...(applications ? { applications } : {}),
  };

  return async (directory) => {
    for (let missing = [directory]; missing.length > 0;) {
      for (const uri of missing) read.set(uri, await readOne(uri));

      missing = relatedModules(directory, known).filter((uri) => !read.has(uri));
    }
    // The joined module asks for the others only later: what it needs is handed over now.
    const needed = new Map(relatedModules(directory, known).map((uri) => [uri, read.get(uri)]));
    forgetOthers(needed);
    const own = needed.get(directory);
    if (own === undefined) return undefined;
    await applications?.ready([...needed.keys()]);
    const joinedAs = (module: Module): Module =>
      linkedModules({ ...known, at: (uri) => (uri === directory ? module : needed.get(uri)?.module) })(
        directory,
      ) ?? module;
    return {
      module: joinedAs(own.module),
      replaced: own.replaced.map(({ file, module }) => ({ file, module: joinedAs(module) })),
      tfvars: () => tfvarsOf(own.module),
    };
  };

  async function readOne(uri: string): Promise<Omit<ModuleRead, 'tfvars'> | undefined> {
    const found = await readDirectory(uri, { ...reading, known: new Map(), isOpen: () => false });
    const { files, complete, lock, variableFiles, jsonFiles } = found;
    if (files.size === 0 && jsonFiles.length === 0) return undefined;
    const all = [...files.values()];
    const effective = withoutReplaced(all);
    const moduleOf = (its: readonly SourceFile[], texts: Module['texts']): Module =>
      moduleFrom(uri, its, {
        allRead: complete,
        lock,
        variableFiles: [...variableFiles.values()],
        jsonFiles,
        texts,
      });
    const read = await readTexts(moduleOf(all, new Map()), folderAround(uri), reading);
    const texts = new Map([...read].flatMap(([at, text]) => (text ? [[at, text]] : [])));
    const replaced = all.filter((file) => !effective.includes(file));
    return {
      module: moduleOf(effective, texts),
      replaced: replaced.map((file) => ({
        file,
        module: moduleOf(
          [...effective.filter(({ name }) => name !== file.name.replace(/\.tf$/, '.tofu')), file],
          texts,
        ),
      })),
    };
  }

  async function tfvarsOf({ uri: directory, variableFiles }: Module): Promise<readonly SourceFile[]> {
    const below: SourceFile[] = [];
    for (const { uri } of variablesBelow(directory).filter((each) => isTfvarsName(nameOf(each.uri)))) {
      const content = await readLogged(uri, reading);
      if (content.kind === 'text') below.push(sourceFile(uri, content.text));
    }
    return [...variableFiles.filter(({ name }) => isTfvarsName(name)), ...below];
  }

  function forgetOthers(needed: ReadonlyMap<string, unknown>): void {
    for (const uri of read.keys()) {
      if (read.size <= MOST_REMEMBERED) return;

      if (!needed.has(uri)) read.delete(uri);
    }
  }
}

const MOST_REMEMBERED = 20;
