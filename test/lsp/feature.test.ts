/** What an entry of the feature table answers, alone and beside another Terraform extension. */
import { expect, test } from 'vitest';
import { HoverRequest, WorkspaceSymbolRequest } from 'vscode-languageserver';
import { type Entry, feature, type FeatureContext } from '../../server/src/lsp/feature.js';

const PARAMS = { textDocument: { uri: 'file:///m/main.tf' }, position: { line: 0, character: 0 } };
const OURS = { contents: 'ours' };

type Answers = Entry<typeof PARAMS, typeof OURS | null>;

/** The answer as the session would give it, where another extension serves these documents. */
async function answered(
  beside: Answers['beside'],
  served: readonly (string | undefined)[],
): Promise<unknown> {
  let given: unknown;
  const context = {
    isBeside: (uri: string | undefined) => Promise.resolve(served.includes(uri)),
  } as Partial<FeatureContext> as FeatureContext;
  const entry = { capability: {}, empty: null, beside, answer: () => OURS };
  feature(HoverRequest.type, entry).register(
    { request: (_method, _empty, answer) => void (given = answer(PARAMS)) },
    context,
  );
  return await given;
}

const URI = PARAMS.textDocument.uri;

test('alone, every feature answers', async () => {
  for (const beside of ['answer', 'leave', () => null] as const)
    expect(await answered(beside, ['file:///other.tf'])).toBe(OURS);
});

test('beside another extension it answers, leaves it, or gives another answer', async () => {
  expect(await answered('answer', [URI])).toBe(OURS);
  expect(await answered('leave', [URI])).toBeNull();
  expect(await answered(() => ({ contents: 'only ours' }), [URI])).toEqual({ contents: 'only ours' });
});

test('a request without a document is asked of all that are open', async () => {
  let asked: unknown = 'nothing';
  const context = {
    isBeside: (uri: string | undefined) => {
      asked = uri;
      return Promise.resolve(true);
    },
  } as Partial<FeatureContext> as FeatureContext;
  const symbols = feature(WorkspaceSymbolRequest.type, {
    capability: {},
    empty: [],
    beside: 'leave',
    answer: () => null,
  });
  let given: unknown;
  symbols.register({ request: (_m, _e, answer) => void (given = answer({ query: '' })) }, context);
  expect(await given).toEqual([]);
  expect(asked).toBeUndefined();
});
