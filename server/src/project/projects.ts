/** Finds the project file that counts for a module, and reads it with the variable files that it names. */
import type { Problem } from '../hcl/syntax.js';
import { isRepository, readLogged, type Reading } from '../workspace/directory.js';
import type { FileContent } from '../workspace/disk-port.js';
import type { SourceFile } from '../workspace/module.js';
import { sourceFile } from '../workspace/source-file.js';
import { directoryOf, isOnDisk, isWithin, within } from '../workspace/uris.js';
import { type NamedFile, type ProjectFile, PROJECT_NAME, projectFile } from './project-file.js';

/** A project file, and what it names. */
export interface Project extends ProjectFile {
  /** Those that are there, by URI. */
  readonly variableFiles: ReadonlyMap<string, SourceFile>;
  /** Variable files that can't be read. */
  readonly missing: readonly Problem[];
  /** Completes "was not read because …"; undefined where it was read. Nothing is set by a file that was not. */
  readonly unread: string | undefined;
  /** All that is wrong, `missing` included. */
  readonly problems: readonly Problem[];
}

/** The project files of a workspace; remembers what it has read. Nothing rejects. */
export interface Projects {
  /**
   * The project of a directory: that of the nearest file, in it or above. The way up ends with the root of a git repository;
   * outside of one, with the folders that are looked at.
   */
  readonly of: (directory: string) => Promise<Project | undefined>;
  /** The same of a directory that was asked for before. */
  readonly known: (directory: string) => Project | undefined;
  /** All that count for a directory that was asked for. */
  readonly all: () => readonly Project[];
  /** Forgets what hangs on some files, which have changed; whether anything did. */
  readonly changed: (uris: readonly string[]) => boolean;
  /** Forgets everything: other folders are looked at. */
  readonly foldersChanged: () => void;
}

/** What it needs. */
export interface ProjectsOptions extends Reading {
  /** The text that an editor has of a file, in place of the disk's. */
  readonly openText: (uri: string) => string | undefined;
  /** The folders that are looked at. */
  readonly folders: () => readonly string[];
}

/** Nothing read yet. */
export function projectsOver(options: ProjectsOptions): Projects {
  const nearest = new Map<string, Promise<Project | undefined>>();
  const known = new Map<string, Project | undefined>();

  return {
    of: remembered,
    known: (directory) => known.get(directory),
    foldersChanged: () => {
      nearest.clear();
    },
    all: () => [...new Set([...known.values()].filter((each) => each !== undefined))],
    changed(uris) {
      const isConcerned = uris.some(
        (uri) =>
          uri.endsWith(`/${PROJECT_NAME}`) ||
          uri.endsWith('/.git') ||
          [...known.values()].some((project) => project && namedIn(project).some((each) => each.uri === uri)),
      );
      if (isConcerned) nearest.clear();
      return isConcerned;
    },
  };

  function remembered(directory: string): Promise<Project | undefined> {
    let found = nearest.get(directory);
    if (found === undefined) {
      const reading = find(directory).then((project) => {
        if (nearest.get(directory) === reading) known.set(directory, project);
        return project;
      });
      found = reading;
      nearest.set(directory, found);
    }
    return found;
  }

  async function find(directory: string): Promise<Project | undefined> {
    if (!isOnDisk(directory)) return undefined;
    const uri = within(directory, PROJECT_NAME);
    const content = await contentOf(uri);
    if (content.kind === 'text') return (await isOurs(directory)) ? readProject(uri, content) : undefined;
    if (content.kind === 'unreadable' && (await isThere(directory)))
      return (await isOurs(directory)) ? unreadProject(uri, content.reason) : undefined;
    return (await isRepository(directory, options.disk)) || isRoot(directory)
      ? undefined
      : remembered(directoryOf(directory));
  }

  /** A file above all that is looked at, outside of any repository, is somebody else's. */
  async function isOurs(directory: string): Promise<boolean> {
    if (options.folders().some((folder) => isWithin(directory, folder))) return true;
    for (let at = directory; !isRoot(at); at = directoryOf(at))
      if (await isRepository(at, options.disk)) return true;
    return false;
  }

  /** Where a folder's name is not UTF-8, nothing in it can be read, whether it is there or not. */
  async function isThere(directory: string): Promise<boolean> {
    const listing = await options.disk.list(directory);
    return listing.kind === 'entries' && listing.entries.some(({ name }) => name === PROJECT_NAME);
  }

  async function readProject(uri: string, { text, gaps }: Text): Promise<Project> {
    const file = projectFile(uri, text, gaps);
    const variableFiles = new Map<string, SourceFile>();
    const missing: Problem[] = [];
    for (const { uri: at, path, start, end } of namedIn(file)) {
      if (variableFiles.has(at)) continue;
      const found = await contentOf(at);
      if (found.kind === 'text') variableFiles.set(at, sourceFile(at, found.text));
      else missing.push({ start, end, message: `\`${path}\` can't be read${whyMissing(found)}` });
    }
    const problems = [...file.problems, ...missing].toSorted((a, b) => a.start - b.start);
    return { ...file, variableFiles, missing, unread: undefined, problems };
  }

  async function contentOf(uri: string): Promise<FileContent> {
    const open = options.openText(uri);
    return open === undefined ? readLogged(uri, options) : { kind: 'text', text: open };
  }
}

type Text = Extract<FileContent, { readonly kind: 'text' }>;

/** One that sets nothing. */
function unreadProject(uri: string, unread: string): Project {
  const empty = { ...projectFile(uri, '{}'), text: '', variableFiles: new Map(), missing: [] };
  const problem = { start: 0, end: 0, message: `This file was not read because ${unread}.` };
  return { ...empty, unread, bounds: [problem], problems: [problem] };
}

function whyMissing(found: Exclude<FileContent, Text>): string {
  return found.kind === 'gone'
    ? ': create it, or mend its path, which goes from this file.'
    : ` because ${found.reason}: make it readable, or name another one.`;
}

/** Every variable file that a project file names. */
function namedIn({ varFiles, environments }: ProjectFile): readonly NamedFile[] {
  return [...varFiles, ...[...environments.values()].flat()];
}

function isRoot(directory: string): boolean {
  return !directoryOf(directory).startsWith('file:///');
}
