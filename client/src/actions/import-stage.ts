/** Writes live stages as Terraform where a person wants them. The server writes the text; this puts it in its place. */
import { Uri, window, workspace, type TextDocument } from 'vscode';
import { inert } from '../../../protocol/plain-text.js';
import type { LiveStage } from '../../../protocol/live.js';
import {
  RENDER_REQUEST,
  type RenderAnswer,
  type RenderChoices,
  type RenderParams,
} from '../../../protocol/stage-requests.js';
import { DOCUMENT_SELECTOR } from '../documents.js';
import type { RunningServer } from '../language-client.js';
import { liveStageName } from '../aws/addresses.js';
import { chooseImport } from './choose-import.js';
import { DEFAULT_OPTIONS, freeFileName, renderChoices, type ImportTarget } from './import-choices.js';
import { fileName, putImport } from './put-import.js';
import { tellUnwritten, tellWritten } from './tell-import.js';

/**
 * Asks for the choices and imports `stages`, which are whole; `title` says which they are, and the list of choices begins with
 * `initial`.
 */
export async function importStages(
  stages: readonly LiveStage[],
  title: string,
  server: Promise<RunningServer>,
  initial = DEFAULT_OPTIONS,
): Promise<void> {
  const render = async (uri: Uri | undefined, choices: RenderChoices): Promise<RenderAnswer> => {
    const params: RenderParams = { stages, choices, ...(uri === undefined ? {} : { uri: uri.toString() }) };
    return (await server).request<RenderAnswer>(RENDER_REQUEST, params);
  };
  const place = await placeOfImport(stages);
  const before = await render(place.document?.uri, renderChoices(initial));
  // Where nothing will be written, there is nothing to choose but to move what a deployment makes.
  if (before.text === '') {
    if (await tellUnwritten(before)) await importStages(stages, title, server, { ...initial, moves: true });
    return;
  }
  const chosen = await chooseImport(title, initial, {
    file: place.document && fileName(place.document.uri),
    beside: place.beside && fileName(place.beside),
    hasRest: stages.some(({ kind }) => kind === 'rest'),
    canMove: initial.moves || before.stages.some((each) => each.outcome === 'declared' && each.movable),
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
  await putImport(answer, target, uri);
  tellWritten(answer, target);
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
    const keep = { label: inert(`Keep "${id}"`), address: undefined };
    const items = addresses.map((address) => ({ label: inert(address), address }));
    const chosen = await window.showQuickPick([keep, ...items], {
      title: inert(`${argument}: Which resource is ${id}?`),
      placeHolder: 'Neither the state nor an import block identifies the resource',
    });
    if (chosen === undefined) return undefined;
    if (chosen.address !== undefined) picked[id] = chosen.address;
  }
  return picked;
}
