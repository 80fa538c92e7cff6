/** The edits after which a deployment notices all of its API. */
import type { Notice, NoticedPart } from '../../analysis/deployment/notice.js';
import type { Part } from '../../analysis/deployment/snapshot.js';
import { type Watch, watchedBy } from '../../analysis/deployment/watched.js';
import { innerOf, referenceIn } from '../../analysis/references/points-to.js';
import type { Edit } from '../../edits/edit.js';
import { insertEntry } from '../../edits/entries.js';
import { appendBelow, insertArguments, spreadOut } from '../../edits/insert.js';
import { appendItems, hasComment } from '../../edits/tuple-items.js';
import { indentAt, isOneLine, lineBreak, sourceOf } from '../../edits/layout.js';
import { hashOf, shortHashOf, triggersFor } from '../../edits/triggers.js';
import { groupBy } from '../../hcl/group-by.js';
import { attributeOf, blocksOf, keyText } from '../../hcl/lookup.js';
import type { Block, Expression, Tuple } from '../../hcl/syntax.js';
import type { StageFamily } from '../../knowledge/stage-families.js';
import { fixedAttributes } from '../../knowledge/vocabularies/deployments.js';
import type { Module, SourceFile } from '../../workspace/module.js';
import { isRepeated } from '../query/blocks.js';
import type { NoticingDeployment } from '../query/api-parts.js';
import type { Resource } from '../query/resources.js';
import type { RuleContext } from '../rule.js';
import { isToOutlive, outliveStage, outliving } from './create-before-destroy.js';

/** What is not noticed, or only by its existence; not what is only hashed along with the rest. */
export function unnoticed(notice: Notice): readonly NoticedPart[] {
  return missing(notice).filter(({ part }) => !part.alongside);
}

/**
 * Puts a hash of all that is not noticed into `triggers`, and of `more` that the deployment waits for; none where not all
 * of it can be read from the deployment.
 */
export function noticeAll(
  { resource, family, notice }: NoticingDeployment,
  context: RuleContext,
  more: readonly Part[] = [],
): readonly Edit[] {
  const { file, block } = resource;
  const parts = [...missing(notice).map(({ part }) => part), ...more];
  const read = readings(resource, family, parts, context.module);
  const isBlock = blocksOf(block.body, 'triggers').length > 0;
  if (read === undefined || read.expressions.length === 0 || block.close === undefined || isBlock) return [];
  const written = attributeOf(block.body, 'triggers')?.value;
  const anchor = attributeOf(block.body, family.deployment.api);
  const own = written
    ? intoTriggers(resource, written, read.expressions, context.module)
    : isOneLine(file, block)
      ? spreadOut(
          file,
          block,
          [triggersFor(read.expressions)],
          isToOutlive(resource, 'known', context) ? [outliving] : [],
        )
      : insertArguments(file, block, [triggersFor(read.expressions)], anchor, true);
  return own.length === 0 ? [] : [...own, ...read.edits, ...outliveStage(resource, 'known', context)];
}

function missing({ parts }: Notice): readonly NoticedPart[] {
  return parts.filter(({ noticed }) => noticed === 'nothing' || noticed === 'existence');
}

/** How the deployment's module reads some parts, and the outputs that it needs for that in modules below. */
interface Readings {
  readonly expressions: readonly string[];
  readonly edits: readonly Edit[];
}

