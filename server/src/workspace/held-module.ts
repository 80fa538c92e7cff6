/** A module that is held in full: what the disk has of it, and the documents that the editor has open in it. */
import { type Directory, isVariablesName, withoutReplaced } from './directory.js';
import { calledBy } from './links.js';
import type { KnownTexts } from './module-texts.js';
import { type Module, moduleFrom, type SourceFile } from './module.js';
import { sourceFile } from './source-file.js';

/** The state of one module; `held-modules.ts` and `relations.ts` alone change it. */
export interface HeldModule {
  readonly uri: string;
  /** By name. */
  readonly open: Map<string, OpenDocument>;
  onDisk: Directory;
  /** Texts of any module that the editor has open, by URI. */
  readonly openTexts: ReadonlyMap<string, SourceFile>;
  /** Whether the directory has been read at least once. */
  isRead: boolean;
  /** How often a reading was asked for. */
  readings: number;
  reading: Promise<void> | undefined;
  /** Texts that it reads, as the disk has them; undefined for those that are not there. */
  texts: KnownTexts;
  revision: number;
  /** The directories that affect it, its own among them; kept for modules with an open document. */
  related: ReadonlySet<string>;
  built: { readonly module: Module; readonly calls: readonly string[] } | undefined;
}

/** A document of the editor; parsed when someone looks at it. */
export interface OpenDocument {
  /** As the editor spells it. */
  readonly uri: string;
  readonly text: string;
  file: SourceFile | undefined;
}

/** The document's tree, made when it is first asked for. */
export function parsed(document: OpenDocument): SourceFile {
  document.file ??= sourceFile(document.uri, document.text);
  return document.file;
}

/** The texts that the module reads, those that the editor has open over the disk's. */
function textsOf({ texts, openTexts }: HeldModule): Module['texts'] {
  const known = [...texts].map(([uri, text]) => [uri, openTexts.get(uri) ?? text] as const);
  return new Map(known.flatMap(([uri, text]) => (text ? [[uri, text]] : [])));
}

/** The module by itself. */
export function wholeOf(held: HeldModule): Module {
  return builtOf(held).module;
}

/** The directories that it calls. */
export function callsOf(held: HeldModule): readonly string[] {
  return builtOf(held).calls;
}

/** The module as a file sees it that OpenTofu's twin replaces: it stands in for the twin. */
export function withTwin(held: HeldModule, file: SourceFile): Module {
  const module = wholeOf(held);
  const others = module.files.filter(({ name }) => name !== file.name.replace(/\.tf$/, '.tofu'));
  const { complete, lock, jsonFiles } = held.onDisk;
  return moduleFrom(held.uri, [...others, file], {
    allRead: complete,
    lock,
    variableFiles: module.variableFiles,
    jsonFiles,
    texts: module.texts,
  });
}

function builtOf(held: HeldModule): { readonly module: Module; readonly calls: readonly string[] } {
  if (held.built === undefined) {
    const module = build(held);
    held.built = { module, calls: calledBy(module) };
  }
  return held.built;
}

function build(held: HeldModule): Module {
  const { uri, onDisk, open } = held;
  const files = new Map(onDisk.files);
  const variableFiles = new Map(onDisk.variableFiles);
  for (const [name, document] of open)
    (isVariablesName(name) ? variableFiles : files).set(name, parsed(document));

  const { complete, lock, jsonFiles } = onDisk;
  const own = withoutReplaced([...files.values()]);
  return moduleFrom(uri, own, {
    allRead: complete,
    lock,
    variableFiles: [...variableFiles.values()],
    jsonFiles,
    texts: textsOf(held),
  });
}
