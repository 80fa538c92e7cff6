/** What the objects in `required_providers` can't have. */
import { didYouMean } from '../../analysis/values/did-you-mean.js';
import { keyText } from '../../hcl/lookup.js';
import { isHalfTyped, type OwnBlock } from '../query/own-blocks.js';
import { useInstead } from '../query/use-instead.js';
import type { Finding, RuleContext } from '../rule.js';

/** The keys of required providers that Terraform does not know; these three are all that there ever were. */
export function* requirementFaults({ block }: OwnBlock, { file }: RuleContext): Generator<Finding> {
  if (block.type.text !== 'required_providers') return;
  for (const item of block.body.items) {
    if (item.kind !== 'attribute' || item.value.kind !== 'object' || isHalfTyped(item, file.problems))
      continue;
    for (const { key } of item.value.entries) {
      const name = keyText({ key });
      if (name === undefined || name === '' || KEYS.includes(name)) continue;
      const span = { start: key.start, end: key.end };
      const meant = didYouMean(name, KEYS);
      yield {
        ...span,
        message: `\`${name}\` is nothing that a required provider has: ${meant === undefined ? 'remove it, or set it in a `provider` block' : `use \`${meant}\``}.`,
        fixes: () => useInstead(meant, file, span),
      };
    }
  }
}

const KEYS = ['source', 'version', 'configuration_aliases'];
