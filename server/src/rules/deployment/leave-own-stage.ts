/** The edits with which a deployment stops making its own stage, since a resource of its own takes that over. */
import { addressOf } from '../../analysis/references/mentions.js';
import { nestedName } from '../../analysis/blocks/schema-blocks.js';
import type { Edit } from '../../edits/edit.js';
import { isOneLine, removeArguments, removeItem, sourceOf } from '../../edits/layout.js';
import { appendBlocks, insertArguments, spreadOut } from '../../edits/insert.js';
import { appendItems } from '../../edits/tuple-items.js';
import { argumentValue } from '../../analysis/references/points-to.js';
import { exists } from '../../analysis/versions/availability.js';
import { attributeOf, blocksOf } from '../../hcl/lookup.js';
import { resourceSchema } from '../../knowledge/resource-schemas.js';
import { ignoresChanges } from '../query/lifecycle.js';
import type { Attribute, Block, Item, Step } from '../../hcl/syntax.js';
import { referencesIn, visitExpression } from '../../hcl/walk.js';
import { changeFunctions, ownStage } from '../../knowledge/vocabularies/deployments.js';
import type { Module } from '../../workspace/module.js';
import type { Resource } from '../query/resources.js';
import type { RuleContext } from '../rule.js';
import { isToOutlive, outliving } from './create-before-destroy.js';

/**
 * Takes everything about the stage out of a deployment and lets what reads it there read it of `stage`, the address of the
 * resource. Before provider 6 that would replace the deployment, and the old one deletes its stage when it goes: Terraform
 * destroys it without waiting for a stage that is imported in the same run (seen with 1.11.4 and provider 5.100.0). So
 * these changes are ignored there.
 */
export function leaveOwnStage(deployment: Resource, stage: string, context: RuleContext): readonly Edit[] {
  const { file, block, address } = deployment;
  const gone = block.body.items.filter(
    (item): item is Attribute | Block => item.kind !== 'fragment' && isAboutStage(item, deployment),
  );
  return [
    ...removeArguments(
      file,
      block.body,
      gone.filter((item) => item.kind === 'attribute'),
    ),
    ...gone.flatMap((item) => (item.kind === 'block' ? removeItem(file, block.body, item) : [])),
    ...lifecycleEdits(deployment, changedNames(deployment, gone), context),
    ...readersMoved(address, stage, context.module),
  ];
}

/** Whether a description is written to make a new deployment whenever something changes; not where triggers do so. */
export function isTrigger(item: Attribute | Block, { block }: Resource): item is Attribute {
  let notices = false;
  if (
    item.kind === 'attribute' &&
    item.name.text === 'stage_description' &&
    !attributeOf(block.body, 'triggers')
  ) {
    visitExpression(item.value, (each) => {
      notices ||= each.kind === 'call' && changeFunctions.test(each.name.text);
      // `var.deploy_version` and the like are written for nothing else.
      notices ||= each.kind === 'reference' && each.steps.some(isRelease);
    });
  }
  return notices;
}

function isRelease(step: Step): boolean {
  return (
    step.kind === 'attribute' && /deploy|release|build|version|commit|hash|sha|trigger/i.test(step.name.text)
  );
}

/** The deployment outlives its replacement, and none comes of what was taken out where the provider may still know that. */
function lifecycleEdits(
  deployment: Resource,
  gone: readonly string[],
  context: RuleContext,
): readonly Edit[] {
  const { file, block } = deployment;
  const schema = resourceSchema('resource', ownStage.deployment)?.body.attributes.get('stage_name');
  const [lifecycle] = blocksOf(block.body, 'lifecycle');
  const written = lifecycle && argumentValue(lifecycle, IGNORED);
  const ignored =
    schema && exists(schema, context.module) ? gone.filter((name) => !ignoresChanges(block, name)) : [];
  const added = [
    ...(isToOutlive(deployment, 'new', context) ? outliving.arguments : []),
    ...(ignored.length > 0 && !written ? [{ name: IGNORED, value: `[${ignored.join(', ')}]` }] : []),
  ];
  const more = written?.kind === 'tuple' ? appendItems(file, written, ignored) : [];
  if (added.length === 0) return more;
  if (lifecycle && written && isOneLine(file, lifecycle)) {
    return spreadOut(file, lifecycle, added, []).map((edit) => ({
      ...edit,
      newText: edit.newText.replace(sourceOf(file, written), (list) => withItems(list, ignored)),
    }));
  }
  return lifecycle
    ? [...insertArguments(file, lifecycle, added, lifecycle.body.items.findLast(isArgument), false), ...more]
    : appendBlocks(file, block, [{ ...outliving, arguments: added }]);
}

/** What changes for the provider: what is taken out, or where only the state has the stage, whatever that may have of it. */
function changedNames({ block }: Resource, gone: readonly (Attribute | Block)[]): readonly string[] {
  if (attributeOf(block.body, 'stage_name')) return gone.map(nameOf);
  const kept = block.body.items.flatMap((item) =>
    item.kind === 'fragment' || gone.includes(item) ? [] : [nameOf(item)],
  );
  return ABOUT_STAGE.filter((name) => !kept.includes(name));
}

const ABOUT_STAGE = [...Object.keys(ownStage.members), 'variables'];

const IGNORED = 'ignore_changes';

/** A list on one line with more items. */
function withItems(list: string, items: readonly string[]): string {
  const before = list.slice(1, -1).trim().replace(/,$/, '');
  return items.length === 0 ? list : `[${[before, ...items].filter((each) => each !== '').join(', ')}]`;
}

function isArgument(item: Item): item is Attribute {
  return item.kind === 'attribute';
}

function nameOf(item: Attribute | Block): string {
  return item.kind === 'block' ? nestedName(item) : item.name.text;
}

function isAboutStage(item: Attribute | Block, deployment: Resource): boolean {
  const name = nameOf(item);
  return ABOUT_STAGE.includes(name) && !isTrigger(item, deployment);
}

function readersMoved(deployment: string, stage: string, { files }: Module): readonly Edit[] {
  return files.flatMap((file) =>
    referencesIn(file.body).flatMap((reference) => {
      const address = addressOf(reference);
      const step = reference.steps[1];
      const read = step?.kind === 'attribute' ? step.name : undefined;
      const name = read && ownStage.read[read.text as keyof typeof ownStage.read];
      if (address?.text !== deployment || !read || name === undefined) return [];
      const edits = [{ file, span: address.span, newText: stage }];
      return name === read.text ? edits : [...edits, { file, span: read, newText: name }];
    }),
  );
}
