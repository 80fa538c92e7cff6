/**
 * Which files the expressions of a module read with `file`, `templatefile` and the like, as far as their paths are
 * written out. No path leaves the folder that a person has opened, or else the module's own.
 */
import type { Call, Expression, Template } from '../hcl/syntax.js';
import { memoize } from '../hcl/memoize.js';
import { visitBody } from '../hcl/walk.js';
import { fileFunctions } from '../knowledge/file-functions.js';
import type { Module, SourceFile } from './module.js';
import { directoryOf, isWithin, nameOf, relativeTo } from './uris.js';

/** What a call reads: a path below the module's directory, or below the one that Terraform runs in. */
export interface ReadPath {
  readonly base: 'module' | 'root';
  readonly path: string;
}

/** The path that a call reads; undefined where it reads none, or the path is computed. Locals are those of the module. */
export function readPath(
  { name, arguments: [path], expands }: Call,
  locals: Module['locals'],
): ReadPath | undefined {
  if (!fileFunctions.has(name.text) || path === undefined || expands) return undefined;
  const text = pathText(path, locals, 0);
  if (text === undefined) return undefined;
  const [, root, below] = /^(?:(\0[mr])\/)?(.*)$/s.exec(text) ?? [];
  // An absolute path belongs to one machine, and so does a home directory.
  if (below === undefined || below === '' || /^[/~]|\0|\\/.test(below)) return undefined;
  return { base: root === MODULE ? 'module' : 'root', path: below };
}

/** The URI of what a call in a file reads; undefined where that is not known, or not certain from which directory on. */
export function readUri(call: Call, { uri, locals, callers }: Module): string | undefined {
  const read = readPath(call, locals);
  return read && (read.base === 'module' || callers()?.length === 0) ? relativeTo(uri, read.path) : undefined;
}

/**
 * The directory below which a call reads a file whose name is computed, e.g. each of `fileset("${path.module}/src", "**")`;
 * undefined where the path does not begin with one that is written out, or goes up again.
 */
export function readFolder({ arguments: [path] }: Call, module: Module): string | undefined {
  if (path?.kind !== 'template') return undefined;
  const inner = (each: Expression): string | undefined => pathText(each, module.locals, 0);
  const texts = path.parts.map((part) => (part.kind === 'text' ? part.value : interpolated(part, inner)));
  const start = texts.slice(0, Math.max(0, texts.indexOf(undefined))).join('');
  const [, root, below] = /^(\0[mr])(\/(?:[^\0]*\/)?)[^/]*$/s.exec(start) ?? [];
  const isHere = root === MODULE || (root === ROOT && module.callers()?.length === 0);
  return isHere && below !== undefined && !below.includes('..') ? relativeTo(module.uri, below) : undefined;
}

/** The text that a call in a file of the module reads; undefined where it is not known. */
export function readText(call: Call, file: SourceFile, module: Module): SourceFile | undefined {
  const directory = directoryOf(file.uri);
  // What a caller hands over was written in its directory.
  const own =
    directory === module.uri
      ? module
      : module.callers()?.find((each) => each.module.uri === directory)?.module;
  const uri = own && readUri(call, own);
  return uri === undefined ? undefined : own?.texts.get(uri);
}

/** The URIs of all texts that the files of a module read and that may be read: below `root`, with a name of plain text. */
export function wantedTexts({ uri, files, locals }: Module, root: string): readonly string[] {
  const found = new Set<string>();
  for (const file of files) {
    for (const call of readingCalls(file)) {
      const read = readPath(call, locals);
      const wanted = read && relativeTo(uri, read.path);
      if (wanted !== undefined && isWithin(wanted, root) && isTextName(nameOf(wanted))) found.add(wanted);
      if (found.size === MOST_TEXTS) return [...found];
    }
  }
  return [...found];
}

/** Whether a file of this name may be read as text for a module: definitions, formats and templates. */
export function isTextName(name: string): boolean {
  return TEXT_NAME.test(name);
}

/** What editors are to watch; the same names as `isTextName`. */
export const TEXT_SUFFIXES = [
  ...['json', 'yaml', 'yml', 'tpl', 'tftpl', 'tmpl', 'template', 'txt', 'vtl', 'vm', 'fmt', 'format', 'log'],
] as const;

const TEXT_NAME = new RegExp(`(?<!\\.(?:tf|tofu|tfvars))\\.(?:${TEXT_SUFFIXES.join('|')})$`, 'i');

/** The calls whose text matters: those of API Gateway's resources, and of what may be handed to them. */
const readingCalls = memoize((file: SourceFile): readonly Call[] => {
  if (!/\b(?:template)?file\s*\(/.test(file.text)) return [];
  const found: Call[] = [];
  for (const block of file.body.items) {
    const isAsked =
      block.kind === 'block' &&
      (block.type.text === 'locals' ||
        block.type.text === 'module' ||
        block.labels[0]?.text.startsWith('aws_api') === true);
    if (isAsked) {
      visitBody(block.body, (each) => {
        if (each.kind === 'call' && (each.name.text === 'file' || each.name.text === 'templatefile'))
          found.push(each);
      });
    }
  }
  return found;
});

/** A path with marks for `path.module` and `path.root`. */
function pathText(expression: Expression, locals: Module['locals'], depth: number): string | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const inner = (each: Expression): string | undefined => pathText(each, locals, depth + 1);
  switch (expression.kind) {
    case 'parenthesized':
      return inner(expression.inner);
    case 'template':
      return joined(
        expression.parts.map((part) => (part.kind === 'text' ? part.value : interpolated(part, inner))),
      );
    case 'reference': {
      const [step, ...more] = expression.steps;
      if (step?.kind !== 'attribute' || more.length > 0) return undefined;
      const name = step.name.text;
      if (expression.root.text === 'path') return name === 'module' ? MODULE : ROOT;
      const local = expression.root.text === 'local' ? locals.get(name) : undefined;
      return local && inner(local.attribute.value);
    }
    case 'call': {
      const [first, second, ...more] = expression.arguments;
      const name = expression.name.text;
      if (name === 'abspath' && first) return inner(first);
      if (name !== 'join' || !first || second?.kind !== 'tuple' || more.length > 0) return undefined;
      const separator = inner(first);
      return separator === undefined ? undefined : joined(second.items.map(inner), separator);
    }
    default:
      return undefined;
  }
}

function interpolated(
  part: Template['parts'][number],
  inner: (expression: Expression) => string | undefined,
): string | undefined {
  return part.kind === 'interpolation' ? inner(part.expression) : undefined;
}

function joined(texts: readonly (string | undefined)[], separator = ''): string | undefined {
  return texts.includes(undefined) ? undefined : texts.join(separator);
}

const MODULE = '\0m';
const ROOT = '\0r';
const MAX_DEPTH = 10;
const MOST_TEXTS = 50;
