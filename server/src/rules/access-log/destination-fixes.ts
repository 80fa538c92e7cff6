/** What to write for a destination of access logs that AWS refuses. */
import { plainText } from '../../analysis/references/mentions.js';
import { argumentValue } from '../../analysis/references/points-to.js';
import type { BlockTarget } from '../../analysis/references/resolve.js';
import { sourceOf } from '../../edits/layout.js';
import { quoted } from '../../hcl/print.js';
import type { Expression } from '../../hcl/syntax.js';
import { firehoseStream, logGroup } from '../../knowledge/vocabularies/access-log-destinations.js';
import { executionLogPrefixes } from '../../knowledge/vocabularies/execution-logs.js';
import { resourcesInModule } from '../query/resources.js';
import type { Fix, RuleContext } from '../rule.js';

/** Refers to a log group of the module, but for those of execution logs. */
export function toGroups(destination: Expression, context: RuleContext): readonly Fix[] {
  const groups = resourcesInModule(context, logGroup.type).filter(({ block, file, repeated }) => {
    const name = argumentValue(block, 'name');
    return !repeated && !(name && sourceOf(file, name).includes(executionLogPrefixes.REST));
  });
  return groups.slice(0, MOST_OFFERED).map(({ address }) => ({
    title: `Use \`${address}.arn\``,
    edits: [{ file: context.file, span: destination, newText: `${address}.arn` }],
    safe: false,
  }));
}

const MOST_OFFERED = 8;

/** Gives a stream a name that API Gateway takes; `written` is what it is called now. */
export function renamedStream(
  name: string,
  { declaration }: BlockTarget,
  written: Expression,
): readonly Fix[] {
  if (!declaration || plainText(written) !== name) return [];
  const to = `${firehoseStream.prefix}${name}`;
  const edits = [{ file: declaration.file, span: written, newText: quoted(to) }];
  return [{ title: `Rename the stream to \`${to}\``, edits, safe: false }];
}

/** Takes `:*` away; where nothing but a reference is left, its quotes too. */
export function withoutStar({ file }: RuleContext, expression: Expression): readonly Fix[] {
  if (expression.kind !== 'template' || expression.form !== 'quoted') return [];
  const [first, last] = expression.parts;
  const end = expression.content.end;
  if (sourceOf(file, { start: end - 2, end }) !== ':*') return [];
  const isLone = expression.parts.length === 2 && first?.kind === 'interpolation' && last?.kind === 'text';
  const edit =
    isLone && last.value === ':*'
      ? { file, span: expression, newText: sourceOf(file, first.expression) }
      : { file, span: { start: end - 2, end }, newText: '' };
  return [{ title: 'Remove `:*`', edits: [edit], safe: true }];
}
