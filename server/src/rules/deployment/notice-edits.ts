/** The edits after which a deployment notices all of its API. */
import type { Notice, NoticedPart } from '../../analysis/deployment/notice.js';
import type { Part } from '../../analysis/deployment/snapshot.js';
import { type Watch, watchedBy } from '../../analysis/deployment/watched.js';
import { innerOf, referenceIn } from '../../analysis/references/points-to.js';
import type { Edit } from '../../edits/edit.js';
import { insertEntry } from '../../edits/entries.js';
import { appendBelow, insertArguments, spreadOut } from '../../edits/insert.js';
import { appendItems, hasComment } from '../../edits/tuple-items.js';
import { indentAt, isOneLine, lineAfter, lineBreak, sourceOf } from '../../edits/layout.js';
import { hashOf, shortHashOf, triggersFor } from '../../edits/triggers.js';
import { groupBy } from '../../hcl/group-by.js';
import { attributeOf, blocksOf, keyText } from '../../hcl/lookup.js';
import type { Block, Expression, ObjectExpression, Tuple } from '../../hcl/syntax.js';
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
  const outputs = outputsFor(below, module);
  const isWhole = all.every(({ way }) => way !== undefined && way.length <= 1);
  const expressions = own.filter((each) => each !== undefined);
  return isWhole && outputs && expressions.length === own.length
    ? { expressions: [...expressions, ...outputs.expressions], edits: outputs.edits }
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

/** One output for each directory that is called, however many calls there are; undefined where one can't have it. */
function outputsFor(below: ReadonlyMap<string, readonly Part[]>, module: Module): Readings | undefined {
  const edits: Edit[] = [];
  const expressions: string[] = [];
  const byDirectory = groupBy(below.keys(), (call) => module.child(call)?.uri);
  for (const calls of byDirectory.values()) {
    const parts = calls.flatMap((call) => below.get(call) ?? []);
    const [call = ''] = calls;
    const child = module.child(call);
    const last = parts.at(-1)?.declaration;
    const name = child && OUTPUTS.find((each) => !child.outputs.has(each));
    const isPlain = parts.every(({ argument }) => argument === undefined);
    const isOnce = calls.every((each) => {
      const block = module.calls.get(each)?.block;
      return block !== undefined && !isRepeated(block);
    });
    if (!last || name === undefined || !isPlain || !isOnce) return undefined;
    const value = hashOf([...new Set(parts.map(({ address }) => address))], '');
    const output = { header: `output "${name}"`, arguments: [{ name: 'value', value }], blocks: [] };
    edits.push(...appendBelow(last.file, last.block, [output]));
    expressions.push(...calls.map((each) => `module.${each}.${name}`));
  }
  return { edits, expressions };
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
  const [list] = entries.flatMap(({ value }) => hashedList(value) ?? []);
  if (list) return intoList(file, list, expressions);
  const each = attributeOf(block.body, 'for_each')?.value;
  const idles = entries.filter(({ value }) => watchedBy(value, module, each).every(isIdle));
  const idle = idles.find(({ value }) => watchedBy(value, module, each).length > 0) ?? idles[0];
  if (idle) {
    const isShort = isOneLine(file, written);
    const newText = isShort
      ? shortHashOf(expressions)
      : hashOf(expressions, indentAt(file, idle.start)).replaceAll('\n', lineBreak(file));
    return [{ file, span: idle.value, newText }];
  }
  return withEntry(file, written, freeKey(entries.map(keyText)), expressions);
}

/** A further entry, over several lines where the others have lines of their own. */
function withEntry(
  file: SourceFile,
  object: ObjectExpression,
  key: string,
  expressions: readonly string[],
): readonly Edit[] {
  const last = object.entries.at(-1);
  const at = last ? lineAfter(file, last) : object.end;
  if (!last || at > object.end) return insertEntry(file, object, key, shortHashOf(expressions));
  const indent = indentAt(file, last.start);
  const hash = hashOf(expressions, indent).replaceAll('\n', lineBreak(file));
  return [{ file, span: { start: at, end: at }, newText: `${indent}${key} = ${hash}${lineBreak(file)}` }];
}

/** An item that reads only the ID of what is missing becomes the whole of it; the rest is added. */
function intoList(
  file: SourceFile,
  { tuple, ofTexts }: HashedList,
  expressions: readonly string[],
): readonly Edit[] {
  const rest = new Set(expressions);
  const written = (whole: string): string => (ofTexts ? `jsonencode(${whole})` : whole);
  const replaced = tuple.items.flatMap((item): readonly Edit[] => {
    const source = sourceOf(file, item);
    const whole = referenceIn(item) && expressions.find((each) => source === `${each}.id`);
    return whole !== undefined && rest.delete(whole) ? [{ file, span: item, newText: written(whole) }] : [];
  });
  return [...replaced, ...appendItems(file, tuple, [...rest].map(written))];
}

/** A list that is hashed as a whole. */
export interface HashedList {
  readonly tuple: Tuple;
  /** True for `join`, which takes texts. */
  readonly ofTexts: boolean;
}

/** The list in `sha1(jsonencode([…]))` or `sha1(join(",", […]))`, if an expression is that. */
export function hashedList(expression: Expression): HashedList | undefined {
  let inner = innerOf(expression);
  let ofTexts = false;
  while (inner.kind === 'call' && !inner.expands) {
    const isJoin: boolean = inner.name.text === 'join' && inner.arguments.length === 2;
    const hashed: Expression | undefined = inner.arguments[isJoin ? 1 : 0];
    if (!hashed || (!isJoin && inner.arguments.length !== 1)) return undefined;
    ofTexts ||= isJoin;
    inner = innerOf(hashed);
  }
  return inner.kind === 'tuple' && inner.items.length > 0 ? { tuple: inner, ofTexts } : undefined;
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
