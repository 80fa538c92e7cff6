/** What changes outside the editor: files come and go on disk, folders are added and removed. */
import { describe, expect, test } from 'vitest';
import type {
  CompletionItem,
  CompletionList,
  WorkspaceEdit,
  WorkspaceSymbol,
} from 'vscode-languageserver/node';
import type { Editor } from '../support/stdio-client.js';
import { fixtures } from './fixtures.js';

const { editor, folder } = fixtures();

const STAGE = 'resource "aws_api_gateway_stage" "live" {\n  rest_api_id = \n}\n';
const OWN_PARSER = { settings: { strictCheck: false } };

const apiOf = (name: string): string =>
  `resource "aws_api_gateway_rest_api" "${name}" {\n  name = "${name}"\n}\n`;

describe('a module', () => {
  test('learns of a file that is created, changed and deleted on disk', async () => {
    const root = await folder({ 'stage.tf': STAGE });
    const server = await editor({ ...OWN_PARSER, folders: [root.uri] });
    await server.open(root.of('stage.tf'), STAGE);
    expect(await apis(server, root.of('stage.tf'))).toEqual([]);

    await root.write('api.tf', apiOf('first'));
    await server.watched([root.of('api.tf')]);
    await expect.poll(() => apis(server, root.of('stage.tf'))).toEqual(['first']);

    await root.write('api.tf', apiOf('second'));
    await server.watched([root.of('api.tf')]);
    await expect.poll(() => apis(server, root.of('stage.tf'))).toEqual(['second']);

    await root.remove('api.tf');
    await server.watched([root.of('api.tf')]);
    await expect.poll(() => apis(server, root.of('stage.tf'))).toEqual([]);
  });

  test('knows what is typed in another open file, not what the disk has', async () => {
    const root = await folder({ 'stage.tf': STAGE, 'api.tf': apiOf('saved') });
    const server = await editor({ ...OWN_PARSER, folders: [root.uri] });
    await server.open(root.of('stage.tf'), STAGE);
    await server.open(root.of('api.tf'), apiOf('saved'));
    expect(await apis(server, root.of('stage.tf'))).toEqual(['saved']);
    await server.replace(root.of('api.tf'), apiOf('typed'));
    expect(await apis(server, root.of('stage.tf'))).toEqual(['typed']);
    await server.close(root.of('api.tf'));
    await expect.poll(() => apis(server, root.of('stage.tf'))).toEqual(['saved']);
  });

  test('learns of a text that it reads, on disk and as it is typed', async () => {
    const main = `resource "aws_api_gateway_stage" "live" {
  rest_api_id   = "a"
  stage_name    = "live"
  deployment_id = "d"
  access_log_settings {
    destination_arn = "arn:aws:logs:eu-west-1:123456789012:log-group:x"
    format          = file("\${path.module}/fmt.json")
  }
}
`;
    const right = '{"id":"$context.requestId"}';
    const wrong = '{"id":"$context.requestId",}';
    const root = await folder({ 'main.tf': main, 'fmt.json': right });
    const server = await editor({ ...OWN_PARSER, folders: [root.uri] });
    const codes = (...expected: readonly string[]) =>
      server.until(root.of('main.tf'), (found) => found.map(({ code }) => code).join() === expected.join());
    await server.open(root.of('main.tf'), main);
    await codes();

    await root.write('fmt.json', wrong);
    await server.watched([root.of('fmt.json')]);
    await codes('access-log-broken-json');

    await server.open(root.of('fmt.json'), right, 'json');
    await codes();
    await server.replace(root.of('fmt.json'), wrong);
    await codes('access-log-broken-json');
    await server.replace(root.of('fmt.json'), right);
    await codes();
    await server.close(root.of('fmt.json'));
    await codes('access-log-broken-json');
  });

  test('is read again after a save where the editor watches nothing', async () => {
    const root = await folder({ 'stage.tf': STAGE });
    const server = await editor({
      options: { debounceMs: 0, strictCheck: false },
      capabilities: { textDocument: { publishDiagnostics: {} } },
      folders: [root.uri],
    });
    await server.open(root.of('stage.tf'), STAGE);
    expect(await apis(server, root.of('stage.tf'))).toEqual([]);
    await root.write('api.tf', apiOf('first'));
    await server.connection.sendNotification('textDocument/didSave', {
      textDocument: { uri: root.of('stage.tf') },
    });
    await expect.poll(() => apis(server, root.of('stage.tf'))).toEqual(['first']);
  });

  test('with blanks, umlauts and emoji in its path is one module', async () => {
    const root = await folder({ 'grün & 100% 👍/stage.tf': STAGE, 'grün & 100% 👍/api.tf': apiOf('first') });
    const server = await editor({ ...OWN_PARSER, folders: [root.uri] });
    const uri = root.of('grün & 100% 👍/stage.tf');
    // Editors spell URIs in their own ways.
    const spelled = uri.replaceAll('%20', ' ').replace('%26', '&').replaceAll('%C3%BC', 'ü');
    await server.open(spelled, STAGE);
    expect(await apis(server, spelled)).toEqual(['first']);
  });

  test('reads files with a byte order mark, CRLF or Latin-1, and says which one is not UTF-8', async () => {
    const root = await folder({
      'stage.tf': STAGE,
      'latin.tf': Buffer.from(`# gr\u00FCn\n${apiOf('latin')}`, 'latin1'),
      'bom.tf': `\uFEFF${apiOf('bom')}`,
      'crlf.tf': apiOf('crlf').replaceAll('\n', '\r\n'),
    });
    const server = await editor({ ...OWN_PARSER, folders: [root.uri] });
    await server.open(root.of('stage.tf'), STAGE);
    expect(await apis(server, root.of('stage.tf'))).toEqual(['bom', 'crlf', 'latin']);
    expect(server.log.filter((line) => line.includes('latin.tf') && line.includes('UTF-8'))).toHaveLength(1);
  });
});

