/** The edits after which a deployment notices all of its API. */
import type { Notice, NoticedPart } from '../../analysis/deployment/notice.js';
import type { Part } from '../../analysis/deployment/snapshot.js';
import type { Edit } from '../../edits/edit.js';
import { insertArguments, spreadOut } from '../../edits/insert.js';
import { isOneLine } from '../../edits/layout.js';
import { triggersFor } from '../../edits/triggers.js';
import { attributeOf, blocksOf } from '../../hcl/lookup.js';
import type { NoticingDeployment } from '../query/api-parts.js';
import type { RuleContext } from '../rule.js';
import { isToOutlive, outliveStage, outliving } from './create-before-destroy.js';
import { readingsOf } from './part-readings.js';
import { intoTriggers } from './trigger-edits.js';

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
  const read = readingsOf(resource, family, parts, context.module);
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
