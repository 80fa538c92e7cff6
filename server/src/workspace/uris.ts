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

/** The directory of something, without a closing slash; the URI itself where it has none (`untitled:Untitled-1`). */
export function directoryOf(uri: string): string {
  const slash = uri.lastIndexOf('/');
  return slash === -1 ? uri : uri.slice(0, slash);
}

/** The last part of a path, unescaped, e.g. `main.tf`. Takes any spelling. */
export function nameOf(uri: string): string {
  const path = /^[^?#]*/.exec(uri)?.[0] ?? uri;
  return unescaped(path.slice(path.lastIndexOf('/') + 1));
}

/** The normal URI of something in a directory. */
export function within(directory: string, name: string): string {
  const uri = `${directory}/${encodeURIComponent(name)}`;
  return /^[\w.~-]*$/.test(name) ? uri : normalUri(uri);
}

/** The normal URI of a directory by its relative path (`../api`), as Terraform reads it from another directory. */
export function relativeTo(directory: string, path: string): string | undefined {
  if (!isOnDisk(directory)) return undefined;

  const [, root = '', from = ''] = /^(file:\/\/[^/]*)(.*)$/.exec(directory) ?? [];
  const names = from.split('/').slice(1);
  for (const name of path.split('/')) {
    if (name === '..') names.pop();
    else if (name !== '.' && name !== '') names.push(encodeURIComponent(name));
  }
  return normalUri([root, ...names].join('/'));
}

/** Whether a URI is a directory or lies somewhere below it. */
export function isWithin(uri: string, directory: string): boolean {
  return uri === directory || uri.startsWith(`${directory}/`);
}

/** The path of a URI from a directory above it, unescaped. */
export function pathBelow(directory: string, uri: string): string {
  return unescaped(uri.slice(directory.length + 1));
}

/** The path of a file from the nearest directory around it and others, unescaped; its name where there is none. */
export function pathAmong(others: readonly string[], uri: string): string {
  for (let at = directoryOf(uri), above = directoryOf(at); above !== at; at = above, above = directoryOf(at))
    if (others.every((each) => isWithin(each, at))) return pathBelow(at, uri);
  return nameOf(uri);
}

/** A part of a path without its escapes; as it is where they are none. */
export function unescaped(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
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