describe('several folders', () => {
  test('are separate modules, and all of them are searched', async () => {
    const one = await folder({ 'stage.tf': STAGE, 'api.tf': apiOf('one') });
    const two = await folder({ 'stage.tf': STAGE, 'api.tf': apiOf('two') });
    const server = await editor({ ...OWN_PARSER, folders: [one.uri, two.uri] });
    await server.open(one.of('stage.tf'), STAGE);
    await server.open(two.of('stage.tf'), STAGE);
    expect(await apis(server, one.of('stage.tf'))).toEqual(['one']);
    expect(await apis(server, two.of('stage.tf'))).toEqual(['two']);
    await expect.poll(() => symbols(server)).toEqual(['one', 'two']);
  });

  test('are added and removed while the editor is open', async () => {
    const one = await folder({ 'api.tf': apiOf('one') });
    const two = await folder({ 'api.tf': apiOf('two') });
    const server = await editor({ ...OWN_PARSER, folders: [one.uri] });
    await expect.poll(() => symbols(server)).toEqual(['one']);
    await server.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added: [{ uri: two.uri, name: 'two' }], removed: [{ uri: one.uri, name: 'one' }] },
    });
    await expect.poll(() => symbols(server)).toEqual(['two']);
  });

  test('within one another count each module once', async () => {
    const outer = await folder({ 'api.tf': apiOf('outer'), 'inner/api.tf': apiOf('inner') });
    const server = await editor({ ...OWN_PARSER, folders: [outer.uri, outer.of('inner')] });
    await expect.poll(() => symbols(server)).toEqual(['inner', 'outer']);
  });

  test('answers are there before the search for modules is over', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 300 }, (_, at) => [`m${at}/main.tf`, apiOf(`api_${at}`)]),
    );
    const root = await folder(files);
    const server = await editor({ ...OWN_PARSER, folders: [root.uri] });
    await server.open(root.of('m0/stage.tf'), STAGE);
    expect(await apis(server, root.of('m0/stage.tf'))).toEqual(['api_0']);
    expect(server.log.some((line) => line.startsWith('Indexed'))).toBe(false);
  });
});

/** Names of the APIs that completion offers for `rest_api_id`. */
async function apis(server: Editor, uri: string): Promise<readonly string[]> {
  const answer = await server.request<CompletionItem[] | CompletionList | null>('textDocument/completion', {
    textDocument: { uri },
    position: { line: 1, character: 16 },
  });
  const items = Array.isArray(answer) ? answer : (answer?.items ?? []);
  return items.flatMap(({ label }) => /^aws_api_gateway_rest_api\.(\w+)\.id$/.exec(label)?.[1] ?? []).sort();
}

/** Names of the APIs that a search in the whole workspace finds. */
async function symbols(server: Editor): Promise<readonly string[]> {
  const found = await server.request<WorkspaceSymbol[] | null>('workspace/symbol', {
    query: 'aws_api_gateway_rest_api',
  });
  return (found ?? []).map(({ name }) => name.replace(/^.*\./, '')).sort();
}

describe('what changes closed files', () => {
  /** So many files that reading them again takes longer than an answer. */
  const MANY = Object.fromEntries(
    Array.from({ length: 600 }, (_, index) => [`a${index}.tf`, `locals {\n  a${index} = ${index}\n}\n`]),
  );
  const MAIN = 'variable "stage_name" {}\n';
  const USER = 'output "name" {\n  value = var.stage_name\n}\n';

  async function openedAmongMany() {
    const root = await folder({ ...MANY, 'main.tf': MAIN, 'z.tf': USER });
    const server = await editor({ ...OWN_PARSER, folders: [root.uri] });
    await server.open(root.of('main.tf'), MAIN);
    const rename = () =>
      server.request<WorkspaceEdit>('textDocument/rename', {
        textDocument: { uri: root.of('main.tf') },
        position: { line: 0, character: 12 },
        newName: 'renamed',
      });
    expect(linesIn(await rename(), root.of('z.tf'))).toEqual([1]);
    return { root, server, rename };
  }

  test('goes by the disk that the editor has told of', async () => {
    const { root, server, rename } = await openedAmongMany();
    await root.write('z.tf', `# one\n# two\n${USER}`);
    await server.watched([root.of('z.tf')]);
    expect(linesIn(await rename(), root.of('z.tf'))).toEqual([3]);
  });

  test('goes by the disk as soon as a document is closed', async () => {
    const { root, server, rename } = await openedAmongMany();
    await server.open(root.of('z.tf'), `# typed\n${USER}`);
    expect(linesIn(await rename(), root.of('z.tf'))).toEqual([2]);
    await root.write('z.tf', `# one\n# two\n# three\n${USER}`);
    await server.close(root.of('z.tf'));
    expect(linesIn(await rename(), root.of('z.tf'))).toEqual([4]);
  });
});

/** The lines in which an edit changes a file. */
function linesIn({ changes, documentChanges = [] }: WorkspaceEdit, uri: string): readonly number[] {
  const versioned = documentChanges.flatMap((each) =>
    'textDocument' in each && each.textDocument.uri === uri ? each.edits : [],
  );
  return [...(changes?.[uri] ?? []), ...versioned].flatMap((each) =>
    'range' in each ? [each.range.start.line] : [],
  );
}
