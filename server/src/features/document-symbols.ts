/** The outline of a file: its blocks and local values, nested as they stand. Arguments are left out. */
import type { DocumentSymbol } from 'vscode-languageserver-types';
import { inert } from '../../../protocol/plain-text.js';
import { SymbolKind } from './protocol-constants.js';
import type { Block, Body, Item } from '../hcl/syntax.js';
import { rangeOf } from '../workspace/line-index.js';
import type { SourceFile } from '../workspace/module.js';

/** Blocks by keyword and address, e.g. `resource aws_api_gateway_stage.prod`, in the order of the text. */
export function documentSymbols(file: SourceFile): DocumentSymbol[] {
  return symbolsIn(file, file.body, 0);
}

/** Blocks of API Gateway nest three deep; an outline of thousands of levels would help no one. */
const MAX_DEPTH = 20;

const KINDS: Readonly<Record<string, SymbolKind>> = {
  resource: SymbolKind.Class,
  data: SymbolKind.Interface,
  ephemeral: SymbolKind.Interface,
  variable: SymbolKind.Variable,
  output: SymbolKind.Field,
  module: SymbolKind.Module,
  locals: SymbolKind.Namespace,
  provider: SymbolKind.Package,
  terraform: SymbolKind.Namespace,
};

function symbolsIn(file: SourceFile, body: Body, depth: number): DocumentSymbol[] {
  return body.items.flatMap((item) => (item.kind === 'block' ? [blockSymbol(file, item, depth)] : []));
}

function blockSymbol(file: SourceFile, block: Block, depth: number): DocumentSymbol {
  const keyword = block.type.text;
  const labels = block.labels.map(({ text }) => text).filter((text) => text !== '');
  const isLocals = depth === 0 && keyword === 'locals';
  const children = isLocals
    ? block.body.items.flatMap((item) => localSymbol(file, item))
    : depth < MAX_DEPTH
      ? symbolsIn(file, block.body, depth + 1)
      : [];
  return {
    // A name must not be empty.
    name: inert([keyword, labels.join('.')].filter((text) => text !== '').join(' ')) || '…',
    kind: (depth === 0 ? KINDS[keyword] : undefined) ?? SymbolKind.Struct,
    range: rangeOf(file, block),
    selectionRange: rangeOf(file, {
      start: block.type.start,
      end: Math.min(block.labels.at(-1)?.end ?? block.type.end, block.end),
    }),
    children,
  };
}

function localSymbol(file: SourceFile, item: Item): DocumentSymbol[] {
  if (item.kind !== 'attribute') return [];
  return [
    {
      name: inert(item.name.text),
      kind: SymbolKind.Constant,
      range: rangeOf(file, { start: item.start, end: Math.max(item.end, item.name.end) }),
      selectionRange: rangeOf(file, item.name),
    },
  ];
}
