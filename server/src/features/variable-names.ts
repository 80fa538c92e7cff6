/** Hover and definition in variable files: a name there is a variable of the module. */
import type { Hover, Location } from 'vscode-languageserver-types';
import { siteAt } from '../analysis/place/site.js';
import { declaredAt, targetOf } from '../analysis/references/resolve.js';
import { evaluator } from '../analysis/values/evaluate.js';
import type { Span } from '../hcl/syntax.js';
import { rangeOf } from '../workspace/line-index.js';
import type { Module, SourceFile } from '../workspace/module.js';
import { addressText } from './hover/hover-reference.js';

/** What the variable at a UTF-16 offset of a variable file is; null where there is none that the module declares. */
export function variableHover(file: SourceFile, offset: number, module: Module): Hover | null {
  const found = variableAt(file, offset);
  const text = found && addressText(found.address, module, evaluator(module));
  return text === undefined || found === undefined
    ? null
    : { contents: { kind: 'markdown', value: text }, range: rangeOf(file, found.span) };
}

/** Where the module declares the variable at a UTF-16 offset of a variable file. */
export function variableDefinition(file: SourceFile, offset: number, module: Module): Location | null {
  const found = variableAt(file, offset);
  const target = found && targetOf(found.address, module);
  const at = target && declaredAt(target);
  return at ? { uri: at.file.uri, range: rangeOf(at.file, at.span) } : null;
}

function variableAt(
  file: SourceFile,
  offset: number,
): { readonly address: string; readonly span: Span } | undefined {
  const site = siteAt(file, offset);
  const isName = site.kind === 'item' && site.item?.kind === 'attribute' && site.scope.blocks.length === 0;
  if (!isName) return undefined;
  const { start, end } = site.span;
  return { address: `var.${file.text.slice(start, end)}`, span: { start, end } };
}
