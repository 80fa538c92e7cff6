/**
 * The one place that takes URIs apart. Editors spell one file in several ways (`file:///C:/a`, `file:///c%3A/a`);
 * everything in here gives and expects the normal form of `normalUri`, except where said.
 */
import { URI } from 'vscode-uri';

/** The one spelling of a URI that is used as a key: a small drive letter, escapes as `vscode-uri` writes them. */
export function normalUri(uri: string): string {
  const known = plainFile.test(uri);
  return known ? uri : URI.parse(uri).toString();
}

/**
 * The directory that makes up a file's module, without a closing slash. Takes any spelling. A document without a
 * directory, such as `untitled:Untitled-1`, is a module of its own.
 */
export function moduleUriOf(uri: string): string {
  const normal = normalUri(uri);
  const slash = normal.lastIndexOf('/');
  return slash === -1 ? normal : normal.slice(0, slash);
}

/** The last part of a path, unescaped, e.g. `main.tf`. Takes any spelling. */
export function nameOf(uri: string): string {
  const path = /^[^?#]*/.exec(uri)?.[0] ?? uri;
  const name = path.slice(path.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** The URI of something in a directory. */
export function within(directory: string, name: string): string {
  return `${directory}/${encodeURIComponent(name)}`;
}

/** Whether a URI is a directory or lies somewhere below it. */
export function isWithin(uri: string, directory: string): boolean {
  return uri === directory || uri.startsWith(`${directory}/`);
}

/** The path of a `file:` URI in the spelling of this operating system. */
export function pathOf(uri: string): string {
  return URI.parse(uri).fsPath;
}

/** The normal URI of a path. */
export function uriOfPath(path: string): string {
  return URI.file(path).toString();
}

/** Whether the disk has it. */
export function isOnDisk(uri: string): boolean {
  return uri.startsWith('file:');
}

/** Spellings that are normal as they stand, which spares most files the parsing. */
const plainFile = /^file:\/\/\/(?![A-Za-z]:)[\w./~-]*$/;
