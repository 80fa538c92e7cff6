/** Signature help: the parameters of the function whose arguments are being written. */
import type { SignatureHelp } from 'vscode-languageserver-types';
import { argumentAt } from '../analysis/place/call-at.js';
import { calledFunction } from '../analysis/references/called-functions.js';
import type { TerraformFunction } from '../knowledge/functions.js';
import type { Module, SourceFile } from '../workspace/module.js';
import { signatureOf } from './text/function-text.js';

/** After which characters an editor asks for it. */
export const SIGNATURE_TRIGGERS: readonly string[] = ['(', ','];

/** The innermost call around a UTF-16 offset; null outside of calls and for functions that are not known. */
export function signatureHelp(file: SourceFile, offset: number, module: Module): SignatureHelp | null {
  const place = argumentAt(file, offset);
  const known = place && calledFunction(place.call.name.text, module);
  if (place === undefined || known === undefined) return null;
  const { label, parameters } = signatureOf(place.call.name.text, known);
  const documentation = known.doc === undefined ? {} : { documentation: known.doc };
  return {
    signatures: [{ label, ...documentation, parameters: parameters.map((each) => ({ label: each })) }],
    activeSignature: 0,
    activeParameter: activeParameter(known, place.index),
  };
}

/** One that stands for any number of arguments stays active; beyond all others none is. */
function activeParameter({ parameters }: TerraformFunction, index: number): number {
  return parameters.at(-1)?.count === 'any number' ? Math.min(index, parameters.length - 1) : index;
}
