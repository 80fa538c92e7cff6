/** The stage that one of several instances of a block is: compared with its own values, and with nothing written for all. */
import type { LiveStage } from '../../../protocol/live.js';
import { repetitionOf } from '../analysis/blocks/repetition.js';
import { certainValue } from '../analysis/references/certain-value.js';
import { type Instance, readsInstance, resourceInstances } from '../analysis/references/instances.js';
import { argumentValue } from '../analysis/references/points-to.js';
import type { Evaluate } from '../analysis/values/evaluate.js';
import type { Block, Body } from '../hcl/syntax.js';
import type { Module } from '../workspace/module.js';
import type { ComparedArgument } from './findings.js';

/** What names mean for one instance of a repeated block; undefined where there is none such, or that is not certain. */
export function boundTo(
  address: string,
  block: Block,
  context: { readonly module: Module; readonly evaluate: Evaluate },
): Instance['bound'] | undefined {
  const repetition = repetitionOf(block);
  const written = repetition && argumentValue(block, repetition);
  if (certainValue(written, context).kind === 'unknown') return undefined;
  return resourceInstances(block, context.evaluate)?.find(({ key }) => address.endsWith(`[${key}]`))?.bound;
}

/** An evaluator that knows them; other modules have names of their own. */
export function evaluatorFor(bound: Instance['bound'], module: Module, evaluate: Evaluate): Evaluate {
  return (expression, within, inner) =>
    within === undefined || within === module
      ? evaluate(expression, within, new Map([...bound, ...(inner ?? [])]))
      : evaluate(expression, within, inner);
}

/** A live value in place of one that differs between the instances would be that of all. */
export function keptForOthers(finding: ComparedArgument, { body }: Block): ComparedArgument {
  if (finding.kind === 'untold') return finding;
  const { span } = finding;
  const isShared = (each: Body): boolean =>
    each.items.some((item) => {
      if (item.kind === 'fragment' || item.start > span.start || item.end < span.end) return false;
      return item.kind === 'block' ? isShared(item.body) : readsInstance(item.value, { dynamic: undefined });
    });
  return isShared(body) ? { ...finding, edits: [] } : finding;
}

/** What could not be compared because the block creates several stages. */
export function repetitionNotes(live: LiveStage, block: Block, isBound: boolean): readonly string[] {
  if (!repetitionOf(block)) return [];
  const values = isBound ? [] : ['values that depend on `each` or `count`'];
  const around = live.kind === 'rest' ? ['method settings and the web ACL'] : [];
  const parts = [...values, ...around];
  return parts.length === 0
    ? []
    : [`The block creates several stages, so ${parts.join(', ')} were not compared.`];
}
