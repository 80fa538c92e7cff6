/** Makes a mapping of version 1 one of version 2, whose path may have several levels. */
import { addressOfBlock } from '../../analysis/blocks/address.js';
import { mentionsIn } from '../../analysis/references/mentions.js';
import type { Edit } from '../../edits/edit.js';
import { renameArguments } from '../../edits/layout.js';
import { attributeOf } from '../../hcl/lookup.js';
import type { Attribute, Block } from '../../hcl/syntax.js';
import { apiMapping, basePathMapping } from '../../knowledge/vocabularies/mapping-paths.js';
import { hasOverrides } from '../query/blocks.js';
import type { Fix, RuleContext } from '../rule.js';

/** The same mapping in version 2, where nothing refers to it and that can hold all it has; `edits` are made with it. */
export function asApiMapping(
  resource: Block,
  path: Attribute,
  edits: readonly Edit[],
  context: RuleContext,
): readonly Fix[] {
  const { file, module } = context;
  const stage = attributeOf(resource.body, basePathMapping.stage);
  const label = resource.labels[0];
  const address = addressOfBlock(resource);
  const isReferred = module.files.some((each) =>
    mentionsIn(each).some((mention) => mention.role === 'use' && mention.address === address),
  );
  const isPrivate = attributeOf(resource.body, basePathMapping.privateDomain) !== undefined;
  if (!label?.closed || !stage || isReferred || isPrivate || hasOverrides(resource, context)) return [];
  const names = new Map([
    [stage, apiMapping.stage],
    [path, apiMapping.path],
  ]);
  const type = { file, span: { start: label.start, end: label.end }, newText: `"${apiMapping.type}"` };
  return [
    {
      title: `Make it an \`${apiMapping.type}\``,
      edits: [type, ...renameArguments(file, resource.body, names), ...edits],
      // The domain name has to be a regional one.
      safe: false,
    },
  ];
}
