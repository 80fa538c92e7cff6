/** Every method of the protocol that the server offers, once, over the wire: the answers are whole and in its form. */
import { describe, expect, test } from 'vitest';
import type {
  CodeAction,
  CompletionItem,
  CompletionList,
  Definition,
  DefinitionLink,
  DocumentHighlight,
  DocumentSymbol,
  Hover,
  Location,
  MarkupContent,
  Position,
  SignatureHelp,
  WorkspaceEdit,
  WorkspaceSymbol,
} from 'vscode-languageserver/node';
import { type Editor, positionIn } from '../support/stdio-client.js';
import { fixtures, underlined } from './fixtures.js';

const { editor, folder } = fixtures();

const STAGE = `resource "aws_api_gateway_stage" "live" {
  rest_api_id        = aws_api_gateway_rest_api.shop.id
  stage_name         = "live"
  cache_cluster_size = "1"
  invoke_url         = "x"
  
}
`;
const API = `resource "aws_api_gateway_rest_api" "shop" {
  name = "shop"
}

variable "name" {
  default = "shop"
}
`;

interface Opened {
  readonly server: Editor;
  readonly uri: string;
  readonly other: string;
  /** The request at the place right after `before` in the stage's file. */
  readonly at: <T>(method: string, before: string, more?: object) => Promise<T>;
}

describe('completion', () => {
  test('offers arguments that are not there yet, with documentation when an item is resolved', async () => {
    const { server, at } = await opened();
    const items = itemsOf(await at('textDocument/completion', '= "x"\n  '));
    const labels = items.map(({ label }) => label);
    expect(labels).toContain('deployment_id');
    expect(labels).not.toContain('stage_name');
    const item = items.find(({ label }) => label === 'xray_tracing_enabled');
    const resolved = await server.request<CompletionItem>('completionItem/resolve', item);
    expect((resolved.documentation as MarkupContent).value.length).toBeGreaterThan(50);
  });

  test('offers values', async () => {
    const { at } = await opened();
    const labels = itemsOf(await at('textDocument/completion', 'cache_cluster_size = "')).map(
      ({ label }) => label,
    );
    expect(labels.some((label) => label.includes('0.5'))).toBe(true);
    expect(labels.some((label) => label.includes('237'))).toBe(true);
  });

  test('offers references to what other files declare', async () => {
    const { server, uri } = await opened();
    await server.replace(uri, 'resource "aws_api_gateway_stage" "live" {\n  rest_api_id = \n}\n');
    const position = { line: 1, character: 16 };
    const items = itemsOf(
      await server.request('textDocument/completion', { textDocument: { uri }, position }),
    );
    expect(items[0]?.label).toBe('aws_api_gateway_rest_api.shop.id');
  });
});

test('hover tells of the argument under the cursor', async () => {
  const { at } = await opened();
  const hover = await at<Hover | null>('textDocument/hover', 'cache_cluster');
  expect((hover?.contents as MarkupContent).value).toMatch(/0\.5/);
});

describe('functions', () => {
  const CALL = 'locals {\n  a = merge({}, jsonencode(\n}\n';
  const after = (part: string) => positionIn(CALL, CALL.indexOf(part) + part.length);

  test('parameters are shown while a call is typed, and the editor is told when to ask', async () => {
    const { server, uri } = await opened();
    await server.replace(uri, CALL);
    const help = (part: string) =>
      server.request<SignatureHelp | null>('textDocument/signatureHelp', {
        textDocument: { uri },
        position: after(part),
      });
    expect((await help('merge('))?.signatures[0]?.label).toBe('merge(maps... any)');
    expect((await help('jsonencode('))?.signatures[0]?.parameters).toEqual([{ label: 'val any' }]);
    expect(await help('a = ')).toBeNull();
    expect(server.initialized.capabilities.signatureHelpProvider?.triggerCharacters).toEqual(['(', ',']);
  });

  test('names are offered and explained', async () => {
    const { server, uri } = await opened();
    await server.replace(uri, CALL);
    const at = { textDocument: { uri }, position: after('json') };
    const found = itemsOf(await server.request('textDocument/completion', at));
    const item = found.find(({ label }) => label === 'jsonencode');
    const resolved = await server.request<CompletionItem>('completionItem/resolve', item);
    expect(resolved.detail).toBe('jsonencode(val any) string');
    const hover = await server.request<Hover | null>('textDocument/hover', at);
    expect((hover?.contents as MarkupContent).value).toContain('as JSON text');
  });
});

