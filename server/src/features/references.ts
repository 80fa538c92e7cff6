/** Every place of the module where a name is used, and the same within one file as highlights. */
import type { DocumentHighlight, Location } from 'vscode-languageserver-types';
import { DocumentHighlightKind } from './protocol-constants.js';
import { loopNameAt } from '../analysis/place/loop-names.js';
import { mentionAt, mentionsIn } from '../analysis/references/mentions.js';
import { variablePlaces, stageVariableAt } from '../analysis/stage-variables/occurrences.js';
import { rangeOf } from '../workspace/line-index.js';
import type { Module, SourceFile } from '../workspace/module.js';

/** All uses of what is named at a UTF-16 offset, in the order of files and text; with its declarations if wanted. */
export function references(
  file: SourceFile,
  offset: number,
  module: Module,
  includeDeclaration: boolean,
): Location[] {
  const variable = stageVariableAt(file, offset, module);
  if (variable) {
    return variablePlaces(variable, module)
      .filter(({ role }) => includeDeclaration || role === 'use')
      .map((place) => ({ uri: place.file.uri, range: rangeOf(place.file, place) }));
  }
  const loop = loopNameAt(file, offset);
  if (loop) {
    const places = [...(includeDeclaration ? [loop.binding] : []), ...loop.uses];
    return places.map((place) => ({ uri: file.uri, range: rangeOf(file, place) }));
  }
  const address = mentionAt(file, offset)?.address;
  if (address === undefined) return [];
  return module.files.flatMap((each) =>
    mentionsIn(each)
      .filter((mention) => mention.address === address)
      .filter(({ role }) => includeDeclaration || role === 'use')
      .map(({ name }) => ({ uri: each.uri, range: rangeOf(each, name) })),
  );
}

/** The same within the file; a declaration counts as written, a use as read. */
export function documentHighlight(file: SourceFile, offset: number, module: Module): DocumentHighlight[] {
  const variable = stageVariableAt(file, offset, module);
  if (variable) {
    return variablePlaces(variable, module)
      .filter((place) => place.file === file)
      .map((place) => ({ range: rangeOf(file, place), kind: kindOf(place.role) }));
  }
  const loop = loopNameAt(file, offset);
  if (loop) {
    const uses = loop.uses.map((use) => ({ range: rangeOf(file, use), kind: kindOf('use') }));
    return [{ range: rangeOf(file, loop.binding), kind: kindOf('declaration') }, ...uses];
  }
  const address = mentionAt(file, offset)?.address;
  if (address === undefined) return [];
  return mentionsIn(file)
    .filter((mention) => mention.address === address)
    .map(({ name, role }) => ({
      range: rangeOf(file, name),
      kind: kindOf(role),
    }));
}

function kindOf(role: 'declaration' | 'use'): NonNullable<DocumentHighlight['kind']> {
  return role === 'declaration' ? DocumentHighlightKind.Write : DocumentHighlightKind.Read;
}
