/** Completes calls of functions, wherever an expression may call one. */
import { callableFunctions } from '../../analysis/references/called-functions.js';
import type { ValueSite } from '../../analysis/place/site.js';
import type { TerraformFunction } from '../../knowledge/functions.js';
import { mayCallFunctions } from '../../knowledge/static-arguments.js';
import type { Module } from '../../workspace/module.js';
import { CompletionItemKind } from '../protocol-constants.js';
import type { Proposal } from './items.js';

/** The functions that may be called at the site; of a call that is there already only the name is written. */
export function functionProposals(
  { scope, attribute, place }: ValueSite,
  module: Module,
): readonly Proposal[] {
  const around = scope.blocks.map(({ type }) => type.text);
  const isCall = place.kind === 'function';
  const isWord = place.kind === 'word' && place.reference.steps.length === 0;
  if (!isCall && !isWord && place.kind !== 'blank') return [];
  if (!mayCallFunctions(around, attribute.name.text)) return [];
  return callableFunctions(module).map(({ written, known }) => ({
    label: written,
    kind: CompletionItemKind.Function,
    ...(isCall ? {} : insertedCall(written, known)),
    docs: { of: 'function', name: written },
  }));
}

function insertedCall(
  written: string,
  { parameters }: TerraformFunction,
): Pick<Proposal, 'snippet' | 'text'> {
  return parameters.length === 0 ? { text: `${written}()` } : { snippet: `${written}($0)` };
}
