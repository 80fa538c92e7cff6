/** The edits with which a deployment stops making its own stage, since a resource of its own takes that over. */
import { addressOf } from '../../analysis/references/mentions.js';
import { nestedName } from '../../analysis/blocks/schema-blocks.js';
import type { Edit } from '../../edits/edit.js';
import { removeArguments, removeItem } from '../../edits/layout.js';
import { attributeOf } from '../../hcl/lookup.js';
import type { Attribute, Block, Step } from '../../hcl/syntax.js';
import { referencesIn, visitExpression } from '../../hcl/walk.js';
import { changeFunctions, ownStage } from '../../knowledge/vocabularies/deployments.js';
import type { Module } from '../../workspace/module.js';
import type { Resource } from '../query/resources.js';
import type { RuleContext } from '../rule.js';
import { outliveStage } from './create-before-destroy.js';

/**
 * Takes everything about the stage out of a deployment and lets what reads it there read it of `stage`, the address of the
 * resource. The deployment is replaced by that, and would take its stage along if it were destroyed first.
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
    ...outliveStage(deployment, 'new', context),
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

function isAboutStage(item: Attribute | Block, deployment: Resource): boolean {
  const name = item.kind === 'block' ? nestedName(item) : item.name.text;
  return (Object.hasOwn(ownStage.members, name) || name === 'variables') && !isTrigger(item, deployment);
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
