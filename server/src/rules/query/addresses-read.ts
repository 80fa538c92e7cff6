/** What the module reads of its blocks. */
import { addressOf } from '../../analysis/references/mentions.js';
import type { Attribute, Body } from '../../hcl/syntax.js';
import { visitExpression } from '../../hcl/walk.js';
import { oncePerRun } from './once-per-run.js';

/** The addresses that anything in the module reads, be it a resource, an output or a script; order alone does not count. */
export const addressesRead = oncePerRun(({ module }): ReadonlySet<string> => {
  const found = new Set<string>();
  for (const { name, value } of module.files.flatMap(({ body }) => attributesBelow(body))) {
    if (ORDER.has(name.text)) continue;
    visitExpression(value, (each) => {
      const address = each.kind === 'reference' ? addressOf(each)?.text : undefined;
      if (address !== undefined) found.add(address);
    });
  }
  return found;
});

const ORDER = new Set(['depends_on', 'replace_triggered_by']);

function attributesBelow({ items }: Body): readonly Attribute[] {
  return items.flatMap((item) =>
    item.kind === 'attribute' ? [item] : item.kind === 'block' ? attributesBelow(item.body) : [],
  );
}
