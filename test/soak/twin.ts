/** Whether a server that has been running for long says the same as one that has just started with the same texts. */
import { setTimeout as pause } from 'node:timers/promises';
import type { LiveStage } from '../../protocol/live.js';
import { COMPARE_REQUEST, RENDER_REQUEST } from '../../protocol/stage-requests.js';
import { type Editor, positionIn } from '../support/stdio-client.js';
import { type Desk, freshEditor } from './desk.js';
import { LIVE } from './texts.js';

/** Asks both about every open document, until they agree or a minute has passed; answers what differs, in words. */
export async function twinFault(desk: Desk, mostWaits = MOST_WAITS): Promise<string | undefined> {
  const twin = await freshEditor(desk);
  try {
    for (let waited = 0; ; waited++) {
      const [ours, theirs] = await Promise.all([picture(desk.editor, desk), picture(twin, desk)]);
      const different = [...ours].find(([name, answer]) => theirs.get(name) !== answer);
      if (different === undefined) return undefined;
      if (waited === mostWaits) {
        const [name, answer] = different;
        return `${name} differs from what a server says that has just started:\n${answer}\n${String(theirs.get(name))}`;
      }
      await pause(WAIT_MS);
    }
  } finally {
    await twin.stop();
  }
}

/** What two modules declare is told of either of them, whichever was read first. */
const UNDECLARED = LIVE.map((live) => ({ ...live, apiId: 'undeclared' }));

const WAIT_MS = 250;
const MOST_WAITS = 240;

/**
 * Outline and colours hang on where everything stands, findings and hints on what it says, and the end of an import on the
 * length of the text. What the text is to the last character, `echoed` tells where it is sound.
 */
const ABOUT_A_TEXT = [
  'textDocument/documentSymbol',
  'textDocument/semanticTokens/full',
  'textDocument/inlayHint',
  'textDocument/diagnostic',
  RENDER_REQUEST,
];

async function picture(editor: Editor, { open }: Desk): Promise<ReadonlyMap<string, string>> {
  const asked = [...open.keys()].flatMap((uri) =>
    ABOUT_A_TEXT.map(async (method) => {
      const range = { start: { line: 0, character: 0 }, end: { line: 100_000, character: 0 } };
      const answer = await editor.request(method, { textDocument: { uri }, range, uri, stages: UNDECLARED });
      return [`${method} of ${uri}`, comparable(answer)] as const;
    }),
  );
  const echoes = await echoed(editor, open);
  const symbols = editor.request<readonly unknown[] | null>('workspace/symbol', { query: '' });
  return new Map([
    ...(await Promise.all(asked)),
    ...echoes,
    // In the order in which folders were read.
    ['workspace/symbol', comparable(((await symbols) ?? []).map((each) => JSON.stringify(each)).sort())],
  ]);
}

/**
 * The whole texts that the server has: a stage is typed at the end of each, compared with a live one, which answers the text
 * of the file, and taken away again.
 */
async function echoed(editor: Editor, open: Desk['open']): Promise<readonly (readonly [string, string])[]> {
  const echoes: (readonly [string, string])[] = [];
  for (const [uri, text] of open) {
    if (!uri.endsWith('.tf')) continue;
    const start = positionIn(text, text.length);
    const end = positionIn(text + TYPED, text.length + TYPED.length);
    await editor.change(uri, [{ range: { start, end: start }, text: TYPED }]);
    echoes.push([
      `the text of ${uri}`,
      comparable(await editor.request(COMPARE_REQUEST, { stage: TYPED_LIVE, uri })),
    ]);
    await editor.change(uri, [{ range: { start, end }, text: '' }]);
  }
  return echoes;
}

const TYPED =
  '#\nresource "aws_apigatewayv2_stage" "typed" {\n  api_id      = "typed1"\n  name        = "typed"\n  auto_deploy = false\n}\n';
const TYPED_LIVE: LiveStage = {
  kind: 'version2',
  apiId: 'typed1',
  apiName: 'typed',
  region: 'eu-west-1',
  stage: { StageName: 'typed', AutoDeploy: true },
};

/** Names of results are each server's own. */
function comparable(answer: unknown): string {
  return JSON.stringify(answer, (name, value: unknown) => (name === 'resultId' ? undefined : value));
}
