/** Reads the Terraform files of one directory. */
import type { Body } from '../hcl/syntax.js';
import { parse } from '../hcl/parse.js';
import type { Disk, DirectoryEntry, FileContent, Listing } from './disk-port.js';
import type { SourceFile } from './module.js';
import { sourceFile } from './source-file.js';
import { within } from './uris.js';

/** What the disk holds of a module. */
export interface Directory {
  readonly files: ReadonlyMap<string, SourceFile>;
  /** False where something that belongs to the module could not be read. */
  readonly complete: boolean;
  /** The lock file's body. */
  readonly lock: Body | undefined;
  /** By name. */
  readonly variableFiles: ReadonlyMap<string, SourceFile>;
  /** Files in Terraform's JSON syntax. */
  readonly jsonFiles: readonly SourceFile[];
}

/** A directory without files. */
export const EMPTY_DIRECTORY: Directory = {
  files: new Map(),
  complete: true,
  lock: undefined,
  variableFiles: new Map(),
  jsonFiles: [],
};

/** How files are read. */
export interface Reading {
  readonly disk: Disk;
  readonly log: (message: string) => void;
  /** Called between files; a place to let others have a turn. */
  readonly pause: () => Promise<void>;
}

/** How the files of a module are read. */
export interface DirectoryReading extends Reading {
  /** The files known so far, variable files among them; those with the same text are kept as they are. */
  readonly known: ReadonlyMap<string, SourceFile>;
  /** Names that the editor holds and that need not be read. */
  readonly isOpen: (name: string) => boolean;
}

/** Whether a file of this name belongs to a module and can be read as HCL. */
export function isSourceName(name: string): boolean {
  return /\.(?:tf|tofu)$/.test(name) && !name.startsWith('.');
}

/** Whether a module has to be read again when a file of this name changes. */
export function isReadName(name: string): boolean {
  return isSourceName(name) || isVariablesName(name) || name === LOCK;
}

/** Whether a file of this name belongs to a module in JSON syntax, whose text alone is known. */
export function isJsonName(name: string): boolean {
  return /\.(?:tf|tofu)\.json$/.test(name);
}

/** Whether Terraform lays a file of this name over the others (`override.tf`, `x_override.tf`, `override.tf.json`). */
export function isOverrideName(name: string): boolean {
  return /^(?:.*_)?override\.(?:tf|tofu)(?:\.json)?$/.test(name);
}

/** Whether a file of this name gives values to variables. */
export function isVariablesName(name: string): boolean {
  return /\.tfvars(?:\.json)?$/.test(name) || name === TERRAGRUNT;
}

/** Whether a file of this name gives values in HCL that Terraform itself reads, so that its syntax is Terraform's. */
export function isTfvarsName(name: string): boolean {
  return name.endsWith('.tfvars');
}

/** Whether the name is that of Terragrunt's file, whose inputs become variables. */
export function isTerragruntName(name: string): boolean {
  return name === TERRAGRUNT;
}

/** Leaves out files that OpenTofu's own twin replaces: `main.tf` where there is a `main.tofu`. */
export function withoutReplaced<T extends { readonly name: string }>(files: readonly T[]): readonly T[] {
  const names = new Set(files.map((file) => file.name));
  return files.filter(({ name }) => !(name.endsWith('.tf') && names.has(name.slice(0, -2) + 'tofu')));
}

/** Reads the module's files. A file that vanishes between listing and reading is simply not there. */
export async function readDirectory(uri: string, reading: DirectoryReading): Promise<Directory> {
  const listing = await listLogged(uri, reading);
  if (listing.kind !== 'entries') return { ...EMPTY_DIRECTORY, complete: listing.kind === 'gone' };

  const files = new Map<string, SourceFile>();
  const variableFiles = new Map<string, SourceFile>();
  const jsonFiles: SourceFile[] = [];
  let complete = true;
  let lock: Body | undefined;
  const isWanted = (name: string): boolean =>
    name === LOCK ||
    isJsonName(name) ||
    ((isSourceName(name) || isVariablesName(name)) && !reading.isOpen(name));
  for (const name of namesOf(listing.entries, isWanted)) {
    const content = await readLogged(within(uri, name), reading);
    if (isVariablesName(name)) {
      if (content.kind !== 'gone')
        variableFiles.set(name, variableFile(within(uri, name), content, reading.known.get(name)));

      continue;
    }
    if (content.kind === 'unreadable' || (content.kind === 'text' && content.gaps !== undefined))
      complete = false;

    if (content.kind === 'text' && name === LOCK) {
      lock = parse(content.text).body;
    } else if (content.kind === 'text' && isJsonName(name)) {
      jsonFiles.push(sourceFile(within(uri, name), content.text));
    } else if (content.kind === 'text') {
      const known = reading.known.get(name);
      files.set(name, known?.text === content.text ? known : sourceFile(within(uri, name), content.text));
    }
  }
  return { files, complete, lock, variableFiles, jsonFiles };
}

/** One that can't be read still says that values are not known. */
function variableFile(
  uri: string,
  content: Exclude<FileContent, { readonly kind: 'gone' }>,
  known: SourceFile | undefined,
): SourceFile {
  if (content.kind === 'unreadable') return { ...sourceFile(uri, ''), unread: content.reason };

  return known?.text === content.text ? known : sourceFile(uri, content.text);
}

/** The names of files that are wanted; directories and whatever else can't be read are left out. */
export function namesOf(
  entries: readonly DirectoryEntry[],
  isWanted: (name: string) => boolean,
): readonly string[] {
  return entries
    .filter(({ name, kind }) => (kind === 'file' || kind === 'link') && isWanted(name))
    .map(({ name }) => name);
}

/** Whether a directory is the root of a git repository. */
export async function isRepository(directory: string, disk: Disk): Promise<boolean> {
  return (await disk.read(within(directory, '.git'))).kind !== 'gone';
}

/** Lists a directory, with a line in the log where that can't be done. */
export async function listLogged(uri: string, { disk, log }: Reading): Promise<Listing> {
  const listing = await disk.list(uri);
  if (listing.kind === 'unreadable') log(`The folder ${uri} was skipped because ${listing.reason}.`);

  return listing;
}

/** Reads a file after a pause, with a line in the log where that can't be done. */
export async function readLogged(uri: string, { disk, log, pause }: Reading): Promise<FileContent> {
  await pause();
  const content = await disk.read(uri);
  if (content.kind === 'unreadable') log(`The file ${uri} was skipped because ${content.reason}.`);
  else if (content.kind === 'text' && content.gaps !== undefined)
    log(`The file ${uri} was read only in part because ${content.gaps}; save it as UTF-8.`);

  return content;
}

const LOCK = '.terraform.lock.hcl';
const TERRAGRUNT = 'terragrunt.hcl';
