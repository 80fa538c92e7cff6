/**
 * Completes stage variables in the texts that API Gateway fills in: names after `stageVariables.`, and whole
 * placeholders, with two dollar signs where Terraform would take one for its own.
 */
import { CompletionItemKind } from '../protocol-constants.js';
import { evaluator } from '../../analysis/values/evaluate.js';
import { argumentValue } from '../../analysis/references/points-to.js';
import type { ValueSite } from '../../analysis/place/site.js';
import {
  namesReadFrom,
  ownersOf,
  stagesOfOwners,
  type VariableOwner,
} from '../../analysis/stage-variables/occurrences.js';
import { resourceType, WORD } from '../../analysis/stage-variables/uses.js';
import { textOf } from '../../analysis/values/values.js';
import { restFamily, stageFamilies, version2Family } from '../../knowledge/stage-families.js';
import {
  type PlaceholderForm,
  placeholderForms,
} from '../../knowledge/vocabularies/stage-variable-readers.js';
import type { Module, SourceFile } from '../../workspace/module.js';
import { valuesByStage } from '../hover/hover-stage-variable.js';
import { enumeration, valueText } from '../hover/hover-value.js';
import type { Proposal } from './items.js';
import { snippetLiteral } from './snippet-text.js';

/** The names that may follow `stageVariables.` or stand in `stageVariables['`; undefined at any other place. */
export function stageVariableNames(
  file: SourceFile,
  site: ValueSite,
  offset: number,
  module: Module,
): readonly Proposal[] | undefined {
  const { place } = site;
  const { text } = file;
  const typed = place.kind === 'text' || place.kind === 'step' ? NAME.exec(lineBefore(file, offset)) : null;
  const owners = typed ? ownersAt(file, site, module) : [];
  if (typed === null || owners.length === 0) return undefined;
  if (place.kind === 'step') {
    const at = place.reference.start - 2;
    if (text.slice(at, at + 2) !== '${') return undefined;
    const edits = [{ file, span: { start: at, end: at }, newText: '$' }];
    return variablesOf(owners, module).map((each) => ({ ...each, edits }));
  }
  const [, open = '', bracket = '', name = ''] = typed;
  const end = offset + (/^\w*/.exec(text.slice(offset, offset + 64))?.[0].length ?? 0);
  const following = text.slice(end, end + 4);
  const closing = bracket === '' ? '' : `${bracket}]`;
  const rest = following.startsWith(closing) ? '' : closing;
  const brace = open === '' || following.slice(closing.length - rest.length).startsWith('}') ? '' : '}';
  return variablesOf(owners, module).map((each) => ({
    ...each,
    text: each.label + rest + brace,
    span: { start: offset - name.length, end },
  }));
}

/** Whole placeholders for the place, in the form that its argument takes; empty where it takes none. */
export function stageVariablePlaceholders(
  file: SourceFile,
  site: ValueSite,
  offset: number,
  module: Module,
): readonly Proposal[] {
  const { place, attribute, scope } = site;
  const isLocal = scope.blocks[0]?.type.text === 'locals';
  const form = isLocal ? 'braces' : placeholderForms[attribute.name.text];
  const inBraces = (place.kind === 'blank' || place.kind === 'word') && place.descent.at(-1)?.kind === 'part';
  const typed = place.kind === 'text' || inBraces ? TYPED.exec(lineBefore(file, offset)) : null;
  const [whole = '', open = '', word = ''] = typed ?? [];
  const isBegun = WORD.toLowerCase().startsWith(word.toLowerCase());
  if (form === undefined || typed === null || !isBegun || (inBraces && open !== '${')) return [];
  if (isLocal && open === '') return [];
  const owners = ownersAt(file, site, module);
  if (owners.length === 0) return [];
  const [before, after] = around(open, formFor(form, owners, module));
  const tail = file.text.slice(offset, offset + 64);
  const end = offset + (open.endsWith('{') && tail.startsWith('}') ? 1 : 0);
  const span = { start: offset - whole.length, end };
  const found = variablesOf(owners, module).map(({ label, ...each }) => ({
    ...each,
    label: `${WORD}.${label}`,
    text: `${before}${WORD}.${label}${after}`,
    filter: `${open}${WORD}.${label}`,
    span,
  }));
  const blank = {
    label: `${WORD}.<name>`,
    kind: CompletionItemKind.Variable,
    snippet: `${snippetLiteral(`${before}${WORD}.`)}\${1:name}${snippetLiteral(after)}`,
    filter: `${open}${WORD}.`,
    detail: 'a stage variable',
    span,
  };
  return found.length > 0 ? found : [blank];
}

/** The names that texts of the stage's API read, for a map of the stage's variables; empty for all other maps. */
export function namesForStage(
  { scope, attribute }: ValueSite,
  file: SourceFile,
  module: Module,
): readonly string[] {
  const [block, ...inner] = scope.blocks;
  const type = block && resourceType(block);
  const family = stageFamilies.find(({ stage }) => stage.type === type);
  const isMap = inner.length === 0 && attribute.name.text === family?.stage.variables;
  return block && isMap ? [...namesReadFrom(block, file, module)] : [];
}

/** `stageVariables.al`, with the brace before it and the quote of a bracket if there are any. */
const NAME = /(\{?)stageVariables(?:\.|\[(\\?["']))(\w*)$/;

/** What may be the beginning of a placeholder. */
const TYPED = /(\$\$?\{?)?([A-Za-z]*)$/;

function ownersAt(
  file: SourceFile,
  { scope, attribute }: ValueSite,
  module: Module,
): readonly VariableOwner[] {
  const [block] = scope.blocks;
  return block ? ownersOf(block, attribute.name.text, file, module) : [];
}

function variablesOf(owners: readonly VariableOwner[], module: Module): readonly Proposal[] {
  const evaluate = evaluator(module);
  const stages = stagesOfOwners(owners, module);
  const values = new Map<string, Set<string>>();
  for (const { keys } of stages) {
    for (const { name, value } of keys) {
      const text = valueText(evaluate(value));
      const known = values.get(name) ?? new Set();
      values.set(name, text === undefined ? known : known.add(text));
    }
  }
  return [...values].map(([name, known]) => ({
    label: name,
    kind: CompletionItemKind.Variable,
    detail: enumeration([...known]) || 'a stage variable',
    markdown: valuesByStage(name, stages, evaluate),
  }));
}

/** HTTP APIs want a dollar sign in mappings, where REST and WebSocket APIs have none. */
function formFor(form: PlaceholderForm, [owner]: readonly VariableOwner[], module: Module): PlaceholderForm {
  if (form !== 'bare' || owner === undefined || owner.family === restFamily) return form;
  const api = module.resources.get(owner.api ?? '')?.block;
  const protocol = api && argumentValue(api, version2Family.api.protocol);
  return protocol && textOf(evaluator(module)(protocol)) === 'WEBSOCKET' ? 'bare' : 'dollar';
}

function around(open: string, form: PlaceholderForm): readonly [before: string, after: string] {
  if (open.endsWith('{') || form === 'braces') return ['$${', '}'];
  return [open !== '' || form === 'dollar' ? '$' : '', ''];
}

function lineBefore({ text }: SourceFile, offset: number): string {
  return text.slice(Math.max(text.lastIndexOf('\n', offset - 1) + 1, offset - 200), offset);
}