function readings(
  { block, file }: Resource,
  family: StageFamily,
  parts: readonly Part[],
  module: Module,
): Readings | undefined {
  const all = parts.filter((part) => !part.alongside || part.way?.length === 0 || part.way?.length === 1);
  const own = all
    .filter(({ way }) => way?.length === 0)
    .map((part) =>
      part.argument === undefined ? part.expression : argumentReading(part.argument, part.declaration.block),
    );
  const below = groupBy(
    all.filter(({ way }) => way?.length === 1),
    ({ way }) => way?.[0] ?? '',
  );
  const outputs = [...below].map(([call, inside]) => {
    const child = module.child(call);
    const last = inside.at(-1)?.declaration;
    const name = child && OUTPUTS.find((each) => !child.outputs.has(each));
    const isPlain = inside.every(({ argument }) => argument === undefined);
    const isOnce = !isRepeated(module.calls.get(call)?.block ?? block);
    if (!last || name === undefined || !isPlain || !isOnce) return undefined;
    const value = hashOf(
      inside.map(({ address }) => address),
      '',
    );
    const output = { header: `output "${name}"`, arguments: [{ name: 'value', value }], blocks: [] };
    return { expression: `module.${call}.${name}`, edits: appendBelow(last.file, last.block, [output]) };
  });
  const isWhole = all.every(({ way }) => way !== undefined && way.length <= 1);
  const expressions = [...own, ...outputs.map((each) => each?.expression)].filter(
    (each) => each !== undefined,
  );
  return isWhole && expressions.length === own.length + outputs.length
    ? { expressions, edits: outputs.flatMap((each) => each?.edits ?? []) }
    : undefined;

  /** By the very reference to the API that the deployment has, index and all. */
  function argumentReading(argument: string, api: Block): string | undefined {
    const written = attributeOf(block.body, family.deployment.api)?.value;
    const reference = written && referenceIn(written);
    const [last] = reference?.steps.slice(-1) ?? [];
    const [type = '', name = ''] = api.labels.map(({ text }) => text);
    const isDirect = reference?.root.text === type && last?.kind === 'attribute' && last.name.text === 'id';
    if (reference && isDirect)
      return `${sourceOf(file, { start: reference.start, end: last.start })}.${argument}`;
    return isRepeated(api) ? undefined : `${type}.${name}.${argument}`;
  }
}

const OUTPUTS = ['redeployment', 'api_redeployment', 'deployment_trigger'];

function intoTriggers(
  { file, block }: Resource,
  written: Expression,
  expressions: readonly string[],
  module: Module,
): readonly Edit[] {
  const only = `{ ${freeKey([])} = ${shortHashOf(expressions)} }`;
  const isNull = written.kind === 'literal' && written.value === null;
  if (written.kind !== 'object') {
    const newText = isNull ? only : `merge(${sourceOf(file, written)}, ${only})`;
    return [{ file, span: written, newText }];
  }
  const { entries } = written;
  if (entries.length === 0) return hasComment(file, written) ? [] : [{ file, span: written, newText: only }];
  const [tuple] = entries.flatMap(({ value }) => hashedList(value) ?? []);
  if (tuple) return intoList(file, tuple, expressions);
  const each = attributeOf(block.body, 'for_each')?.value;
  const idles = entries.filter(({ value }) => watchedBy(value, module, each).every(isIdle));
  const idle = idles.find(({ value }) => watchedBy(value, module, each).length > 0) ?? idles[0];
  if (idle) {
    const isShort = isOneLine(file, written);
    // A hash over several lines is written as for an entry that is indented by two.
    const indent = indentAt(file, idle.start).slice('  '.length);
    const newText = isShort
      ? shortHashOf(expressions)
      : hashOf(expressions).replaceAll('\n', `${lineBreak(file)}${indent}`);
    return [{ file, span: idle.value, newText }];
  }
  return insertEntry(file, written, freeKey(entries.map(keyText)), shortHashOf(expressions));
}

/** An item that reads only the ID of what is missing becomes the whole of it; the rest is added. */
function intoList(file: SourceFile, list: Tuple, expressions: readonly string[]): readonly Edit[] {
  const rest = new Set(expressions);
  const replaced = list.items.flatMap((item): readonly Edit[] => {
    const source = sourceOf(file, item);
    const whole = referenceIn(item) && expressions.find((each) => source === `${each}.id`);
    return whole !== undefined && rest.delete(whole) ? [{ file, span: item, newText: whole }] : [];
  });
  return [...replaced, ...appendItems(file, list, [...rest])];
}

/** The list in `sha1(jsonencode([…]))`, if an expression is that. */
export function hashedList(expression: Expression): Tuple | undefined {
  let inner = innerOf(expression);
  while (inner.kind === 'call' && inner.arguments.length === 1 && inner.arguments[0] && !inner.expands)
    inner = innerOf(inner.arguments[0]);

  return inner.kind === 'tuple' && inner.items.length > 0 ? inner : undefined;
}

/** Whether something never changes, or changes in every plan, whatever the API does. */
function isIdle(watch: Watch): boolean {
  if (watch.kind !== 'resource') return watch.kind === 'clock' || watch.kind === 'source';
  const { attribute, block } = watch;
  return (
    attribute !== undefined &&
    (fixedAttributes.has(attribute) || attributeOf(block.body, attribute) === undefined)
  );
}

function freeKey(taken: readonly (string | undefined)[]): string {
  return KEYS.find((each) => !taken.includes(each)) ?? 'everything';
}

const KEYS = ['redeployment', 'api', 'whole_api'];
