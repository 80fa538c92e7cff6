/** Finds blocks of the API Gateway family in all modules of the workspace, open or not. */
import type { WorkspaceSymbol } from 'vscode-languageserver-types';
import { inert } from '../../../protocol/plain-text.js';
import { SymbolKind } from './protocol-constants.js';
import type { ModuleSummary, SummarizedBlock } from '../workspace/summary.js';
import { unescaped } from '../workspace/uris.js';

/**
 * Blocks whose address fits a query, best first and at most 200. Every word of the query has to be in the address, or
 * at least its letters in their order; case does not matter.
 */
export function workspaceSymbols(query: string, summaries: readonly ModuleSummary[]): WorkspaceSymbol[] {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const found: { readonly rank: number; readonly block: SummarizedBlock; readonly module: string }[] = [];
  // Which ones are left out must not hang on the order in which folders were read.
  for (const { uri, resources } of summaries.toSorted((a, b) => (a.uri < b.uri ? -1 : 1))) {
    for (const block of resources) {
      const rank = rankOf(addressOf(block).toLowerCase(), words);
      if (rank !== undefined) found.push({ rank, block, module: uri });
    }
  }
  return found
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MAX_SYMBOLS)
    .map(({ block, module }) => symbolOf(block, module));
}

const MAX_SYMBOLS = 200;

/** 0 where every word is part of the address, 1 where only its letters are; undefined where one doesn't fit. */
function rankOf(address: string, words: readonly string[]): number | undefined {
  let rank = 0;
  for (const word of words) {
    if (address.includes(word)) continue;
    if (!hasLetters(address, word)) return undefined;
    rank = 1;
  }
  return rank;
}

function hasLetters(address: string, word: string): boolean {
  let at = 0;
  for (const letter of word) {
    at = address.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

function symbolOf(block: SummarizedBlock, module: string): WorkspaceSymbol {
  const { file, line, start, end } = block;
  return {
    name: inert(addressOf(block)),
    kind: block.kind === 'resource' ? SymbolKind.Class : SymbolKind.Interface,
    containerName: inert(folderName(module)),
    location: { uri: file, range: { start: { line, character: start }, end: { line, character: end } } },
  };
}

function addressOf({ kind, type, name }: SummarizedBlock): string {
  return `${kind === 'data' ? 'data.' : ''}${type}.${name}`;
}

/** The last two folders of a module's path, enough to tell `staging/api` from `prod/api`. */
function folderName(uri: string): string {
  const path = uri.replace(/^[a-z][\w+.-]*:\/*/i, '');
  return path.split('/').slice(-2).map(unescaped).join('/');
}
