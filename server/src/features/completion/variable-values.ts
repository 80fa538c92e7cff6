/** Completes literal values of a variable by its type, its validations and where the module uses it. */
import { CompletionItemKind } from '../protocol-constants.js';
import type { Descent, ValuePlace } from '../../analysis/place/value-place.js';
import { knownValues } from '../../analysis/references/variable-values.js';
import { elementConstraint, typeMembers, typeWord } from '../../analysis/values/type-members.js';
import { quoted } from '../../hcl/print.js';
import type { Expression } from '../../hcl/syntax.js';
import type { Module } from '../../workspace/module.js';
import type { Proposal } from './items.js';
import { memberProposals, constraintAt } from './member-proposals.js';
import { tabStops } from './snippet-text.js';
import { typeForm } from './type-forms.js';

/** What may stand at a place in the value of the variable with the name. */
export function variableValueProposals(name: string, place: ValuePlace, module: Module): readonly Proposal[] {
  const type = constraintAt(module.variables.get(name), place.descent);
  const path = pathOf(name, place.descent);
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
