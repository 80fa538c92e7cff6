/**
 * What is remembered of a module that no one has open: names and places, enough to find things in the workspace.
 * Knows no text; its strings are copies, so that a summary keeps no file's text alive.
 */
import type { Block } from '../hcl/syntax.js';
import { positionAt } from './line-index.js';
import type { Declaration, Module } from './module.js';

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

/** Copies out of a module what is worth remembering. */
export function summaryOf(module: Module): ModuleSummary {
  const copy = copier();
  return {
    uri: module.uri,
    resources: [
      ...familyBlocks('resource', module.resources.values(), copy),
      ...familyBlocks('data', module.data.values(), copy),
    ],
    calls: [...module.calls].flatMap(([name, { block }]) => {
      const source = localSource(block);
      return source === undefined ? [] : [{ name: copy(name), source: copy(source) }];
    }),
    outputs: [...module.outputs.keys()].map(copy),
  };
}

/** Whether a type belongs to the API Gateway family, draft names included. */
export function isFamilyType(type: string): boolean {
  return /^aws_(?:api_gateway|apigatewayv2)_/.test(type);
}

function familyBlocks(
  kind: SummarizedBlock['kind'],
  declarations: Iterable<Declaration>,
  copy: (text: string) => string,
): readonly SummarizedBlock[] {
  const found: SummarizedBlock[] = [];
  for (const { file, block } of declarations) {
    const [type, name] = block.labels;
    if (type && name && isFamilyType(type.text)) {
      const { line, character } = positionAt(file, block.start);
      const end = character + Math.min(block.header.end, name.end) - block.start;
      found.push({
        kind,
        type: copy(type.text),
        name: copy(name.text),
        file: file.uri,
        line,
        start: character,
        end,
      });
    }
  }
  return found;
}

function localSource(block: Block): string | undefined {
  const source = block.body.items.find((item) => item.kind === 'attribute' && item.name.text === 'source');
  const part =
    source?.kind === 'attribute' && source.value.kind === 'template' ? source.value.parts[0] : undefined;
  return part?.kind === 'text' && /^\.\.?\//.test(part.value) ? part.value : undefined;
}

/** A cut-out string of V8 keeps the whole text it was cut from; a copy doesn't. Equal strings are shared. */
function copier(): (text: string) => string {
  const copies = new Map<string, string>();
  return (text) => {
    let copied = copies.get(text);
    if (copied === undefined) {
      copied = Buffer.from(text, 'utf8').toString('utf8');
      copies.set(copied, copied);
    }
    return copied;
  };
}
