/** What a hover tells of a log group: where logs go, and how long they stay. */
import { argumentValue, isOverridden } from '../../analysis/references/points-to.js';
import type { BlockTarget } from '../../analysis/references/resolve.js';
import type { Evaluate } from '../../analysis/values/evaluate.js';
import type { Value } from '../../analysis/values/values.js';
import { logGroup } from '../../knowledge/vocabularies/access-log-destinations.js';
import type { Module } from '../../workspace/module.js';
import { code } from '../text/markdown-syntax.js';
import { valueExcerpt, valueWithOrigin } from './hover-value.js';

/** Name and retention of a log group as list lines; empty for other blocks and for what an override file changes. */
export function logGroupLines(target: BlockTarget, module: Module, evaluate: Evaluate): readonly string[] {
  const { declaration, type, kind } = target;
  if (declaration === undefined || type !== logGroup.type || isOverridden(target, module)) return [];
  const shown = (name: string, show: (value: Value) => string | undefined): string | undefined => {
    const expression = argumentValue(declaration.block, name);
    if (expression === undefined) return undefined;
    const excerpt = valueExcerpt(declaration.file, expression);
    return show(evaluate(expression)) ?? (excerpt === '' ? undefined : code(excerpt));
  };
  const name = shown(logGroup.name, valueWithOrigin);
  const prefix = shown(logGroup.prefix, valueWithOrigin);
  const retention = shown(logGroup.retention, daysText);
  return [
    ...(name !== undefined
      ? [`- Name: ${name}`]
      : prefix !== undefined
        ? [`- Name: begins with ${prefix}`]
        : []),
    // A data source says its name alone.
    ...(kind === 'data' ? [] : [`- Retention: ${retention ?? `forever (no ${code(logGroup.retention)})`}`]),
  ];
}

/** `30 days, from the default of …`; 0 is forever. */
function daysText(value: Value): string | undefined {
  if (value.kind === 'null') return 'forever';
  const text = valueWithOrigin(value);
  return text?.replace(/^`(\d+)`/, (_, days: string) =>
    days === '0' ? 'forever' : `${days} ${days === '1' ? 'day' : 'days'}`,
  );
}
