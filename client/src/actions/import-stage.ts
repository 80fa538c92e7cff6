/** Writes live stages as Terraform where a person wants them. The server writes the text; this puts it in its place. */
import { env, Position, Range, Uri, window, workspace, WorkspaceEdit, type TextDocument } from 'vscode';
import type { LiveStage } from '../../../protocol/live.js';
import {
  RENDER_REQUEST,
  type RenderAnswer,
  type RenderChoices,
  type RenderParams,
  type TextRange,
} from '../../../protocol/stage-requests.js';
import { DOCUMENT_SELECTOR } from '../documents.js';
import type { RunningServer } from '../language-client.js';
import { liveStageName } from '../aws/addresses.js';
import { chooseImport } from './choose-import.js';
import { clipboardText, freeFileName, renderChoices, type ImportTarget } from './import-choices.js';
import { say, warn } from './say.js';
import { showDeclaration } from './show-declaration.js';

/** Asks for the choices and imports `stages`, which are whole; `title` says which they are. */
export async function importStages(
  stages: readonly LiveStage[],
  title: string,
  server: Promise<RunningServer>,
): Promise<void> {
  const render = async (uri: Uri | undefined, choices: RenderChoices): Promise<RenderAnswer> => {
    const params: RenderParams = { stages, choices, ...(uri === undefined ? {} : { uri: uri.toString() }) };
    return (await server).request<RenderAnswer>(RENDER_REQUEST, params);
  };
  const place = await placeOfImport(stages);
  const before = await render(place.document?.uri, {});
  // Where nothing will be written, there is nothing to choose.
  if (before.text === '') {
    await tell(before);
    return;
  }
  const chosen = await chooseImport(title, {
    file: place.document && nameOf(place.document.uri),
    beside: place.beside && nameOf(place.beside),
    hasRest: stages.some(({ kind }) => kind === 'rest'),
  });
  if (chosen === undefined) return;
  const { target, options } = chosen;
  const uri = targetUri(target, place);
  let answer = await render(uri, renderChoices(options));
  if (options.ids === 'pick') {
    const picked = await pickReferences(answer);
    if (picked === undefined) return;
    answer = await render(uri, renderChoices(options, picked));
  }
  await put(answer, target, uri);
  await tell(answer, target);
}

/** Where an import may go: the Terraform file that a person looks at, and a free name beside it. */
interface Place {
  readonly document: TextDocument | undefined;
  readonly beside: Uri | undefined;
}

async function placeOfImport(stages: readonly LiveStage[]): Promise<Place> {
  const document = activeTerraformDocument();
  if (document?.uri.scheme !== 'file') return { document, beside: undefined };
  const folder = Uri.joinPath(document.uri, '..');
  const entries = await workspace.fs.readDirectory(folder);
  const open = workspace.textDocuments.map(({ uri }) => uri.path.split('/').at(-1) ?? '');
  const taken = [...entries.map(([name]) => name), ...open];
  const extension = document.languageId === 'opentofu' ? '.tofu' : '.tf';
  return { document, beside: Uri.joinPath(folder, freeFileName(wishedName(stages), extension, taken)) };
}

/** The Terraform file in the active editor, or the first in sight: a click into the tree takes the focus away. */
function activeTerraformDocument(): TextDocument | undefined {
  const editors = [window.activeTextEditor, ...window.visibleTextEditors];
  return editors
    .map((editor) => editor?.document)
    .find((document) =>
      DOCUMENT_SELECTOR.some(
        ({ language, scheme }) => document?.languageId === language && document.uri.scheme === scheme,
      ),
    );
}

function wishedName(stages: readonly LiveStage[]): string {
  const [first] = stages;
  if (first === undefined) return '';
  const api = first.apiName ?? first.apiId;
  return stages.length === 1 ? `${api} ${liveStageName(first)}` : `${api} stages`;
}

function targetUri(target: ImportTarget, { document, beside }: Place): Uri | undefined {
  switch (target) {
    // What is on the clipboard is most likely pasted into what is open.
    case 'clipboard':
    case 'end':
      return document?.uri;
    case 'beside':
      return beside;
    case 'editor':
      return undefined;
  }
}

/** The address that each ID without a proof belongs to, by the person's word; undefined where they turned away. */
async function pickReferences({
  picks,
}: RenderAnswer): Promise<Readonly<Record<string, string>> | undefined> {
  const picked: Record<string, string> = {};
  for (const { id, argument, addresses } of picks) {
    const keep = `Keep "${id}"`;
    const chosen = await window.showQuickPick([keep, ...addresses], {
      title: `${argument}: Which resource is ${id}?`,
      placeHolder: 'Neither the state nor an import block identifies the resource',
    });
    if (chosen === undefined) return undefined;
    if (chosen !== keep) picked[id] = chosen;
  }
  return picked;
}

/** One undo step; nothing is saved. */
async function put(answer: RenderAnswer, target: ImportTarget, uri: Uri | undefined): Promise<void> {
  const { text, edit, commands } = answer;
  const copied = clipboardText(target, text, commands);
  if (copied !== '') await env.clipboard.writeText(copied);
  if (text === '' || target === 'clipboard') return;
  const document = await targetDocument(target, uri);
  const end = document.lineAt(document.lineCount - 1).range.end;
  const range = edit === undefined || target !== 'end' ? new Range(end, end) : rangeOf(edit.range);
  const newText = target === 'end' ? (edit?.newText ?? text) : text;
  const change = new WorkspaceEdit();
  change.replace(document.uri, range, newText);
  if (!(await workspace.applyEdit(change))) throw new Error(`Could not edit \`${nameOf(document.uri)}\`.`);
  const blank = /^\s*/.exec(newText)?.[0].split('\n').length ?? 1;
  const at = new Position(range.start.line + blank - 1, 0);
  await window.showTextDocument(document, { selection: new Range(at, at) });
}

function targetDocument(target: ImportTarget, uri: Uri | undefined): Thenable<TextDocument> {
  if (uri === undefined) return workspace.openTextDocument({ language: 'terraform', content: '' });
  // A file that has its name and place, and is on the disk only when the person saves it.
  return workspace.openTextDocument(target === 'beside' ? uri.with({ scheme: 'untitled' }) : uri);
}

async function tell({ text, commands, stages }: RenderAnswer, target?: ImportTarget): Promise<void> {
  const written = stages.filter((stage) => stage.outcome === 'written');
  const declared = stages.filter((stage) => stage.outcome === 'declared');
  const at = declared.find((stage) => stage.at !== undefined)?.at;
  if (text === '' && at !== undefined) await showDeclaration(at);
  const addresses = written.map(({ address }) => `\`${address}\``).join(', ');
  const isCopied = target === 'clipboard';
  const sentences = [
    ...(written.length === 0 ? [] : [isCopied ? `Copied ${addresses}.` : `Added ${addresses}.`]),
    ...(commands.length === 0
      ? []
      : [isCopied ? 'The import commands follow as comments.' : 'The import commands are on the clipboard.']),
    ...written.flatMap(({ notes }) => notes),
    ...declared.map(({ message }) => message),
  ];
  const refused = stages.flatMap((stage) => (stage.outcome === 'refused' ? [stage.message] : []));
  if (refused.length > 0) warn([...refused, ...sentences]);
  else say(sentences);
}

function nameOf(uri: Uri): string {
  return uri.path.split('/').at(-1) ?? uri.path;
}

function rangeOf({ start, end }: TextRange): Range {
  return new Range(start.line, start.character, end.line, end.character);
}
