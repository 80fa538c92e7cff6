/** Completion in variable files: the variables of the module, and values by their types. Nothing there refers to anything. */
import type { CompletionItem } from 'vscode-languageserver-types';
import { CompletionItemKind } from '../protocol-constants.js';
import { type BodyScope, fileScope } from '../../analysis/place/body-scope.js';
import { siteAt, type ValueSite } from '../../analysis/place/site.js';
import type { Descent } from '../../analysis/place/value-place.js';
import { inputsOf } from '../../analysis/references/called-module.js';
import { knownValues } from '../../analysis/references/variable-values.js';
import { elementConstraint, typeMembers, typeWord } from '../../analysis/values/type-members.js';
import { quoted } from '../../hcl/print.js';
import type { Expression } from '../../hcl/syntax.js';
import type { Module, SourceFile } from '../../workspace/module.js';
import { type Proposal, itemsFor } from './items.js';
import { variableProposals } from './names.js';
import { tabStops } from './snippet-text.js';
import { typeForm } from './type-forms.js';
import { memberProposals, constraintAt } from './member-proposals.js';

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
  const proposals = valueProposals(site, module);
  const shown = beside ? proposals.filter(({ kind }) => kind === CompletionItemKind.EnumMember) : proposals;
  return itemsFor(file, site.place.span, shown);
}

/** What may stand in a variable file: the module's variables as arguments. */
function variablesScope(file: SourceFile, module: Module): BodyScope {
  const schema = { attributes: inputsOf(module), blocks: new Map<string, never>(), open: true };
  return { ...fileScope(file.body), schema };
}

function valueProposals({ attribute, place }: ValueSite, module: Module): readonly Proposal[] {
  const type = constraintAt(module.variables.get(attribute.name.text), place.descent);
  const path = pathOf(attribute.name.text, place.descent);
  switch (place.kind) {
    case 'key':
      return memberProposals(place, type);
    case 'text':
      return place.isWhole ? values(path, module).map((value) => valueProposal(value, value)) : [];
    case 'blank':
    case 'word':
    case 'literal':
      return [...scalars(type, path, module), ...wholes(type)];
    default:
      return [];
  }
}

/** `stage.size`; undefined for what is in a list, which code reads in other ways. */
function pathOf(name: string, descent: readonly Descent[]): string | undefined {
  const keys = descent.map((step) => (step.kind === 'entry' ? step.key : undefined));
  return keys.includes(undefined) ? undefined : [name, ...keys].join('.');
}

function values(path: string | undefined, module: Module): readonly string[] {
  return path === undefined ? [] : (knownValues(path, module)?.values.map(({ value }) => value) ?? []);
}

function valueProposal(value: string, label: string): Proposal {
  return { label, kind: CompletionItemKind.EnumMember, filter: value };
}

function scalars(
  type: Expression | undefined,
  path: string | undefined,
  module: Module,
): readonly Proposal[] {
  const word = typeWord(type);
  const known = path === undefined ? undefined : knownValues(path, module);
  const isText = (word === undefined || word === 'any' ? known?.type : word) === 'string';
  const found = values(path, module).map((value) => valueProposal(value, isText ? quoted(value) : value));
  const isBool = word === 'bool' && found.length === 0;
  const bools = ['true', 'false'].map((label) => ({ label, kind: CompletionItemKind.Value }));
  return [...found, ...(isBool ? bools : [])];
}

/** A whole object or collection to fill in. */
function wholes(type: Expression | undefined): readonly Proposal[] {
  const members = typeMembers(type);
  const word = typeWord(type);
  const label = members || word === 'map' ? '{ … }' : elementConstraint(type) ? '[ … ]' : undefined;
  if (label === undefined) return [];
  const detail = word === undefined ? {} : { detail: word };
  return [{ label, kind: CompletionItemKind.Snippet, snippet: typeForm(type, tabStops()), ...detail }];
}
