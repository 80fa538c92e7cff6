/** Where features lead to, as `file:line text`, and what a rename makes of a fixture. */
import { definition } from '../../server/src/features/definition.js';
import { references } from '../../server/src/features/references.js';
import { rename } from '../../server/src/features/rename/rename.js';
import { spanOf } from '../../server/src/workspace/line-index.js';
import { cursorOf, fixture, joined, MODULE_URI } from './fixture.js';

/** `file:line text` of the definition at the cursor, lines from 1; several by commas. */
export function definitionOf(text: string): string | undefined {
  const all = fixture(text);
  const { file, offset } = cursorOf(all);
  const found = definition(file, offset, all.moduleOf(file));
  if (found === null) return undefined;
  return [found]
    .flat()
    .map(({ uri, range }) => {
      const target = all.files.find((each) => each.uri === uri);
      const { start, end } = target ? spanOf(target, range) : { start: 0, end: 0 };
      return `${target?.name ?? ''}:${range.start.line + 1} ${target?.text.slice(start, end) ?? ''}`;
    })
    .join(', ');
}

/** `file:line:column text` of each reference, from 1. */
export function referencesOf(text: string, includeDeclaration = true): readonly string[] {
  const all = fixture(text);
  const { file, offset } = cursorOf(all);
  return references(file, offset, all.moduleOf(file), includeDeclaration).map(({ uri, range }) => {
    const target = all.files.find((each) => each.uri === uri);
    const { start, end } = target ? spanOf(target, range) : { start: 0, end: 0 };
    const place = `${range.start.line + 1}:${range.start.character + 1}`;
    return `${target?.name ?? ''}:${place} ${target?.text.slice(start, end) ?? ''}`;
  });
}

/** The files after a rename at the cursor, or why there is none. */
export function renamed(text: string, newName: string, allRead = true): string {
  const all = fixture(text);
  const { file, offset } = cursorOf(all);
  const module = { ...all.moduleOf(file), allRead };
  const answer = rename(file, offset, newName, module);
  if ('refusal' in answer) return `refused: ${answer.refusal}`;
  const files = [...all.files, ...module.variableFiles];
  return joined(
    files.map((each) => {
      const edits = (answer.changes?.[each.uri] ?? []).map((edit) => ({
        ...edit,
        span: spanOf(each, edit.range),
      }));
      const newText = edits
        .toSorted((a, b) => b.span.start - a.span.start)
        .reduce(
          (old, { span, newText }) => old.slice(0, span.start) + newText + old.slice(span.end),
          each.text,
        );
      return { name: each.uri.slice(MODULE_URI.length + 1), text: newText };
    }),
  );
}
