/** What is remembered of a module that no one has open: names and places, enough to find things in the workspace. */
import type { Block, Label } from '../hcl/syntax.js';
import { positionAt } from './line-index.js';
import { localSource } from './links.js';
import type { SourceFile } from './module.js';
import { sourceFile } from './source-file.js';
import { relativeTo } from './uris.js';

/** The names and places of a module's blocks. */
export interface ModuleSummary {
  /** URI of the directory, without a closing slash. */
  readonly uri: string;
  /** Resources and data sources of the API Gateway family, in the order of files and lines. */
  readonly resources: readonly SummarizedBlock[];
  readonly calls: readonly SummarizedCall[];
  /** Names of outputs. */
  readonly outputs: readonly string[];
}

/** Where a block stands: from its keyword to its last label, on one line. */
export interface SummarizedBlock {
  readonly kind: 'resource' | 'data';
  /** e.g. `aws_api_gateway_stage`. */
  readonly type: string;
  readonly name: string;
  /** The file's URI. */
  readonly file: string;
  readonly line: number;
  /** UTF-16 units from the line's start. */
  readonly start: number;
  readonly end: number;
}

/** A `module` block whose source is a directory beside it. */
export interface SummarizedCall {
  readonly name: string;
  /** As written, e.g. `./api`. */
  readonly source: string;
}

/** Copies out of a module's files what is worth remembering. */
export function summaryOf(uri: string, files: readonly SourceFile[]): ModuleSummary {
  return joined(uri, files.map(summaryOfFile));
}

/** What is worth remembering of one file. */
export type FileSummary = Omit<ModuleSummary, 'uri'>;

/** Copies it out of a text. */
export function summaryOfText(uri: string, text: string): FileSummary {
  return summaryOfFile(sourceFile(uri, text));
}

/** The same where only calls are asked for: a text without any need not be parsed. */
export function callsOfText(uri: string, text: string): FileSummary {
  return text.includes('module') ? summaryOfText(uri, text) : { resources: [], calls: [], outputs: [] };
}

/** Copies it out of one file. */
function summaryOfFile(file: SourceFile): FileSummary {
  const resources: SummarizedBlock[] = [];
  const calls: SummarizedCall[] = [];
  const outputs: string[] = [];
  for (const block of file.body.items) {
    if (block.kind === 'block') {
      const [label, second] = block.labels;
      const source = block.type.text === 'module' ? localSource(block) : undefined;
      if (label && second && isFamilyType(label.text) && isDeclaration(block.type.text))
        resources.push(summarized(file, block, block.type.text, label, second));
      else if (label && source !== undefined)
        calls.push({ name: copyOf(label.text), source: copyOf(source) });
      else if (label && block.type.text === 'output') outputs.push(copyOf(label.text));
    }
  }
  return { resources, calls, outputs };
}

/** Joins the summaries of a module's files. */
export function joined(uri: string, files: readonly FileSummary[]): ModuleSummary {
  return {
    uri,
    resources: files.flatMap((file) => file.resources),
    calls: files.flatMap((file) => file.calls),
    outputs: files.flatMap((file) => file.outputs),
  };
}

/** The directories that a module calls. */
export function calledIn({ uri, calls }: ModuleSummary): readonly string[] {
  const all = calls.map(({ source }) => relativeTo(uri, source));
  return [...new Set(all.filter((each) => each !== undefined))];
}

/** Whether a type belongs to the API Gateway family, names that were never released included. */
function isFamilyType(type: string): boolean {
  return /^aws_api_?gateway(?:_?v2)?_/.test(type);
}

function isDeclaration(keyword: string): keyword is SummarizedBlock['kind'] {
  return keyword === 'resource' || keyword === 'data';
}

function summarized(
  file: SourceFile,
  block: Block,
  kind: SummarizedBlock['kind'],
  type: Label,
  name: Label,
): SummarizedBlock {
  const { line, character } = positionAt(file, block.start);
  const last = positionAt(file, name.end);
  // To an editor a lone carriage return ends a line, to HCL it is a blank.
  const end = last.line === line ? last.character : character + block.type.text.length;
  return {
    kind,
    type: sharedCopy(type.text),
    name: copyOf(name.text),
    file: file.uri,
    line,
    start: character,
    end,
  };
}

/** A cut-out string of V8 keeps the whole text it was cut from alive; a copy doesn't. */
export function copyOf(text: string): string {
  return text.split('').join('');
}

const familyTypes = new Map<string, string>();

/** A copy of a type's name, the same for all. */
function sharedCopy(type: string): string {
  const known = familyTypes.get(type) ?? copyOf(type);
  if (familyTypes.size < MAX_SHARED) familyTypes.set(known, known);

  return known;
}

const MAX_SHARED = 200;
