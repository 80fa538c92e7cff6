/** Targets of routes that are the ID of an integration alone. */
import { pointsTo, referenceIn } from '../../analysis/references/points-to.js';
import { sourceOf } from '../../edits/layout.js';
import { attributeOf } from '../../hcl/lookup.js';
import { routeTarget } from '../../knowledge/vocabularies/composed-texts.js';
import { resourcesInFile } from '../query/resources.js';
import type { Finding, RuleContext } from '../rule.js';

/** What lacks the word before the ID. */
export function* bareRouteTargets(context: RuleContext): Generator<Finding> {
  const { type, argument, before, of } = routeTarget;
  const { file, module } = context;
  for (const { block } of resourcesInFile(context, type)) {
    const value = attributeOf(block.body, argument)?.value;
    const reference = value && referenceIn(value);
    if (!reference || !pointsTo(value, of, module)) continue;
    const { start, end } = value;
    const source = sourceOf(file, reference);
    yield {
      start,
      end,
      message: `\`${argument}\` is \`${before}INTEGRATION-ID\`, and this is the ID alone: write \`${before}\` before it.`,
      fixes: () => [
        {
          title: `Write \`${before}\` before it`,
          edits: [{ file, span: { start, end }, newText: `"${before}\${${source}}"` }],
          safe: true,
        },
      ],
    };
  }
}
