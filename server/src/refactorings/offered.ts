/** Which refactorings there are at a place in a file. */
import { apiTypes } from '../analysis/log-format/access-logs.js';
import { roleOf } from '../analysis/references/family-blocks.js';
import { stagePicture } from '../analysis/references/module-picture.js';
import { overlaps } from '../hcl/walk.js';
import type { Span } from '../hcl/syntax.js';
import type { Edit } from '../edits/edit.js';
import type { RuleContext } from '../rules/rule.js';
import { sameInstances } from '../edits/same-instances.js';
import { addressOfBlock } from '../analysis/blocks/address.js';
import { targetOfBlock } from '../rules/query/blocks.js';
import { resourceAt } from '../rules/query/resources.js';
import { allRefactorings } from './all-refactorings.js';
import type { ChosenStage } from './refactoring.js';

/** A refactoring that there is something to do for. */
export interface Offer {
  readonly title: string;
  readonly edits: readonly Edit[];
}

/** The refactorings for the stage around a span. */
export function offersAt(span: Span, context: RuleContext): readonly Offer[] {
  const stage = stageAt(span, context);
  if (!stage) return [];
  return allRefactorings
    .map(({ title, edits }) => ({ title, edits: edits(stage, context) }))
    .filter(({ edits }) => edits.length > 0);
}

/** None where an override file may add what isn't written here, or where the block is still being typed. */
function stageAt(span: Span, context: RuleContext): ChosenStage | undefined {
  const { blocks, module, evaluate } = context;
  const found = blocks.find(
    ({ path, schema, resource }) =>
      path.length === 0 &&
      schema.kind === 'resource' &&
      roleOf(schema.type)?.role === 'stage' &&
      overlaps(resource, span),
  );
  const resource = found && resourceAt(context, addressOfBlock(found.resource));
  const target = found && targetOfBlock(found, context);
  const picture = target && stagePicture(target, module, evaluate);
  const instances = resource && sameInstances(resource);
  const isWhole = module.complete && found?.block.close !== undefined;
  if (!found || !resource || !picture || !instances || !isWhole) return undefined;
  const label = resource.block.labels[1]?.text ?? '';
  return { ...resource, picture, types: apiTypes(found, module, evaluate), label, instances };
}
