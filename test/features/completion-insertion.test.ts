/** Every line of what is completed comes to stand in its column, whatever an editor does with indentation and further edits. */
import { expect, test } from 'vitest';
import type { CompletionClientCapabilities } from 'vscode-languageserver';
import type { TextEdit } from 'vscode-languageserver-types';
import { insertionFrom } from '../../server/src/lsp/client-capabilities.js';
import { completion } from '../../server/src/features/completion/completion.js';
import { inserted } from '../../server/src/features/completion/insertion.js';
import { offsetAt } from '../../server/src/workspace/line-index.js';
import { cursorOf, fixture } from '../support/fixture.js';

const TEXT = `resource "aws_apigatewayv2_stage" "x" {
  dynamic "route_settings" {
    for_each = {}
    con<|>
    iterator = route
  }
}
`;
const AFTER = TEXT.replace(
  '    con<|>\n',
  '\n    content {\n      route_key              = "$default"\n      throttling_rate_limit  = 10000\n      throttling_burst_limit = 5000\n    }\n\n',
);

/** What an editor makes of the text of a snippet or of plain text; `line` is that of the cursor. */
interface Model {
  readonly completion: CompletionClientCapabilities;
  readonly indentsSnippets: boolean;
  readonly indentsText: boolean;
}

const BOTH_MODES = {
  insertTextModeSupport: { valueSet: [1, 2] },
} satisfies CompletionClientCapabilities['completionItem'];
const models: Readonly<Record<string, Model>> = {
  'VS Code, which does what an item asks for': {
    completion: { completionItem: { snippetSupport: true, ...BOTH_MODES }, insertTextMode: 2 },
    indentsSnippets: false,
    indentsText: false,
  },
  'Sublime Text, which indents everything and says so': {
    completion: { completionItem: { snippetSupport: true, insertTextModeSupport: { valueSet: [2] } } },
    indentsSnippets: true,
    indentsText: true,
  },
  'Helix, which says nothing and indents snippets': {
    completion: { completionItem: { snippetSupport: true } },
    indentsSnippets: true,
    indentsText: false,
  },
  'Helix or eglot without snippets, which put text in as it is': {
    completion: { completionItem: { snippetSupport: false } },
    indentsSnippets: true,
    indentsText: false,
  },
  'an editor that says nothing at all': { completion: {}, indentsSnippets: false, indentsText: false },
};

test.each(Object.entries(models))('%s', (_, model) => {
  const { file, offset } = cursorOf(fixture(TEXT));
  const insertion = insertionFrom(model.completion);
  const found = completion(file, offset, fixture(TEXT).module).find(({ label }) => label === 'content');
  const item = found && inserted(found, file, insertion);
  const edit = item?.textEdit;
  if (edit === undefined || !('range' in edit)) throw new Error('no item with an edit');
  const isIndented = item?.insertTextFormat === 2 ? model.indentsSnippets : model.indentsText;
  const newText = edit.newText
    .replaceAll(/\$\{\d+:([^}]*)\}|\$\d+/g, '$1')
    .replaceAll('\\$', '$')
    .replaceAll('\n', isIndented ? '\n    ' : '\n');
  // One after the other, as editors do that look at the document again for the further edits.
  const after = [{ ...edit, newText }, ...(item?.additionalTextEdits ?? [])].reduce(applied, file.text);
  expect(after.replaceAll(/[ \t]+$/gm, '')).toBe(AFTER);
});

function applied(text: string, { range, newText }: TextEdit): string {
  const file = { text };
  return text.slice(0, offsetAt(file, range.start)) + newText + text.slice(offsetAt(file, range.end));
}
