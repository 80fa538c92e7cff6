/** What the soak asks the server: every request that it offers, with parameters of chance, and what an answer must be. */
import { ErrorCodes, LSPErrorCodes, type Range, ResponseError } from 'vscode-languageserver/node';
import {
  COMPARE_ALL_REQUEST,
  COMPARE_REQUEST,
  MANAGED_REQUEST,
  RENDER_REQUEST,
} from '../../protocol/stage-requests.js';
import { features } from '../../server/src/lsp/feature-table.js';
import type { Random } from '../fuzz/random.js';
import { positionIn } from '../support/stdio-client.js';
import { LIVE } from './texts.js';

/** A request. */
export interface Ask {
  readonly method: string;
  readonly params: object;
}

/** Those of the server's own table, so that a new one is asked from its first day, and the one for diagnostics. */
const METHODS = [
  ...features.map(({ method }) => method).filter((method) => method !== 'completionItem/resolve'),
  'textDocument/diagnostic',
];

/** Something that an editor may ask about a text, anywhere in it. */
export function askOf(uri: string, text: string, random: Random): Ask {
  const method = random.pick(METHODS);
  const position = positionIn(text, random.below(text.length + 1));
  const range: Range =
    random.below(2) === 0
      ? { start: { line: 0, character: 0 }, end: positionIn(text, text.length) }
      : { start: position, end: position };
  const stage = random.pick(LIVE);
  const ofStages = {
    // Editors import into files of Terraform alone; without a file the text stands by itself.
    [RENDER_REQUEST]: { stages: LIVE, ...(uri.endsWith('.tf') ? { uri } : {}) },
    [COMPARE_REQUEST]: { stage, uri },
    [COMPARE_ALL_REQUEST]: { stages: LIVE },
    [MANAGED_REQUEST]: {
      stages: [{ kind: stage.kind, apiId: stage.apiId, stageName: 'prod' }],
    },
  }[method];
  return {
    method,
    params: ofStages ?? {
      textDocument: { uri },
      position,
      range,
      context: { diagnostics: [], includeDeclaration: random.below(2) === 0, triggerKind: 1 },
      query: text.slice(position.character, position.character + random.below(4)),
      newName: random.pick(['renamed', 'x-1', 'not a name', 'a"b', '${x}', '']),
    },
  };
}

/** Why an answer is none that an editor could use; undefined for every other. */
export function refusalFault(error: unknown): string | undefined {
  if (!(error instanceof ResponseError)) return `was answered with ${String(error)}`;
  const isProper = PROPER.includes(error.code) && error.message !== '' && !error.message.includes('\n');
  return isProper ? undefined : `was answered with ${error.code}: ${error.message}`;
}

const PROPER: readonly number[] = [
  LSPErrorCodes.RequestFailed,
  LSPErrorCodes.RequestCancelled,
  LSPErrorCodes.ContentModified,
  LSPErrorCodes.ServerCancelled,
  ErrorCodes.InvalidParams,
];