test('definition leads from a stage variable to every stage that declares it', async () => {
  const { server, uri } = await opened();
  const stages = ['a', 'b'].map(
    (name) =>
      `resource "aws_api_gateway_stage" "${name}" {\n  rest_api_id = aws_api_gateway_rest_api.shop.id\n  variables   = { alias = "x" }\n}\n`,
  );
  const text = `resource "aws_api_gateway_integration" "i" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
  uri         = "x:$\${stageVariables.alias}"
}
${stages.join('')}`;
  await server.replace(uri, text);
  const found = await server.request<Location[]>('textDocument/definition', {
    textDocument: { uri },
    position: { line: 2, character: 38 },
  });
  expect(found.map(({ range }) => range.start.line)).toEqual([6, 10]);
});

test('definition leads to the declaration in another file', async () => {
  const { at, other } = await opened();
  const found = await at<Definition | DefinitionLink[] | null>(
    'textDocument/definition',
    'aws_api_gateway_rest_api.sh',
  );
  const [target] = [found].flat();
  if (!target) throw new Error('no definition');
  const [uri, range] = 'uri' in target ? [target.uri, target.range] : [target.targetUri, target.targetRange];
  expect(uri).toBe(other);
  expect(range.start.line).toBe(0);
});

test('references lead to every use and, where asked for, the declaration', async () => {
  const { at, uri, other } = await opened();
  const context = { includeDeclaration: true };
  const found = await at<Location[]>('textDocument/references', 'aws_api_gateway_rest_api.sh', { context });
  expect(found.map((location) => location.uri).sort()).toEqual([uri, other].sort());
});

test('highlights are the uses in the file that is open', async () => {
  const { at } = await opened();
  const found = await at<DocumentHighlight[]>(
    'textDocument/documentHighlight',
    'aws_api_gateway_rest_api.sh',
  );
  expect(found.map(({ range }) => range.start.line)).toEqual([1]);
});

test('a name is changed in every file of the module', async () => {
  const { server, at, uri, other } = await opened();
  const range = await at('textDocument/prepareRename', 'aws_api_gateway_rest_api.sh');
  expect(range).not.toBeNull();
  const edit = await at<WorkspaceEdit>('textDocument/rename', 'aws_api_gateway_rest_api.sh', {
    newName: 'store',
  });
  expect(Object.keys(edit.changes ?? {}).sort()).toEqual([uri, other].sort());
  const refused = at('textDocument/rename', 'aws_api_gateway_rest_api.sh', { newName: 'no name!' });
  await expect(refused.then((answer) => answer ?? Promise.reject(new Error('nothing')))).rejects.toThrow();
  await server.stop();
});

test('document symbols name the blocks of a file', async () => {
  const { server, other } = await opened();
  await server.open(other, API);
  const symbols = await server.request<DocumentSymbol[]>('textDocument/documentSymbol', {
    textDocument: { uri: other },
  });
  expect(symbols.map(({ name }) => name).join(' ')).toMatch(/shop.*name/);
  for (const { range, selectionRange } of symbols) expect(contains(range, selectionRange)).toBe(true);
});

test('workspace symbols are found by a part of their name, in modules that nobody opened', async () => {
  const { server } = await opened();
  await expect
    .poll(async () =>
      (await server.request<WorkspaceSymbol[]>('workspace/symbol', { query: 'faraway' }))
        .map(({ name }) => name)
        .join(),
    )
    .toContain('faraway');
});

