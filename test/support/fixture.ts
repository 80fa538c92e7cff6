/**
 * The fixture language: source text with marks in it. `<|>` is the cursor, `#- name.tf` begins another file, and a
 * comment of carets under a line expects a diagnostic there. The only place where tests make modules.
 */
import { sourceFile } from '../../server/src/workspace/source-file.js';
import {
  moduleFrom,
  type Module,
  type SourceFile,
  type VariableNames,
} from '../../server/src/workspace/module.js';
import type { Body } from '../../server/src/hcl/syntax.js';
import { parse } from '../../server/src/hcl/parse.js';
import { isTextName } from '../../server/src/workspace/file-reads.js';
import { textFile } from '../../server/src/workspace/module-texts.js';
import { isVariablesName } from '../../server/src/workspace/directory.js';
import { calledBy, linkedModules } from '../../server/src/workspace/links.js';
import { directoryOf } from '../../server/src/workspace/uris.js';

export interface Fixture {
  /** The module of the outermost directory. */
  readonly module: Module;
  /** The module that a file belongs to. */
  readonly moduleOf: (file: SourceFile) => Module;
  /** Texts that `file` and `templatefile` may read. */
  readonly beside: readonly SourceFile[];
  /** In the order of the text; the first one is `main.tf` unless a header says otherwise. */
  readonly files: readonly SourceFile[];
  /** What would stand on a disk, by its path below the outermost directory: all files, without their marks. */
  readonly texts: readonly { readonly name: string; readonly text: string }[];
  readonly cursor: Cursor | undefined;
  readonly expected: readonly ExpectedDiagnostic[];
}

/** Where `<|>` stood. */
export interface Cursor {
  readonly file: SourceFile;
  readonly offset: number;
}

/** `#   ^^^ error invalid-value: part of the message`, in terms of the line above it; columns are UTF-16 units. */
export interface ExpectedDiagnostic {
  readonly file: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly severity: string;
  readonly code: string;
  readonly message: string;
}

export const MODULE_URI = 'file:///module';

/**
 * Reads a fixture. Text that begins with a line break loses it, the common indentation and blanks at its end. A `#`
 * right before carets counts as one of them, so that the first column can be pointed at. A file named
 * `.terraform.lock.hcl` is the lock file, one that ends in `.tfvars` a variable file, one in `.tf.json` is in
 * JSON syntax, any other one in `.json`, `.yaml` or `.tpl` a text; `modules/api/main.tf` is a file of
 * another module.
 */
export function fixture(text: string): Fixture {
  const files: SourceFile[] = [];
  const texts: { readonly name: string; readonly text: string }[] = [];
  const expected: ExpectedDiagnostic[] = [];
  let cursor: Cursor | undefined;
  const modules = new Map([[MODULE_URI, EMPTY]]);
  for (const { name, text: marked } of filesIn(dedent(text))) {
    const { plain, expectations } = withoutCarets(name, marked);
    const at = plain.indexOf(CURSOR);
    const source = plain.replace(CURSOR, '');
    texts.push({ name, text: source });
    const file = sourceFile(`${MODULE_URI}/${name}`, source);
    const uri = directoryOf(file.uri);
    const found = modules.get(uri) ?? EMPTY;
    if (file.name === '.terraform.lock.hcl') {
      modules.set(uri, { ...found, lock: parse(source).body });
      continue;
    }
    if (isVariablesName(file.name)) {
      modules.set(uri, { ...found, variables: [...found.variables, file] });
      cursor = at === -1 ? cursor : { file, offset: at };
      continue;
    }
    if (/\.(?:tf|tofu)\.json$/.test(file.name)) {
      modules.set(uri, { ...found, json: [...found.json, file] });
      continue;
    }
    if (isTextName(file.name)) {
      const beside = textFile(file.uri, source);
      modules.set(MODULE_URI, {
        ...(modules.get(MODULE_URI) ?? EMPTY),
        texts: [...textsOf(modules), beside],
      });
      continue;
    }
    modules.set(uri, { ...found, files: [...found.files, file] });
    files.push(file);
    expected.push(...expectations);
    cursor = at === -1 ? cursor : { file, offset: at };
  }
  const moduleAt = linkedFrom(modules);
  const module = moduleAt(MODULE_URI);
  const beside = textsOf(modules);
  return {
    module,
    moduleOf: ({ uri }) => moduleAt(directoryOf(uri)),
    beside,
    files,
    texts,
    cursor,
    expected,
  };
}

/** What a fixture has of one directory. */
interface Directory {
  readonly files: readonly SourceFile[];
  readonly variables: readonly SourceFile[];
  readonly lock: Body | undefined;
  readonly json: readonly SourceFile[];
  /** Of all directories, in the outermost one. */
  readonly texts: readonly SourceFile[];
}

