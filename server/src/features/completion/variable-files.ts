/** Completion in variable files: the variables of the module, and their values. Nothing there refers to anything. */
import type { CompletionItem } from 'vscode-languageserver-types';
import { CompletionItemKind } from '../protocol-constants.js';
import { type BodyScope, fileScope } from '../../analysis/place/body-scope.js';
import { siteAt } from '../../analysis/place/site.js';
import { inputsOf } from '../../analysis/references/called-module.js';
import type { Module, SourceFile } from '../../workspace/module.js';
import { itemsFor } from './items.js';
import { variableProposals } from './names.js';
import { variableValueProposals } from './variable-values.js';

/**
 * The items for a UTF-16 offset of a variable file of the module; `beside` another Terraform extension, which knows the
 * names and types, only the values that it does not know.
 */
export function variableCompletion(
  file: SourceFile,
  offset: number,
  module: Module,
  beside = false,
): CompletionItem[] {
  const site = siteAt(file, offset, variablesScope(file, module));
  if (site.kind === 'item' && site.scope.blocks.length === 0)
    return beside ? [] : itemsFor(file, site.span, variableProposals(site, file, module));
  if (site.kind !== 'value') return [];
  const proposals = variableValueProposals(site.attribute.name.text, site.place, module);
  const shown = beside ? proposals.filter(({ kind }) => kind === CompletionItemKind.EnumMember) : proposals;
  return itemsFor(file, site.place.span, shown);
}

/** What may stand in a variable file: the module's variables as arguments. */
function variablesScope(file: SourceFile, module: Module): BodyScope {
  const schema = { attributes: inputsOf(module), blocks: new Map<string, never>(), open: true };
  return { ...fileScope(file.body), schema };
}
