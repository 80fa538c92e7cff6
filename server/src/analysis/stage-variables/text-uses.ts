/** Where texts beside the module read stage variables: OpenAPI definitions, mapping templates and the like. */
import type { Call, Expression } from '../../hcl/syntax.js';
import { visitExpression } from '../../hcl/walk.js';
import { readText } from '../../workspace/file-reads.js';
import type { Module, SourceFile } from '../../workspace/module.js';
import { templateOf } from '../values/template-values.js';
import { attributesIn, mayRead, type StageVariableUse, usesIn, usesInText, WORD } from './uses.js';

/** A use in a text; `block` and `attribute` are those that read the text. */
export interface TextUse extends StageVariableUse {
  /** The text. */
  readonly file: SourceFile;
  readonly call: Call;
}

/** All uses in the texts that a file's resources and local values read. */
export function textUses(file: SourceFile, module: Module): readonly TextUse[] {
  if (module.texts.size === 0) return [];
  return file.body.items.filter(mayRead).flatMap((block) =>
    attributesIn(block).flatMap((attribute) =>
      callsIn(attribute.value).flatMap((call) => {
        const text = readText(call, file, module);
        const found = text?.text.includes(WORD) ? usesOfCall(call, text) : [];
        return text ? found.map((use) => ({ ...use, block, attribute, file: text, call })) : [];
      }),
    ),
  );
}

function usesOfCall({ name }: Call, text: SourceFile): ReturnType<typeof usesIn> {
  if (name.text === 'file') return usesInText({ start: 0, end: text.text.length }, text);
  const found: ReturnType<typeof usesIn>[number][] = [];
  visitExpression(templateOf(text), (each) => found.push(...usesIn(each, text)));
  return found;
}

function callsIn(expression: Expression): readonly Call[] {
  const found: Call[] = [];
  visitExpression(expression, (each) => {
    if (each.kind === 'call') found.push(each);
  });
  return found;
}
