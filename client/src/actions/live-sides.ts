/** The live sides of diff editors: read-only documents whose text follows the code beside them. */
import { EventEmitter, Uri, workspace } from 'vscode';
import type { ComparedFile } from '../../../protocol/stage-requests.js';
import type { Disposable } from '../disposable.js';

/** The live sides by stage and file. */
export interface LiveSides extends Disposable {
  /** The document of a file; it keeps its name for as long as the extension runs. */
  readonly uriOf: (stage: string, file: ComparedFile) => Uri;
  /** Gives the documents of a stage their new texts: where a file is left out, nothing differs in it. */
  readonly update: (stage: string, files: readonly ComparedFile[]) => void;
}

/** Registers the documents; dispose it with the extension. */
export function createLiveSides(): LiveSides {
  const texts = new Map<string, string>();
  const changed = new EventEmitter<Uri>();
  const provider = workspace.registerTextDocumentContentProvider(SCHEME, {
    onDidChange: changed.event,
    provideTextDocumentContent: (uri) => texts.get(uri.toString()),
  });
  const set = (uri: Uri, text: string): void => {
    const name = uri.toString();
    if (texts.get(name) === text) return;
    texts.set(name, text);
    changed.fire(uri);
  };
  const sideOf = (stage: string, file: string): Uri =>
    Uri.from({ scheme: SCHEME, path: Uri.parse(file).path, query: stage, fragment: file });

  return {
    uriOf(stage, { uri, liveText }) {
      const side = sideOf(stage, uri);
      set(side, liveText);
      return side;
    },
    update(stage, files) {
      const live = new Map(files.map((file) => [sideOf(stage, file.uri).toString(), file.liveText]));
      for (const name of texts.keys()) {
        const side = Uri.parse(name);
        if (side.query === stage) set(side, live.get(name) ?? textOf(side.fragment) ?? '');
      }
    },
    dispose() {
      provider.dispose();
      changed.dispose();
    },
  };
}

function textOf(file: string): string | undefined {
  const uri = Uri.parse(file).toString();
  return workspace.textDocuments.find((document) => document.uri.toString() === uri)?.getText();
}

const SCHEME = 'apigateway-stages-comparison';
