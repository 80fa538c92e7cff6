/** Gives a stage variable another name: in the stages of its API and in all that reads it. Knows no function's code. */
import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import { evaluator } from '../analysis/evaluate.js';
import { variableMaps } from '../analysis/stage-variables/keys.js';
import {
  keysOf,
  placesOf,
  type StageVariable,
  stagesOfOwners,
} from '../analysis/stage-variables/occurrences.js';
import { stageVariableLimits } from '../knowledge/vocabularies/stage-variables.js';
import { rangeOf } from '../workspace/line-index.js';
import type { Module } from '../workspace/module.js';

/** Whether some stage declares the variable, so that there is something to rename. */
export function isDeclaredVariable(variable: StageVariable, module: Module): boolean {
  return keysOf(variable, module).length > 0;
}

/** Why the variable can't have the name, as a sentence for people; undefined where it can. */
export function refusalOf(variable: StageVariable, newName: string, module: Module): string | undefined {
  const { length, pattern } = stageVariableLimits.key ?? {};
  if (newName.length > (length?.max ?? Infinity) || !new RegExp(pattern?.regex ?? '').test(newName)) {
    return `\`${newName}\` can't be the name of a stage variable: write ${pattern?.means ?? ''}, at most ${length?.max ?? 0} of them.`;
  }
  const evaluate = evaluator(module);
  for (const { address, keys, block, family } of stagesOfOwners(variable.owners, module)) {
    if (newName !== variable.name && keys.some(({ name }) => name === newName)) {
      return `\`${address}\` already has a variable \`${newName}\`; choose another name.`;
    }
    if (variableMaps(block, family).some(({ value }) => evaluate(value).kind !== 'object')) {
      return `Not all variables of \`${address}\` are written in this module, so the name may have to change elsewhere.`;
    }
  }
  return undefined;
}

/** The edits that give the variable its new name. */
export function renameVariable(variable: StageVariable, newName: string, module: Module): WorkspaceEdit {
  const changes: Record<string, TextEdit[]> = {};
  for (const { file, role, start, end } of placesOf(variable, module)) {
    // A bare key begins with a letter.
    const isBare = role === 'declaration' && file.text[start - 1] !== '"';
    const newText = isBare && /^\d/.test(newName) ? `"${newName}"` : newName;
    (changes[file.uri] ??= []).push({ range: rangeOf(file, { start, end }), newText });
  }
  return { changes };
}
