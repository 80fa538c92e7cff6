/** A log group for a stage, as the refactorings write it. */
import { argumentValue } from '../analysis/references/points-to.js';
import { textOf } from '../analysis/values/values.js';
import type { Expression } from '../hcl/syntax.js';
import { logGroup } from '../knowledge/vocabularies/access-log-destinations.js';
import { isOneLine, sourceOf } from '../edits/layout.js';
import type { RuleContext } from '../rules/rule.js';
import type { NewResource } from '../edits/new-resources.js';
import { freeName, type Resource, resourcesInModule } from '../rules/query/resources.js';
import type { ChosenStage } from './refactoring.js';

/**
 * A new group named `prefix`, the API's ID, a slash and the stage's name; undefined where these can't be written into
 * a name, or where there is a group of that name. `suffix` sets its label apart from the stage's.
 */
export function groupFor(
  stage: ChosenStage,
  prefix: string,
  suffix: string,
  context: RuleContext,
): { readonly resource: NewResource; readonly address: string } | undefined {
  const { block, label } = stage;
  const names = stage.picture.family.stage;
  const api = embedded(argumentValue(block, names.api), stage, context);
  const name = embedded(argumentValue(block, names.name), stage, context);
  const free = freeName(logGroup.type, [`${label}_${suffix}`, `${label}_${suffix}_logs`], context.module);
  if (api === undefined || name === undefined || free === undefined) return undefined;
  const value = `"${prefix}${api}/${name}"`;
  const isThere = resourcesInModule(context, logGroup.type).some((each) => {
    const written = argumentValue(each.block, 'name');
    return written && sourceOf(each.file, written) === value;
  });
  if (isThere) return undefined;
  return {
    address: `${logGroup.type}.${free}`,
    resource: {
      type: logGroup.type,
      name: free,
      arguments: [
        { name: 'name', value },
        { name: 'retention_in_days', value: RETENTION },
      ],
      blocks: [],
    },
  };
}

/** A month, so that logs don't pile up for ever. */
const RETENTION = '30';

/** An expression as a part of a string. A group's name may have no `$`, as in the stage `$default`. */
function embedded(
  expression: Expression | undefined,
  { file }: Resource,
  { evaluate }: RuleContext,
): string | undefined {
  if (expression === undefined || expression.kind === 'missing' || !isOneLine(file, expression))
    return undefined;

  const text = textOf(evaluate(expression));
  if (text !== undefined && !/^[\w./#-]+$/.test(text))
    return expression.kind === 'template' && /^\$\w+$/.test(text) ? text.slice(1) : undefined;

  return expression.kind === 'template'
    ? sourceOf(file, expression.content)
    : `\${${sourceOf(file, expression)}}`;
}
