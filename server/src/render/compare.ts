/**
 * A live stage against the block that declares it, argument by argument. What the text alone does not tell (variables,
 * what other resources come to) is no difference.
 */
import type { LiveStage } from '../../../protocol/live.js';
import type { CompareAnswer, Difference } from '../../../protocol/stage-requests.js';
import { evaluator } from '../analysis/evaluate.js';
import { repetitionOf } from '../analysis/repetition.js';
import type { Block } from '../hcl/syntax.js';
import { resourceSchema } from '../knowledge/resource-schemas.js';
import { exists } from '../rules/shared/versions.js';
import { rangeOf } from '../workspace/line-index.js';
import { moduleFrom, type Module, type SourceFile } from '../workspace/module.js';
import { sourceFile } from '../workspace/source-file.js';
import type { ManagedModule } from '../workspace/workspace.js';
import { declaredStages, stageKey } from './declared-stages.js';
import { type Comparison, differencesIn, type FoundDifference } from './differences.js';
import { knownIds } from './known-ids.js';
import { stageNameOf } from './live-stage.js';
import { familyOf, stageBody, unsettled } from './stage-bodies.js';

/** The comparison; undefined where the module does not have the stage. */
export function compare(live: LiveStage, { module, state }: ManagedModule): CompareAnswer | undefined {
  const surroundings = { module, state, evaluate: evaluator(module), picked: {} };
  const key = stageKey({ kind: live.kind, apiId: live.apiId, stageName: stageNameOf(live) });
  const declared = declaredStages(surroundings, knownIds(surroundings)).get(key);
  if (declared === undefined) return undefined;
  const { address, declaration } = declared;
  if (declaration?.block.labels[0]?.text !== familyOf(live).stage.type) {
    return {
      outcome: 'not-declared',
      message: `The stage is managed as \`${address}\`, but no block of this module declares it: compare it in the module that does.`,
    };
  }
  const { file, block } = declaration;
  const found = differences(live, file, block, { module, state });
  return {
    outcome: 'compared',
    address,
    at: { uri: file.uri, range: rangeOf(file, block) },
    declaredText: file.text.slice(block.start, block.end),
    liveText: withLiveValues(live, file, block, { module, state }),
    differences: found.map((each) => shown(each, file)),
    notes: repetitionOf(block)
      ? ['The block stands for several stages, so what depends on `each` or `count` was not compared.']
      : [],
  };
}

function differences(
  live: LiveStage,
  file: SourceFile,
  block: Block,
  { module, state }: ManagedModule,
): readonly FoundDifference[] {
  const schema = resourceSchema('resource', familyOf(live).stage.type);
  if (schema === undefined) return [];
  const evaluate = evaluator(module);
  const comparison: Comparison = {
    file,
    resource: block,
    module,
    evaluate,
    known: knownIds({ module, state, evaluate, picked: {} }),
    silent: unsettled(live),
  };
  const body = stageBody(live, (range) => exists(range, module));
  return differencesIn(schema.body, block, body, '', comparison);
}

/**
 * The block with every live value taken, one after the other: each changes what the next one's edits have to be, such as
 * the width of what is aligned.
 */
function withLiveValues(live: LiveStage, file: SourceFile, block: Block, managed: ManagedModule): string {
  let now = { file, block, module: managed.module };
  const taken = new Set<string>();
  for (;;) {
    const { state } = managed;
    // In broken text an edit may land elsewhere and change nothing: each difference is taken once.
    const next = differences(live, now.file, now.block, { module: now.module, state }).find(
      ({ edits, kind, argument }) => edits.length > 0 && !taken.has(`${kind} ${argument}`),
    );
    if (next) taken.add(`${next.kind} ${next.argument}`);
    const changed = next && replaced(now.module, now.file, edited(now.file, next), block);
    if (!changed) break;
    now = changed;
  }
  return now.file.text.slice(now.block.start, now.block.end);
}

function edited({ text }: SourceFile, { edits }: FoundDifference): string {
  return edits
    .toSorted((a, b) => b.span.start - a.span.start)
    .reduce((now, { span, newText }) => now.slice(0, span.start) + newText + now.slice(span.end), text);
}

/** The module with another text for a file, and the block in it. */
function replaced(
  module: Module,
  file: SourceFile,
  text: string,
  { labels }: Block,
): { file: SourceFile; block: Block; module: Module } | undefined {
  const changed = sourceFile(file.uri, text);
  const files = module.files.map((each) => (each === file ? changed : each));
  const address = labels.map((label) => label.text).join('.');
  const after = {
    ...moduleFrom(module.uri, files, module.complete),
    providerVersions: module.providerVersions,
  };
  const found = after.resources.get(address);
  return found?.file === changed ? { file: changed, block: found.block, module: after } : undefined;
}

function shown(
  { argument, kind, span, message, edits, ignored }: FoundDifference,
  file: SourceFile,
): Difference {
  return {
    argument,
    kind,
    range: rangeOf(file, span),
    message,
    takeLive: edits.map((edit) => ({ range: rangeOf(file, edit.span), newText: edit.newText })),
    ignored,
  };
}
