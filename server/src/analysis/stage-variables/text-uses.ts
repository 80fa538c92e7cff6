/** Where texts beside the module read stage variables: OpenAPI definitions, mapping templates and the like. */
import type { Call, Expression, Span } from '../../hcl/syntax.js';
import { visitExpression } from '../../hcl/walk.js';
import { readText } from '../../workspace/file-reads.js';
import type { Module, SourceFile } from '../../workspace/module.js';
import { templateOf } from '../values/template-values.js';
import {
  attributesIn,
  mayRead,
  resourceType,
  type StageVariableUse,
  usesIn,
  usesInText,
  WORD,
} from './uses.js';

/** A use in a text; `block` and `attribute` are those of the resource that reads the text. */
export interface TextUse extends StageVariableUse {
  /** The text. */
  readonly file: SourceFile;
  readonly call: Call;
  /** The call in the argument, or the local value there that stands for it. */
  readonly at: Span;
}

/** All uses in the texts that a file's resources read, also by way of local values. */
export function textUses(file: SourceFile, module: Module): readonly TextUse[] {
  if (module.texts.size === 0) return [];
  const readers = file.body.items.filter(mayRead).filter((block) => resourceType(block) !== undefined);
  return readers.flatMap((block) =>
    attributesIn(block).flatMap((attribute) =>
      readsIn(attribute.value, file, module).flatMap(({ call, text, at }) =>
        usesOfCall(call, text).map((use) => ({ ...use, block, attribute, file: text, call, at })),
      ),
    ),
  );
}

function usesOfCall({ name }: Call, text: SourceFile): ReturnType<typeof usesIn> {
  if (!text.text.includes(WORD)) return [];
  if (name.text === 'file') return usesInText({ start: 0, end: text.text.length }, text);
  const found: ReturnType<typeof usesIn>[number][] = [];
  visitExpression(templateOf(text), (each) => found.push(...usesIn(each, text)));
  return found;
}

type Read = Pick<TextUse, 'call' | 'at'> & { readonly text: SourceFile };

/** The known texts that an expression reads. Each local value is followed once. */
function readsIn(
  expression: Expression,
  file: SourceFile,
  module: Module,
  within?: Span,
  seen = new Set<string>(),
): readonly Read[] {
  const found: Read[] = [];
  visitExpression(expression, (each) => {
    if (each.kind === 'call') {
      const text = readText(each, file, module);
      if (text) found.push({ call: each, text, at: within ?? each.name });
    }
    const [step] = each.kind === 'reference' && each.root.text === 'local' ? each.steps : [];
    const name = step?.kind === 'attribute' ? step.name.text : undefined;
    const local = name === undefined || seen.has(name) ? undefined : module.locals.get(name);
    if (local && name !== undefined) {
      seen.add(name);
      found.push(...readsIn(local.attribute.value, local.file, module, within ?? each, seen));
    }
  });
  return found;
}