const EMPTY: Directory = { files: [], variables: [], lock: undefined, json: [], texts: [] };

function textsOf(directories: ReadonlyMap<string, Directory>): readonly SourceFile[] {
  return directories.get(MODULE_URI)?.texts ?? [];
}

/** The modules of all directories, joined by their calls. */
function linkedFrom(directories: ReadonlyMap<string, Directory>): (uri: string) => Module {
  const texts = new Map(textsOf(directories).map((text) => [text.uri, text]));
  const modules = new Map(
    [...directories].map(([uri, { files, lock, variables, json }]) => [
      uri,
      moduleFrom(uri, files, {
        ...{ lock, variableFiles: variables, texts },
        ...(json.length === 0 ? {} : { jsonFiles: json, complete: false }),
      }),
    ]),
  );
  const moduleAt = linkedModules({
    variablesBelow: (uri) => variablesBelow(uri, directories),
    at: (uri) => modules.get(uri),
    callersOf: (uri) =>
      [...modules.values()].filter((each) => calledBy(each).includes(uri)).map((each) => each.uri),
  });
  return (uri) => moduleAt(uri) ?? moduleFrom(uri, []);
}

/** Those in folders without modules, of the nearest module around. */
function variablesBelow(uri: string, directories: ReadonlyMap<string, Directory>): readonly VariableNames[] {
  const isModule = (each: string): boolean => (directories.get(each)?.files.length ?? 0) > 0;
  return [...directories].flatMap(([other, { variables }]) => {
    let at = other;
    while (at.length > uri.length && !isModule(at)) at = directoryOf(at);
    const isBelow = at === uri && other !== uri;
    return isBelow ? variables.map(({ uri: file, body }) => ({ uri: file, names: namesIn(body) })) : [];
  });
}

function namesIn({ items }: Body): ReadonlySet<string> {
  return new Set(items.flatMap((item) => (item.kind === 'attribute' ? [item.name.text] : [])));
}

/** The file and offset of the cursor; fails where the fixture has none. */
export function cursorOf({ cursor }: Fixture): Cursor {
  if (!cursor) throw new Error('The fixture has no cursor mark <|>.');

  return cursor;
}

/** The files of a fixture as one text again, with headers where there are several. */
export function joined(files: readonly { readonly name: string; readonly text: string }[]): string {
  const [only] = files;
  return files.length === 1 && only
    ? only.text
    : files.map(({ name, text }) => `#- ${name}\n${text}`).join('');
}

/** Text without the indentation that all its lines share, if it begins with a line break. */
export function dedent(text: string): string {
  const first = /^\r?\n/.exec(text);
  if (!first) return text;

  const lines = text
    .slice(first[0].length)
    .replace(/[ \t]+$/, '')
    .split('\n');
  const indents = lines.filter((line) => line.trim() !== '').map((line) => /^ */.exec(line)?.[0].length ?? 0);
  const common = Math.min(...indents);
  return lines
    .map((line) =>
      line.trim() === ''
        ? line.trimStart() + (line.endsWith('\r') && line.length > 1 ? '\r' : '')
        : line.slice(common),
    )
    .join('\n');
}

const CURSOR = '<|>';

function filesIn(text: string): readonly { readonly name: string; readonly text: string }[] {
  const parts = text.split(/^#- (\S+)[ \t]*\r?\n/m);
  const [unnamed = '', ...named] = parts;
  const files = unnamed === '' && named.length > 0 ? [] : [{ name: 'main.tf', text: unnamed }];
  for (let at = 0; at + 1 < named.length; at += 2)
    files.push({ name: named[at] ?? '', text: named[at + 1] ?? '' });

  return files;
}

const CARETS = /^( *)(#)( *)(\^+) (error|warning|information|hint) ([\w-]+)(?:: (.*?))?\s*$/;

function withoutCarets(
  file: string,
  text: string,
): { readonly plain: string; readonly expectations: readonly ExpectedDiagnostic[] } {
  const kept: string[] = [];
  const expectations: ExpectedDiagnostic[] = [];
  for (const line of text.split('\n')) {
    const [, indent = '', hash = '', gap = '', carets = '', severity = '', code = '', message = ''] =
      CARETS.exec(line) ?? [];
    if (carets === '') {
      kept.push(line);
      continue;
    }
    const start = gap === '' ? indent.length : indent.length + hash.length + gap.length;
    const end = indent.length + hash.length + gap.length + carets.length;
    expectations.push({ file, line: kept.length - 1, start, end, severity, code, message });
  }
  return { plain: kept.join('\n'), expectations };
}