describe('diagnostics and their remedies', () => {
  test('a wrong value is shown where it stands, with the page of its rule', async () => {
    const { server, uri } = await opened();
    const shown = await server.until(uri, (found) => found.some(({ code }) => code === 'invalid-value'));
    const wrong = shown.filter(({ code }) => code === 'invalid-value');
    expect(underlined(STAGE, wrong)).toEqual(['"1"']);
    expect(wrong[0]?.codeDescription?.href).toMatch(/rules\.md/);
  });

  test('a quick fix mends what is shown', async () => {
    const { server, uri } = await opened();
    const shown = await server.until(uri, (found) => found.some(({ code }) => code === 'read-only-argument'));
    const wrong = shown.find(({ code }) => code === 'read-only-argument');
    if (!wrong) throw new Error('no diagnostic');
    const actions = await server.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: wrong.range,
      context: { diagnostics: [wrong], only: ['quickfix'] },
    });
    const edits =
      actions[0]?.edit?.changes?.[uri] ??
      actions[0]?.edit?.documentChanges?.flatMap((each) => ('edits' in each ? each.edits : []));
    if (!edits?.length) throw new Error(`no edit in ${JSON.stringify(actions)}`);
    await server.change(
      uri,
      edits.map((edit) => ({
        range: (edit as { range: typeof wrong.range }).range,
        text: (edit as { newText: string }).newText,
      })),
    );
    await server.until(uri, (found) => !found.some(({ code }) => code === 'read-only-argument'));
  });

  test('a refactoring is offered where nothing is wrong, and adds what it says', async () => {
    const { server, uri } = await opened();
    const sound = STAGE.replace(/^ {2}(?:cache|invoke).*\n/gm, '');
    await server.replace(uri, sound);
    const start = { line: 0, character: 40 };
    const actions = await server.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: { start, end: start },
      context: { diagnostics: [], only: ['refactor'] },
    });
    const action = actions.find(({ title }) => title === 'Add access logging');
    expect(action?.kind).toBe('refactor.rewrite');
    const added = action?.edit?.changes?.[uri]?.map(({ newText }) => newText).join('') ?? '';
    expect(added).toContain('destination_arn = aws_cloudwatch_log_group.live_access.arn');
    expect(added).toContain('resource "aws_cloudwatch_log_group" "live_access" {');
  });

  test('a comment silences a rule for its line', async () => {
    const { server, uri } = await opened();
    await server.until(uri, (found) => found.some(({ code }) => code === 'invalid-value'));
    await server.replace(uri, STAGE.replace('"1"', '"1" # apigateway-stages:ignore invalid-value'));
    const shown = await server.until(uri, (found) => !found.some(({ code }) => code === 'invalid-value'));
    expect(shown.map(({ code }) => code)).toContain('read-only-argument');
  });
});

async function opened(): Promise<Opened> {
  const root = await folder({
    'shop/stage.tf': STAGE,
    'shop/api.tf': API,
    'elsewhere/main.tf': 'resource "aws_apigatewayv2_stage" "faraway" {\n}\n',
  });
  const server = await editor({ folders: [root.uri], settings: { strictCheck: false } });
  const uri = root.of('shop/stage.tf');
  await server.open(uri, STAGE);
  return {
    server,
    uri,
    other: root.of('shop/api.tf'),
    at: (method, before, more = {}) => {
      if (!STAGE.includes(before)) throw new Error(`there is no ${before}`);
      const position = positionIn(STAGE, STAGE.indexOf(before) + before.length);
      return server.request(method, { textDocument: { uri }, position, ...more });
    },
  };
}

function itemsOf(answer: CompletionItem[] | CompletionList | null): readonly CompletionItem[] {
  return Array.isArray(answer) ? answer : (answer?.items ?? []);
}

function contains(outer: Span, inner: Span): boolean {
  return !isAfter(outer.start, inner.start) && !isAfter(inner.end, outer.end);
}

interface Span {
  readonly start: Position;
  readonly end: Position;
}

function isAfter(a: Position, b: Position): boolean {
  return a.line > b.line || (a.line === b.line && a.character > b.character);
}
