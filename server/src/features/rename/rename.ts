/**
 * Gives a variable, output, local value, resource, data source, module call or provider alias another name, wherever the
 * workspace has it. Does not know the state: to Terraform a renamed resource is a new one unless a `moved` block says
 * otherwise, so one comes with it.
 */
import type {
  AnnotatedTextEdit,
  ChangeAnnotation,
  Range,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-types';
import { type Mention, mentionAt, mentionsIn } from '../../analysis/references/mentions.js';
import { type LoopName, loopNameAt } from '../../analysis/place/loop-names.js';
import type { Edit } from '../../edits/edit.js';
import { rangeOf } from '../../workspace/line-index.js';
import type { Module, SourceFile } from '../../workspace/module.js';
import { movedEdits } from './moved-blocks.js';
import type { Refusal } from './refusal.js';
import { renamePlaces } from './rename-reach.js';

/** The name at a UTF-16 offset and its range; null where there is none that the module declares. */
export function prepareRename(
  file: SourceFile,
  offset: number,
  module: Module,
): { range: Range; placeholder: string } | null {
  const name = loopNameAt(file, offset)?.place ?? renamable(file, offset, module)?.name;
  if (name === undefined) return null;
  return { range: rangeOf(file, name), placeholder: file.text.slice(name.start, name.end) };
}

/**
 * The edits that give the name at a UTF-16 offset another text wherever it stands. Where the editor `annotates` changes,
 * a person is asked about the `moved` block; elsewhere it is written, because without it real things are destroyed.
 */
export function rename(
  file: SourceFile,
  offset: number,
  newName: string,
  module: Module,
  annotates = false,
): WorkspaceEdit | Refusal {
  const loop = loopNameAt(file, offset);
  const mention = renamable(file, offset, module);
  if (!loop && !mention) return refuse(UNDECLARED);
  if (!NAME.test(newName)) {
    return refuse(
      `\`${newName}\` is not a valid name. Start with a letter or \`_\`, and use only letters, digits, \`_\` and \`-\`.`,
    );
  }
  if (loop) return renamedLoop(file, loop, newName);
  if (!mention) return refuse(UNDECLARED);
  const { address } = mention;
  const newAddress = `${address.slice(0, address.lastIndexOf('.') + 1)}${newName}`;
  if (newAddress !== address && isDeclared(newAddress, module))
    return refuse(`The module already declares \`${newAddress}\`. Choose another name.`);

  const places = renamePlaces(address, module);
  if ('refusal' in places) return places;
  const renamed = places.map((each): Edit => ({ ...each, newText: newName }));
  const moved = movedEdits(address, newAddress, module);
  if ('refusal' in moved) return moved;
  const { added, turned } = moved;
  return annotates && added.length > 0
    ? annotated(renamed, added, {
        label: 'Add a `moved` block',
        needsConfirmation: true,
        description: `Without it, Terraform destroys \`${address}\` and creates \`${newAddress}\`.`,
      })
    : { changes: byFile([...renamed, ...added, ...turned].map((edit) => [edit, textEdit(edit)])) };
}

/** A name that a `for` binds has no places outside of it. */
function renamedLoop(
  file: SourceFile,
  { binding, uses, others }: LoopName,
  newName: string,
): WorkspaceEdit | Refusal {
  if (others.has(newName))
    return refuse(`\`${newName}\` already means something else there. Choose another name.`);
  const edits = [binding, ...uses].map((span): Edit => ({ file, span, newText: newName }));
  return { changes: byFile(edits.map((edit) => [edit, textEdit(edit)])) };
}

const UNDECLARED = 'This name is not declared in the module.';

/** What HCL takes for an identifier. */
const NAME = /^[\p{ID_Start}_][\p{ID_Continue}-]*$/u;

function renamable(file: SourceFile, offset: number, module: Module): Mention | undefined {
  const mention = mentionAt(file, offset);
  return mention && isDeclared(mention.address, module) ? mention : undefined;
}

function isDeclared(address: string, module: Module): boolean {
  return module.files.some((file) =>
    mentionsIn(file).some((mention) => mention.role === 'declaration' && mention.address === address),
  );
}

function annotated(
  renamed: readonly Edit[],
  added: readonly Edit[],
  annotation: ChangeAnnotation,
): WorkspaceEdit {
  const edits = byFile<TextEdit | AnnotatedTextEdit>([
    ...renamed.map((edit) => [edit, textEdit(edit)] as const),
    ...added.map((edit) => [edit, { ...textEdit(edit), annotationId: MOVED }] as const),
  ]);
  return {
    documentChanges: Object.entries(edits).map(([uri, own]) => ({
      textDocument: { uri, version: null },
      edits: own,
    })),
    changeAnnotations: { [MOVED]: annotation },
  };
}

const MOVED = 'moved';

function byFile<T>(edits: readonly (readonly [Edit, T])[]): Record<string, T[]> {
  const found: Record<string, T[]> = {};
  for (const [{ file }, edit] of edits) (found[file.uri] ??= []).push(edit);
  return found;
}

function textEdit({ file, span, newText }: Edit): TextEdit {
  return { range: rangeOf(file, span), newText };
}

function refuse(refusal: string): Refusal {
  return { refusal };
}
