/**
 * Gives a variable, local value, resource, data source, module call or provider alias another name, in the whole
 * module. Does not know the state: a renamed resource is a new one to Terraform until a `moved` block says otherwise.
 */
import type { Range, TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import { type Mention, mentionAt, mentionsIn } from '../analysis/mentions.js';
import { rangeOf } from '../workspace/line-index.js';
import type { Module, SourceFile } from '../workspace/module.js';

/** Why something is not renamed, as a sentence for people. */
export interface Refusal {
  readonly refusal: string;
}

/** The name at a UTF-16 offset and its range; null where there is none that the module declares. */
export function prepareRename(
  file: SourceFile,
  offset: number,
  module: Module,
): { range: Range; placeholder: string } | null {
  const mention = renamable(file, offset, module);
  if (mention === undefined) return null;
  const { start, end } = mention.name;
  return { range: rangeOf(file, mention.name), placeholder: file.text.slice(start, end) };
}

/** The edits that give the name at a UTF-16 offset another text wherever it stands. */
export function rename(
  file: SourceFile,
  offset: number,
  newName: string,
  module: Module,
): WorkspaceEdit | Refusal {
  const mention = renamable(file, offset, module);
  if (mention === undefined) return refuse('This is not a name that the module declares.');
  if (!NAME.test(newName)) {
    return refuse(
      `\`${newName}\` can't be a name: write a letter or \`_\` first, then letters, digits, \`_\` and \`-\`.`,
    );
  }
  if (!module.complete) {
    return refuse('A file of the module could not be read, and the name may be used there.');
  }
  const parent = mention.address.slice(0, mention.address.lastIndexOf('.') + 1);
  const newAddress = `${parent}${newName}`;
  if (newAddress !== mention.address && isDeclared(newAddress, module)) {
    return refuse(`The module already declares \`${newAddress}\`; choose another name.`);
  }
  const changes: Record<string, TextEdit[]> = {};
  for (const each of module.files) {
    const edits = mentionsIn(each)
      .filter(({ address }) => address === mention.address)
      .map(({ name }) => ({ range: rangeOf(each, name), newText: newName }));
    if (edits.length > 0) changes[each.uri] = edits;
  }
  return { changes };
}

/** What HCL takes for an identifier. */
const NAME = /^[\p{ID_Start}_][\p{ID_Continue}-]*$/u;

/** Outputs are read by other modules, which are not at hand. */
function renamable(file: SourceFile, offset: number, module: Module): Mention | undefined {
  const mention = mentionAt(file, offset);
  return mention && !mention.address.startsWith('output.') && isDeclared(mention.address, module)
    ? mention
    : undefined;
}

function isDeclared(address: string, module: Module): boolean {
  return module.files.some((file) =>
    mentionsIn(file).some((mention) => mention.role === 'declaration' && mention.address === address),
  );
}

function refuse(refusal: string): Refusal {
  return { refusal };
}
