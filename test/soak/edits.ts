/** Edits that the server answers with: they can be applied, and what HashiCorp's parser read before, it reads after. */
import type { CodeAction, WorkspaceEdit } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CompareAnswer, RenderAnswer, TextChange } from '../../protocol/stage-requests.js';
import type { Hcl2json } from '../../server/src/strict/hcl2json.js';

type Edits = ReadonlyMap<string, readonly TextChange[]>;

/** The edits of an answer, each of which is made or not; with a name for each. */
export function editsIn(
  method: string,
  answer: unknown,
  asked: string,
): readonly (readonly [string, Edits])[] {
  if (answer === null || answer === undefined) return [];
  switch (method) {
    case 'textDocument/codeAction':
      return (answer as readonly CodeAction[]).flatMap(({ title, edit }) =>
        edit === undefined ? [] : [[title, byDocument(edit)] as const],
      );
    case 'textDocument/rename':
      return [['rename', byDocument(answer)]];
    case 'apigatewayStages/render': {
      const { edit, changes = [] } = answer as RenderAnswer;
      const others = changes.map(({ uri, changes: made }) => [uri, made] as const);
      return edit === undefined ? [] : [['import', new Map([[asked, [edit]], ...others])]];
    }
    case 'apigatewayStages/compare': {
      const compared = answer as CompareAnswer;
      if (compared.outcome !== 'compared') return [];
      return compared.files.flatMap(({ uri, differences, takeAll }) =>
        [...differences.map(({ takeLive }) => takeLive), takeAll === undefined ? [] : [takeAll]].map(
          (made) => ['live value', new Map([[uri, made]])] as const,
        ),
      );
    }
    default:
      return [];
  }
}

function byDocument({ changes = {}, documentChanges = [] }: WorkspaceEdit): Edits {
  const versioned = documentChanges.flatMap((each) =>
    'textDocument' in each
      ? [[each.textDocument.uri, each.edits.filter((edit) => 'newText' in edit)] as const]
      : [],
  );
  return new Map([...Object.entries(changes), ...versioned]);
}

/** What is wrong with edits of documents, in words; undefined where nothing is. */
export function editFault(
  edits: Edits,
  textOf: (uri: string) => string | undefined,
  strict: Hcl2json,
): string | undefined {
  for (const [uri, made] of edits) {
    const before = textOf(uri);
    if (before === undefined) return `edits ${uri}, which does not exist`;
    let after: string;
    try {
      after = TextDocument.applyEdits(TextDocument.create(uri, '', 1, before), [...made]);
    } catch (error) {
      return `can't be applied: ${String(error)}`;
    }
    if (uri.endsWith('.json') || errorOf(strict, before) !== undefined) continue;
    const error = errorOf(strict, after);
    if (error !== undefined) return `breaks ${uri}: ${error}\n${JSON.stringify({ before, after })}`;
  }
  return undefined;
}

/** What nests too deeply is no sound text either. */
function errorOf(strict: Hcl2json, text: string): string | undefined {
  try {
    return strict.errorOf(text);
  } catch (error) {
    return String(error);
  }
}
