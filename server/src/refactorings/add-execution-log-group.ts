/** Declares the group that AWS writes execution logs to, so that its retention can be set. */
import { argumentValue } from '../analysis/references/points-to.js';
import { logGroup } from '../knowledge/vocabularies/access-log-destinations.js';
import { executionLogPrefixes } from '../knowledge/vocabularies/execution-logs.js';
import { sourceOf } from '../edits/layout.js';
import type { RuleContext } from '../rules/rule.js';
import { appendBeside } from '../edits/new-resources.js';
import { dependOn, stageOfExecutionLogs } from '../rules/logging/execution-logs.js';
import { resourcesInModule } from '../rules/query/resources.js';
import { groupFor } from './log-group.js';
import { isOfType, type Refactoring, type ChosenStage } from './refactoring.js';

export const addExecutionLogGroup: Refactoring = {
  title: 'Add execution log group',
  edits(stage, context) {
    if (!isOfType(stage, 'REST', 'WEBSOCKET')) return [];
    const prefix = executionLogPrefixes[isOfType(stage, 'REST') ? 'REST' : 'WEBSOCKET'];
    const group = mayBeThere(stage, prefix, context)
      ? undefined
      : groupFor(stage, prefix, 'execution', context);
    const waiting = group ? dependOn(stage, group.address) : [];
    const below = group && appendBeside(stage, [group.resource], context);
    return below && waiting.length > 0 ? [...waiting, ...below] : [];
  },
};

/** Also where a group of such a name belongs to an unknown stage. */
function mayBeThere(stage: ChosenStage, prefix: string, context: RuleContext): boolean {
  return resourcesInModule(context, logGroup.type).some(({ block, file }) => {
    const name = argumentValue(block, 'name');
    const of = name && stageOfExecutionLogs(name, { ...context, file }, prefix);
    const isOpen = prefix === executionLogPrefixes.REST && name && sourceOf(file, name).includes(prefix);
    return of ? of.address === stage.address : isOpen === true;
  });
}
