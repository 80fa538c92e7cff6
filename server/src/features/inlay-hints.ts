/** What references in the arguments of API Gateway's blocks come to, shown behind them. */
import type { InlayHint, Range } from 'vscode-languageserver-types';
import { inert } from '../../../protocol/plain-text.js';
import { valueParagraph, valueText } from './hover/hover-value.js';
import { evaluator } from '../analysis/values/evaluate.js';
import type { Value } from '../analysis/values/values.js';
import { argumentsIn, schemaBlocks } from '../analysis/blocks/schema-blocks.js';
import { attributeOf } from '../hcl/lookup.js';
import type { Expression } from '../hcl/syntax.js';
import { overlaps, visitExpression } from '../hcl/walk.js';
import { positionAt, spanOf } from '../workspace/line-index.js';
import type { Module, SourceFile } from '../workspace/module.js';

/** The hints in a range: a value for each argument that is written by a reference and whose value is known and short. */
export function inlayHints(file: SourceFile, range: Range, module: Module): InlayHint[] {
  const within = spanOf(file, range);
  const evaluate = evaluator(module);
  return argumentsIn(schemaBlocks(file)).flatMap(({ schema, attribute: { value: written } }) => {
    if (schema === undefined || !overlaps(written, within)) return [];
    const reads = readsIn(written, module);
    if (!reads.some || reads.secret) return [];
    const value = evaluate(written);
    const text = isWhole(value) ? valueText(value) : undefined;
    if (text === undefined || text.length > LONGEST || text.includes('\n')) return [];
    const from = valueParagraph(value);
    return [
      {
        position: positionAt(file, written.end),
        label: inert(`= ${text}`),
        paddingLeft: true,
        ...(from === undefined ? {} : { tooltip: { kind: 'markdown' as const, value: from } }),
      },
    ];
  });
}

/** Whether all of it is known: `{ redeployment = … }` only repeats the code. */
function isWhole(value: Value): boolean {
  if (value.kind === 'list') return value.items.every(isWhole);
  return value.kind === 'object' ? [...value.entries.values()].every(isWhole) : value.kind !== 'unknown';
}

/** A longer one would push the line's end out of sight. */
const LONGEST = 40;

/** Whether an expression refers to anything, and whether that may be a value that Terraform hides. */
function readsIn(
  expression: Expression,
  module: Module,
): { readonly some: boolean; readonly secret: boolean } {
  let [some, secret] = [false, false];
  // Each local value once, for they may refer to each other without an end.
  const waiting = new Set([expression]);
  for (const written of waiting) {
    visitExpression(written, (each) => {
      if (each.kind === 'call' && each.name.text === 'sensitive') secret = true;
      if (each.kind !== 'reference') return;
      some = true;
      const [step] = each.steps;
      const name = step?.kind === 'attribute' ? step.name.text : '';
      if (each.root.text === 'var' && isSensitive(name, module)) secret = true;
      const local = each.root.text === 'local' ? module.locals.get(name) : undefined;
      if (local) waiting.add(local.attribute.value);
    });
  }
  return { some, secret };
}

function isSensitive(variable: string, module: Module): boolean {
  const declared = module.variables.get(variable);
  const hidden = declared && attributeOf(declared.block.body, 'sensitive')?.value;
  return hidden !== undefined && !(hidden.kind === 'literal' && hidden.value === false);
}
